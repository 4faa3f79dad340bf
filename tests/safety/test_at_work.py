"""The judges that the settings name, at work for a site."""

import datetime as dt

import pytest

from rostra.safety.judge import NullJudge
from rostra.safety.policy import DEFAULT
from rostra.safety.policy_file import write
from rostra.safety.services import is_off, judge_for, save_policy, troubles, watched_judges
from rostra.safety.services.at_work import judges_at_work
from rostra.safety.subject import AuthorFacts, Kind, Subject
from rostra.safety.trouble import trouble_views
from rostra.store import clock
from tests.cast import Cast

pytestmark = pytest.mark.django_db

KNOWN = AuthorFacts(accepted_comments=50)


@pytest.fixture
def judged(settings):  # type: ignore[no-untyped-def]
    """Both stages at work."""
    settings.JUDGE_FIRST = "tests.safety.judges:quick"
    settings.JUDGE_SECOND = "tests.safety.judges:sure"
    return settings


@pytest.fixture
def missing(settings):  # type: ignore[no-untyped-def]
    """A first judge that is not there."""
    settings.JUDGE_FIRST, settings.JUDGE_SECOND = "nowhere.at.all:make", "none"
    return settings


def test_none_means_none(settings, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    settings.JUDGE_FIRST, settings.JUDGE_SECOND = "none", "tests.safety.judges:sure"
    assert is_off()
    assert isinstance(judges_at_work().first, NullJudge)
    assert not watched_judges()
    assert judge_for(cast.site, Subject("you snork")).scores == {}


def test_they_are_made_once(judged) -> None:  # type: ignore[no-untyped-def]
    assert judges_at_work() is judges_at_work()


def test_both_stages_judge(judged, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    assert judge_for(cast.site, Subject("you snork", author=KNOWN)).state == "held"
    unsure = judge_for(cast.site, Subject("well", author=KNOWN))
    assert (unsure.state, unsure.versions["second"]) == ("checking", unsure.versions["second"])
    waited = judge_for(cast.site, Subject("well", author=KNOWN), wait=True)
    assert (waited.state, waited.scores) == ("published", {"TOXICITY": 0.02})
    assert waited.versions["first"] == "glossary-3"


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.BIOGRAPHY])
def test_what_cannot_wait_is_settled_at_once(judged, cast: Cast, kind: Kind) -> None:  # type: ignore[no-untyped-def]
    assert not judge_for(cast.site, Subject("well", kind=kind)).pending


@pytest.mark.parametrize(
    ("on_failure", "accepted", "state"),
    [
        ("hold-newcomers", 0, "held"),
        ("hold-newcomers", 50, "published"),
        ("word-lists", 0, "published"),
        ("hold-all", 50, "held"),
    ],
)
def test_one_that_is_missing_leads_to_the_site_s_choice_and_is_told(  # type: ignore[no-untyped-def]
    missing, cast: Cast, on_failure: str, accepted: int, state: str
) -> None:
    save_policy(cast.site, write(DEFAULT.with_("judge", on_failure=on_failure)))
    author = AuthorFacts(accepted_comments=accepted)
    assert judge_for(cast.site, Subject("Good morning.", author=author)).state == state
    (trouble,) = troubles()
    assert (trouble.stage, trouble.kind) == ("first", "missing")
    (view,) = trouble_views(cast.site)
    assert view.what.startswith("Automatic judging does not work: a file of the model is missing")
    assert "rostra doctor" in view.todo


def test_after_a_while_staff_are_told_for_how_long(missing, cast: Cast) -> None:  # type: ignore[no-untyped-def]
    judge_for(cast.site, Subject("Good morning."))
    (trouble,) = troubles()
    with clock.at(trouble.since + dt.timedelta(minutes=5)):
        (view,) = trouble_views(cast.site)
    assert "a file of the model is missing, for 5" in view.what


def test_staff_are_told_what_happens_meanwhile_once_and_for_what_fails(
    cast: Cast,
    judged,  # type: ignore[no-untyped-def]
) -> None:
    judged.JUDGE_SECOND = "tests.safety.judges:nowhere"
    for judge in watched_judges():
        judge.look_after()
    (second,) = trouble_views(cast.site)
    assert second.so.endswith("those of others stand as the quick look judged them.")
    judged.JUDGE_FIRST = "tests.safety.judges:nowhere"
    for judge in watched_judges():
        judge.look_after()
    first, second = trouble_views(cast.site)
    assert first.so.endswith("for others the rules and word lists alone decide.")
    assert second.so == ""
