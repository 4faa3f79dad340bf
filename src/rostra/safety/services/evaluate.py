"""How well the judges at work tell the texts of a labelled file apart."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rostra.safety import measures
from rostra.safety.cascade import BATCH, scores_of
from rostra.safety.judge import Context, JudgeError, Judges
from rostra.safety.measures import Interval, OperatingPoint
from rostra.safety.policy import DEFAULT
from rostra.safety.services.working import judges_or_problem
from rostra.safety.subject import ArticleFacts
from rostra.safety.table_files import number_of, read_rows, text_of
from rostra.store.problems import Problem, invalid

CHUNK = 8 * BATCH
Told = Callable[[int, int], None]
"""Told how many texts of how many are scored."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the file hold what."""

    text: str
    label: str
    group: str | None = None
    parent: str | None = None
    article: str | None = None

    @property
    def named(self) -> list[str]:
        """All that the file has to have."""
        every = (self.text, self.label, self.group, self.parent, self.article)
        return [column for column in every if column]


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of the texts that share a group, at the threshold of the whole file."""

    name: str
    texts: int
    abusive: int
    roc_auc: float
    caught: Interval
    held: Interval


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out. ``caught``: at 2 % of harmless texts held. ``left_out``: rows without text,
    label or score."""

    attribute: str
    judge: str
    versions: tuple[str, ...]
    texts: int
    abusive: int
    left_out: int
    roc_auc: Interval
    average_precision: Interval
    calibration_error: Interval
    point: OperatingPoint
    caught: Interval
    groups: tuple[Group, ...]


@dataclass(slots=True)
class _Rows:
    texts: list[str]
    contexts: list[Context]
    labels: list[float]
    groups: list[str]
    left_out: int = 0


def evaluate(
    path: Path,
    columns: Columns,
    *,
    attribute: str = "TOXICITY",
    judge: str = "cascade",
    told: Told = lambda done, of: None,
) -> Evaluation:
    """Score every text of the file and compare with its labels (from 0.5 on: abusive).

    Raises a Problem: the file or a column cannot be used, no model, an attribute that is not
    modelled, or a file with texts of one kind only.
    """
    judges = judges_or_problem()
    modelled = judges.first.attributes | (judges.second.attributes if judges.second else set())
    if attribute not in modelled:
        raise invalid(f"{attribute} is not modelled.", f"There are: {', '.join(sorted(modelled))}.")
    rows = read(path, columns)
    scores = score(rows, judges, attribute, judge, told)
    kept = [place for place, value in enumerate(scores) if not math.isnan(value)]
    labels = [rows.labels[place] for place in kept]
    values = [scores[place] for place in kept]
    abusive = sum(label >= 0.5 for label in labels)
    if abusive in (0, len(labels)):
        raise invalid(
            f"Of {len(labels)} texts that can be scored {abusive} are labelled abusive.",
            "Give a file with texts of both kinds, and name the column of their labels.",
        )
    point = measures.operating_point(labels, values)
    return Evaluation(
        attribute=attribute,
        judge=judge,
        versions=tuple(j.version for j in (judges.first, judges.second) if j is not None),
        texts=len(labels),
        abusive=abusive,
        left_out=rows.left_out + len(scores) - len(kept),
        roc_auc=measures.bootstrap(measures.roc_auc, labels, values),
        average_precision=measures.bootstrap(measures.average_precision, labels, values),
        calibration_error=measures.bootstrap(measures.calibration_error, labels, values),
        point=point,
        caught=measures.bootstrap(measures.caught, labels, values),
        groups=by_group([rows.groups[place] for place in kept], labels, values, point.threshold),
    )


def read(path: Path, columns: Columns) -> _Rows:
    """The rows that have a text and a label."""
    rows = _Rows([], [], [], [])
    for line, row in read_rows(path, columns.named):
        text, label = text_of(row, columns.text), number_of(row, columns.label, line)
        if text is None or label is None:
            rows.left_out += 1
            continue
        if not 0 <= label <= 1:
            raise Problem(
                "no-label",
                "No label",
                status=422,
                detail=f"Line {line}: {columns.label} is {label:g}; labels go from 0 to 1.",
                todo="Make one column of 0 (harmless) and 1 (abusive), or of shares between.",
            )
        headline = text_of(row, columns.article)
        article = ArticleFacts(headline=headline) if headline else None
        rows.texts.append(text)
        rows.contexts.append(Context(text_of(row, columns.parent), article))
        rows.labels.append(float(label >= 0.5))
        rows.groups.append(str(row.get(columns.group) or "–") if columns.group else "")
    return rows


def score(rows: _Rows, judges: Judges, attribute: str, how: str, told: Told) -> list[float]:
    """The score of each text, ``nan`` where the judges have none. Raises a 503 Problem."""
    values: list[float] = []
    for start in range(0, len(rows.texts), CHUNK):
        part = slice(start, start + CHUNK)
        try:
            scored = scores_of(judges, DEFAULT.judge, rows.texts[part], rows.contexts[part], how)
        except JudgeError as error:
            raise Problem(
                "judge-failed", "A judge failed", status=503, detail=str(error),
                todo="`rostra doctor` says what is wrong with the model.",
            ) from error  # fmt: skip
        values += [each.values.get(attribute, math.nan) for each in scored]
        told(len(values), len(rows.texts))
    return values


def by_group(
    groups: list[str], labels: list[float], values: list[float], threshold: float
) -> tuple[Group, ...]:
    """The figures of each group, the largest first; none where no group was named."""
    found: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        if group:
            found.setdefault(group, []).append(place)
    return tuple(
        one_group(name, [labels[p] for p in places], [values[p] for p in places], threshold)
        for name, places in sorted(found.items(), key=lambda item: -len(item[1]))
    )


def one_group(name: str, labels: list[float], values: list[float], threshold: float) -> Group:
    """What the threshold of the whole file does within one group."""
    held = [value >= threshold for value in values]
    abusive = int(sum(labels))
    hits = sum(h for h, label in zip(held, labels, strict=True) if label)
    return Group(
        name,
        len(labels),
        abusive,
        measures.roc_auc(labels, values),
        measures.wilson(hits, abusive),
        measures.wilson(sum(held) - hits, len(labels) - abusive),
    )
