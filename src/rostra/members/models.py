"""Who writes, moderates and edits."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.members.rules import ROLES, at_least
from rostra.sites.models import Site, SiteRow
from rostra.store.clock import now
from rostra.store.ids import new_id


class MemberManager(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(email__iexact=username)


class Member(AbstractBaseUser):
    """A person with an account. `site` is where they registered; `role` counts there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(_("name"), max_length=60)
    biography = models.CharField(_("about you"), max_length=500, blank=True)
    role = models.CharField(max_length=12, choices=[(r, r) for r in ROLES], default="reader")
    is_active = models.BooleanField(default=True)
    suspended_until = models.DateTimeField(null=True, blank=True)
    accepted_comments = models.PositiveIntegerField(default=0)
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=12, blank=True)
    joined_at = models.DateTimeField(default=now)

    objects: ClassVar[MemberManager] = MemberManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "rostra_member"
        constraints = [
            models.UniqueConstraint(fields=["site", "email"], name="rostra_member_email_once"),
        ]
        indexes = [models.Index(fields=["site", "name"], name="rostra_member_name")]

    def __str__(self) -> str:
        return self.name

    def has_role(self, role: str) -> bool:
        """Whether this member may do what `role` may."""
        return self.is_active and at_least(self.role, role)

    @property
    def is_moderator(self) -> bool:
        return self.has_role("moderator")

    @property
    def is_editor(self) -> bool:
        return self.has_role("editor")

    # Django's admin asks these; it is open to administrators alone.
    @property
    def is_staff(self) -> bool:
        return self.has_role("admin")

    @property
    def is_superuser(self) -> bool:
        return self.has_role("admin")

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_superuser

    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool:
        return self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_superuser


class ApiToken(SiteRow):
    """A bearer token; only its SHA-256 is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_api_token"

    def __str__(self) -> str:
        return self.label or str(self.id)


class Identity(SiteRow):
    """Who a member is in the publisher's own sign-in: the `id` that its tokens carry."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="identities")
    subject = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_identity"
        constraints = [
            models.UniqueConstraint(fields=["site", "subject"], name="rostra_identity_once")
        ]

    def __str__(self) -> str:
        return self.subject


class SetupLink(SiteRow):
    """The one-time link that makes the first administrator; only its SHA-256 is kept."""

    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_setup_link"

    def __str__(self) -> str:
        return str(self.id)
