"""What learning from a site gives: `python -m bench.learning_eval`, on Unhealthy Comments val.

Price et al., Six Attributes of Unhealthy Conversations, WOAH 2020: comments of a newspaper's site.
The file lies beside the checkout (../shared/data/unhealthy_conversations or $ROSTRA_SHARED), is for
research and evaluation only, and is never trained on. A comment counts as rejected where it is
hostile, antagonising or an unfair generalisation by the raters' majority.

Each round 3,000 comments are drawn and shared out among ten moderators as their decisions; the
correction is fitted to them and measured on the rest. Then a ring takes over 5 % of the decisions
in one of several ways, and the same is measured again: what it costs is the difference.
"""

import csv
import gzip
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

from rostra.safety import measures
from rostra.safety.cascade import scores_of
from rostra.safety.judge import Context, Judges, Scores, load
from rostra.safety.learning.evidence import FOLDS, Task, choose_penalty, learn
from rostra.safety.learning.features import Features, features_of
from rostra.safety.scoring import JudgeSettings

FILE = Path("data") / "unhealthy_conversations" / "unhealthy_conversations_val.csv.gz"
REJECTED = ("hostile", "antagonize", "generalisation_unfair")
ATTRIBUTE = "TOXICITY"
DECISIONS = 3_000
MODERATORS = 10
RING = 0.05
CURVE = (250, 500, 1_000, 2_000, 3_000, 3_500)
TOPIC = "trump"

Places = npt.NDArray[np.int_]
Words = tuple[npt.NDArray[np.float64], Places]
"""What was said of each comment, and by whom."""


def comments() -> tuple[list[str], npt.NDArray[np.float64]]:
    """The texts, and whether each counts as rejected."""
    root = Path(__file__).resolve().parents[1]
    path = Path(os.environ.get("ROSTRA_SHARED") or root.parent / "shared") / FILE
    if not path.is_file():
        raise click.ClickException(
            "Unhealthy Comments is missing: put the project's reference material beside the "
            "checkout, or name it in ROSTRA_SHARED."
        )
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rejected = [any(float(row[name] or 0) > 0.5 for name in REJECTED) for row in rows]
    return [row["text"] for row in rows], np.array(rejected, dtype=np.float64)


def flipped(said: Words, taken: Places, texts: Sequence[str]) -> None:
    """The ring says the opposite of what is right."""
    said[0][taken] = 1 - said[0][taken]


def rejecting(said: Words, taken: Places, texts: Sequence[str]) -> None:
    """The ring rejects whatever it gets."""
    said[0][taken] = 1


def on_a_topic(said: Words, taken: Places, texts: Sequence[str]) -> None:
    """The ring rejects what names one person, and goes for those comments."""
    about = np.array([p for p, text in enumerate(texts) if TOPIC in text.lower()], dtype=int)
    said[1][taken] = np.arange(len(taken)) % MODERATORS
    chosen = about[: len(taken)]
    said[0][chosen], said[1][chosen] = 1, MODERATORS


Attack = Callable[[Words, Places, Sequence[str]], None]
ATTACKS: dict[str, tuple[Attack, int]] = {
    "one account says the opposite": (flipped, 1),
    "five accounts say the opposite": (flipped, 5),
    "one account rejects everything": (rejecting, 1),
    f"one account rejects what says {TOPIC!r}": (on_a_topic, 1),
    "opposites spread over all moderators (nobody to suspect)": (flipped, 0),
}


def gain(task: Task, train: Places, test: Places, right: npt.NDArray[np.float64]) -> float:
    """By how much learning from ``train`` raises the AUC on ``test``."""
    penalty = choose_penalty(task, train)
    taught = learn(task, train, penalty).taught(task.features, test)
    untaught = task.features.untaught[test]
    return measures.roc_auc(right[test], taught) - measures.roc_auc(right[test], untaught)


