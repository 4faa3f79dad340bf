"""What the screens of the checks show, as plain values."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rostra.safety.checks import CHECKS
from rostra.safety.policy import DEFAULT, Policy
from rostra.safety.policy_file import written
from rostra.safety.services.history import Version
from rostra.safety.verdict import Action

PART_NAMES = {
    "banned": gettext_lazy("Banned words"),
    "suspect": gettext_lazy("Suspect words"),
    "allowed": gettext_lazy("Allowed words"),
    "policy": gettext_lazy("Policy"),
}
TAB_NAMES = {
    "banned": gettext_lazy("Banned"),
    "suspect": gettext_lazy("Suspect"),
    "allowed": gettext_lazy("Allowed"),
}
PART_MEANINGS = {
    "banned": gettext_lazy(
        "A text with one of these is refused. Its writer sees the words marked."
    ),
    "suspect": gettext_lazy("A text with one of these waits until a moderator has read it."),
    "allowed": gettext_lazy(
        "What stands inside one of these is cleared: “maine coon” for a suspect “coon”."
    ),
    "policy": gettext_lazy("What each check does, and from where on."),
}
VERDICTS = {
    Action.PUBLISH: gettext_lazy("It would be published."),
    Action.NUDGE: gettext_lazy("It would be published; before that, its writer is advised."),
    Action.HOLD: gettext_lazy("It would be held until a moderator has read it."),
    Action.REFUSE: gettext_lazy("It would be refused; its writer may change it."),
}
ACTION_WORDS = {
    Action.PUBLISH: gettext_lazy("publish"),
    Action.NUDGE: gettext_lazy("nudge"),
    Action.HOLD: gettext_lazy("hold"),
    Action.REFUSE: gettext_lazy("refuse"),
}
ABOUT_SCORES = gettext_lazy(
    "From which score of a model on something is done. 1.01 means never. Without a model "
    "installed there are no scores."
)
ABOUT_JUDGE = gettext_lazy("Models that score a text, where any are installed.")

ATTRIBUTE_WORDS = {
    "TOXICITY": gettext_lazy("Rude, or likely to make people leave"),
    "SEVERE_TOXICITY": gettext_lazy("Full of hate"),
    "INSULT": gettext_lazy("Insulting somebody"),
    "PROFANITY": gettext_lazy("Coarse in its words"),
    "THREAT": gettext_lazy("Wishing or promising harm"),
    "IDENTITY_ATTACK": gettext_lazy("Attacking people for who they are"),
    "SPAM": gettext_lazy("Advertising"),
}
CHOICE_WORDS = {
    "publish": gettext_lazy("let it pass"),
    "nudge": gettext_lazy("advise the writer"),
    "hold": gettext_lazy("a moderator reads first"),
    "refuse": gettext_lazy("refuse"),
    "hold-newcomers": gettext_lazy("hold newcomers and guests"),
    "word-lists": gettext_lazy("go by rules and word lists alone"),
    "hold-all": gettext_lazy("hold everything"),
}
FIELD_WORDS = {
    "judge.on_failure": gettext_lazy("What happens to comments when the judges fail."),
}
SECTION_WORDS = {
    "length": gettext_lazy("Length"),
    "duplicates": gettext_lazy("What others posted before"),
    "rate": gettext_lazy("Posting fast"),
    "repetition": gettext_lazy("Saying the same again"),
    "unicode": gettext_lazy("Tricks with letters"),
    "spam": gettext_lazy("Advertising"),
    "private": gettext_lazy("Private details"),
    "flooding": gettext_lazy("Many at once"),
    "impersonation": gettext_lazy("Posing as somebody else"),
    "quality": gettext_lazy("Hardly a text"),
    "wordlist": gettext_lazy("Word lists"),
    "links": gettext_lazy("Links"),
    "shouting": gettext_lazy("Shouting"),
    "gate": gettext_lazy("The gate"),
    "judge": gettext_lazy("Who writes, where, and when the model fails"),
}


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version in the history of a part."""

    key: uuid.UUID
    when: dt.datetime
    who: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class KnobView:
    """A setting: its name in its section, what it says now and usually, what it may say."""

    name: str
    value: str
    usual: str
    doc: str
    allowed: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the policy with its settings."""

    name: str
    about: str
    knobs: tuple[KnobView, ...]
    changed: int


def version_views(rows: Sequence[Version]) -> list[VersionView]:
    """The history as it is listed; the first row is the one that counts."""
    return [
        VersionView(
            row.pk, row.saved_at, row.saved_by.name if row.saved_by else _("By command"), not place
        )
        for place, row in enumerate(rows)
    ]


def sections(policy: Policy) -> list[SectionView]:
    """Every section of `policy`, explained."""
    about: dict[str, Any] = {check.name: first_line(check.__doc__ or "") for check in CHECKS}
    about |= {"judge": ABOUT_JUDGE, "scores": ABOUT_SCORES}
    return [
        section_view(each.name, str(about[each.name]), getattr(policy, each.name))
        for each in fields(policy)
    ]


def section_view(name: str, about: str, settings: Any) -> SectionView:
    """One section, explained."""
    knobs = tuple(knob_views(settings, getattr(DEFAULT, name)))
    return SectionView(name, about, knobs, sum(knob.is_changed for knob in knobs))


def knob_views(settings: Any, usual: Any, path: str = "") -> Iterator[KnobView]:
    """The settings of a section and of the sections inside it."""
    for each in fields(settings):
        value, default = getattr(settings, each.name), getattr(usual, each.name)
        if is_dataclass(value):
            yield from knob_views(value, default, f"{path}{each.name}.")
        else:
            yield KnobView(
                f"{path}{each.name}",
                written(value),
                written(default),
                each.metadata["doc"],
                allowed(default, each.metadata),
                value != default,
            )


def allowed(default: Any, metadata: Any) -> str:
    """What a setting may say, where its value does not show it."""
    if isinstance(default, Action):
        return ", ".join(f'"{action.value}"' for action in Action)
    if metadata["choices"]:
        return ", ".join(f'"{choice}"' for choice in metadata["choices"])
    if metadata["low"] is not None:
        return _("%(low)s to %(high)s") % {"low": metadata["low"], "high": metadata["high"]}
    return ""


def first_line(doc: str) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(doc.strip().split("\n\n")[0].split())
