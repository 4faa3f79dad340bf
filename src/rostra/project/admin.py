"""Django's admin at `/admin/`: a window onto all rows, for those who run the installation.

Nothing can be changed there. Rostra's own pages and commands check, log and announce what they do;
a form that writes rows directly would do none of it.
"""

from typing import TYPE_CHECKING, Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rostra.articles.models import Article, ArticleAddress, Feed, Statement
from rostra.comments.models import Comment, CommentVerdict, Draft, Flag, Reaction, Revision, Thread
from rostra.gate.models import GateChange, GateSchedule, GateSetting, GateText
from rostra.members.models import AccountChange, ApiToken, HeldText, Identity, Member, SetupLink
from rostra.moderation.models import Appeal, Decision, Letter, SiteRule, StatementOfReasons
from rostra.safety.models import PolicyVersion, WordList
from rostra.sites.models import Site
from rostra.store.models import AuditEntry, OutboxEvent


class RostraAdmin(AdminSite):
    """The admin's front door: signing in is django-allauth's, with its limits and second step."""

    site_header = _("Rostra: all rows, to look at")
    site_title = _("Rostra")
    index_title = _("Nothing is changed here")
    site_url = "/moderate/"
    enable_nav_sidebar = False


if TYPE_CHECKING:
    Rows = ModelAdmin[Any]
else:
    Rows = ModelAdmin


class Window(Rows):
    """Rows that can be looked at. `show` are the columns of the list."""

    list_per_page = 50
    show_full_result_count = False
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


# Model: columns of the list, what is searched, what is filtered. Secrets are never shown.
WINDOWS: dict[type[Model], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    Site: (("name", "title", "is_default", "created_at"), ("name", "title"), ()),
    Member: (
        ("name", "email", "role", "site", "joined_at", "suspended_until"),
        ("name", "email"),
        ("role", "is_active", "site"),
    ),
    Identity: (("subject", "member", "site"), ("subject",), ("site",)),
    ApiToken: (("label", "member", "created_at", "expires_at", "revoked_at"), ("label",), ()),
    SetupLink: (("id", "site", "created_at", "used_at"), (), ()),
    HeldText: (("member", "kind", "text", "held_at", "approved"), ("text",), ("kind", "approved")),
    AccountChange: (("member", "kind", "before", "after", "by", "changed_at"), (), ("kind",)),
    Article: (("headline", "state", "agency", "section", "site"), ("headline",), ("state", "site")),
    ArticleAddress: (("url", "article"), ("url",), ()),
    Statement: (("speaker", "article"), ("speaker",), ()),
    Feed: (("url", "site"), ("url",), ("site",)),
    Thread: (("id", "article", "comment_count", "version", "last_comment_at"), (), ("site",)),
    Comment: (("id", "author", "state", "created_at", "waiting_since"), (), ("state", "site")),
    Revision: (("comment", "written_at", "was_public"), (), ()),
    Reaction: (("comment", "member", "kind", "created_at"), (), ("kind",)),
    Flag: (("comment", "member", "reason", "is_settled", "created_at"), (), ("reason",)),
    Draft: (("thread", "member", "saved_at"), (), ()),
    CommentVerdict: (("comment", "action", "created_at"), (), ("action",)),
    Decision: (("comment", "moderator", "action", "rule", "decided_at"), (), ("action", "rule")),
    SiteRule: (("name", "title", "is_offered", "site"), ("title",), ("site",)),
    StatementOfReasons: (
        ("restriction", "rule", "author", "made_at", "withdrawn_at"),
        (),
        ("restriction", "rule"),
    ),
    Appeal: (("state", "statement", "made_at", "decided_at"), ("text",), ("state",)),
    Letter: (("kind", "statement", "due_at", "sent_at", "tries"), (), ("kind",)),
    GateSetting: (("scope", "target", "state", "until", "site"), ("target",), ("state", "scope")),
    GateChange: (("id", "site"), (), ("site",)),
    GateSchedule: (("id", "site"), (), ("site",)),
    GateText: (("id", "site"), (), ("site",)),
    WordList: (("kind", "site", "saved_by", "saved_at"), (), ("kind", "site")),
    PolicyVersion: (("site", "saved_by", "saved_at"), (), ("site",)),
    AuditEntry: (("site_id", "number", "body"), ("body",), ()),
    OutboxEvent: (("seq", "kind", "site_id", "thread_id", "created_at"), (), ("kind",)),
}
SECRETS = ("password", "digest", "sign_in_key", "session_epoch")


def make_admin() -> RostraAdmin:
    """The admin with a window for each model."""
    admin = RostraAdmin(name="admin")
    admin.login = secure_admin_login(admin.login)  # type: ignore[method-assign]
    for model, (columns, searched, filtered) in WINDOWS.items():
        secrets = [f.name for f in model._meta.concrete_fields if f.name in SECRETS]
        options = {"list_display": columns, "search_fields": searched, "list_filter": filtered}
        admin.register(model, Window, **options, exclude=secrets)
    return admin


site = make_admin()
