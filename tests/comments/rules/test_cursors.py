"""Cursors: what comes back is what went in, and nothing else passes."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.comments.rules.cursors import Position, read_cursor, write_cursor
from rostra.store.problems import Problem

keys = st.one_of(st.integers(0, 2**53), st.floats(0, 1, allow_nan=False, allow_infinity=False))
positions = st.builds(Position, keys, st.uuids(), st.one_of(st.none(), st.uuids()), st.uuids())
SCOPE = f"{uuid.UUID(int=7).hex} newest"


@given(positions)
def test_a_cursor_names_exactly_its_place(position: Position) -> None:
    text = write_cursor(position, SCOPE)
    assert read_cursor(text, SCOPE) == position
    assert text.isascii()
    assert "=" not in text
    assert len(text) < 300


@given(positions, st.integers(0, 1000), st.sampled_from("Aa0-_"))
def test_a_damaged_cursor_is_told(position: Position, place: int, letter: str) -> None:
    text = write_cursor(position, SCOPE)
    at = place % (len(text) - 1)  # the last letter may carry unused bits
    damaged = text[:at] + letter + text[at + 1 :]
    if damaged != text:
        with pytest.raises(Problem) as told:
            read_cursor(damaged, SCOPE)
        assert (told.value.slug, told.value.status) == ("bad-cursor", 422)
        assert told.value.todo


@given(positions)
def test_a_cursor_of_another_order_is_told(position: Position) -> None:
    text = write_cursor(position, SCOPE)
    with pytest.raises(Problem, match="another thread or order"):
        read_cursor(text, SCOPE.replace("newest", "oldest"))


@given(st.text(max_size=600))
def test_any_other_text_is_told_and_never_a_fault(text: str) -> None:
    with pytest.raises(Problem):
        read_cursor(text, SCOPE)
