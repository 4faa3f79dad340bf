"""Forms for writing, as a page shows them, and what is read from those that come back."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from rostra.articles.models import Article
from rostra.articles.selectors import SelectorError, describe
from rostra.comments.models import Comment, Draft, Thread
from rostra.comments.present import FormView, QuoteView
from rostra.gate.rules import Setting
from rostra.members.models import Member
from rostra.store.ids import new_id

Quote = dict[str, Any]
SELECTOR = ("exact", "prefix", "suffix", "start", "end")


def viewer_of(request: HttpRequest) -> Member | None:
    """Who is signed in, or None."""
    user = request.user
    return user if isinstance(user, Member) else None


def sign_in_url(path: str) -> str:
    """Where a reader signs in to come back to `path`."""
    return f"{reverse('account_login')}?{urlencode({'next': path})}"


def comment_form(
    thread: Thread,
    viewer: Member | None,
    setting: Setting,
    *,
    parent: Comment | None = None,
    draft: Draft | None = None,
) -> FormView:
    """An empty form for a comment or a reply, with the draft that was kept for it."""
    site = thread.site
    quote = draft.quote if draft and draft.quote else None
    return FormView(
        action=f"{parent.path}/reply" if parent else write_path(thread),
        article_id=str(thread.pk),
        title=_("Reply to %(name)s") % {"name": parent.author_name}
        if parent
        else _("Join the conversation"),
        rules=site.community_rules,
        first=what_happens(viewer, setting),
        text=draft.text if draft else "",
        parent_id=str(parent.pk) if parent else "",
        quote=QuoteView(str(quote["exact"]), "") if quote else None,
        selector=quote or {},
        guest=viewer is None,
        submit=_("Reply") if parent else _("Publish"),
        limit=site.comment_max_length,
        key=str(new_id()),
    )


def what_happens(viewer: Member | None, setting: Setting) -> str:
    """One sentence on what becomes of this reader's next comment, where it is not simply shown."""
    if viewer is None:
        return _("Comments by guests are read by a moderator before others see them.")
    if viewer.is_moderator:
        return ""
    newcomer = viewer.accepted_comments == 0
    if setting.state == "held-all":
        return _("A moderator reads your comment before others see it.")
    if setting.state == "held-newcomers" and newcomer:
        return _("A moderator reads your first comment before others see it.")
    if newcomer:
        return _("Your first comment is checked at once; if in doubt, a moderator reads it first.")
    return ""


def write_path(thread: Thread) -> str:
    """Where a first comment is written on a page of its own."""
    return f"/t/{thread.pk}/comment"


def draft_path(thread: Thread) -> str:
    """Where a draft is kept."""
    return f"/t/{thread.pk}/draft"


def draft_at(thread: Thread, viewer: Member | None, parent: Comment | None = None) -> Draft | None:
    """The viewer's kept draft at this place."""
    if viewer is None:
        return None
    place = str(parent.pk) if parent else ""
    return Draft.objects.filter(thread=thread, member=viewer, place=place).first()


def passage_asked(article: Article | None, asked: QueryDict) -> Quote | None:
    """The passage that a link names by ?start=&end=; None where it names none that is there."""
    try:
        start, end = int(asked.get("start", "")), int(asked.get("end", ""))
        selector = describe(article.body if article else "", start, end)
    except (ValueError, SelectorError):
        return None
    return {part: getattr(selector, part) for part in SELECTOR}


def passage_sent(sent: QueryDict) -> Quote | None:
    """The passage in a sent form, None where it speaks of none."""
    if not sent.get("quote_exact"):
        return None
    quote: Quote = {part: sent.get(f"quote_{part}", "") for part in SELECTOR}
    for part in ("start", "end"):
        text = str(quote[part])
        quote[part] = int(text) if text.isdecimal() and len(text) < 12 else None
    # Forms send line ends as CR LF; the article's body has LF alone.
    for part in ("exact", "prefix", "suffix"):
        quote[part] = quote[part].replace("\r\n", "\n")
    return quote


def text_sent(sent: QueryDict) -> str:
    """The text as it was typed: forms send line ends as CR LF."""
    return sent.get("text", "").replace("\r\n", "\n")
