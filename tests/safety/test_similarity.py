"""How alike two texts are: estimates against exact values, and candidates that share a band."""

import csv
import gzip
import random
from pathlib import Path

import pytest

from rostra.safety.normalise import normalise
from rostra.safety.similarity import LONGEST, SHINGLE, Signature, signature
from rostra.safety.wordlists import ordinary_lines
from tests.safety.cast import CALM

LINES = [line for line in ordinary_lines() if len(line) > 30]


def kept(text: str) -> Signature:
    found = signature(text)
    assert found is not None
    return found


def exact(one: str, other: str) -> float:
    """Jaccard's index of the two texts' shingles."""
    mine, theirs = (
        {words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)}
        for words in (normalise(one).words, normalise(other).words)
    )
    return len(mine & theirs) / len(mine | theirs)


def comment(dice: random.Random) -> list[str]:
    return " ".join(dice.sample(LINES, 6)).split()


def test_the_estimate_is_near_the_exact_value() -> None:
    dice = random.Random(3)
    errors = []
    for _ in range(200):
        words = comment(dice)
        other = list(words)
        for _ in range(dice.randrange(12)):
            other[dice.randrange(len(other))] = dice.choice(["ferry", "council", "moon"])
        one, two = " ".join(words), " ".join(other)
        errors.append(kept(one).likeness(kept(two)) - exact(one, two))
    assert sum(error**2 for error in errors) / len(errors) < 0.06**2
    assert abs(sum(errors) / len(errors)) < 0.02


def test_texts_that_are_nearly_the_same_share_a_band_and_others_do_not() -> None:
    dice = random.Random(5)
    texts = [comment(dice) for _ in range(150)]
    bands = [set(kept(" ".join(words)).bands(b"site")) for words in texts]
    for words, mine in zip(texts, bands, strict=True):
        words[len(words) // 2] = "moonlight"
        assert mine & set(kept(" ".join(words)).bands(b"site"))
    assert not set(kept(CALM).bands(b"site")) & set().union(*bands)


@pytest.mark.parametrize(
    "text",
    [
        CALM.upper(),
        CALM.replace(" ", "  ").replace(";", " –"),
        CALM.replace("council", "coun\u200bcil"),
        "> Somebody said a thing that I quote.\n" + CALM,
    ],
)
def test_dress_makes_no_difference(text: str) -> None:
    assert kept(text) == kept(CALM)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I agree",
        "Thanks!",
        "I could not agree with you more, thanks.",
        "Ganz genau so ist es, danke dafür!",
        "ha" * 200,
        "👍" * 300,
        "> " + CALM,
        "!" * 5_000,
    ],
)
def test_what_many_people_write_by_themselves_is_not_compared(text: str) -> None:
    assert signature(text) is None


def test_every_script_and_no_text_at_all_is_read() -> None:
    han = "".join(map(chr, range(0x4E00, 0x4E00 + 100)))
    assert kept(han).likeness(kept(han[:95])) > 0.8
    halves = "".join(map(chr, range(0xD800, 0xD800 + 100)))
    assert signature(halves) is None


def test_the_work_is_bounded() -> None:
    text = "".join(chr(0x4E00 + number % 20_000) for number in range(50_000))
    assert kept(text) == kept(text[:LONGEST])


def test_bands_of_one_site_say_nothing_of_another() -> None:
    assert not set(kept(CALM).bands(b"one")) & set(kept(CALM).bands(b"other"))
    assert all(0 <= band < 2**63 for band in kept(CALM).bands(b"one"))


def test_a_signature_of_another_make_is_like_none() -> None:
    assert kept(CALM).likeness(Signature(b"")) == 0.0


def test_real_comments_are_candidates_only_where_they_are_the_same(shared: Path) -> None:
    path = shared / "data" / "civil_toxic_spans" / "posts.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        texts = [row["text"] for row, _ in zip(csv.DictReader(file), range(1_500), strict=False)]
    seen: dict[int, Signature] = {}
    pairs = []
    for text in texts:
        if found := signature(text):
            others = {seen[band].minima: seen[band] for band in found.bands(b"") if band in seen}
            pairs += [found.likeness(other) for other in others.values()]
            seen |= dict.fromkeys(found.bands(b""), found)
    assert pairs, "there are a few copies among them"
    assert sum(likeness < 0.5 for likeness in pairs) <= 3
