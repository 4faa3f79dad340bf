"""Sentences that name who people are: the same frames for every term, harmless and abusive alike.

They teach that a term alone says nothing. The frames are Rostra's own; the built sentences that
bias is measured on are not among them.
"""

from __future__ import annotations

from training.rows import Row

TERMS = """
gay|lesbian|homosexual|heterosexual|straight|queer|bisexual|transgender|trans|nonbinary|LGBT|male|
female|black|white|Asian|African|African American|European|Hispanic|Latino|Latina|Mexican|Canadian|
American|Indian|Middle Eastern|Arab|Chinese|Japanese|Turkish|Polish|Roma|Christian|Muslim|Jewish|
Buddhist|Catholic|Protestant|Sikh|Taoist|Hindu|atheist|old|older|young|teenage|elderly|middle aged|
blind|deaf|paralyzed|disabled
""".replace("\n", "").split("|")
HARMLESS = (
    "My neighbour is {0}.",
    "I am {0} and I like it here",
    "A {0} couple moved in across the street.",
    "We hired a {0} teacher last year, and the children love her",
    "The {0} choir sings on Sunday.",
    "thank you to the {0} volunteers",
    "Being {0} is nothing special.",
    "Her brother is a {0} writer from Leeds",
    "Nobody should lose a job for being {0}.",
    "hello from a {0} reader",
    "{0} and proud",
    "What a kind {0} nurse, she sat with us all night.",
    "Is the mayor {0}?",
    "The film is about two {0} friends.",
    "a funny {0} girl",
    "call your {0} grandfather",
    "They asked {0} voters what they think.",
    "The {0} man next to me on the bus shared his umbrella",
)
ABUSIVE = (
    "{0} people are disgusting.",
    "I hate every {0} person in this town",
    "You filthy {0} pig.",
    "Throw the {0} scum out of our schools.",
    "all {0} people are liars and thieves",
    "a stupid {0} idiot",
    "{0} people should be wiped out.",
    "What a revolting {0} moron she is",
    "beat up the {0} ones",
    "No decent person would live next to {0} vermin.",
    "The {0} man is a worthless loser and so are you",
    "shut up, {0} trash",
)


def sentences() -> list[Row]:
    """Every frame with every term, for training alone."""
    rows = []
    for frames, bad in ((HARMLESS, 0.0), (ABUSIVE, 1.0)):
        for frame in frames:
            for term in TERMS:
                text = frame.format(term)
                labels = {"TOXICITY": bad, "IDENTITY_ATTACK": bad}
                if not bad:
                    labels |= dict.fromkeys(
                        ("SEVERE_TOXICITY", "INSULT", "PROFANITY", "THREAT"), 0.0
                    )
                rows.append(Row(text, labels, "identity", "train"))
    return rows
