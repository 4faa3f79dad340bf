"""Forms of administrators: the first start, the site, its members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rostra.members.forms.entrance import PASSWORD_HELP
from rostra.members.forms.own import time_zones
from rostra.members.rules import ROLES
from rostra.members.rules.names import NAME_MAX


class FirstAdministratorForm(forms.Form):
    """Who runs the site."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )


class SiteForm(forms.Form):
    """What a site is called, where it lives, and how people may write there."""

    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("Stands on top of every page and in mail.")
    )
    origins = forms.CharField(
        label=_("Addresses of your pages"),
        required=False,
        help_text=_(
            "One a line, like https://paper.example. Pages there may embed conversations; others"
            " are refused."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "dir": "ltr"}),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))
    community_rules = forms.CharField(
        label=_("The rules in one line"),
        max_length=300,
        help_text=_("Stands where people write."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    guests_allowed = forms.BooleanField(
        label=_("People without an account may comment"),
        required=False,
        help_text=_("By name and address; a moderator looks at each comment first."),
    )
    edit_minutes = forms.IntegerField(
        label=_("Minutes in which a comment may be edited"), min_value=0, max_value=1440
    )
    slow_seconds = forms.IntegerField(
        label=_("Seconds between two comments of a person, while the gate is slow"),
        min_value=10,
        max_value=86400,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = time_zones("UTC")[1:]  # type: ignore[attr-defined]


class FirstSiteForm(SiteForm):
    """The part of it that the first start asks for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("community_rules", "guests_allowed", "edit_minutes", "slow_seconds"):
            del self.fields[name]


class MailTestForm(forms.Form):
    to = forms.EmailField(label=_("Send a test letter to"))


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[(role, role) for role in ROLES])
    reason = forms.CharField(
        label=_("Why"), max_length=500, required=False, help_text=_("Kept in the log.")
    )


class SuspendForm(forms.Form):
    until = forms.DateField(
        label=_("Until the end of"),
        required=False,
        help_text=_("Empty: until somebody ends it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, required=False, help_text=_("Kept in the log.")
    )
