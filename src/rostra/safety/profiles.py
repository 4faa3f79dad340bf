"""Names and biographies go through the same checks as comments.

`members` stands below this room and may not import it, so its setting ROSTRA_PROFILE_JUDGE names
the function here.
"""

from collections.abc import Mapping
from typing import cast

from rostra.members.models import Member
from rostra.members.rules.judging import Action as ProfileAction
from rostra.members.rules.judging import Judgement
from rostra.members.rules.judging import Kind as ProfileKind
from rostra.safety.services import judge_for
from rostra.safety.subject import AuthorFacts, Kind, Subject
from rostra.safety.verdict import Action
from rostra.sites.models import Site
from rostra.store.clock import now

ACTIONS: Mapping[Action, ProfileAction] = {
    Action.PUBLISH: "publish",
    Action.NUDGE: "publish",  # it advises and never blocks
    Action.HOLD: "hold",
    Action.REFUSE: "refuse",
}


MOST_NAMES = 2_000


def other_names(site: Site, own: str) -> tuple[str, ...]:
    """The names of those who write most at `site`, one's own left out."""
    known = Member.objects.filter(site=site, is_active=True, accepted_comments__gt=0)
    names = known.exclude(name=own).order_by("-accepted_comments").values_list("name", flat=True)
    return tuple(names[:MOST_NAMES])


def judge_profile(
    site: object, kind: ProfileKind, text: str, writer: Mapping[str, str | int | float]
) -> Judgement:
    """What the checks of `site` say of a name or a biography."""
    here = cast(Site, site)
    subject = Subject(
        text=text,
        kind=Kind(kind),
        author=AuthorFacts(
            role=str(writer.get("role", "reader")),
            accepted_comments=int(writer.get("accepted_comments", 0)),
            age_seconds=float(writer.get("age_seconds", 0.0)),
        ),
        now=now().timestamp(),
        other_names=other_names(here, str(writer.get("name", ""))) if kind == "name" else (),
    )
    verdict = judge_for(here, subject)
    return Judgement(ACTIONS[verdict.action], tuple(each.text for each in verdict.reasons))
