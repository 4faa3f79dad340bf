"""What staff are told while a judge does not work: what, what happens meanwhile, what to do."""

from dataclasses import dataclass

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rostra.safety.services import policy_now, troubles
from rostra.safety.watched import Trouble
from rostra.sites.models import Site
from rostra.store.clock import now

STAGES = {
    "first": gettext_lazy("Automatic judging does not work"),
    "second": gettext_lazy("The second look at unclear comments does not work"),
}
KINDS = {
    "missing": gettext_lazy("a file of the model is missing"),
    "corrupt": gettext_lazy("the model cannot be read"),
    "error": gettext_lazy("the model fails on texts"),
    "slow": gettext_lazy("the model is too slow"),
}
MEANWHILE = {
    "hold-newcomers": gettext_lazy(
        "Comments by newcomers and guests wait for a moderator; for others the rules and word "
        "lists alone decide."
    ),
    "word-lists": gettext_lazy("The rules and word lists alone decide."),
    "hold-all": gettext_lazy("Every comment that it would have judged waits for a moderator."),
}
MEANWHILE_UNCLEAR = {
    "hold-newcomers": gettext_lazy(
        "Unclear comments by newcomers and guests wait for a moderator; those of others stand as "
        "the quick look judged them."
    ),
    "word-lists": gettext_lazy("Unclear comments stand as the quick look judged them."),
    "hold-all": gettext_lazy("Every unclear comment waits for a moderator."),
}
"""The same where the second judge alone does not work."""
TODO = {
    "missing": gettext_lazy(
        "Whoever runs the server can install Rostra again; “rostra doctor” names the file. It is "
        "looked for again every 30 seconds."
    ),
    "corrupt": gettext_lazy(
        "Whoever runs the server can install Rostra again; “rostra doctor” says more. It is tried "
        "again every 30 seconds."
    ),
    "error": gettext_lazy(
        "Whoever runs the server finds the error in its log. It is tried again with every comment."
    ),
    "slow": gettext_lazy(
        "Whoever runs the server can see what else uses the machine. It is tried again every 30 "
        "seconds."
    ),
}


@dataclass(frozen=True, slots=True)
class TroubleView:
    """One judge that does not work, in three sentences; ``so`` is said once for both."""

    what: str
    so: str
    todo: str


def trouble_views(site: Site) -> list[TroubleView]:
    """The judges that do not work now."""
    found = troubles()
    if not found:
        return []
    choice = policy_now(site).judge.on_failure
    first_fails = any(each.stage == "first" for each in found)
    return [
        TroubleView(what(each), so(each.stage, first_fails, choice), str(TODO[each.kind]))
        for each in found
    ]


def so(stage: str, first_fails: bool, choice: str) -> str:
    """What happens meanwhile by the policy's choice; nothing more to say where both fail."""
    if stage == "first":
        return str(MEANWHILE[choice])
    return "" if first_fails else str(MEANWHILE_UNCLEAR[choice])


def what(trouble: Trouble) -> str:
    """Which judge does not work, why, and since when."""
    said: dict[str, object] = {"stage": STAGES[trouble.stage], "why": KINDS[trouble.kind]}
    if (now() - trouble.since).total_seconds() < 60:
        return _("%(stage)s: %(why)s.") % said
    said["time"] = timesince(trouble.since, now())
    return _("%(stage)s: %(why)s, for %(time)s now.") % said
