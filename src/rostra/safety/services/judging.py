"""Judging with what a site decided: its policy and its word lists, the newest version of each."""

import logging
import uuid
from functools import lru_cache

from rostra.safety import metrics
from rostra.safety.correction_models import CorrectionSwitch
from rostra.safety.judge import Judges
from rostra.safety.models import PolicyVersion, WordList
from rostra.safety.pipeline import Pipeline, pipeline_for
from rostra.safety.policy import DEFAULT
from rostra.safety.policy_file import PolicyError, read
from rostra.safety.services.at_work import judges_at_work
from rostra.safety.services.corrections import correction_of
from rostra.safety.services.history import LISTS
from rostra.safety.subject import Subject
from rostra.safety.verdict import Verdict
from rostra.sites.models import Site

log = logging.getLogger(__name__)

PIPELINES_KEPT = 32


def judge_for(site: Site, subject: Subject, *, wait: bool = False) -> Verdict:
    """The verdict of `site` on one text. Never raises for a text; what fails to judge holds it.

    Where the second judge has to look, the verdict is pending, unless the caller waits for it.
    """
    return pipeline_now(site).judge(subject, wait=wait)


def pipeline_now(site: Site) -> Pipeline:
    """The pipeline with the site's policy and lists that count now."""
    policies = PolicyVersion.objects.filter(site=site).order_by("-saved_at", "-id")
    newest = [newest_list(site, kind) for kind in LISTS]
    return pipeline_of(
        policies.values_list("id", flat=True).first(), *newest, taught=correction_on(site)
    )


def newest_list(site: Site, kind: str) -> uuid.UUID | None:
    """The key of the site's newest list of this kind."""
    lists = WordList.objects.filter(site=site, kind=kind).order_by("-saved_at", "-id")
    return lists.values_list("id", flat=True).first()


def correction_on(site: Site) -> uuid.UUID | None:
    """The key of the correction that is switched on."""
    switches = CorrectionSwitch.objects.filter(site=site).order_by("-switched_at", "-id")
    return switches.values_list("correction_id", flat=True).first()


def pipeline_of(
    policy: uuid.UUID | None, *lists: uuid.UUID | None, taught: uuid.UUID | None = None
) -> Pipeline:
    """The pipeline with these versions, none of which ever changes; made once and kept."""
    return _pipeline(judges_at_work(), taught, policy, *lists)


@lru_cache(maxsize=PIPELINES_KEPT)
def _pipeline(
    judges: Judges, taught: uuid.UUID | None, policy: uuid.UUID | None, *lists: uuid.UUID | None
) -> Pipeline:
    toml = PolicyVersion.objects.values_list("toml", flat=True).get(pk=policy) if policy else ""
    try:
        chosen = read(toml) if toml else DEFAULT
    except PolicyError as error:
        # Saved by an older version, perhaps; checking with the standard policy is safer than none.
        log.warning("policy %s cannot be read, the standard one serves: %s", policy, error)
        chosen = DEFAULT
    if taught is not None:
        judges = correction_of(taught).applied(judges)
    wanted = [key for key in lists if key is not None]
    entries = dict(WordList.objects.filter(pk__in=wanted).values_list("kind", "entries"))
    banned, suspect, allowed = (entries.get(kind, "") for kind in LISTS)
    return pipeline_for(
        chosen, banned=banned, suspect=suspect, allowed=allowed, judges=judges, failed=tell
    )


def tell(name: str, error: BaseException) -> None:
    """A check failed; the text is held, and operators read of it."""
    metrics.check_failures.labels(name).inc()
    log.warning("checking: %s failed: %s", name, error)
