"""How django-allauth works with our members, and what its mail looks like."""

import logging
import time
from email.utils import formataddr, parseaddr
from smtplib import SMTPException
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rostra.members.letters import letter
from rostra.members.models import Member
from rostra.members.services.sign_up import free_address, store_newcomer
from rostra.store.problems import Problem, conflict

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up fills our model; mail goes out in the site's name and may fail with a sentence."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This address and this password do not belong together. Check both, or reset the"
            " password."
        ),
        "too_many_login_attempts": _(
            "Too many attempts. For safety, wait five minutes before the next one, or reset the"
            " password."
        ),
        "rate_limited": _("Too many attempts. Wait a few minutes before the next one."),
        "incorrect_code": _("This code is not right. Codes change every half a minute."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "invalid_password_reset": _("This link was used already or is too old."),
        "duplicate_email": _("This is your address already."),
        "email_taken": _("This address cannot be used here."),
    }

    def save_user(
        self, request: HttpRequest, user: Member, form: Any, commit: bool = True
    ) -> Member:
        """Store a new member from our sign-up form; a held name waits, a neutral one stands in."""
        user.site = request.site  # type: ignore[assignment]
        user.email = form.cleaned_data["email"].lower()
        user.set_password(form.cleaned_data["password1"])
        try:
            store_newcomer(user, form.checked_name)
        except IntegrityError as error:
            raise conflict("This was not saved.", "Go back and send the form again.") from error
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address. Whoever can read its mail owns it: an account that somebody opened
        with it and never confirmed makes room."""
        with transaction.atomic():
            free_address(email_address)
            return bool(super().confirm_email(request, email_address))

    def get_from_email(self) -> str:
        """The site's title, with the address the operator chose."""
        return formataddr((context.request.site.title, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """A letter from one text template, as plain text and as HTML."""
        to = [email] if isinstance(email, str) else email
        site = context["request"].site
        return letter(
            template_prefix,
            to,
            context | {"site": site},
            sender=self.get_from_email(),
            headers=(headers or {}) | {"Auto-Submitted": "auto-generated"},
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter that the visitor waits for; a Problem when the mail server refuses."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError) as error:
            log.error("mail was not sent (%s): %s", template_prefix, error)
            raise Problem(
                "mail-unavailable",
                "Mail cannot be sent just now",
                status=503,
                detail="We could not send you the mail that is needed now.",
                todo=(
                    "What you entered was kept. Try again in a few minutes: signing in sends the"
                    " mail once more."
                ),
            ) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Member,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell a member about a change that is done already: it stands even if the mail fails."""
        values = {"user": user} | (context or {})
        try:
            super().send_notification_mail(template_prefix, user, values, email)
        except Problem:
            log.warning("a member was not told by mail of a change to their account")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether "is it you?" is asked: not of somebody who proved it within five minutes."""
        request = context.request
        records = get_authentication_records(request, request.user)
        last = max((record["at"] for record in records), default=0.0)
        just_now = time.time() - last < app_settings.REAUTHENTICATION_TIMEOUT
        return not just_now and bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/settings/"


class MfaAdapter(DefaultMFAAdapter):
    """Authenticator apps and passkeys show the site's title."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def _get_site_name(self) -> str:
        title: str = context.request.site.title
        return title

    def generate_authenticator_name(self, user: Member, type: Any) -> str:
        """A first name for a passkey that its owner may change."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return str(_("Passkey")) if count == 0 else f"{_('Passkey')} {count + 1}"
