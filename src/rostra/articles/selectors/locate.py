"""Finds a passage again in a body that may have been edited since.

First where it stood, then its exact words wherever they stand, judged by what stands around them,
then nearly its words. Nearly is an edit distance of at most a fifth of the passage, computed with
Myers' bit-parallel algorithm (Journal of the ACM 46(3), 1999) on a few windows that share pieces
with the passage, so the work stays bounded on any body.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from rostra.articles.selectors.selector import Selector

_MOST_PLACES = 200  # occurrences of the exact words that are compared
_SPEAKS_FOR_ITSELF = 20  # characters: a unique passage this long needs no context
_ALLOWED_EDITS = 5  # one in so many characters
_PIECE = 12  # characters of a piece looked up
_MOST_PIECES = 24
_MOST_HITS = 40  # places looked at for each piece
_MOST_WINDOWS = 6
_NEARBY = 400  # characters around the old position that are always looked at


@dataclass(frozen=True, slots=True)
class Match:
    """Where a passage stands now; `how` says how it was recognised."""

    start: int
    end: int
    how: Literal["position", "exact", "fuzzy"]


def locate(body: str, selector: Selector) -> Match | None:
    """Return where the passage stands in `body`, or None where it is gone."""
    exact, start, end = selector.exact, selector.start, selector.end
    if not exact.strip():
        return None
    stands = start is not None and end is not None and body[start:end] == exact
    if stands and start is not None and end is not None and _agreement(body, start, selector) == 1:
        return Match(start, end, "position")
    return _exactly(body, selector) or _nearly(body, selector)


def _agreement(body: str, start: int, selector: Selector, end: int | None = None) -> float:
    """Return how much of the context stands around a place, 0 to 1.

    A passage kept without context agrees with every place.
    """
    end = start + len(selector.exact) if end is None else end
    prefix, suffix = selector.prefix, selector.suffix
    total = len(prefix) + len(suffix)
    if total == 0:
        return 1.0
    before, after = body[max(0, start - len(prefix)) : start], body[end : end + len(suffix)]
    same = _common(prefix[::-1], before[::-1]) + _common(suffix, after)
    return same / total


def _common(one: str, other: str) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))


def _exactly(body: str, selector: Selector) -> Match | None:
    exact = selector.exact
    places: list[int] = []
    if selector.start is not None and body.startswith(exact, selector.start):
        places.append(selector.start)  # even where there are more than can be compared
    place = body.find(exact)
    while place >= 0 and len(places) < _MOST_PLACES:
        places.append(place)
        place = body.find(exact, place + 1)
    if not places:
        return None
    expected = selector.start or 0
    best = max(places, key=lambda at: (_agreement(body, at, selector), -abs(at - expected)))
    alone = len(set(places)) == 1 and len(exact) >= _SPEAKS_FOR_ITSELF
    if alone or _agreement(body, best, selector) >= _needed(len(exact)):
        how: Literal["position", "exact"] = "position" if best == selector.start else "exact"
        return Match(best, best + len(exact), how)
    return None


def _needed(length: int) -> float:
    """The shorter a passage, the more of its context must have stayed."""
    return 0.1 if length >= _SPEAKS_FOR_ITSELF else 0.3


def _nearly(body: str, selector: Selector) -> Match | None:
    exact = selector.exact
    allowed = len(exact) // _ALLOWED_EDITS
    if allowed == 0:
        return None
    best: tuple[float, int, int] | None = None
    for low, high in _windows(body, selector, allowed):
        found = _closest(exact, body[low:high], allowed)
        if found is None:
            continue
        start, end, distance = low + found[0], low + found[1], found[2]
        agreement = _agreement(body, start, selector, end)
        likeness = 1 - distance / len(exact)
        if len(exact) < _SPEAKS_FOR_ITSELF and agreement < _needed(len(exact)):
            continue
        if likeness < 0.9 and agreement < _needed(_SPEAKS_FOR_ITSELF):
            continue
        score = likeness + agreement
        if best is None or score > best[0]:
            best = (score, start, end)
    return Match(best[1], best[2], "fuzzy") if best else None


def _windows(body: str, selector: Selector, allowed: int) -> list[tuple[int, int]]:
    """Return the stretches of the body worth comparing: where most pieces of the passage stand."""
    exact, length = selector.exact, len(selector.exact)
    size = min(_PIECE, max(4, length // 3))
    step = max(size, length // _MOST_PIECES)
    pieces = [(at, exact[at : at + size]) for at in range(0, length - size + 1, step)]
    pieces += [(-len(tail), tail) for tail in (selector.prefix[-_PIECE:],) if len(tail) >= size]
    pieces += [(length, head) for head in (selector.suffix[:_PIECE],) if len(head) >= size]
    grain = max(allowed, 16)
    votes: Counter[int] = Counter()
    for offset, piece in pieces:
        place, hits = body.find(piece), 0
        while place >= 0 and hits < _MOST_HITS:
            votes[(place - offset) // grain] += 1
            hits += 1
            place = body.find(piece, place + 1)
    starts = [bucket * grain for bucket, _ in votes.most_common(_MOST_WINDOWS)]
    margin = allowed + grain
    spans = [(start - margin, start + grain + length + margin) for start in starts]
    if selector.start is not None:
        spans.append((selector.start - _NEARBY, selector.start + length + _NEARBY))
    return [(max(0, low), min(len(body), high)) for low, high in spans if low < len(body)]


def _closest(pattern: str, text: str, allowed: int) -> tuple[int, int, int] | None:
    """Return (start, end, distance) of the part of `text` nearest to `pattern`, or None."""
    found = _nearest_end(pattern, text, allowed)
    if found is None:
        return None
    end, distance = found
    back = _nearest_end(pattern[::-1], text[:end][::-1], distance)
    return None if back is None else (end - back[0], end, distance)


def _nearest_end(pattern: str, text: str, allowed: int) -> tuple[int, int] | None:
    """Return (end, distance) of the best approximate occurrence, by Myers' bit vectors."""
    size = len(pattern)
    bits: dict[str, int] = {}
    for index, letter in enumerate(pattern):
        bits[letter] = bits.get(letter, 0) | (1 << index)
    mask, last = (1 << size) - 1, 1 << (size - 1)
    plus, minus, distance = mask, 0, size
    best: tuple[int, int] | None = None
    for index, letter in enumerate(text):
        equal = bits.get(letter, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | (~(horizontal | plus) & mask)
        down = plus & horizontal
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up = (up << 1) & mask
        down = (down << 1) & mask
        plus = down | (~(vertical | up) & mask)
        minus = up & vertical
        if distance <= allowed and (best is None or distance < best[1]):
            best = (index + 1, distance)
    return best
