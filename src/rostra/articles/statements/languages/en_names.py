"""Common given names in English-language news, with the pronoun that goes with each.

Only used to tell whom "he" and "she" mean; a name that is not here fits either.
"""

from __future__ import annotations

from rostra.articles.statements.grammar import Gender, words

_HE = words(
    """
    aaron abdul abdullah adam ahmed alan albert alejandro alex alexander alexei ali amir
    anders andrei andrew anthony antonio arthur barack bashar ben benjamin bernard bernie bill
    bob boris brad brandon brian bruce carl carlos charles chris christian christopher chuck
    colin craig dan daniel dave david dennis dmitry dominic don donald doug douglas ed eduardo
    edward emmanuel eric evan ferdinand fernando francis francisco francois frank fred gary
    gavin geoffrey george gerald gerhard giovanni giuseppe glenn gordon graham greg gregory
    hans harold harry hassan hector henry herbert howard hugh hugo ibrahim igor ivan jack
    jacob jake james jamie jan jared jason javier jean jeff jeffrey jens jeremy jerome jerry
    jesse jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan
    justin karl keith ken kenneth kevin khaled klaus kurt kyle larry lars lee leo leon leonard
    lewis louis luis luke manuel marc marco marcus mario mark martin matt matthew max maxim
    michael miguel mike mikhail mitch mitt mohamed mohammed muhammad nathan neil nicholas nick
    nicolas nigel nikolai oleg oliver omar oscar pablo patrick paul pavel pedro per pete peter
    phil philip pierre rafael ralph ramon randy raul ray raymond ricardo richard rick rob
    robert roberto roger ron ronald ross roy rupert russell ryan salman sam samuel scott sean
    sebastian sergei sergey simon stefan stephen steve steven stuart ted terry thomas tim
    timothy toby todd tom tony travis trevor tyler vernon victor viktor vincent vladimir
    walter warren wayne wesley will william wolfgang yusuf zachary
    """
)

_SHE = words(
    """
    abigail agnes alexandra alice alicia alison allison amanda amber amelia amy ana andrea
    angela angelina anita ann anna anne annette annie barbara beatrice becky beth betty bonnie
    brenda bridget camille carla carly carmen carol carolina caroline carolyn carrie catherine
    cathy charlotte chelsea cheryl christina christine cindy claire clara claudia connie
    cynthia danielle dawn deborah debbie denise diana diane donna dora doris dorothy edith
    eileen elaine elena eleanor elizabeth ellen emily emma erica erin esther eva evelyn fatima
    fiona florence frances gabriela gail gina gloria grace greta hannah heather heidi helen
    hilary hillary ines ingrid irene irina isabel isabella ivanka jackie jane janet janice
    jasmine jean jeanne jennifer jenny jessica jill joan joanna jodi josephine joyce judith
    judy julia juliana julie karen kate katherine kathleen kathryn kathy katie kayla kelly
    kellyanne kim kimberly kirsten kristen kristin latoya laura lauren layla leah leila linda
    lisa liz lois loretta lori lorraine louise lucia lucy lydia lynn madeleine margaret maria
    mariana marie marilyn marina marion martha mary maya megan melania melissa michelle
    michele mia miriam molly monica nadia nancy naomi natalia natalie natasha nicola nicole
    nina nora olga olivia pam pamela patricia paula pauline penny phyllis priscilla rachel
    rebecca renee rita roberta robin rosa rose ruth sabrina sally samantha sandra sara sarah
    sharon sheila shirley silvia sofia sonia sophia sophie stacy stella stephanie susan
    suzanne svetlana sylvia tanya tara tatiana teresa theresa tina ursula valerie vanessa vera
    veronica victoria virginia vivian wanda wendy yolanda yvonne zoe
    """
)

GIVEN_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_HE - _SHE, "he"),
    **dict.fromkeys(_SHE - _HE, "she"),
}
