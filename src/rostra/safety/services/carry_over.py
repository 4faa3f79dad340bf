"""Carrying a threshold over from another service's scores: read pairs, score the texts anew."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from rostra.safety.cascade import BATCH, scores_of
from rostra.safety.judge import Context, JudgeError
from rostra.safety.learning.transfer import Transfer, transfer
from rostra.safety.plots import line_chart
from rostra.safety.policy import DEFAULT
from rostra.safety.services.working import judges_or_problem
from rostra.safety.table_files import number_of, read_rows, text_of
from rostra.store.problems import Problem, invalid

FEWEST = 30
CHUNK = 8 * BATCH
Pairs = list[tuple[str, float]]
Told = Callable[[int, int], None]


def pairs_of(path: Path, text: str, old: str) -> Pairs:
    """Texts with their old scores, from named columns of a CSV, TSV or JSON-lines file.

    Raises a 422 Problem where a score lies outside 0 to 1, or the file cannot be used.
    """
    found: Pairs = []
    for line, row in read_rows(path, (text, old)):
        written, score = text_of(row, text), number_of(row, old, line)
        if written is None or score is None:
            continue
        if not 0 <= score <= 1:
            raise invalid(f"Line {line}: {old} is {score:g}.", "Old scores lie from 0 to 1.")
        found.append((written, score))
    return found


def pairs_of_coral(path: Path) -> Pairs:
    """Texts with Perspective's scores, from Coral's export of comments as JSON lines.

    Each revision may carry `metadata.perspective.score`; its `body` is HTML. Raises a 422 Problem.
    """
    found: Pairs = []
    for _, row in read_rows(path, ()):
        revisions = row.get("revisions")
        for revision in revisions if isinstance(revisions, list) else []:
            score = dig(revision, "metadata", "perspective", "score")
            body = revision.get("body") if isinstance(revision, Mapping) else None
            if isinstance(body, str) and isinstance(score, int | float) and 0 <= score <= 1:
                text = without_tags(body)
                if text:
                    found.append((text, float(score)))
    return found


def dig(value: object, *names: str) -> Any:
    """What stands below these names, None where something is missing on the way."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def without_tags(body: str) -> str:
    """The words of a piece of HTML, a line for each block."""
    from lxml import html

    if not body.strip():
        return ""
    try:
        tree = html.fromstring(f"<div>{body}</div>")
    except (ValueError, TypeError):
        return body.strip()
    for line in tree.iter("br", "p", "div", "li", "blockquote"):
        line.tail = "\n" + (line.tail or "")
    return "\n".join(part.strip() for part in tree.text_content().splitlines() if part.strip())


def carry_over(
    pairs: Pairs,
    threshold: float,
    *,
    attribute: str = "TOXICITY",
    judge: str = "cascade",
    told: Told = lambda done, of: None,
) -> Transfer:
    """Our threshold for each old one. Raises a Problem: too few pairs, no model, one that fails."""
    if len(pairs) < FEWEST:
        raise invalid(
            f"There are {len(pairs)} texts with an old score.",
            f"Give at least {FEWEST}; some thousands tell a threshold to two digits.",
        )
    judges = judges_or_problem()
    ours: list[tuple[float, float]] = []
    for start in range(0, len(pairs), CHUNK):
        part = pairs[start : start + CHUNK]
        texts = [text for text, _ in part]
        try:
            scored = scores_of(judges, DEFAULT.judge, texts, [Context()] * len(part), judge)
        except JudgeError as error:
            raise Problem(
                "judge-failed", "A judge failed", status=503, detail=str(error)
            ) from error
        ours += [
            (old, scores.values[attribute])
            for (_, old), scores in zip(part, scored, strict=True)
            if attribute in scores.values
        ]
        told(start + len(part), len(pairs))
    if len(ours) < FEWEST:
        raise invalid(
            f"Only {len(ours)} of the texts get a score for {attribute}.",
            "Choose an attribute and language that are modelled.",
        )
    return transfer([old for old, _ in ours], [new for _, new in ours], threshold)


def plot(done: Transfer, attribute: str) -> str:
    """The plot as SVG: which of our thresholds holds as many as each old one."""
    marked = (done.asked.old, min(done.asked.ours.value, 1.0))
    return line_chart(
        f"{attribute}: thresholds that hold the same share of {done.texts:,} texts",
        [(old, min(new, 1.0)) for old, new in done.curve],
        x_label="old threshold",
        y_label="threshold here",
        x_range=(0.0, 1.0),
        y_range=(0.0, 1.0),
        marked=marked,
    )
