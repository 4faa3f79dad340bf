"""Learning from a site's decisions: gather, fit, keep; a person switches it on or off."""

import dataclasses
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.module_loading import import_string

from rostra.members.models import Member
from rostra.safety.cascade import BATCH
from rostra.safety.correction_models import CorrectionSwitch, StoredCorrection
from rostra.safety.judge import Judge, JudgeError, Judges, Scores
from rostra.safety.learning.correction import Correction, StageCorrection
from rostra.safety.learning.labels import Label, NotEnough, require_enough
from rostra.safety.learning.teach import teach
from rostra.safety.measures import without_nan
from rostra.safety.service_models import Suggestion
from rostra.safety.services.working import judges_or_problem
from rostra.sites.models import Site
from rostra.store.ids import new_id_after, parse_id
from rostra.store.models import announce
from rostra.store.problems import Problem, conflict, not_found

ATTRIBUTE = "TOXICITY"
MOST = 20_000
"""The latest labels that are learned from."""
Told = Callable[[int, int], None]


def labels_of(site: Site, most: int = MOST) -> list[Label]:
    """What moderators of `site` decided, and what clients of the service suggested, latest first.

    `moderation` stands above this room, so the setting ROSTRA_DECIDED_COMMENTS names its function.
    """
    ask: Callable[[Site, int], list[Label]] = import_string(settings.ROSTRA_DECIDED_COMMENTS)
    decided = ask(site, most)
    suggested = Suggestion.objects.filter(site=site, attribute=ATTRIBUTE).order_by("-suggested_at")
    rows = suggested.values_list("text", "value", "client_id")[: max(0, most - len(decided))]
    return decided + [Label(text, value >= 0.5, f"client {key}") for text, value, key in rows]


def learn(
    site: Site, by: Member | None = None, *, told: Told = lambda done, of: None
) -> StoredCorrection:
    """Fit a correction to the site's labels and keep it, switched off.

    Raises a Problem: 409 where there is too little to learn from or no model, 503 where one fails.
    """
    labels = labels_of(site)
    try:
        require_enough(labels)
        judges = judges_or_problem()
        parts, evidence = taught(labels, judges, told)
    except NotEnough as error:
        raise conflict(str(error), "Go on moderating, then learn again.") from error
    with transaction.atomic():
        Site.objects.select_for_update().only("id").get(pk=site.pk)
        known = StoredCorrection.objects.filter(site=site).aggregate(last=Max("number"))
        return StoredCorrection.objects.create(
            site=site,
            number=(known["last"] or 0) + 1,
            attribute=ATTRIBUTE,
            weights=Correction("", **parts).to_json(),
            evidence=evidence,
            decisions=len(labels),
            abusive=sum(label.abusive for label in labels),
            learned_by=by,
        )


def taught(
    labels: Sequence[Label], judges: Judges, told: Told
) -> tuple[dict[str, StageCorrection], dict[str, Any]]:
    """A part for each judge that scores the attribute, and its evidence as JSON."""
    stages = {"first": judges.first, "second": judges.second}
    wanted = {name: judge for name, judge in stages.items() if judge and teachable(judge)}
    parts: dict[str, StageCorrection] = {}
    evidence: dict[str, Any] = {}
    for place, (stage, judge) in enumerate(wanted.items()):
        all_of_it = len(labels) * len(wanted)
        scored = scored_by(judge, labels, place * len(labels), all_of_it, told)
        part, found = teach(labels, scored, judge=judge.version, attribute=ATTRIBUTE)
        parts[stage], evidence[stage] = part, without_nan(dataclasses.asdict(found))
    return parts, evidence


def teachable(judge: Judge) -> bool:
    """Whether the judge scores what decisions are about."""
    return ATTRIBUTE in judge.attributes


def scored_by(
    judge: Judge, labels: Sequence[Label], before: int, of: int, told: Told
) -> list[Scores]:
    """The judge's scores of the labels' texts. Raises a 503 Problem."""
    scored: list[Scores] = []
    for start in range(0, len(labels), BATCH):
        part = labels[start : start + BATCH]
        try:
            scored += judge.score([each.text for each in part], [each.context for each in part])
        except JudgeError as error:
            raise Problem(
                "judge-failed", "A judge failed", status=503, detail=str(error),
                todo="`rostra doctor` says what is wrong with the model.",
            ) from error  # fmt: skip
        told(before + len(scored), of)
    return scored


def corrections(site: Site) -> list[StoredCorrection]:
    """What the site has taught so far, newest first."""
    rows = StoredCorrection.objects.filter(site=site).select_related("learned_by")
    return list(rows.defer("weights").order_by("-number"))


def names_of(labelers: Sequence[str]) -> dict[str, str]:
    """The names of those labelers who are members here."""
    keys = [key for labeler in labelers if (key := parse_id(labeler))]
    rows = Member.objects.filter(pk__in=keys).values_list("id", "name")
    return {str(key): name for key, name in rows}


def switch_now(site_id: uuid.UUID) -> CorrectionSwitch | None:
    """The switch as it stands, None where nobody has touched it."""
    rows = CorrectionSwitch.objects.filter(site_id=site_id).select_related("switched_by")
    return rows.order_by("-switched_at", "-id").first()


def switch(site: Site, number: int | None, by: Member | None = None) -> CorrectionSwitch:
    """Make correction `number` count from now on, or none of them.

    Raises a 404 Problem where there is no such correction. The same again changes nothing.
    """
    with transaction.atomic():
        Site.objects.select_for_update().only("id").get(pk=site.pk)
        rows = StoredCorrection.objects.filter(site=site)
        chosen = rows.filter(number=number).first() if number is not None else None
        if number is not None and chosen is None:
            raise not_found("correction", "`rostra safety learn --list` shows those there are.")
        last = switch_now(site.pk)
        if last is not None and last.correction_id == (chosen.pk if chosen else None):
            return last
        row = CorrectionSwitch(site=site, correction=chosen, switched_by=by)
        if last is not None:
            row.id = new_id_after(last.pk)
            row.switched_at = max(row.switched_at, last.switched_at)
        row.save(force_insert=True)
        announce("checks.changed", site_id=site.pk, subject_id=row.pk, part="correction")
    return row


def correction_of(key: uuid.UUID) -> Correction:
    """A stored correction, ready to be applied."""
    row = StoredCorrection.objects.get(pk=key)
    return Correction.from_json(f"taught-{row.number}", row.weights)
