"""All rows to train on, cleaned of what is kept for evaluation: ``rows()``; see ``sets`` for each.

Evaluation only, and never returned here: unhealthy_conversations, tweeteval_offensive,
bias_madlibs (counter-examples for identity terms come from Rostra's own cases), polnear and the
texts of tsd_test, which also stand among the other news comments. Rows of split ``test`` are for
measuring alone and those of ``dev`` for choosing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from training import sets
from training.rows import Kept, Row, Spans, key, number, shared

ATTRIBUTES = (
    "TOXICITY",
    "SEVERE_TOXICITY",
    "INSULT",
    "PROFANITY",
    "THREAT",
    "IDENTITY_ATTACK",
    "SPAM",
    "REASONING",
    "CURIOSITY",
    "PERSONAL_STORY",
    "RESPECT",
)
SHORTEST_PART = 5
_SENTENCE = re.compile(r"[^\s.!?\n](?:[^.!?\n]|[.!?](?=\S))*[.!?]*")
__all__ = ["ATTRIBUTES", "Row", "Spans", "identity", "offensive", "rows", "spans", "unhealthy"]


def rows(folder: Path | None = None) -> list[Row]:
    """Every row of every set, each text once, none that is kept for evaluation; in a fixed order.

    ``folder`` holds ``data/``; by default it is found as ``shared()`` does. Raises ``DataError``.
    """
    folder = folder or shared()
    kept = Kept(_evaluation_texts(folder))
    own = list(sets.own_cases())
    kept_own = Kept(row.text for row in own if row.split == "test")
    seen = {key(row.text) for row in own}
    found = own + list(_once(_all(folder), kept, kept_own, seen))
    marked = [row for row in found if row.source == "civil_spans" and row.spans]
    parts = (part for row in marked for part in _parts(row))
    found += _once(parts, kept, kept_own, seen)
    return sorted(found, key=lambda row: number(row.source + row.text + row.parent))


def unhealthy(folder: Path | None = None) -> list[tuple[str, int]]:
    """News comments: text and 1 where readers saw hostility, baiting or an unfair generalisation.

    Evaluation only (CC BY-NC-SA).
    """
    lines = sets.table(
        folder or shared(), "unhealthy_conversations/unhealthy_conversations_val.csv.gz"
    )
    kinds = ("hostile", "antagonize", "generalisation_unfair")
    return [(row["text"], int(any(float(row[k] or 0) >= 0.5 for k in kinds))) for row in lines]


def offensive(folder: Path | None = None) -> list[tuple[str, int]]:
    """The test part of tweeteval's offensive tweets. Evaluation only (no licence stated)."""
    lines = sets.table(folder or shared(), "tweeteval_offensive/tweeteval_offensive.csv.gz")
    return [(row["text"], int(row["label"])) for row in lines if row["split"] == "test"]


def identity(folder: Path | None = None) -> list[tuple[str, int, str]]:
    """Sentences made of identity terms: text, 1 where it is abuse, template. Evaluation only."""
    lines = sets.table(folder or shared(), "bias_madlibs_77k/bias_madlibs_77k.csv.gz")
    return [(row["Text"], int(row["Label"] == "BAD"), row["Template"]) for row in lines]


def spans(folder: Path | None = None) -> list[tuple[str, Spans]]:
    """The texts of the test of toxic spans with the passages marked. Evaluation only."""
    lines = sets.table(folder or shared(), "civil_toxic_spans/tsd_test.csv.gz")
    return [(row["text"], sets.marked(row["spans"])) for row in lines]


def _evaluation_texts(folder: Path) -> Iterator[str]:
    yield from (text for text, _ in spans(folder))
    yield from (text for text, _ in unhealthy(folder))
    for line in sets.table(folder, "tweeteval_offensive/tweeteval_offensive.csv.gz"):
        yield line["text"]


def _all(folder: Path) -> Iterator[Row]:
    votes = {key(row.text): row.labels for row in sets.civil_posts(folder)}
    for row in sets.civil_spans(folder):
        yield replace(row, labels=votes.get(key(row.text), row.labels))
    # Those with the better labels first: of two rows with one text the first stays.
    for read in (
        sets.civil_posts,
        sets.jigsaw,
        sets.paradetox,
        sets.davidson,
        sets.stormfront,
        sets.polis,
        sets.youtube,
        sets.sms,
        sets.germeval,
        sets.told_br,
        sets.korean,
    ):
        yield from read(folder)


def _parts(row: Row) -> Iterator[Row]:
    """The sentences of a news comment whose toxic passages are known, each by itself.

    A sentence outside every passage is what no other set has: calm words of a heated comment on
    the news. They stay in the split of their comment.
    """
    for match in _SENTENCE.finditer(row.text):
        start, end = match.span()
        if len(match.group().split()) < SHORTEST_PART or end - start == len(row.text.strip()):
            continue
        inside = tuple(
            (max(a, start) - start, min(b, end) - start)
            for a, b in row.spans or ()
            if a < end and b > start
        )
        labels = {"TOXICITY": 0.9 if inside else 0.1}
        yield replace(
            row,
            text=match.group(),
            labels=labels,
            source="civil_parts",
            spans=inside,
            weight=0.5,
        )


def _once(found: Iterable[Row], kept: Kept, own: Kept, seen: set[str]) -> Iterator[Row]:
    """Each text once, and none that is kept. Test rows may stand near kept texts of other sets."""
    for row in found:
        name = key(row.text)
        # The same line of spam stands under several videos, which are tested one by one.
        name = f"{name} {row.group}" if row.source == "youtube" else name
        if not name or name in seen or row.text in kept or row.text in own:
            continue
        seen.add(name)
        yield row


def main() -> None:
    """Prints how many rows of each set and split there are."""
    counts = Counter((row.source, row.language, row.split) for row in rows())
    for (source, language, split), count in sorted(counts.items()):
        sys.stdout.write(f"{source:12} {language} {split:5} {count:6}\n")


if __name__ == "__main__":
    main()
