"""Wordlist: words that a site bans, suspects or allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.matching import Hit, Matcher
from rostra.safety.normalise import Normal
from rostra.safety.subject import ALL_KINDS, Subject
from rostra.safety.verdict import Action, Finding
from rostra.safety.wordlists import ListKind, WordLists

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class WordlistSettings(Switch):
    """What each list does, and which lists of Rostra’s own are used."""

    banned: Action = knob(Action.REFUSE, "What happens to a text with a banned entry.")
    suspect: Action = knob(Action.HOLD, "What happens to a text with a suspect entry.")
    languages: tuple[str, ...] = knob(
        ("en",), "Languages whose shipped lists are used beside the site’s own."
    )


class Wordlist(Check):
    """Finds the entries of the site’s word lists, and of those that come with Rostra.

    Banned entries refuse the text, suspect ones hold it, and an allowed entry clears what stands
    inside it. Whole words count, in any script; `*` at an entry’s start or end takes in what goes
    before or follows. Writing with spaces or signs between letters, digits for letters, stretched
    letters, invisible characters and look-alikes of other alphabets does not hide a word. The
    work grows with the text and not with the lists, which may have thousands of entries.
    """

    name = "wordlist"
    kinds = ALL_KINDS
    Settings = WordlistSettings

    def __init__(self, matcher: Matcher | None = None) -> None:
        self.matcher = matcher or Matcher(WordLists())

    def run(self, subject: Subject, text: Normal, settings: WordlistSettings) -> Iterator[Finding]:
        hits = self.matcher.find(text)
        for kind, action in (
            (ListKind.BANNED, settings.banned),
            (ListKind.SUSPECT, settings.suspect),
        ):
            if found := [hit for hit in hits if hit.entry.kind is kind]:
                spans = tuple(sorted({hit.span for hit in found}))
                code = f"wordlist.{kind.value}"
                yield Finding(self.name, code, action, spans=spans, detail=_detail(found))


def _detail(hits: list[Hit]) -> str:
    """The entries found, for the moderator: "fool* (en, disguised), crook (site)"."""
    named = dict.fromkeys(
        f"{hit.entry.written} ({hit.entry.source}{', disguised' if hit.in_disguise else ''})"
        for hit in hits
    )
    return ", ".join(list(named)[:MOST_NAMED])
