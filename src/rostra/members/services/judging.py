"""Names and biographies are judged like comments. The judge lives in a room above this one, so it
is named in the settings (ROSTRA_PROFILE_JUDGE) instead of imported."""

from django.conf import settings
from django.utils.module_loading import import_string

from rostra.members.models import Member
from rostra.members.rules.judging import Judgement, Kind, ProfileJudge
from rostra.sites.models import Site
from rostra.store.clock import now


def judge(site: Site, kind: Kind, text: str, member: Member | None = None) -> Judgement:
    """What the site's checks say of `text`; member is None at sign-up. Staff are not judged."""
    if not text or (member is not None and member.role != "reader"):
        return Judgement()
    ask: ProfileJudge = import_string(settings.ROSTRA_PROFILE_JUDGE)
    return ask(site, kind, text, _facts(member))


def _facts(member: Member | None) -> dict[str, str | int | float]:
    if member is None:
        return {}
    return {
        "name": member.name,
        "role": member.role,
        "accepted_comments": member.accepted_comments,
        "age_seconds": (now() - member.joined_at).total_seconds(),
    }
