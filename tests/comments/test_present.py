"""What a comment's card is told to show."""

import datetime as dt

from rostra.comments.present import (
    FLAG_REASONS,
    REACTIONS,
    AuthorView,
    CommentView,
    FormView,
    ThreadView,
    reaction_views,
)
from rostra.comments.rules import reactions as rules
from rostra.comments.rules.flags import FLAG_REASONS as FLAGS

THEN = dt.datetime(2026, 11, 23, 14, 5, tzinfo=dt.UTC)


def card(depth: int) -> CommentView:
    return CommentView("1", AuthorView("Ada"), THEN, "<p>Hm.</p>", "/c/1", depth=depth)


def test_depth_is_limited_on_the_screen_alone() -> None:
    assert [card(depth).indent for depth in (0, 1, 2, 7)] == [0, 1, 2, 2]


def test_reactions_are_counted_in_words_and_value_across_disagreement_first() -> None:
    views = reaction_views({"agree": 31, "respect": 1}, mine="agree")
    assert [view.counted for view in views if view.count] == [
        "1 sees it differently, and values this",
        "31 agree",
    ]
    assert [view.kind for view in views if view.mine] == ["agree"]


def test_the_number_of_comments_is_said() -> None:
    said = [ThreadView("1", [], total).counted for total in (0, 1, 12345)]
    assert said == ["No comments yet", "1 comment", "12,345 comments"]


def test_every_place_to_write_in_has_a_draft_of_its_own() -> None:
    names = {
        FormView("/", "a", "").draft,
        FormView("/", "b", "").draft,
        FormView("/", "a", "", parent_id="p").draft,
        FormView("/", "a", "", comment_id="p").draft,
    }
    assert len(names) == 4


def test_every_kind_that_the_rules_know_has_its_words() -> None:
    assert tuple(REACTIONS) == rules.REACTIONS
    assert tuple(FLAG_REASONS) == FLAGS
