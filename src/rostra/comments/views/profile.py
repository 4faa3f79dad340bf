"""`/m/<key>`: who somebody is, and what they wrote."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra.articles.models import Article
from rostra.comments.models import Comment
from rostra.comments.present import CommentView
from rostra.comments.rules.visibility import CHECKING, HELD, PUBLISHED, REJECTED
from rostra.comments.services.writers import moderates
from rostra.comments.views.cards import Cards
from rostra.comments.views.forms import viewer_of
from rostra.gate.services import gates_of
from rostra.members.models import Member
from rostra.sites.models import Site
from rostra.sites.requests import site_of
from rostra.store.ids import parse_id
from rostra.store.problems import not_found

SHOWN = 20
UNSEEN = (HELD, CHECKING, REJECTED)


@dataclass(frozen=True, slots=True)
class ProfileComment:
    """One comment with the article under which it stands."""

    card: CommentView
    headline: str
    article_url: str


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A member as somebody sees them; `own` tells the member themselves what others do not see."""

    name: str
    mark: str
    joined: datetime
    biography: str
    published: int
    comments: list[ProfileComment]
    own: bool = False
    waiting: int = 0
    shows_waiting: bool = False
    next_url: str | None = None
    manage_url: str | None = None


def profile(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """A member's page on this site. ?before= pages through what they wrote; the member may ask for
    ?waiting=1, what nobody else sees."""
    member, viewer, site = find_member(key), viewer_of(request), site_of(request)
    own = viewer is not None and viewer.pk == member.pk
    waiting = own and request.GET.get("waiting") == "1"
    rows = list(
        written(member, site, UNSEEN if waiting else (PUBLISHED,)).filter(
            after(request.GET.get("before", ""))
        )[: SHOWN + 1]
    )
    shown, more = rows[:SHOWN], len(rows) > SHOWN
    asked = {"before": str(shown[-1].pk)} | ({"waiting": "1"} if waiting else {}) if more else {}
    view = ProfileView(
        name=member.name,
        mark=mark_of(member, site),
        joined=member.joined_at,
        biography=member.biography,
        published=member.accepted_comments,
        comments=in_their_places(shown, site, viewer),
        own=own,
        waiting=written(member, site, UNSEEN).count() if own else 0,
        shows_waiting=waiting,
        next_url=f"{member.path}?{urlencode(asked)}" if more else None,
        manage_url=f"/moderate/members/{member.pk}/" if may_manage(viewer, member) else None,
    )
    return render(request, "comments/profile.html", {"profile": view})


def find_member(key: uuid.UUID) -> Member:
    """The member with `key`. Raises a 404 Problem; a closed account has no page."""
    member = Member.objects.select_related("site").filter(pk=key, is_active=True).first()
    if member is None:
        raise not_found("member", "The account may have been deleted.")
    return member


def written(member: Member, site: Site, states: tuple[str, ...]) -> QuerySet[Comment]:
    """What `member` wrote on `site`, under articles that still stand, newest first."""
    rows = Comment.objects.filter(author=member, site=site, state__in=states)
    rows = rows.filter(
        Q(thread__article__isnull=True) | Q(thread__article__state=Article.State.PUBLISHED)
    )
    return rows.select_related("author", "thread__site", "thread__article__site").order_by(
        "-created_at", "-id"
    )


def after(cursor: str) -> Q:
    """Comments older than the one that `cursor` names; all for a cursor that names none."""
    key = parse_id(cursor)
    last = Comment.objects.filter(pk=key).values_list("created_at", "id").first() if key else None
    if last is None:
        return Q()
    return Q(created_at__lt=last[0]) | Q(created_at=last[0], id__lt=last[1])


def in_their_places(
    comments: list[Comment], site: Site, viewer: Member | None
) -> list[ProfileComment]:
    """`comments` as cards, those of hidden conversations left out (moderators see them)."""
    articles = {c.thread.article for c in comments if c.thread.article is not None}
    gates = gates_of(site, list(articles))
    sees_all = moderates(viewer, site.pk)
    found = []
    for comment in comments:
        article = comment.thread.article
        if article is None:
            continue
        setting = gates[article.pk]
        if setting.state == "hidden" and not sees_all and comment.author != viewer:
            continue
        card = Cards(comment.thread, viewer, setting).card(comment)
        found.append(ProfileComment(card, article.headline, article.path))
    return found


def mark_of(member: Member, site: Site) -> str:
    """A word for the staff."""
    marks = {"moderator": _("Moderator"), "editor": _("Editor"), "admin": _("Editor")}
    return marks.get(member.role_at(site.pk), "")


def may_manage(viewer: Member | None, member: Member) -> bool:
    """Whether the viewer administers the member's account."""
    return viewer is not None and viewer.is_admin and viewer.site_id == member.site_id
