"""What a reader may say of a comment without writing, and how a comment is weighed by it.

There is no thumb. Each kind says what the comment did for the reader, and the two that come from
somebody who thinks differently count most.
"""

from collections.abc import Mapping
from math import sqrt

from rostra.store.problems import invalid

REACTIONS = ("respect", "rethink", "learned", "agree")  # `present` says each in words

WEIGHTS = {"respect": 1.0, "rethink": 1.0, "learned": 0.7}
AGREEMENT_CEILING = 4.0
AGREEMENT_HALFWAY = 12
UNMOVED_READERS = 5
Z = 1.96


def known_kind(kind: str) -> str:
    """Return `kind`, or raise a 422 Problem that lists the kinds."""
    if kind not in REACTIONS:
        kinds = ", ".join(REACTIONS)
        raise invalid(f"There is no reaction “{kind[:40]}”.", f"Choose one of: {kinds}; or null.")
    return kind


def changed(counts: Mapping[str, int], before: str | None, after: str | None) -> dict[str, int]:
    """`counts` once a reader's reaction goes from `before` to `after`; kinds at 0 left out."""
    new = dict(counts)
    if before is not None:
        new[before] = new.get(before, 0) - 1
    if after is not None:
        new[after] = new.get(after, 0) + 1
    return {kind: number for kind, number in new.items() if number > 0}


def prior_score(counts: Mapping[str, int]) -> float:
    """How well received a comment is, 0 to 1: the order `best`.

    Reactions add up to an amount of appreciation: 1 for each reader who thinks differently and
    values it or thought again, 0.7 for each who learned, and a part for agreement that grows ever
    more slowly to the weight of 4 such readers (half of it at 12), so that one's own side alone
    cannot carry a comment far. That amount is held against 5 imagined readers who were not moved,
    and the score is the lower end of Wilson's interval for the share moved (95 %; Wilson 1927,
    J. Am. Stat. Assoc. 22:209). More appreciation never lowers it, and few reactions weigh little.
    """
    agreement = counts.get("agree", 0)
    moved = sum(weight * counts.get(kind, 0) for kind, weight in WEIGHTS.items())
    moved += AGREEMENT_CEILING * agreement / (agreement + AGREEMENT_HALFWAY)
    return wilson_lower(moved, moved + UNMOVED_READERS)


def wilson_lower(successes: float, trials: float, z: float = Z) -> float:
    """Lower end of Wilson's score interval for `successes` among `trials` (> 0), 0 to 1."""
    share = successes / trials
    centre = share + z * z / (2 * trials)
    spread = z * sqrt((share * (1 - share) + z * z / (4 * trials)) / trials)
    return max(0.0, (centre - spread) / (1 + z * z / trials))
