"""How alike two texts are, told from a few numbers kept of each (pure).

Broder, "On the resemblance and containment of documents" (1997): the share of shingles that two
texts have in common is estimated by the share of equal minima under random permutations. A shingle
is five characters of the normalised words, so that every script has them and one changed word
changes few. Bands of minima (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4) find
the candidates: of pairs as alike as 0.8, 99 in 100 share a band, as alike as 0.9 every one; of
pairs as alike as 0.3, 3 in 100.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from rostra.safety.normalise import normalise

Minima = npt.NDArray[np.uint32]

SHINGLE: Final = 5
BANDS: Final = 12
ROWS: Final = 5
LONGEST: Final = 2_000
"""Characters at the beginning of a text that are compared."""
FEWEST_SHINGLES: Final = 40
"""Shorter texts are not compared: many people write "I could not agree more" by themselves."""
VERSION: Final = 1
"""Changes whenever the minima of a text may."""

_dice = np.random.Generator(np.random.PCG64(1997))
_FACTORS = _dice.integers(1, 2**63, size=BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(
    1
)
_SUMMANDS = _dice.integers(0, 2**63, size=BANDS * ROWS, dtype=np.uint64)
_PLACES = _dice.integers(1, 2**63, size=SHINGLE, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text. ``minima`` are 60 numbers of 4 bytes, in one bytes object."""

    minima: bytes

    def likeness(self, other: Signature) -> float:
        """The estimated share of shingles in common, 0 to 1, off by 0.05 at 0.8 (one sigma)."""
        if len(self.minima) != len(other.minima):
            return 0.0
        return float(np.mean(_read(self.minima) == _read(other.minima)))

    def bands(self, within: bytes) -> tuple[int, ...]:
        """Numbers of 63 bits; texts of the same ``within`` (a site) that share one may be alike."""
        size = ROWS * 4
        return tuple(
            int.from_bytes(
                hashlib.blake2b(
                    self.minima[size * band : size * (band + 1)],
                    digest_size=8,
                    key=within,
                    salt=bytes([VERSION, band]),
                ).digest()
            )
            >> 1
            for band in range(BANDS)
        )


def signature(text: str) -> Signature | None:
    """The signature of ``text``; None for one too short to be compared.

    Lines that quote (">") are left out: readers quote the same comment and mean their answers.
    """
    own = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))
    shingles = _shingles(normalise(own[:LONGEST]).words)
    if len(shingles) < FEWEST_SHINGLES:
        return None
    hashed = (_FACTORS[:, None] * shingles[None, :] + _SUMMANDS[:, None]) >> np.uint64(32)
    return Signature(hashed.min(axis=1).astype("<u4").tobytes())


def _shingles(words: str) -> npt.NDArray[np.uint64]:
    """A number for each different group of five characters."""
    codes = np.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    count = len(codes) - SHINGLE + 1
    if count < FEWEST_SHINGLES:
        return np.empty(0, dtype=np.uint64)
    wide = codes.astype(np.uint64) + np.uint64(1)
    numbers = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        numbers += wide[place : place + count] * _PLACES[place]
    numbers = (numbers ^ (numbers >> np.uint64(29))) * _MIX
    return np.unique(numbers ^ (numbers >> np.uint64(32)))


def _read(minima: bytes) -> Minima:
    return np.frombuffer(minima, dtype="<u4")
