"""The people, articles and moments of the gate's tests."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from rostra.articles.models import Article
from rostra.gate.rules import SCOPES, STATES, Setting, Step, strictness
from rostra.members.models import Member
from rostra.sites.models import Site

BERLIN = ZoneInfo("Europe/Berlin")
NOON = dt.datetime(2031, 5, 14, 12, 0, tzinfo=dt.UTC)


def hours(number: float) -> dt.timedelta:
    return dt.timedelta(hours=number)


def make_site(name: str = "courier", **values: Any) -> Site:
    return Site.objects.create(name=name, title=name.title(), **values)


def make_article(site: Site, headline: str = "Harbour bridge opens", **values: Any) -> Article:
    return Article.objects.create(site=site, headline=headline, slug="a-story", **values)


def make_member(site: Site, name: str = "Edda Editor", role: str = "editor") -> Member:
    email = f"{name.split()[0].lower()}@{site.name}.example"
    member = Member(site=site, name=name, email=email, role=role)
    member.set_password("a long word for tests")
    member.save()
    return member


moments = st.datetimes(
    dt.datetime(2030, 1, 1), dt.datetime(2034, 1, 1), timezones=st.just(dt.UTC)
).map(lambda moment: moment.replace(microsecond=0))


@st.composite
def settings(draw: st.DrawFn, scope: str | None = None) -> Setting:
    """A sound setting: its steps open up, its ends follow one another."""
    states = draw(st.lists(st.sampled_from(STATES), min_size=1, max_size=5, unique=True))
    states.sort(key=strictness, reverse=True)
    ends: list[dt.datetime | None] = [NOON + hours(n) for n in range(1, len(states))]
    if states[-1] != "open" and draw(st.booleans()):
        ends.append(NOON + hours(len(states)))
    else:
        ends.append(None)
    first, *rest = zip(states, ends, strict=True)
    return Setting(
        scope=scope or draw(st.sampled_from(SCOPES)),
        target=draw(st.sampled_from(["a", "b"])),
        state=first[0],
        until=first[1],
        steps=tuple(Step(*step) for step in rest),
        notice="Back soon.",
        reason="A wave of spam.",
        version=draw(st.integers(0, 5)),
    )
