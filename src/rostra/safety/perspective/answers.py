"""From scores to the answer of `comments:analyze`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rostra.safety.judge import Scores
from rostra.safety.perspective.asked import Analyze, Comment
from rostra.safety.perspective.errors import detection_failed, language_not_supported
from rostra.safety.perspective.speaking import Spoken
from rostra.safety.verdict import Span

PROBABILITY = "PROBABILITY"
MOST_SPANS = 8
UNKNOWN = "und"
"""A language that nobody can tell (BCP 47)."""


def analyzed(
    asked: Analyze,
    names: Mapping[str, str],
    scores: Scores,
    spoken: Spoken,
    passages: Mapping[Span, Scores],
) -> dict[str, Any]:
    """The answer to `asked`. Raises `ServiceError` for an attribute without a score.

    names: name as asked → our attribute; passages: span of the judged text → its own scores.
    """
    units = utf16(asked.comment.source)
    attributes: dict[str, Any] = {}
    for name, ours in names.items():
        value = scores.values.get(ours)
        if value is None:
            if asked.drop_unsupported:
                continue
            raise not_scored(name, asked.languages, spoken)
        limit = asked.attributes[name]
        if limit is not None and value < limit:
            continue
        score = {"value": round(value, 6), "type": PROBABILITY}
        spans = [span_score(0, units(len(asked.comment.source)), value)]
        for span in scores.spans.get(ours, ())[:MOST_SPANS]:
            own = passages.get(span)
            if own is not None and ours in own.values:
                begin, end = placed(asked.comment, span)
                spans.append(span_score(units(begin), units(end), own.values[ours]))
        attributes[name] = {"spanScores": spans, "summaryScore": score}
    answer: dict[str, Any] = {
        "attributeScores": attributes,
        "languages": list(asked.languages) or list(spoken.detected) or [UNKNOWN],
    }
    if spoken.detected:
        answer["detectedLanguages"] = list(spoken.detected)
    if asked.client_token is not None:
        answer["clientToken"] = asked.client_token
    return answer


def not_scored(name: str, requested: Sequence[str], spoken: Spoken) -> Exception:
    """Why an attribute that is modelled has no score here."""
    if spoken.judged_as is None and not requested and not spoken.detected:
        return detection_failed()
    told = () if spoken.judged_as in requested else spoken.detected
    return language_not_supported(name, requested, told)


def wanted_passages(scores: Scores, attributes: Sequence[str]) -> list[Span]:
    """The passages that moved these attributes most, each once, in the order of the text."""
    spans = {span for each in attributes for span in scores.spans.get(each, ())[:MOST_SPANS]}
    return sorted(span for span in spans if span[0] < span[1])


def placed(comment: Comment, span: Span) -> Span:
    """A span of the judged text as one of the text that was sent."""
    begin, end = span
    source = comment.plain.source
    return source(begin), source(end - 1) + 1 if end > begin else source(begin)


def span_score(begin: int, end: int, value: float) -> dict[str, Any]:
    """One span with its score."""
    score = {"value": round(value, 6), "type": PROBABILITY}
    return {"begin": begin, "end": end, "score": score}


def utf16(text: str) -> Callable[[int], int]:
    """From places in `text` to offsets in UTF-16 code units, which the clients count in."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda at: at
    far = [0]
    for character in text:
        far.append(far[-1] + (2 if character >= "\U00010000" else 1))
    return far.__getitem__
