"""What the encoder learns from: the right rows, varied so that labels and passages stay true."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from training.mix import MOST, OWN_TIMES, disguise, mixed, varied
from training.rows import Row


def row(text: str, source: str, toxic: float = 0.0, split: str = "train", **more: object) -> Row:
    return Row(text, {"TOXICITY": toxic}, source, split, **more)  # type: ignore[arg-type]


def test_only_english_rows_for_training_are_taken() -> None:
    rows = [
        row("one", "polis"),
        row("two", "polis", split="dev"),
        row("three", "polis", split="test"),
        row("vier", "polis", language="de"),
        row("five", "unnamed"),
        Row("six", {"SPAM": 1.0}, "sms", "train"),
    ]
    assert [each.text.casefold() for each in mixed(rows)] == ["one"]


def test_own_cases_come_several_times_and_big_sets_are_cut() -> None:
    rows = [row(f"own {number}", "own") for number in range(5)]
    rows += [row(f"news {number}", "civil_parts") for number in range(MOST["civil_parts"] + 50)]
    counts = Counter(each.source for each in mixed(rows))
    assert counts == {"own": 5 * OWN_TIMES, "civil_parts": MOST["civil_parts"]}


def test_a_set_that_is_balanced_has_as_many_toxic_rows_as_calm_ones() -> None:
    most = MOST["jigsaw"]
    rows = [row(f"calm {number}", "jigsaw") for number in range(2 * most)]
    rows += [row(f"bad {number}", "jigsaw", 1.0) for number in range(most)]
    toxic = [each.labels["TOXICITY"] for each in mixed(rows)]
    assert len(toxic) == most
    assert sum(toxic) == most // 2


def test_the_same_seed_gives_the_same_rows() -> None:
    rows = [row(f"some longer words number {number}", "polis") for number in range(200)]
    assert mixed(rows, 3) == mixed(rows, 3)
    assert mixed(rows, 3) != mixed(rows, 4)


@pytest.mark.parametrize("seed", range(20))
def test_a_disguise_changes_letters_of_long_words_alone(seed: int) -> None:
    text = "we all saw the wonderful harbour"
    hidden = disguise(text, random.Random(seed))
    assert hidden != text
    assert hidden.startswith("we all ")


def test_texts_with_passages_keep_their_characters() -> None:
    chance = random.Random(1)
    marked = row("somebody called them terrible things", "civil_spans", spans=((20, 28),))
    assert all(varied(marked, ["calm"], chance).text == marked.text for _ in range(200))


def test_a_context_of_ones_own_is_kept() -> None:
    chance = random.Random(1)
    own = row("yes", "own", parent="mine")
    seen = {(each.parent, each.article) for each in (varied(own, ["x"], chance) for _ in range(99))}
    assert seen == {("mine", "")}
