from hypothesis import given
from hypothesis import strategies as st

from rostra.moderation.rules import RULES, marked, risk_level
from rostra.moderation.wording import RULE_SENTENCES, RULE_TITLES

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


def test_every_rule_has_its_words_and_a_key() -> None:
    assert set(RULES) == set(RULE_TITLES) == set(RULE_SENTENCES)
    assert len(RULES) == 9


def test_risk_has_three_levels() -> None:
    assert [risk_level(r) for r in (0.0, 0.29, 0.3, 0.69, 0.7, 1.0)] == [
        "low", "low", "middle", "middle", "high", "high",
    ]  # fmt: skip
