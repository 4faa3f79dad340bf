"""Lines of text or JSON in, what the standard policy says of each out."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from rostra.safety.cascade import scores_of
from rostra.safety.judge import Context, JudgeError, Scores
from rostra.safety.pipeline import Pipeline
from rostra.safety.services.at_work import is_off
from rostra.safety.services.judging import pipeline_of
from rostra.safety.subject import ArticleFacts, Subject
from rostra.safety.verdict import Verdict

LONGEST = 1_000_000
DIGITS = 6
ARTICLE_TEXTS = ("headline", "lead", "section", "language")
Answer = dict[str, Any]


class BadLine(ValueError):
    """A line that cannot be judged, and why."""


def standard() -> Pipeline:
    """The pipeline of a site that decided nothing: standard policy, no lists of its own."""
    return pipeline_of(None, None, None, None)


def model_missing() -> bool:
    """Whether no judge gives any score here."""
    return is_off()


def score_lines(
    lines: Sequence[bytes], first: int, *, only_json: bool = False, context_field: str = "parent"
) -> list[Answer]:
    """One answer for each line, in order; ``first`` is the number of the first line.

    An answer has ``scores``, ``verdict``, ``reasons``, ``language``; a line that cannot be judged
    gets ``error`` (a sentence) and ``line`` in their place. ``only_json``: a line that is no JSON
    object is an error, else it is a text by itself. ``context_field``: where the parent stands.
    """
    pipeline = standard()
    read: list[Subject | Answer] = []
    for number, line in enumerate(lines, first):
        try:
            read.append(subject_of(line, only_json, context_field))
        except BadLine as error:
            read.append({"error": f"Line {number}: {error}", "line": number})
    subjects = [each for each in read if isinstance(each, Subject)]
    judged = iter(answers(pipeline, subjects))
    return [next(judged) if isinstance(each, Subject) else each for each in read]


def answers(pipeline: Pipeline, subjects: Sequence[Subject]) -> list[Answer]:
    """The verdict on each subject; what the first judge is unsure of goes on in one batch."""
    verdicts = [pipeline.judge(subject) for subject in subjects]
    pending = [place for place, verdict in enumerate(verdicts) if verdict.pending]
    again = pipeline.judge_again([(subjects[place], verdicts[place]) for place in pending])
    for place, verdict in zip(pending, again, strict=True):
        verdicts[place] = verdict
    scored = scores_left_out(pipeline, subjects, verdicts)
    return [answer(verdict, scored.get(place)) for place, verdict in enumerate(verdicts)]


def scores_left_out(
    pipeline: Pipeline, subjects: Sequence[Subject], verdicts: Sequence[Verdict]
) -> dict[int, Scores]:
    """Both judges’ scores of texts that a check refused before any judge looked, or of which the
    first was sure and left attributes out that the second models; by place."""
    second = pipeline.judges.second
    modelled = second.attributes if second is not None else frozenset()
    places = [
        place
        for place, verdict in enumerate(verdicts)
        if not verdict.scores or not modelled <= verdict.scores.keys()
    ]
    texts = [subjects[place].text for place in places]
    contexts = [Context.of(subjects[place]) for place in places]
    for how in ("both", "first"):
        with suppress(JudgeError):
            scored = scores_of(pipeline.judges, pipeline.policy.judge, texts, contexts, how)
            return dict(zip(places, scored, strict=True))
    return {}


def answer(verdict: Verdict, scored: Scores | None) -> Answer:
    """A verdict as it is written; scores that it rests on come before those asked for besides."""
    values = {**(scored.values if scored else {}), **verdict.scores}
    return {
        "scores": {name: round(value, DIGITS) for name, value in values.items()},
        "verdict": verdict.action.value,
        "reasons": [
            {"check": found.check, "text": found.text, "spans": [list(s) for s in found.spans]}
            for found in verdict.reasons
        ],
        "language": (scored.language if scored else None) or verdict.language,
    }


def subject_of(line: bytes, only_json: bool, context_field: str) -> Subject:
    """What a line asks to judge. Raises ``BadLine``."""
    if len(line) > LONGEST:
        raise BadLine(f"It has more than {LONGEST:,} bytes. Leave out what is no comment.")
    try:
        written = line.decode("utf-8").strip("\r\ufeff")
    except UnicodeDecodeError as error:
        raise BadLine(f"It is not UTF-8 (byte {error.start + 1}). Save it as UTF-8.") from error
    if not written.strip():
        raise BadLine('It is empty. Write {"text": …}.')
    if not only_json and not written.lstrip().startswith("{"):
        return Subject(written)
    try:
        row = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"It is not JSON: {error}.") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadLine('It has no "text". Write {"text": "…"}.')
    parent = row.get(context_field)
    if parent is not None and not isinstance(parent, str):
        raise BadLine(f'"{context_field}" is no text. Write it in quotes, or leave it out.')
    return Subject(row["text"], parent=parent or None, article=article_of(row.get("article")))


def article_of(value: object) -> ArticleFacts | None:
    """The article of a line: its headline, or an object. Raises ``BadLine``."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return ArticleFacts(headline=value)
    if not isinstance(value, Mapping):
        raise BadLine('"article" is no headline and no object. Write {"headline": "…"}.')
    texts: dict[str, Any] = {name: value.get(name) or "" for name in ARTICLE_TEXTS}
    if not all(isinstance(text, str) for text in texts.values()):
        raise BadLine(f'Of "article", {", ".join(ARTICLE_TEXTS)} are texts.')
    texts["language"] = texts["language"] or None
    return ArticleFacts(**texts, sensitive=value.get("sensitive") is True)
