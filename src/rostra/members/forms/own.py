"""Forms of one's own account."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rostra.members.rules.names import BIOGRAPHY_MAX, NAME_MAX
from rostra.members.services.tokens import LABEL_MAX

DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("a year")), (0, _("until I revoke it")))


class ProfileForm(forms.Form):
    """What others see."""

    name = forms.CharField(label=_("Name"), max_length=NAME_MAX)
    biography = forms.CharField(
        label=_("About you"),
        max_length=BIOGRAPHY_MAX,
        required=False,
        help_text=_("A few words that everybody may read."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class PreferencesForm(forms.Form):
    """What only the member notices."""

    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, site_time_zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = time_zones(site_time_zone)  # type: ignore[attr-defined]
        if len(settings.LANGUAGES) > 1:
            choices = [("", _("As the browser asks")), *settings.LANGUAGES]
            self.fields["language"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["language"]


class TokenForm(forms.Form):
    """A new token."""

    label = forms.CharField(
        label=_("What it is for"),
        max_length=LABEL_MAX,
        help_text=_("So that you know later which one to revoke."),
    )
    days = forms.TypedChoiceField(label=_("Valid for"), choices=DAYS, coerce=int, initial=90)


class LeaveForm(forms.Form):
    """Deleting one's account."""

    comments = forms.ChoiceField(
        label=_("What you wrote"),
        choices=(
            ("keep", _("stays, under “deleted member”, so that answers still make sense")),
            ("remove", _("is removed with the account")),
        ),
        initial="keep",
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(label=_("Yes, delete my account for good"))


def time_zones(site_time_zone: str) -> list[tuple[str, object]]:
    """Choices of a time zone: the site's own first, then by region."""
    regions: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(zoneinfo.available_timezones()):
        region, _slash, city = name.partition("/")
        if city and region not in {"Etc", "SystemV"}:
            regions.setdefault(region, []).append((name, city.replace("_", " ")))
    first: list[tuple[str, object]] = [
        ("", _("The site's (%(zone)s)") % {"zone": site_time_zone}),
        ("UTC", "UTC"),
    ]
    return [*first, *regions.items()]
