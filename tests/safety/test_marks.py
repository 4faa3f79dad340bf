"""A text cut where it is marked."""

from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.marks import marked

spans = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)))


@given(st.text(max_size=40), spans)
def test_marked_pieces_are_the_text(text: str, found: list[tuple[int, int]]) -> None:
    pieces = marked(text, found)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        for place in range(at, at + len(piece.text)):
            assert piece.marked == any(start <= place < end for start, end in found)
        at += len(piece.text)


def test_pieces_alternate() -> None:
    pieces = marked("abcdef", [(1, 3), (2, 4)])
    assert [(piece.text, piece.marked) for piece in pieces] == [
        ("a", False),
        ("bcd", True),
        ("ef", False),
    ]
