"""Forms of signing in and up, on top of django-allauth's."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from rostra.members.forms import say
from rostra.members.models import Member
from rostra.members.rules.names import NAME_MAX
from rostra.members.services.profile import Checked, check_name
from rostra.members.services.sign_up import drop_pending
from rostra.store.problems import Problem

PASSWORD_HELP = _("At least 8 characters, not one of the common ones. A short sentence is best.")


class LoginForm(account_forms.LoginForm):
    """Sign-in by address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Keep me signed in on this device")


class SignupForm(account_forms.SignupForm):
    """Name, address and password on one page."""

    field_order = ("name", "email", "password1")
    name = forms.CharField(
        label=_("Name"),
        max_length=NAME_MAX,
        help_text=_("Stands beside what you write. Your own name or another one."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    checked_name: Checked

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].help_text = _("Never shown. We send one mail to confirm it.")
        self.fields["password1"].help_text = PASSWORD_HELP
        # allauth hides its trap for robots with a style attribute, which our content policy
        # forbids; the template hides it instead.
        self.fields["homepage"].widget.attrs = {"tabindex": "-1", "autocomplete": "off"}

    def clean_email(self) -> str:
        """An address that somebody else only wants to move to is free for whoever signs up."""
        drop_pending(self.cleaned_data["email"])
        email: str = super().clean_email()
        return email

    def clean_name(self) -> str:
        request: HttpRequest = account_forms.context.request
        try:
            self.checked_name = check_name(request.site, self.cleaned_data["name"])  # type: ignore[arg-type]
        except Problem as problem:
            raise say(problem) from problem
        return self.checked_name.text

    def try_save(self, request: HttpRequest) -> tuple[Member | None, HttpResponse | None]:
        """Save, or act as if: an address that has an account costs the same work."""
        if self.account_already_exists:
            Member().set_password(self.cleaned_data["password1"])
        saved: tuple[Member | None, HttpResponse | None] = super().try_save(request)
        return saved


class ChangePasswordForm(account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Present password")
        self.fields["oldpassword"].help_text = ""
        one_new_password(self)


class SetPasswordForm(account_forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_new_password(self)


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")

    def clean_email(self) -> str:
        """The link is for the account that has the address, not one that wants to move to it."""
        email: str = super().clean_email()
        self.users: list[Member] = [user for user in self.users if user.email == email]
        return email


class ResetPasswordKeyForm(account_forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_new_password(self)


class AddEmailForm(account_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New address")


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ActivateTotpForm(totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code that the app shows")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("So that you can tell it from others: “phone”, “laptop”.")
        self.fields["passwordless"].label = _("Sign in with it alone, without a password")
        self.fields["passwordless"].help_text = _(
            "The device then asks for your finger, face or PIN."
        )
        self.fields["passwordless"].initial = True


def one_new_password(form: forms.Form) -> None:
    """Ask once for a new password: it can be shown while typing, and reset by mail."""
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = PASSWORD_HELP
    del form.fields["password2"]
