"""Filling an empty site with the demo newspaper."""

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rostra.articles.models import Article
from rostra.articles.reading import read_path
from rostra.articles.selectors import describe
from rostra.comments.models import Comment, Thread
from rostra.comments.services.flag import flag
from rostra.comments.services.post import post
from rostra.comments.services.react import react
from rostra.comments.services.take_in import take_in
from rostra.gate.services import set_gate
from rostra.members.models import Member
from rostra.members.services.accounts import add_member
from rostra.moderation.services import approve
from rostra.project.demo.raid import make_raid
from rostra.sites.models import Site
from rostra.store import clock

HERE = Path(__file__).parent
DEMO_PASSWORDS = {
    "reader@demo.example": "salt and paper",
    "moderator@demo.example": "lantern on the quay",
    "editor@demo.example": "red ink at midnight",
}
TITLE = "The Saltmarsh Gazette"
# Minutes before now at which each story came in.
ADDED = {
    "library": 7600,
    "mill-street": 5400,
    "ferry": 2900,
    "shelter": 2400,
    "wind": 2200,
    "glacier": 1600,
    "night-train": 700,
}


@dataclass
class Demo:
    """What has been made so far, by the keys of the files."""

    site: Site
    begun: dt.datetime
    people: dict[str, Member] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)

    def moment(self, ago: float) -> dt.datetime:
        """The time `ago` minutes before the demo was made."""
        return self.begun - dt.timedelta(minutes=ago)

    def thread(self, key: str) -> Thread:
        return Thread.objects.select_related("site", "article").get(pk=self.articles[key].pk)


def read_toml(name: str) -> dict[str, Any]:
    """A file of the demo."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def load_demo(site: Site) -> bool:
    """Fill `site` with the demo newspaper; False, and nothing done, when it has articles."""
    if Article.objects.filter(site=site).exists():
        return False
    demo = Demo(site, clock.now())
    Site.objects.filter(pk=site.pk).update(title=TITLE)
    site.refresh_from_db()
    add_people(demo)
    for key, ago in ADDED.items():
        with clock.at(demo.moment(ago)):
            demo.articles[key] = take_in(site, read_path(HERE / "articles" / f"{key}.txt"))
    events = [(entry["ago"], entry) for entry in read_toml("conversations.toml")["comments"]]
    for _, entry in sorted(events, key=lambda event: -event[0]):
        write_comment(demo, entry)
    add_reactions(demo)
    raid = read_toml("raid.toml")
    make_raid(demo, raid)
    for entry in raid["flagged"]:
        write_flagged(demo, entry)
    hold_newcomers(demo, "glacier")
    for entry in raid["first"]:
        write_comment(demo, entry | {"key": "first"}, approved=False)
    return True


def is_demo(site: Site) -> bool:
    """Whether `site` holds the demo newspaper."""
    return Member.objects.filter(site=site, email="editor@demo.example").exists()


def add_people(demo: Demo) -> None:
    """The readers and the staff; only the printed sign-ins have a password."""
    files = read_toml("people.toml")
    for entry in [*files["staff"], *files["readers"]]:
        days = entry.get("days", 500)
        with clock.at(demo.moment(days * 24 * 60)):
            member = add_member(
                demo.site,
                name=entry["name"],
                email=entry["email"],
                role=entry.get("role", "reader"),
                password=DEMO_PASSWORDS.get(entry["email"]),
            )
        member.biography = entry.get("biography", "")
        member.save(update_fields=["biography"])
        demo.people[entry["key"]] = member


def write_comment(demo: Demo, entry: dict[str, Any], *, approved: bool = True) -> Comment:
    """Post one comment at its time; a moderator approves it a little later where it was held."""
    article = demo.articles[entry["on"]]
    parent = demo.comments[entry["to"]].pk if "to" in entry else None
    with clock.at(demo.moment(entry["ago"])):
        comment = post(
            demo.thread(entry["on"]),
            Member.objects.get(pk=demo.people[entry["by"]].pk),
            entry["text"],
            parent=parent,
            quote=selector(article, entry["quote"]) if "quote" in entry else None,
        ).comment
    if approved and comment.state != Comment.State.PUBLISHED:
        with clock.at(demo.moment(entry["ago"] - 6)):
            approve(comment.pk, demo.people["moderator"])
    demo.comments[entry["key"]] = comment
    return comment


def selector(article: Article, passage: str) -> list[dict[str, Any]]:
    """The W3C selector of a passage. Raises ValueError when the article lacks it."""
    start = article.body.index(passage)
    return describe(article.body, start, start + len(passage)).as_json()


def add_reactions(demo: Demo) -> None:
    """What readers said of the comments without writing."""
    for entry in read_toml("conversations.toml")["comments"]:
        with clock.at(demo.moment(max(1, entry["ago"] - 30))):
            for kind, readers in entry.get("reactions", {}).items():
                for key in readers:
                    comment = Comment.objects.get(pk=demo.comments[entry["key"]].pk)
                    react(comment, demo.people[key], kind)


def hold_newcomers(demo: Demo, key: str) -> None:
    """An editor lets newcomers' comments on one story be read first."""
    with clock.at(demo.moment(50)):
        set_gate(
            demo.site,
            "article",
            str(demo.articles[key].pk),
            "held-newcomers",
            by=demo.people["editor"],
            reason="The story is linked from a large forum tonight.",
            until=demo.begun + dt.timedelta(hours=14),
        )


def write_flagged(demo: Demo, entry: dict[str, Any]) -> None:
    """A comment that readers flagged and that waits for a moderator."""
    comment = write_comment(demo, entry | {"key": "flagged"})
    with clock.at(demo.moment(entry["ago"] - 20)):
        for who, reason, note in entry["flags"]:
            flag(Comment.objects.get(pk=comment.pk), demo.people[who], reason, note)