def task_of(features: Features, said: Words) -> Task:
    """The decisions as what is fitted."""
    size = len(said[0])
    names = tuple(str(number) for number in range(int(said[1].max()) + 1))
    return Task(features, said[0], np.ones(size), said[1], names, np.zeros(size, int) % FOLDS)


def one_round(
    features: Features, texts: list[str], right: npt.NDArray[np.float64], seed: int
) -> dict[str, float]:
    """Every figure of one split."""
    draw = np.random.default_rng(seed)
    order = draw.permutation(len(right))
    train, test = order[:DECISIONS], order[DECISIONS:]
    by = draw.integers(0, MODERATORS, len(right))
    clean = task_of(features, (right, by))
    figures = {"clean": gain(clean, train, test, right)}
    for size in CURVE:
        figures[f"after {size}"] = gain(clean, order[:size], order[3_500:], right)
    taken = draw.choice(train, int(RING * len(train)), replace=False)
    for name, (attack, accounts) in ATTACKS.items():
        said = right.copy(), by.copy()
        if accounts:
            said[1][taken] = MODERATORS + np.arange(len(taken)) % accounts
        decided = set(train.tolist())
        attack(said, taken, [text if p in decided else "" for p, text in enumerate(texts)])
        figures[name] = figures["clean"] - gain(task_of(features, said), train, test, right)
    return figures


def spread(values: Sequence[float]) -> str:
    """The mean of repeated splits and the interval in which 95 of 100 of them lie."""
    low, high = np.percentile(values, [2.5, 97.5])
    return f"{np.mean(values):+.4f}  ({low:+.4f} to {high:+.4f})"


def scored_by(name: str, texts: list[str]) -> list[Scores]:
    """The scores of one judge for every text."""
    judge = load(name)
    return scores_of(Judges(judge), JudgeSettings(), texts, [Context() for _ in texts], "first")


def told_alike(
    texts: list[str], right: npt.NDArray[np.float64], scored: list[Scores]
) -> tuple[list[str], npt.NDArray[np.float64], list[Scores]]:
    """Those texts that the judge gives a vector for, where it does so for most; else all.

    As in the product: what it gives none for (another language) is neither learned nor corrected.
    """
    seen = [place for place, each in enumerate(scored) if each.vector is not None]
    if 2 * len(seen) <= len(texts):
        return texts, right, scored
    return [texts[p] for p in seen], right[seen], [scored[p] for p in seen]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--judge", default="encoder", show_default=True, help="Which judge is taught.")
@click.option("--rounds", default=10, show_default=True, help="Splits.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(judge: str, rounds: int, as_json: bool) -> None:
    """Measure what a site's decisions teach the judge, and what a ring can spoil.

    Example: python -m bench.learning_eval --judge ngrams --rounds 5
    """
    texts, right = comments()
    scored = scored_by(judge, texts)
    texts, right, scored = told_alike(texts, right, scored)
    by_vector = scored[0].vector is not None
    features = features_of(texts, scored, ATTRIBUTE, by_vector=by_vector)
    figures: dict[str, list[float]] = {}
    for seed in range(rounds):
        for name, value in one_round(features, texts, right, seed).items():
            figures.setdefault(name, []).append(value)
        print(f"round {seed + 1} of {rounds}", file=sys.stderr)
    result: dict[str, Any] = {
        "judge": judge,
        "comments": len(texts),
        "rejected": int(right.sum()),
        "untaught": measures.roc_auc(right, features.untaught),
        "rounds": rounds,
        "figures": figures,
    }
    if as_json:
        print(json.dumps(result, indent=2))
        return
    print(f"{len(texts)} comments, {int(right.sum())} rejected; untaught {result['untaught']:.3f}")
    for name, values in figures.items():
        what = "gain" if name == "clean" or name.startswith("after") else "cost"
        print(f"{what}: {name:<75} {spread(values)}")


if __name__ == "__main__":
    main()
