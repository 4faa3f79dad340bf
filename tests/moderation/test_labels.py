"""Decisions as labels: what teaches, what does not, and whose word counts how much."""

from datetime import timedelta

from rostra.comments.models import Comment, Thread
from rostra.comments.services import edit, flag, post
from rostra.moderation.services import approve, reject, undo
from rostra.moderation.services.labels import decided_comments
from rostra.store.clock import at, now
from tests.cast import Cast
from tests.moderation.conftest import fresh

TEXTS = (
    "The harbour office should say which nights the crane will run.",
    "Whoever planned this quay has never seen a ship come in, I think.",
    "My uncle worked on the old crane and it could be heard in the church.",
    "Has the yard said anything about the people on short hours yet?",
)


def written(thread: Thread, cast: Cast) -> list[Comment]:
    return [post(thread, cast.reader, text).comment for text in TEXTS]


def test_rejections_for_abuse_and_approvals_teach_and_nothing_else_does(
    thread: Thread, cast: Cast, held: Comment
) -> None:
    approve(held.pk, cast.moderator)
    rude, spam, flagged, _ = written(thread, cast)
    reject(rude.pk, cast.moderator, "abuse")
    reject(spam.pk, cast.editor, "spam")
    flag(flagged, cast.second_reader, "abuse")
    labels = decided_comments(cast.site, 100)
    assert [(label.text, label.abusive) for label in labels] == [
        (rude.text, True),
        (held.text, False),
    ]
    assert {label.labeler for label in labels} == {str(cast.moderator.pk)}
    assert labels[0].context.article is not None
    assert labels[0].context.article.headline == "Harbour gets a second crane"
    assert [label.text for label in decided_comments(cast.site, 1)] == [rude.text]


def test_what_was_undone_is_no_label_and_the_other_way_counts_double(
    thread: Thread, cast: Cast
) -> None:
    wronged, *_ = written(thread, cast)
    undo(reject(wronged.pk, cast.moderator, "abuse").pk, cast.editor)
    assert decided_comments(cast.site, 100) == []
    reject(wronged.pk, cast.moderator, "hate")
    undo(wronged.decisions.order_by("-id")[0].pk, cast.editor)
    flag(wronged, cast.second_reader, "abuse")
    approve(wronged.pk, cast.editor)
    (label,) = decided_comments(cast.site, 100)
    assert (label.abusive, label.weight, label.labeler) == (False, 2.0, str(cast.editor.pk))


def test_a_text_that_was_edited_since_was_not_decided_on(thread: Thread, cast: Cast) -> None:
    comment, *_ = written(thread, cast)
    flag(comment, cast.second_reader, "abuse")
    approve(comment.pk, cast.moderator)
    assert len(decided_comments(cast.site, 100)) == 1
    with at(now() + timedelta(minutes=1)):
        edit(fresh(comment), cast.reader, TEXTS[0] + " By Friday, please.")
    assert decided_comments(cast.site, 100) == []
