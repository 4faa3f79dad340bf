"""Signatures of recent texts: found again, of this site alone, and forgotten in time."""

import datetime as dt
import uuid

import pytest

from rostra.safety.models import SignatureBand, TextSignature
from rostra.safety.services import forget_old_signatures, remember, similar, similar_texts
from rostra.safety.similarity import signature
from rostra.sites.models import Site
from rostra.sites.services import add_site
from rostra.store.clock import at, now
from rostra.store.ids import new_id
from tests.cast import Cast
from tests.safety.cast import CALM

pytestmark = pytest.mark.django_db

NEARLY = CALM.replace("ten", "twelve")
ME, YOU = uuid.uuid4(), uuid.uuid4()


def keep(site: Site, text: str, writer: uuid.UUID = YOU) -> uuid.UUID:
    key = new_id()
    remember(site.pk, signature(text), text_id=key, writer_id=writer, thread_id=new_id())
    return key


def test_a_text_that_comes_again_is_known_with_who_and_when(cast: Cast) -> None:
    with at(now() - dt.timedelta(hours=1)):
        keep(cast.site, CALM)
        keep(cast.site, NEARLY, ME)
        keep(cast.site, "Trains should be cheaper on Mondays, for all who have to take them then.")
    first, second = similar_texts(cast.site, signature(CALM), ME)
    assert (first.likeness, first.is_own) == (1.0, False)
    assert second.is_own
    assert 0.75 < second.likeness < 1
    assert first.age_seconds == pytest.approx(3_600, abs=60)
    assert first.thread != second.thread


def test_another_site_knows_nothing_of_it(cast: Cast) -> None:
    keep(cast.site, CALM)
    other = add_site("other", origins=["https://other.example"])
    assert similar_texts(other, signature(CALM), ME) == ()


def test_a_short_text_is_neither_kept_nor_found(cast: Cast) -> None:
    keep(cast.site, "I agree")
    assert TextSignature.objects.count() == 0
    assert similar_texts(cast.site, signature("I agree"), ME) == ()


def test_the_text_that_is_being_changed_is_left_out(cast: Cast) -> None:
    key = keep(cast.site, CALM, ME)
    assert similar_texts(cast.site, signature(CALM), ME, without=key) == ()


def test_a_flood_of_copies_costs_no_more_than_fifty(cast: Cast) -> None:
    for _ in range(60):
        keep(cast.site, CALM)
    assert len(similar_texts(cast.site, signature(CALM), ME)) == similar.MOST_FOUND


def test_old_signatures_are_not_found_and_go(cast: Cast) -> None:
    with at(now() - similar.KEPT - dt.timedelta(minutes=1)):
        keep(cast.site, CALM)
    kept = keep(cast.site, NEARLY)
    assert len(similar_texts(cast.site, signature(CALM), ME)) == 1
    assert forget_old_signatures() == 1
    assert list(TextSignature.objects.values_list("text_id", flat=True)) == [kept]
    assert set(SignatureBand.objects.values_list("signature__text_id", flat=True)) == {kept}
    assert forget_old_signatures() == 0


def test_no_more_than_so_many_are_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similar, "MOST_KEPT", 3)
    start = now() - dt.timedelta(hours=1)
    for minute in range(5):
        with at(start + dt.timedelta(minutes=minute)):
            keep(cast.site, CALM)
    assert forget_old_signatures() == 2
    assert TextSignature.objects.count() == 3
