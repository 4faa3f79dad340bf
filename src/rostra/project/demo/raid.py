"""The raid in the demo's log: fresh accounts with one text; the story is paused because of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from rostra.comments.models import Comment
from rostra.comments.services.post import post
from rostra.gate.services import set_gate
from rostra.members.services.accounts import add_member
from rostra.moderation.services import reject
from rostra.store import clock
from rostra.store.problems import Problem

if TYPE_CHECKING:
    from rostra.project.demo.load import Demo

NOTICE = (
    "Comments are paused on this story for the weekend. A wave of new accounts was posting the "
    "same abuse, and our moderators are clearing it."
)


def make_raid(demo: Demo, raid: dict[str, Any]) -> None:
    """Open the gate to the raid, let it run, tighten, pause, and clear most of it."""
    key = str(demo.articles[raid["on"]].pk)
    begun = demo.moment(raid["begins_ago"])
    editor = demo.people["editor"]
    with clock.at(begun + dt.timedelta(minutes=4)):
        set_gate(
            demo.site, "article", key, "held-newcomers", by=editor,
            reason="Nine accounts made within the hour post one text.",
        )  # fmt: skip
    held = post_all(demo, raid, begun)
    with clock.at(begun + dt.timedelta(minutes=16)):
        set_gate(
            demo.site, "article", key, "suspended", by=editor, notice=NOTICE,
            until=demo.begun + dt.timedelta(hours=20), then="held-newcomers",
            reason="More texts than two moderators can read in an evening.",
        )  # fmt: skip
    clear(demo, raid, held[: -raid["waiting"]], begun)


def post_all(demo: Demo, raid: dict[str, Any], begun: dt.datetime) -> list[Comment]:
    """Each account posts once; what the checks refuse at once never enters the queue."""
    thread = demo.thread(raid["on"])
    stored = []
    for number, name in enumerate(raid["names"]):
        moment = begun + dt.timedelta(seconds=number * raid["every_seconds"])
        with clock.at(moment - dt.timedelta(minutes=3)):
            member = add_member(demo.site, name=name, email=f"raid{number}@demo.example")
        with clock.at(moment):
            try:
                text = raid["texts"][number % len(raid["texts"])]
                stored.append(post(thread, member, text).comment)
            except Problem:
                continue
    return stored


def clear(demo: Demo, raid: dict[str, Any], comments: list[Comment], begun: dt.datetime) -> None:
    """The moderator rejects most of it the same evening."""
    for number, comment in enumerate(comments):
        with clock.at(begun + dt.timedelta(minutes=25, seconds=9 * number)):
            reject(comment.pk, demo.people["moderator"], raid["rule"], reason=raid["reason"])
