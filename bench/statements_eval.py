"""How well statements are found, on PolNeAR: `python -m bench.statements_eval --split dev`.

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks attributions in US political news: source,
cue and content. It is no part of this project: the file lies beside the checkout
(../shared/data/polnear or $ROSTRA_SHARED), is for research and evaluation only, and nothing of its
text or labels is kept here. Rules were developed on its train split.

An attribution counts as quotation-bearing where a double quotation mark stands in its content, in
the corpus and in our output alike; the others are indirect. A found attribution matches a marked
one where the words of their contents overlap by at least half of their union (--overlap); each
matches at most one, the best first. The source is right where both name a word at the same place.
Precision counts found attributions, recall marked ones, the corpus's unnamed sources included.
"""

import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from rostra.articles.statements import find_attributions, find_statements
from rostra.articles.statements.languages import grammar_for

CORPUS = Path("data") / "polnear" / "polnear_train_dev.jsonl.gz"
MARKS = re.compile("[\"“”«»]|''")
WORD = re.compile(r"\w+")
KINDS = ("quotation-bearing", "indirect")
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as sets of word positions."""

    content: frozenset[int]
    source: frozenset[int]
    kind: str


def corpus(split: str) -> Iterator[dict[str, Any]]:
    """Yield the articles of a split."""
    root = Path(__file__).resolve().parents[1]
    path = Path(os.environ.get("ROSTRA_SHARED") or root.parent / "shared") / CORPUS
    if not path.is_file():
        raise click.ClickException(
            "PolNeAR is missing: put the project's reference material beside the checkout, "
            "or name it in ROSTRA_SHARED."
        )
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["split"] == split:
                yield article


def marked(article: dict[str, Any]) -> list[Found]:
    """Return the corpus's attributions that have a content."""
    text = article["text"]
    return [
        describe(text, spans(each["content"]), spans(each["source"]))
        for each in article["attributions"]
        if spans(each["content"])
    ]


def found(text: str) -> list[Found]:
    """Return ours."""
    grammar = grammar_for("en")
    assert grammar is not None
    return [
        describe(text, each.content, [each.source] if each.source else [])
        for each in find_attributions(text.split("\n\n"), grammar)
    ]


def spans(annotated: list[list[list[int]]]) -> Spans:
    return [(start, end) for part in annotated for start, end in part]


def describe(text: str, content: Spans, source: Spans) -> Found:
    quoted = any(MARKS.search(text[start:end]) for start, end in content)
    return Found(places(text, content), places(text, source), KINDS[0 if quoted else 1])


def places(text: str, where: Spans) -> frozenset[int]:
    return frozenset(m.start() for start, end in where for m in WORD.finditer(text, start, end))


def count(article: dict[str, Any], overlap: float) -> Counter[tuple[str, str]]:
    """Return how many attributions of each kind are marked, found, matched, with right source."""
    wanted, ours = marked(article), found(article["text"])
    pairs = []
    for i, one in enumerate(wanted):
        for j, other in enumerate(ours):
            common = len(one.content & other.content)
            share = common / len(one.content | other.content) if common else 0.0
            if share >= overlap:
                pairs.append((share, bool(one.source & other.source), i, j))
    counts: Counter[tuple[str, str]] = Counter()
    counts.update((one.kind, "marked") for one in wanted)
    counts.update((one.kind, "found") for one in ours)
    used: tuple[set[int], set[int]] = (set(), set())
    for _, sourced, i, j in sorted(pairs, reverse=True):
        if i in used[0] or j in used[1]:
            continue
        used[0].add(i)
        used[1].add(j)
        for kind, side in ((wanted[i].kind, "recalled"), (ours[j].kind, "precise")):
            counts[kind, side] += 1
            counts[kind, f"{side} source"] += sourced
    return counts


def scores(counts: Counter[tuple[str, str]], kind: str, what: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a kind; `what` is "" or " source"."""
    precision = counts[kind, f"precise{what}"] / max(1, counts[kind, "found"])
    recall = counts[kind, f"recalled{what}"] / max(1, counts[kind, "marked"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--split", type=click.Choice(["dev", "train"]), default="dev")
@click.option("--overlap", default=0.5, show_default=True, help="Share of words in common.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(split: str, overlap: float, as_json: bool) -> None:
    """Print precision, recall and F1 of the statements found in PolNeAR.

    Example: python -m bench.statements_eval --split dev
    """
    counts: Counter[tuple[str, str]] = Counter()
    words, spent = 0, 0.0
    for article in corpus(split):
        counts += count(article, overlap)
        words += len(article["text"].split())
        started = time.process_time()
        find_statements(article["text"].split("\n\n"), "en")
        spent += time.process_time() - started
    rows = {}
    for kind in KINDS:
        for what, name in (("", "content"), (" source", "content and source")):
            rows[f"{kind}, {name}"] = scores(counts, kind, what)
    if as_json:
        print(json.dumps({"split": split, "overlap": overlap, "scores": rows}))
        return
    print(f"PolNeAR {split}, contents sharing {overlap:.0%} of their words")
    for name, (precision, recall, f1) in rows.items():
        print(f"{name:<40} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for kind in KINDS:
        print(f"{kind}: {counts[kind, 'marked']} marked, {counts[kind, 'found']} found")
    print(f"{spent / max(1, words) * 1e6:.1f} ms of processor time per 1,000 words")


if __name__ == "__main__":
    main()
