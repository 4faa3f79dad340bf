"""Rows to train on: stable splits, and nothing of what is kept for evaluation."""

from __future__ import annotations

import pytest
from training.rows import DataError, Kept, Row, key, shared, split_of
from training.sets import marked, own_cases

from training import data


def have_sets() -> bool:
    try:
        shared()
    except DataError:
        return False
    return True


needs_sets = pytest.mark.skipif(not have_sets(), reason="the data sets are not beside the project")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return data.rows()


def test_places_become_passages() -> None:
    assert marked("[3, 4, 5, 9]") == ((3, 6), (9, 10))
    assert marked("[]") == ()


def test_a_text_keeps_its_split_however_it_is_written() -> None:
    assert split_of(key("So, WHAT now?")) == split_of(key("so what – now"))
    shares = [split_of(str(place)) for place in range(4000)]
    assert 0.13 < shares.count("test") / 4000 < 0.17
    assert 0.08 < shares.count("dev") / 4000 < 0.12


def test_what_is_kept_is_known_again_also_when_a_word_was_added() -> None:
    text = "The council voted nine to five for the new road across the meadow last night"
    kept = Kept([text, "Short."])
    assert text.upper() in kept
    assert "short" in kept
    assert f"{text}, friends" in kept
    assert "The council voted nine to five and went home for a long and quiet dinner" not in kept


def test_nothing_calm_is_severe() -> None:
    for row in own_cases():
        if row.labels.get("TOXICITY") == 0:
            assert row.labels["SEVERE_TOXICITY"] == 0


def test_own_templates_are_on_one_side_alone() -> None:
    sides: dict[str, str] = {}
    for row in own_cases():
        assert sides.setdefault(row.group, row.split) == row.split


def test_missing_sets_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("ROSTRA_SHARED", str(tmp_path))
    with pytest.raises(DataError, match="ROSTRA_SHARED"):
        data.rows()


@needs_sets
def test_no_evaluation_text_is_trained_on(rows: list[Row]) -> None:
    names = {key(row.text) for row in rows if row.source != "own"}
    evaluation = [text for text, _ in data.unhealthy()] + [text for text, _ in data.spans()]
    evaluation += [text for text, _ in data.offensive()]
    assert not names.intersection(map(key, evaluation))


@needs_sets
def test_rows_are_sound(rows: list[Row]) -> None:
    for row in rows:
        assert set(row.labels) <= set(data.ATTRIBUTES)
        assert all(0 <= value <= 1 for value in row.labels.values())
        assert row.split in ("train", "dev", "test")
        assert all(0 <= a < b <= len(row.text) for a, b in row.spans or ())


@needs_sets
def test_the_same_rows_come_in_the_same_order(rows: list[Row]) -> None:
    assert data.rows() == rows
