"""Replaying a site's past comments under a policy, word lists or a correction not yet in force."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from rostra.safety.correction_models import StoredCorrection
from rostra.safety.judge import Judges
from rostra.safety.pipeline import pipeline_for
from rostra.safety.replay import Past, Replay, Replayer, batches
from rostra.safety.services.at_work import judges_at_work, look_after_judges
from rostra.safety.services.corrections import correction_of
from rostra.safety.services.history import LISTS, current_list, text_of
from rostra.safety.services.judging import correction_on
from rostra.safety.services.policies import checked_policy, policy_now
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.problems import not_found

MOST = 5_000
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is tried; what is None is as it counts now.

    ``judge``: "cascade", "first" (the second is not asked) or "none" (checks alone).
    ``correction``: the number of a learned version, 0 for none.
    """

    toml: str | None = None
    lists: dict[str, str] | None = None
    judge: str = "cascade"
    correction: int | None = None


def replay(
    site: Site,
    wanted: Wanted,
    *,
    since_days: int | None = None,
    most: int = MOST,
    told: Told = lambda done, of: None,
) -> Replay:
    """What `wanted` would have done with the latest comments. Nothing is changed by it.

    Raises a Problem: 422 for a policy with mistakes, 404 for an unknown correction.
    """
    policy = checked_policy(wanted.toml) if wanted.toml is not None else policy_now(site)
    lists: dict[str, Any] = {kind: text_of(current_list(site, kind)) for kind in LISTS}
    lists |= wanted.lists or {}
    replayer = Replayer(pipeline_for(policy, **lists, judges=judges_of(site, wanted)))
    since = now() - dt.timedelta(days=since_days) if since_days is not None else None
    ask: Callable[..., tuple[int, Iterator[Past]]] = import_string(settings.ROSTRA_PAST_COMMENTS)
    count, past = ask(site, since, most)
    for batch in batches(past):
        replayer.take(batch)
        told(replayer.comments, count)
    return replayer.result()


def judges_of(site: Site, wanted: Wanted) -> Judges:
    """The judges as asked for, with the correction that is asked for or that counts now."""
    if wanted.judge == "none":
        return Judges()
    look_after_judges()
    judges = judges_at_work()
    if wanted.judge == "first":
        judges = replace(judges, second=None)
    if wanted.correction is None:
        key = correction_on(site)
    elif wanted.correction == 0:
        key = None
    else:
        rows = StoredCorrection.objects.filter(site=site, number=wanted.correction)
        key = rows.values_list("id", flat=True).first()
        if key is None:
            raise not_found("correction", "`rostra safety learn --list` shows those there are.")
    return correction_of(key).applied(judges) if key else judges
