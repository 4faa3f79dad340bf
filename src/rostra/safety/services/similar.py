"""Recent texts of a site, remembered by their signatures, so that one that comes again is known.

The caller's transaction stores a text's signature with the text. What is older than `KEPT`, or
more than `MOST_KEPT` of a site, is forgotten every hour.
"""

import datetime as dt
import uuid

from django.db import transaction

from rostra.safety.models import SignatureBand, TextSignature
from rostra.safety.similarity import BANDS, Signature
from rostra.safety.subject import Similar
from rostra.sites.models import Site
from rostra.store.clock import now
from rostra.store.ids import new_id

KEPT = dt.timedelta(days=7)
MOST_KEPT = 100_000
MOST_FOUND = 50
LEAST_LIKENESS = 0.5
FORGOTTEN_AT_ONCE = 500


def similar_texts(
    site: Site,
    signature: Signature | None,
    writer_id: uuid.UUID,
    *,
    without: uuid.UUID | None = None,
) -> tuple[Similar, ...]:
    """The newest texts of `site` that are like the one with `signature`, the likest first.

    without: a text that is left out, because it is the one being changed.
    """
    if signature is None:
        return ()
    moment = now()
    rows = (
        TextSignature.objects.filter(
            bands__value__in=signature.bands(site.pk.bytes), made_at__gt=moment - KEPT
        )
        .order_by("-made_at")
        .values_list("id", "text_id", "writer_id", "thread_id", "minima", "made_at")
    )
    # A text stands here once for each band that it shares.
    found = {row[0]: row[1:] for row in rows[: MOST_FOUND * BANDS]}
    similar = [
        Similar(
            likeness=signature.likeness(Signature(bytes(minima))),
            writer=str(writer),
            thread=str(thread),
            age_seconds=(moment - made_at).total_seconds(),
            is_own=writer == writer_id,
        )
        for text, writer, thread, minima, made_at in found.values()
        if text != without
    ]
    alike = [each for each in similar if each.likeness >= LEAST_LIKENESS]
    return tuple(sorted(alike, key=lambda each: -each.likeness))


def remember(
    site_id: uuid.UUID,
    signature: Signature | None,
    *,
    text_id: uuid.UUID,
    writer_id: uuid.UUID,
    thread_id: uuid.UUID,
) -> None:
    """Keep the signature of a text, inside the caller's transaction; None is not kept."""
    if signature is None:
        return
    kept = TextSignature(
        id=new_id(),
        site_id=site_id,
        text_id=text_id,
        writer_id=writer_id,
        thread_id=thread_id,
        minima=signature.minima,
    )
    kept.save(force_insert=True)
    SignatureBand.objects.bulk_create(
        SignatureBand(value=value, signature_id=kept.pk)
        for value in set(signature.bands(site_id.bytes))
    )


def forget_old_signatures() -> int:
    """Forget what is too old or too much; returns how many signatures went."""
    gone = 0
    for site in Site.objects.only("id"):
        mine = TextSignature.objects.filter(site=site)
        newest = mine.order_by("-made_at").values_list("made_at", flat=True)
        oldest = max([now() - KEPT, *newest[MOST_KEPT : MOST_KEPT + 1]])
        while keys := list(
            mine.filter(made_at__lte=oldest).values_list("id", flat=True)[:FORGOTTEN_AT_ONCE]
        ):
            with transaction.atomic():
                TextSignature.objects.filter(pk__in=keys).delete()
            gone += len(keys)
    return gone
