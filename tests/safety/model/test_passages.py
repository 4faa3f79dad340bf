"""From tokens to passages."""

import pytest

from rostra.safety.model.passages import passages

TEXT = "you stupid id-iot, go away"


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ([], ()),
        ([((4, 10), -3.0)], ()),
        ([((4, 10), 3.0)], ((4, 10),)),
        # Words parted by a space alone are one passage.
        ([((4, 10), 3.0), ((11, 13), 1.0)], ((4, 13),)),
        # The weightiest first.
        ([((4, 10), 1.0), ((19, 21), 3.0)], ((19, 21), (4, 10))),
        # Pieces of a word count together, with the highest of their logits.
        ([((4, 7), -3.0), ((7, 10), 3.0)], ((4, 10),)),
        # A sign is no piece of the word before it.
        ([((14, 17), 3.0), ((17, 18), -3.0)], ((14, 17),)),
        # What stands for nothing in the text is left out.
        ([((0, 0), 9.0)], ()),
    ],
)
def test_passages(
    tokens: list[tuple[tuple[int, int], float]], expected: tuple[tuple[int, int], ...]
) -> None:
    assert passages(TEXT, tokens, 0.5) == expected
