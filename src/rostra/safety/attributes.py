"""The attributes that a judge may score, in the words of a person (pure)."""

from __future__ import annotations


def gettext_noop(text: str) -> str:
    """``text`` as it is, marked for translation."""
    return text


_ = gettext_noop

ATTRIBUTE_WORDS: dict[str, tuple[str, str]] = {
    "TOXICITY": (_("Toxic"), _("rude or disrespectful enough to make somebody leave")),
    "SEVERE_TOXICITY": (_("Severely toxic"), _("full of hatred or cruelty")),
    "INSULT": (_("Insult"), _("belittles a person or a group of persons")),
    "PROFANITY": (_("Profanity"), _("swear words, whoever they are meant for")),
    "THREAT": (_("Threat"), _("wishes or announces harm to somebody")),
    "IDENTITY_ATTACK": (_("Attack on identity"), _("attacks people for who they are")),
    "SPAM": (_("Spam"), _("advertising, or the same text for everybody")),
    "REASONING": (_("Reasoning"), _("gives a ground for what it claims")),
    "CURIOSITY": (_("Curiosity"), _("asks and wants to know")),
    "PERSONAL_STORY": (_("Personal story"), _("tells what its writer lived through")),
    "RESPECT": (_("Respect"), _("thanks, owns a mistake, or grants a point")),
}
GOOD = frozenset({"REASONING", "CURIOSITY", "PERSONAL_STORY", "RESPECT"})


def name_of(attribute: str) -> str:
    """Its name in plain words; the attribute itself where there are none."""
    return ATTRIBUTE_WORDS.get(attribute, (attribute, ""))[0]


def meaning_of(attribute: str) -> str:
    """What a high score says; empty where nobody wrote it down."""
    return ATTRIBUTE_WORDS.get(attribute, ("", ""))[1]
