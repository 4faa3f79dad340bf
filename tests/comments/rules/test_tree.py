"""Arranging a page as a tree."""

import uuid
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from rostra.comments.rules.tree import arrange, parents_elsewhere


@dataclass(frozen=True)
class Leaf:
    id: uuid.UUID
    parent_id: uuid.UUID | None


def leaves(parents: list[int | None]) -> list[Leaf]:
    return [
        Leaf(uuid.UUID(int=place), None if parent is None else uuid.UUID(int=parent))
        for place, parent in enumerate(parents)
    ]


@st.composite
def shapes(draw: st.DrawFn) -> list[int | None]:
    """Any forest in order of writing: a parent comes before its replies."""
    size = draw(st.integers(0, 30))
    options = [st.one_of(st.none(), st.integers(0, max(0, n - 1))) for n in range(size)]
    return [None if n == 0 else draw(options[n]) for n in range(size)]


@given(shapes())
def test_all_stay_each_below_its_parent(parents: list[int | None]) -> None:
    planted = leaves(parents)
    arranged = arrange(planted)
    assert sorted(arranged, key=lambda leaf: leaf.id) == planted
    place = {leaf.id: at for at, leaf in enumerate(arranged)}
    assert all(place[leaf.parent_id] < place[leaf.id] for leaf in arranged if leaf.parent_id)


@given(shapes())
def test_what_stands_between_a_comment_and_its_reply_is_below_it_too(
    parents: list[int | None],
) -> None:
    arranged = arrange(leaves(parents))
    above = {leaf.id: leaf.parent_id for leaf in arranged}
    place = {leaf.id: at for at, leaf in enumerate(arranged)}
    for leaf in arranged:
        if leaf.parent_id is not None:
            for between in arranged[place[leaf.parent_id] + 1 : place[leaf.id]]:
                step: uuid.UUID | None = between.id
                while step is not None and step != leaf.parent_id:
                    step = above[step]
                assert step == leaf.parent_id


def test_five_thousand_replies_deep() -> None:
    chain = leaves([None, *range(4999)])
    assert arrange(chain) == chain


def test_a_page_that_begins_in_the_middle() -> None:
    page = leaves([None, 0, 1, 1])[1:]
    assert arrange(page) == page
    assert parents_elsewhere(page) == {uuid.UUID(int=0)}
