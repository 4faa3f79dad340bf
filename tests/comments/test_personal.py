"""Leaving and taking along: what readers see afterwards, and what nobody sees any more."""

from typing import Any

import pytest

from rostra.comments.models import (
    Comment,
    CommentVerdict,
    Draft,
    Flag,
    Reaction,
    Revision,
    Thread,
)
from rostra.comments.services import edit, flag, hide, keep_draft, post, react
from rostra.members.models import Member
from rostra.members.services.personal import erase_member, export_all
from tests.cast import Cast

REMARK = "The second boat is what my mother needs."
ANSWER = "Mine goes to school with it, every day but Sunday."


@pytest.fixture
def talk(cast: Cast, thread: Thread) -> dict[str, Any]:
    """The reader wrote a root that was answered, a reply, and something that is held."""
    root = post(thread, cast.reader, REMARK).comment
    answer = post(thread, cast.second_reader, ANSWER, parent=root.pk).comment
    reply = post(thread, cast.reader, "From which of the islands?", parent=answer.pk).comment
    held = post(thread, cast.reader, "Another remark that somebody has to look at.").comment
    hide(held, "held")
    return {"root": root, "answer": answer, "reply": reply, "held": held}


def reload(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


def test_comments_stay_without_their_author(
    cast: Cast, thread: Thread, talk: dict[str, Any]
) -> None:
    thread.refresh_from_db()
    version = thread.version
    erase_member(cast.reader, keep_texts=True)
    root = reload(talk["root"])
    assert (root.author, root.author_name, root.text) == (None, "Deleted member", REMARK)
    assert root.state == "published"
    held = reload(talk["held"])
    assert (held.state, held.text, held.html, held.waiting_since) == ("deleted", "", "", None)
    thread.refresh_from_db()
    assert thread.comment_count == 3
    assert thread.version > version


def test_comments_go_and_the_thread_keeps_its_shape(
    cast: Cast, thread: Thread, talk: dict[str, Any]
) -> None:
    erase_member(cast.reader, keep_texts=False)
    root, answer, reply = (reload(talk[name]) for name in ("root", "answer", "reply"))
    assert (root.state, root.visible, root.text) == ("deleted", True, "")
    assert (answer.state, answer.text) == ("published", ANSWER)
    assert (reply.state, reply.visible) == ("deleted", False)
    assert (root.reply_count, answer.reply_count) == (1, 0)
    thread.refresh_from_db()
    assert thread.comment_count == 1
    assert not CommentVerdict.objects.filter(comment__in=[root, reply]).exists()


def test_earlier_versions_go_with_a_removed_comment(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.reader, REMARK).comment
    edit(comment, cast.reader, f"{REMARK} And my uncle.")
    assert Revision.objects.filter(comment=comment).exists()
    erase_member(cast.reader, keep_texts=False)
    assert not Revision.objects.filter(comment=comment).exists()


def test_reactions_and_flags_are_counted_no_more(cast: Cast, thread: Thread) -> None:
    comment = post(thread, cast.second_reader, ANSWER).comment
    react(comment, cast.reader, "respect")
    react(comment, cast.newcomer, "respect")
    flag(comment, cast.reader, "spam")
    flag(comment, cast.newcomer, "spam")
    keep_draft(thread, cast.reader, "Half a thought")
    erase_member(cast.reader, keep_texts=True)
    comment = reload(comment)
    assert (comment.reactions, comment.flag_count) == ({"respect": 1}, 1)
    assert [each.member for each in Reaction.objects.all()] == [cast.newcomer]
    assert [each.member for each in Flag.objects.all()] == [cast.newcomer]
    assert not Draft.objects.exists()


def test_a_failure_on_the_way_leaves_everything(
    cast: Cast, thread: Thread, talk: dict[str, Any], settings: Any
) -> None:
    settings.ROSTRA_PERSONAL_DATA = [*settings.ROSTRA_PERSONAL_DATA, f"{__name__}"]
    with pytest.raises(RuntimeError):
        erase_member(cast.reader, keep_texts=False)
    assert Member.objects.filter(pk=cast.reader.pk).exists()
    assert reload(talk["root"]).text == REMARK


def erase(member: Member, *, keep_texts: bool) -> None:
    """This module stands in for a room that fails."""
    raise RuntimeError("the machine stops here")


def test_everything_is_in_the_export(cast: Cast, thread: Thread, talk: dict[str, Any]) -> None:
    react(talk["answer"], cast.reader, "learned")
    flag(talk["answer"], cast.reader, "off-topic", "About boats")
    keep_draft(thread, cast.reader, "Half a thought")
    data = export_all(cast.reader)
    texts = {each["text"]: each for each in data["comments"]}
    assert set(texts) == {REMARK, "From which of the islands?", talk["held"].text}
    assert texts[REMARK]["article"] == "A second ferry for the islands"
    assert texts[REMARK]["checks"][0]["action"] == "publish"
    assert texts["From which of the islands?"]["in_reply_to"] == str(talk["answer"].pk)
    assert texts[talk["held"].text]["state"] == "held"
    assert data["reactions"][0]["kind"] == "learned"
    assert data["flags"][0]["note"] == "About boats"
    assert data["drafts"][0]["text"] == "Half a thought"
    assert ANSWER not in str(data)
    assert data["decisions_about_comments"] == []
