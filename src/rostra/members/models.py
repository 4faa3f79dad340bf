"""Who writes, moderates and edits."""

import datetime as dt
import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from rostra.members.rules import FOREVER, ROLES, at_least
from rostra.sites.models import Site, SiteRow
from rostra.store.clock import now
from rostra.store.ids import new_id


class MemberManager(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> "Member":
        return self.get(email=(username or "").lower())


class Member(AbstractBaseUser):
    """A person with an account: one in the whole installation, told apart by e-mail address.

    site: where they registered; `role` counts there, elsewhere they are a reader (an
    administrator of the default site is one everywhere). acting_on: the site of the request that
    this object serves, set at the door (`members.door`); None in commands means at home.
    email: in lower case. session_epoch: counts up to end every session at once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=60)
    biography = models.CharField(_("about you"), max_length=500, blank=True)
    role = models.CharField(max_length=12, choices=[(r, r) for r in ROLES], default="reader")
    is_active = models.BooleanField(default=True)
    suspended_until = models.DateTimeField(null=True, blank=True)
    accepted_comments = models.PositiveIntegerField(default=0)
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=12, blank=True)
    joined_at = models.DateTimeField(default=now)
    session_epoch = models.PositiveIntegerField(default=0)

    acting_on: uuid.UUID | None = None
    is_elsewhere = False  # acts on a publisher's page, where nobody has staff's powers

    objects: ClassVar[MemberManager] = MemberManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "rostra_member"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="rostra_member_email_lower"
            ),
        ]
        indexes = [models.Index(fields=["site", "name"], name="rostra_member_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/m/{self.id}"

    def role_at(self, site_id: uuid.UUID) -> str:
        """The role that counts at a site: their own at home, and where they run all sites."""
        at_home = site_id == self.site_id
        return self.role if at_home or self.runs_installation else "reader"

    @property
    def role_here(self) -> str:
        """The role that counts on the site where this member acts now."""
        return "reader" if self.is_elsewhere else self.role_at(self.acting_on or self.site_id)

    def has_role(self, role: str) -> bool:
        """Whether this member may do what `role` may, here and now."""
        return self.in_good_standing and at_least(self.role_here, role)

    def has_role_at(self, site_id: uuid.UUID, role: str) -> bool:
        """Whether this member may do now what `role` may with the rows of a site."""
        held = "reader" if self.is_elsewhere else self.role_at(site_id)
        return self.in_good_standing and at_least(held, role)

    @property
    def in_good_standing(self) -> bool:
        return self.is_active and not self.is_suspended

    @property
    def is_moderator(self) -> bool:
        return self.has_role("moderator")

    @property
    def is_editor(self) -> bool:
        return self.has_role("editor")

    @property
    def is_admin(self) -> bool:
        return self.has_role("admin")

    @property
    def is_suspended(self) -> bool:
        """Whether writing is withheld from this member; reading and leaving never are."""
        return self.suspended_until is not None and self.suspended_until > now()

    @property
    def suspension_end(self) -> dt.datetime | None:
        """When the suspension ends; None when there is none, or it has no end."""
        return self.suspended_until if self.is_suspended and not self.is_banned else None

    @property
    def is_banned(self) -> bool:
        """Whether the suspension has no end."""
        return self.suspended_until == FOREVER

    @property
    def runs_installation(self) -> bool:
        """An administrator of the default site: of all sites, and of Django's admin."""
        return self.role == "admin" and self.is_active and self.site.is_default

    def get_session_auth_hash(self) -> str:
        return self._get_session_auth_hash()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must carry to be valid: changes with the password and the epoch."""
        return salted_hmac(
            "rostra.members.session",
            f"{self.password}:{self.session_epoch}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    # Django's admin asks these; it shows all sites, so it is open to those who run them all.
    @property
    def is_staff(self) -> bool:
        return self.runs_installation

    @property
    def is_superuser(self) -> bool:
        return self.runs_installation

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return self.is_superuser

    def has_perms(self, perm_list: list[str], obj: Any = None) -> bool:
        return self.is_superuser

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_superuser


class ApiToken(SiteRow):
    """A bearer token; only its SHA-256 is kept. `last_used_at` is noted once an hour at most.

    origin: whose pages may send it ("https://paper.example"); "" for programs, which have none.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=300, blank=True, default="")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_api_token"

    def __str__(self) -> str:
        return self.label or str(self.id)

    @property
    def is_valid(self) -> bool:
        """Whether it still opens the door: neither revoked nor expired."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now())


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


class HeldText(SiteRow):
    """A name or a biography that waits for a moderator, or waited for one; the newest counts.

    Until it is approved the member keeps the name and lines shown before.
    """

    class Kind(models.TextChoices):
        NAME = "name"
        BIOGRAPHY = "biography"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="held_texts")
    kind = models.CharField(max_length=9, choices=Kind)
    text = models.CharField(max_length=500)
    reasons = models.JSONField(default=list, help_text="Sentences of the checks that held it")
    held_at = models.DateTimeField(default=now)
    approved = models.BooleanField(null=True)
    decided_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rostra_held_text"
        indexes = [
            models.Index(
                fields=["site", "held_at"],
                condition=models.Q(decided_at__isnull=True),
                name="rostra_held_text_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.text[:60]}"


class AccountChange(SiteRow):
    """What staff changed about an account, and why. Rows are only ever added."""

    class Kind(models.TextChoices):
        ADDED = "added"
        ROLE = "role"
        SUSPENDED = "suspended"
        RESTORED = "restored"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "rostra_account_change"
        ordering = ["id"]
        indexes = [models.Index(fields=["site", "-changed_at"], name="rostra_account_change_new")]

    def __str__(self) -> str:
        return f"{self.kind} {self.before} → {self.after}"
