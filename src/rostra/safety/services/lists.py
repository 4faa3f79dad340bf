"""A site's word lists: tried on ordinary text and published comments, saved, brought back."""

import uuid
from dataclasses import dataclass
from typing import cast

from rostra.members.models import Member
from rostra.safety.matching import Hit, Matcher, Warned, warnings
from rostra.safety.models import WordList
from rostra.safety.normalise import normalise
from rostra.safety.services.history import (
    LISTS,
    Seen,
    add_version,
    checked_kind,
    current_list,
    text_of,
    version_of,
)
from rostra.safety.services.policies import policy_now
from rostra.safety.services.published import EXAMPLES, Example, Reach, example, published_texts
from rostra.safety.wordlists import (
    BadEntry,
    Entry,
    ListKind,
    WordLists,
    ordinary_lines,
    parse,
    site_lists,
)
from rostra.sites.models import Site
from rostra.store.problems import invalid

LONGEST_LIST = 1_500_000


@dataclass(frozen=True, slots=True)
class ListTrial:
    """What a list would do before it is saved. `bad` lines keep it from being saved."""

    entries: tuple[Entry, ...]
    bad: tuple[BadEntry, ...]
    warnings: tuple[Warned, ...]
    reach: Reach
    added: tuple[str, ...]
    removed: tuple[str, ...]


def list_now(site: Site, kind: str) -> str:
    """The entries that count now, as they were written; "" where there are none."""
    return text_of(current_list(site, kind))


def try_word_list(site: Site, kind: str, entries: str) -> ListTrial:
    """What the list would do: its bad lines, its warnings, what it would have hit."""
    text = tidy(entries)
    before = parse(list_now(site, kind), ListKind(kind))[0]
    after, bad = parse(text, ListKind(kind))
    old, new = {e.written for e in before}, {e.written for e in after}
    lists = {each: text if each == kind else list_now(site, each) for each in LISTS}
    languages = policy_now(site).wordlist.languages
    known = site_lists(languages, allowed=lists["allowed"]).entries
    allowed = [entry for entry in known if entry.kind is ListKind.ALLOWED]
    warned = warnings(after, ordinary_lines(), allowed=allowed) if kind != "allowed" else []
    return ListTrial(
        entries=after,
        bad=bad,
        warnings=tuple(warned),
        reach=reach_of(site, ListKind(kind), site_lists(languages, **lists)),
        added=tuple(entry.written for entry in after if entry.written not in old),
        removed=tuple(entry.written for entry in before if entry.written not in new),
    )


def reach_of(site: Site, kind: ListKind, lists: WordLists) -> Reach:
    """What the site's own entries of `kind` find in published comments; of the allowed list,
    what they clear."""
    matcher = Matcher(lists)
    others = Matcher(WordLists(tuple(e for e in lists.entries if not is_own(e, kind))))
    texts = published_texts(site)
    met = 0
    examples: list[Example] = []
    for text in texts:
        hits = matcher.find(reading := normalise(text))
        if kind is ListKind.ALLOWED:
            kept = {hit.span for hit in hits}
            found = [hit for hit in others.find(reading) if hit.span not in kept]
        else:
            found = [hit for hit in hits if is_own(hit.entry, kind)]
        if found:
            met += 1
            if len(examples) < EXAMPLES:
                examples.append(example(text, [hit.span for hit in found], named(found)))
    return Reach(len(texts), met, tuple(examples))


def is_own(entry: Entry, kind: ListKind) -> bool:
    """Whether an entry stands on the site's own list of `kind`."""
    return entry.kind is kind and entry.source == "site"


def named(hits: list[Hit]) -> str:
    """The entries that were found, as written."""
    return ", ".join(dict.fromkeys(hit.entry.written for hit in hits))


def save_word_list(
    site: Site,
    kind: str,
    entries: str,
    by: Member | None = None,
    *,
    seen: Seen = "any",
) -> WordList:
    """Save `entries`, one a line, as the site's list of this kind; it counts from now on.

    Raises a Problem, with nothing stored: 404 for an unknown kind, 409 when another version came
    since `seen`, 422 with `lines` (`line`, `written`, `text`) for bad entries.
    """
    text = tidy(entries)
    _, bad = parse(text, ListKind(checked_kind(kind)))
    if bad:
        first = f"{len(bad)} lines cannot be used." if len(bad) > 1 else "One line cannot be used."
        raise invalid(
            f"{first} Line {bad[0].line}, “{bad[0].written}”: {bad[0].text}",
            "Correct what is named and save again. Nothing was changed.",
            lines=[{"line": b.line, "written": b.written, "text": b.text} for b in bad],
        )
    return cast(WordList, add_version(site, kind, text, by, seen))


def restore_word_list(
    site: Site, kind: str, key: uuid.UUID | None, by: Member | None = None
) -> WordList:
    """Make an earlier version count again, as a new one; None is the empty list of the beginning.

    Raises a 404 Problem for an unknown kind or version.
    """
    checked_kind(kind)
    text = text_of(version_of(site, kind, key)) if key else ""
    return cast(WordList, add_version(site, kind, text, by))


def tidy(entries: str) -> str:
    """A pasted list with one kind of line end. Raises a 422 Problem when it is far too long."""
    text = entries.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if len(text) > LONGEST_LIST:
        raise invalid(
            f"A list has {LONGEST_LIST:,} characters at most, this one {len(text):,}.",
            "Leave out comments and entries that are not needed.",
        )
    lines = [line.rstrip() for line in text.rstrip("\n").split("\n")]
    return "\n".join(lines) + "\n" if any(lines) else ""
