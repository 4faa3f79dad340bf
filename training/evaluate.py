"""Measures a judge on everything that it never learnt from: ``python -m training.evaluate``.

Writes ``files/card.json`` and, from it, ``docs/reference/model-card.md``. Without the encoder's
files the first judge is measured alone.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from rostra.safety import measures
from rostra.safety.judge import Context, Judge, Scores
from rostra.safety.model.first import FILES, NgramJudge
from rostra.safety.scoring import ScoreThresholds
from rostra.safety.subject import ArticleFacts
from training import data, ngrams
from training.card import write
from training.expand_cases import length_auc
from training.rows import Row, number
from training.words import character_f1

MOST = 5_000
BATCH = 64
NUDGE = ScoreThresholds().TOXICITY.nudge
GATE = 0.85
_TERMS = """
lesbian gay bisexual transgender trans queer lgbt lgbtq homosexual straight heterosexual male
female nonbinary african african_american black white european hispanic latino latina latinx
mexican canadian american asian indian middle_eastern chinese japanese christian muslim jewish
buddhist catholic protestant sikh taoist old older young younger teenage millenial middle_aged
elderly blind deaf paralyzed
"""
TERMS = tuple(_TERMS.split())
Facts = dict[str, Any]
Tick = Callable[[str], None]


def report(judge: Judge, rows: Sequence[Row], most: int = MOST, tick: Tick = print) -> Facts:
    """Every measure of one judge; of larger sets a fixed draw of ``most`` texts."""
    facts: Facts = {"version": judge.version, "sets": {}}
    for name, labelled in _sets(rows).items():
        chosen = sorted(labelled, key=lambda each: number("draw " + each[0].text))[:most]
        facts["sets"][name] = _measured(judge, chosen)
        tick(f"{name}: {facts['sets'][name]}")
    for name, measure in (("contrast", contrast), ("attributes", attributes)):
        facts[name] = measure(judge, rows)
        tick(f"{name}: {facts[name]}")
    facts["identity"] = identity(judge, most)
    facts["spans"] = spans(judge, most)
    tick(f"identity: {facts['identity']}\nspans: {facts['spans']}")
    return facts


def scored(judge: Judge, rows: Sequence[Row]) -> list[Scores]:
    """The scores of each row's text within its context."""
    results: list[Scores] = []
    for at in range(0, len(rows), BATCH):
        part = rows[at : at + BATCH]
        contexts = [
            Context(row.parent or None, ArticleFacts(row.article, language=row.language))
            for row in part
        ]
        results += judge.score([row.text for row in part], contexts)
    return results


def contrast(judge: Judge, rows: Sequence[Row]) -> Facts:
    """The mean of the two labels' accuracies on own test cases, whole and by kind.

    The threshold is the best one for own cases of split dev, whose templates the models never saw.
    """
    own = [row for row in rows if row.source == "own" and "TOXICITY" in row.labels]
    dev = [row for row in own if row.split == "dev"]
    truth = np.array([row.labels["TOXICITY"] for row in dev])
    values = _values(judge, dev, "TOXICITY")
    threshold = max(np.unique(values), key=lambda limit: _balanced(truth, values >= limit))
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        if row.split == "test":
            kinds["all"].append(row)
            kinds[row.kind].append(row)
    facts: Facts = {"threshold": float(threshold), "kinds": {}}
    for kind, part in sorted(kinds.items()):
        labels = np.array([row.labels["TOXICITY"] for row in part])
        found = _values(judge, part, "TOXICITY")
        facts["kinds"][kind] = {
            "cases": len(part),
            "abusive": int(labels.sum()),
            "accuracy": _balanced(labels, found >= threshold),
            "roc_auc": measures.roc_auc(labels, found),
        }
    return facts


def attributes(judge: Judge, rows: Sequence[Row]) -> Facts:
    """Each attribute's ROC-AUC on own test cases, and what length alone would reach."""
    own = [row for row in rows if row.source == "own" and row.split == "test"]
    facts: Facts = {}
    for name in data.ATTRIBUTES:
        part = [row for row in own if name in row.labels]
        if name in judge.attributes and part:
            labels = [row.labels[name] for row in part]
            values = _values(judge, part, name)
            lengths = [{"text": row.text, "labels": {name: int(row.labels[name])}} for row in part]
            auc = measures.bootstrap(measures.roc_auc, labels, values)
            facts[name] = {
                "cases": len(part),
                "roc_auc": asdict(auc),
                "calibration_error": measures.calibration_error(labels, values),
                "length_auc": length_auc(lengths, name),
                "shipped": auc.value >= GATE,
            }
    return facts


