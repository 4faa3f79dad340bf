"""Scores of many texts at once, without checks or a verdict: for evaluating and for learning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rostra.safety.judge import Context, Judge, JudgeError, Judges, Scores
from rostra.safety.scoring import JudgeSettings, is_unsure

HOW = ("cascade", "first", "both")
BATCH = 64


def scores_of(
    judges: Judges,
    settings: JudgeSettings,
    texts: Sequence[str],
    contexts: Sequence[Context],
    how: str = "cascade",
) -> list[Scores]:
    """One ``Scores`` for each text, in order.

    ``how``: "cascade" asks the second judge where the first is unsure, as comments are judged;
    "first" never asks it, "both" always. Raises ``JudgeError`` where a judge fails.
    """
    try:
        scored = list(_batched(judges.first, texts, contexts))
        if judges.second is None or how == "first":
            return scored
        unsure = [
            place
            for place, scores in enumerate(scored)
            if how == "both" or is_unsure(scores, settings)
        ]
        again = _batched(
            judges.second, [texts[place] for place in unsure], [contexts[place] for place in unsure]
        )
        for place, scores in zip(unsure, again, strict=True):
            scored[place] = scores.over(scored[place])
    except Exception as error:
        raise JudgeError(f"A judge failed: {error!r}"[:200]) from error
    return scored


def _batched(judge: Judge, texts: Sequence[str], contexts: Sequence[Context]) -> Iterator[Scores]:
    for start in range(0, len(texts), BATCH):
        part = slice(start, start + BATCH)
        yield from judge.score(texts[part], contexts[part])
