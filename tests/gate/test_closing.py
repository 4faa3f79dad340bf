"""Comments close by themselves some days after an article appeared."""

import datetime as dt

import pytest

from rostra.gate.rules.sentences import read_schedule
from rostra.gate.services import (
    current,
    gate_of,
    gates_of,
    next_change_of,
    notice_for,
    save_schedule,
    stored_for,
)
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.problems import Problem
from tests.gate.cast import BERLIN, NOON, hours, make_article, make_site

pytestmark = pytest.mark.django_db
DAY = 24


@pytest.fixture
def site() -> Site:
    site = make_site(time_zone="Europe/Berlin")
    save_schedule(site, "section", "City", "close after 14 days: read-only. It is two weeks old.")
    return site


def test_an_article_closes_so_many_days_after_it_appeared(site: Site) -> None:
    article = make_article(site, section="City", published="2031-05-14T14:00:00+02:00")
    other = make_article(site, section="World", published="2031-05-14T14:00:00+02:00")
    closes = NOON + hours(14 * DAY)
    assert gate_of(article, closes - hours(0.01)).is_open
    closed = gate_of(article, closes)
    assert (closed.state, closed.origin, closed.scope) == ("read-only", "closing", "article")
    assert gate_of(other, closes).is_open
    assert {key: s.state for key, s in gates_of(site, [article, other], closes).items()} == {
        article.pk: "read-only", other.pk: "open"
    }  # fmt: skip
    with clock.at(closes):
        notice = notice_for(article)
    assert notice is not None
    assert notice.why == "It is two weeks old."
    stored = stored_for(article)
    assert next_change_of(stored, current(site, "site"), NOON) == (closes, "read-only")


@pytest.mark.parametrize(
    ("published", "closes"),
    [
        ("2031-10-20T12:00", dt.datetime(2031, 11, 3, 11, tzinfo=dt.UTC)),  # the clock goes back
        ("2031-10-20", dt.datetime(2031, 11, 2, 23, tzinfo=dt.UTC)),
        ("2031-10", NOON + hours(14 * DAY)),
        ("", NOON + hours(14 * DAY)),
    ],
)
def test_the_time_of_day_stays_and_what_is_unknown_counts_from_coming_in(
    site: Site, published: str, closes: dt.datetime
) -> None:
    article = make_article(site, section="City", published=published, added_at=NOON)
    assert gate_of(article, closes - hours(0.01)).is_open
    assert gate_of(article, closes).state == "read-only"


def test_the_narrowest_that_says_when_counts_and_an_article_is_kept_open(site: Site) -> None:
    save_schedule(site, "site", "", "close after 1 day: members")
    later = NOON + hours(20 * DAY)
    city = make_article(site, section="City", added_at=NOON + hours(10 * DAY))
    world = make_article(site, section="World", added_at=NOON + hours(10 * DAY))
    assert (gate_of(city, later).state, gate_of(world, later).state) == ("open", "members")
    save_schedule(site, "article", str(world.pk), "close never")
    assert gate_of(world, later).is_open


@pytest.mark.parametrize(
    "lines",
    [
        "close after 3 days: open",
        "close after 3 days: slow\nclose never",
        "close after x days: slow",
    ],
)
def test_what_does_not_close_is_refused(lines: str) -> None:
    with pytest.raises(Problem):
        read_schedule(lines, BERLIN)
