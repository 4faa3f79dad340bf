"""Keys, counts and suggestions of the Perspective-compatible service in the database."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Sum

from rostra.safety.models import ServiceClient, ServiceUsage, Suggestion
from rostra.safety.perspective import quotas
from rostra.safety.perspective.keeping import Client, Counts, Loaded
from rostra.safety.perspective.suggested import Suggestion as Suggested
from rostra.safety.pipeline import Pipeline
from rostra.safety.service_models import CORAL
from rostra.safety.services.judging import pipeline_now
from rostra.sites.models import Site
from rostra.store.clock import now

P = ParamSpec("P")
T = TypeVar("T")
Method = Callable[Concatenate["DatabaseKeeper", P], T]


def own_connection(method: Method[P, T]) -> Method[P, T]:
    """Gives the connection of a thread of the pool back; it may not be asked again for long."""

    @wraps(method)
    def wrapped(self: "DatabaseKeeper", /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return method(self, *args, **kwargs)
        finally:
            if not connection.in_atomic_block:
                connection.close()

    return wrapped


class DatabaseKeeper:
    """Keeps everything in the site's own database."""

    keeps_suggestions = True

    @own_connection
    def load(self) -> Loaded:
        """The clients that are not revoked, with what their sites judge with now."""
        rows = list(ServiceClient.objects.filter(revoked_at=None).select_related("site"))
        sites = {row.site_id: row.site for row in rows}
        listed = [(row.digest, row.kind, as_client(row)) for row in rows]
        return Loaded(
            clients={name: client for name, kind, client in listed if kind != CORAL},
            signers=[client for _, kind, client in listed if kind == CORAL],
            pipelines={key: ready(site) for key, site in sites.items()},
            used=used_today(),
        )

    @own_connection
    def add(self, counts: Counts) -> None:
        """Add to what was counted before; in one transaction."""
        sites = dict(ServiceClient.objects.values_list("id", "site_id"))
        with transaction.atomic():
            for (client, day, outcome), number in sorted(counts.items()):
                if client not in sites:
                    continue
                row, _ = ServiceUsage.objects.get_or_create(
                    client_id=client,
                    day=date_of(day),
                    outcome=outcome,
                    defaults={"site_id": sites[client]},
                )
                ServiceUsage.objects.filter(pk=row.pk).update(number=F("number") + number)

    @own_connection
    def suggest(self, client: Client, suggestions: Sequence[Suggested]) -> None:
        """Store each label; what the client said of the same text before is replaced."""
        site = ServiceClient.objects.values_list("site_id", flat=True).get(pk=client.id)
        with transaction.atomic():
            for each in suggestions:
                Suggestion.objects.update_or_create(
                    client_id=client.id,
                    once=each.once,
                    attribute=each.attribute,
                    defaults={
                        "site_id": site,
                        "text": each.text,
                        "value": each.value,
                        "community": each.community,
                        "client_token": each.client_token or "",
                        "context": each.context,
                        "languages": list(each.languages),
                        "suggested_at": now(),
                    },
                )


def as_client(row: ServiceClient) -> Client:
    """A row as the service knows it."""
    return Client(row.pk, row.name, row.per_second, row.per_day, row.site_id, row.secret)


def ready(site: Site) -> Pipeline:
    """What `site` judges with now, its judges loaded before anybody waits for them."""
    pipeline = pipeline_now(site)
    if not pipeline.judges.first.attributes:
        look_after(pipeline)
    return pipeline


def look_after(pipeline: Pipeline) -> None:
    """Have judges that load when they are first needed do so now, and failed ones try again."""
    for judge in (pipeline.judges.first, pipeline.judges.second):
        watch = getattr(judge, "look_after", None)
        if watch is not None:
            watch()


def used_today() -> dict[uuid.UUID, int]:
    """How many requests of each client were answered today."""
    rows = ServiceUsage.objects.filter(day=now().date()).exclude(outcome="limited")
    return dict(rows.values_list("client_id").annotate(total=Sum("number")))


def date_of(day: int) -> dt.date:
    """The date of the day number `day` since 1970."""
    return dt.datetime.fromtimestamp(day * quotas.DAY, dt.UTC).date()


def forget_old_suggestions() -> int:
    """Delete suggestions kept longer than the operator wants; how many there were."""
    if not settings.SUGGESTIONS_DAYS:
        return 0
    latest = now() - dt.timedelta(days=settings.SUGGESTIONS_DAYS)
    number, _ = Suggestion.objects.filter(suggested_at__lt=latest).delete()
    return number
