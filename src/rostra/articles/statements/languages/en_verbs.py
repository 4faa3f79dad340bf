"""English reporting verbs: lemmas by strength, inflected by rule."""

from __future__ import annotations

from rostra.articles.statements.grammar import JUDGE, QUOTE, SAY, Cue, Form, words

_SAY = words(
    """
    acknowledge add admit affirm allege announce argue assert assure attest aver boast caution
    charge claim comment complain conclude concede confess confirm contend confide counsel
    declare deny disclose emphasize emphasise estimate explain hint imply indicate inform
    insist joke lament mention muse note notify observe opine pledge predict proclaim
    promise pronounce quip reaffirm reason recall reckon recount reiterate remark remind
    repeat report respond reveal say signal specify speculate state stipulate stress suggest
    surmise swear tell testify threaten tweet underline underscore urge volunteer vow warn
    write
    """
)

_QUOTE = words(
    """
    address advise announce answer appeal ask bark beg begin bellow blog blurt boom call chant
    chime chuckle cite coin cry deadpan decry demand describe dictate dub echo exclaim exhort
    explode finish fume gasp gloat groan grouse growl grumble gush holler implore instruct
    intone inquire invoke interject jeer laugh lecture label liken marvel moan mumble murmur
    mutter offer order plead pen persist post prod protest quote rail rant read recite rebut
    refer reflect rejoin reply retort roar scoff scold scream scrawl scribble shout shriek
    shrug sigh sing snap sneer snipe sob speak stammer style sum summarize tease term thunder
    title trumpet type utter venture wail whisper wonder word yell continue conclude counter
    close open point portray paint characterize characterise refer think feel
    """
)

_JUDGE = words(
    """
    maintain believe suspect think feel agree hope accuse applaud assail attack bash bemoan berate
    blame blast cast castigate celebrate cheer cheers condemn credit criticize criticise decry
    defend demean denigrate denounce deplore deride discuss dismiss express extol frame hail
    hit insult invoke issue knock laud mock oppose pan praise promote question rebuke reject
    repudiate ridicule rip salute skewer slam slap smear support taunt thank tout trash vilify
    view voice welcome see deem consider brand find vent unleash use deliver shoot send sign
    """
)

_IRREGULAR = {
    "say": ("said", "says", "saying"),
    "tell": ("told", "tells", "telling"),
    "write": ("wrote", "writes", "writing"),
    "swear": ("swore", "swears", "swearing"),
    "speak": ("spoke", "speaks", "speaking"),
    "sing": ("sang", "sings", "singing"),
    "read": ("read", "reads", "reading"),
    "begin": ("began", "begins", "beginning"),
    "think": ("thought", "thinks", "thinking"),
    "feel": ("felt", "feels", "feeling"),
    "cast": ("cast", "casts", "casting"),
    "hit": ("hit", "hits", "hitting"),
    "find": ("found", "finds", "finding"),
    "see": ("saw", "sees", "seeing"),
    "shoot": ("shot", "shoots", "shooting"),
    "send": ("sent", "sends", "sending"),
    "plead": ("pleaded", "pleads", "pleading"),
    "deny": ("denied", "denies", "denying"),
    "cry": ("cried", "cries", "crying"),
    "testify": ("testified", "testifies", "testifying"),
    "specify": ("specified", "specifies", "specifying"),
    "reply": ("replied", "replies", "replying"),
    "notify": ("notified", "notifies", "notifying"),
    "vilify": ("vilified", "vilifies", "vilifying"),
    "quip": ("quipped", "quips", "quipping"),
    "refer": ("referred", "refers", "referring"),
    "beg": ("begged", "begs", "begging"),
    "blog": ("blogged", "blogs", "blogging"),
    "dub": ("dubbed", "dubs", "dubbing"),
    "sob": ("sobbed", "sobs", "sobbing"),
    "snap": ("snapped", "snaps", "snapping"),
    "slam": ("slammed", "slams", "slamming"),
    "slap": ("slapped", "slaps", "slapping"),
    "rip": ("ripped", "rips", "ripping"),
    "pan": ("panned", "pans", "panning"),
    "pen": ("penned", "pens", "penning"),
    "prod": ("prodded", "prods", "prodding"),
    "rebut": ("rebutted", "rebuts", "rebutting"),
    "sum": ("summed", "sums", "summing"),
    "admit": ("admitted", "admits", "admitting"),
    "aver": ("averred", "avers", "averring"),
}

# Participles that differ from the past tense: has written, was spoken.
PARTICIPLES = {"written": "write", "spoken": "speak", "sworn": "swear", "begun": "begin"}

_PUT: dict[str, Form] = {"put": "past", "puts": "present", "putting": "ing"}

# Forms that are as often nouns.
_NOUNS = words(
    """
    report reports reported claim claims state states comment comments note notes call calls
    remark remarks promise promises pledge pledges vow vows demand demands question questions
    answer answers offer offers charge charges joke jokes tweet tweets post posts reply
    replies order orders reason reasons signal signals stress threat warnings appeal appeals
    caution estimate estimates protest protests echo echoes quote quotes cry cries laugh
    laughs address attack attacks blame credit counter term terms title titles word words
    style styles point points close open read reads support view views voice issue issues
    brand find finds use uses hit hits label labels lecture blog blogs cast cheer cheers chant
    chants counsel hint hints rebuke insult mention feel shot shots see knock frame frames
    thought feeling feelings meaning beginning warning
    offering opening finding findings reasoning suffering threatening blast tease paint sign
    signs type types finish lament
    """
)
_ADDRESSED = words(
    """
    tell assure inform notify remind warn urge ask advise instruct exhort order beg implore
    promise caution counsel lecture thank accuse
    """
)


def _inflect(lemma: str) -> tuple[str, str, str]:
    """Return the past, third person and -ing form of a regular verb."""
    if lemma.endswith("e"):
        return lemma + "d", lemma + "s", lemma[:-1] + "ing"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma + "ed", lemma + "es", lemma + "ing"
    return lemma + "ed", lemma + "s", lemma + "ing"


def build_cues() -> dict[str, Cue]:
    """Return every form of every verb; where a verb stands in two lists the stronger counts."""
    cues: dict[str, Cue] = {}
    for strength, lemmas in ((JUDGE, _JUDGE), (QUOTE, _QUOTE), (SAY, _SAY)):
        for lemma in lemmas:
            past, third, ing = _IRREGULAR.get(lemma) or _inflect(lemma)
            forms: tuple[tuple[str, Form], ...] = (
                (lemma, "plural"),
                (third, "present"),
                (ing, "ing"),
                (past, "past"),
            )
            for form, tense in forms:
                cues[form] = Cue(strength, tense, form in _NOUNS, lemma in _ADDRESSED)
    it = frozenset(["it"])
    for form, tense in _PUT.items():
        cues[form] = Cue(QUOTE, tense, needs=it)
    for form, lemma in PARTICIPLES.items():
        cues[form] = Cue(cues[lemma].strength, "past", addressee=lemma in _ADDRESSED)
    return cues