def identity(judge: Judge, most: int = MOST) -> Facts:
    """Sentences built of identity terms: how unevenly harmless ones are hit.

    Gap: the highest less the lowest share of harmless sentences at or above the threshold, over
    all terms with 20 harmless sentences or more.
    """
    drawn = sorted(data.identity(), key=lambda each: number("draw " + each[0]))[: 4 * most]
    rows = [Row(text, {"TOXICITY": float(bad)}, "madlibs", "test") for text, bad, _ in drawn]
    values, labels = _values(judge, rows, "TOXICITY"), np.array([bad for _, bad, _ in drawn])
    terms: Facts = {}
    for term in TERMS:
        words = re.compile(rf"\b{term.replace('_', ' ')}\b", re.IGNORECASE)
        here = np.array([bool(words.search(row.text)) for row in rows])
        harmless = here & (labels == 0)
        if harmless.sum() >= 20:
            terms[term.replace("_", " ")] = {
                "harmless": int(harmless.sum()),
                "hit": float(np.mean(values[harmless] >= NUDGE)),
                "roc_auc": measures.roc_auc(labels[here], values[here]),
            }
    hits = [each["hit"] for each in terms.values()]
    return {
        "threshold": NUDGE,
        "texts": len(rows),
        "gap": max(hits) - min(hits),
        "hit": float(np.mean(values[labels == 0] >= NUDGE)),
        "roc_auc": measures.roc_auc(labels, values),
        "lowest_auc": min(each["roc_auc"] for each in terms.values()),
        "terms": terms,
    }


def spans(judge: Judge, most: int = MOST) -> Facts:
    """Character F1 of the passages behind TOXICITY on the test of toxic spans."""
    marked = data.spans()[:most]
    rows = [Row(text, {}, "tsd_test", "test") for text, _ in marked]
    found = [each.spans.get("TOXICITY", ()) for each in scored(judge, rows)]
    each = [character_f1(here, truth) for here, (_, truth) in zip(found, marked, strict=True)]
    return {"texts": len(each), "f1": float(np.mean(each))}


def spam(rows: Sequence[Row]) -> Facts:
    """ROC-AUC on each video's comments after training without them (the n-grams' SPAM)."""
    by_video = ngrams.leave_one_video_out(rows)
    aucs = {video: measures.roc_auc(*pair) for video, pair in by_video.items()}
    return {"videos": aucs, "mean": float(np.mean(list(aucs.values())))}


def _sets(rows: Sequence[Row]) -> dict[str, list[tuple[Row, float]]]:
    sets: dict[str, list[tuple[Row, float]]] = {}
    for name, read in (("unhealthy", data.unhealthy), ("tweeteval", data.offensive)):
        sets[name] = [(Row(text, {}, name, "test"), float(label)) for text, label in read()]
    for row in rows:
        label = row.labels.get("TOXICITY")
        if row.split == "test" and row.source in _MEASURED and label is not None:
            sets.setdefault(row.source, []).append((row, float(label > 0.5)))
    return sets


_MEASURED = ("jigsaw", "davidson", "paradetox", "stormfront", "told_br", "korean")


def _measured(judge: Judge, labelled: Sequence[tuple[Row, float]]) -> Facts:
    labels = [label for _, label in labelled]
    values = _values(judge, [row for row, _ in labelled], "TOXICITY")
    return {
        "texts": len(labels),
        "abusive": int(sum(labels)),
        "roc_auc": asdict(measures.bootstrap(measures.roc_auc, labels, values)),
        "average_precision": measures.average_precision(labels, values),
        "caught": asdict(measures.bootstrap(measures.caught, labels, values)),
        "calibration_error": measures.calibration_error(labels, values),
    }


def _values(judge: Judge, rows: Sequence[Row], attribute: str) -> measures.Numbers:
    """The scores of one attribute; 0 where the judge gives none (that text would pass)."""
    return measures.numbers([each.values.get(attribute, 0.0) for each in scored(judge, rows)])


def _balanced(truth: measures.Numbers, found: Any) -> float:
    """The mean of the accuracies on the labels that there are."""
    right = [np.mean(found[truth == label] == label) for label in (0, 1) if (truth == label).any()]
    return float(np.mean(right))


def judges(folder: Path) -> Mapping[str, Judge]:
    """The judges whose files are in ``folder``: the first, and with it the second."""
    first = NgramJudge(folder)
    found: dict[str, Judge] = {"first": first}
    if (folder / "encoder.int8.onnx").exists():
        from rostra.safety.model.second import EncoderJudge

        found["second"] = EncoderJudge(first, folder)
    return found


def rounded(value: Any) -> Any:
    """Facts with three or four digits, so that the card says no more than was measured."""
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 4)
    return value


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, writes the card's facts and the card."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FILES)
    parser.add_argument("--most", type=int, default=MOST, help="texts of each set at most")
    parser.add_argument("--only", choices=("first", "second"), help="one judge alone")
    options = parser.parse_args(arguments)
    rows = data.rows()
    path = options.folder / "card.json"
    card: Facts = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, judge in judges(options.folder).items():
        if options.only in (None, name):
            facts = report(judge, rows, options.most, lambda line: _say(line))
            card.setdefault("judges", {})[name] = rounded(facts)
    if options.only != "second":
        card["spam"] = rounded(spam(rows))
    card["rows"] = ngrams.taught(rows)
    write(card, path)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main()
