"""Names and biographies meet the checks that comments meet."""

import pytest

from rostra.members.models import Member
from rostra.members.services.profile import change_profile, check_name, waiting_texts
from rostra.safety.models import WordList
from rostra.safety.profiles import judge_profile
from rostra.store.problems import Problem
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _lists(cast: Cast) -> None:
    WordList.objects.create(site=cast.site, kind="banned", entries="turnip\n")
    WordList.objects.create(site=cast.site, kind="suspect", entries="cabbage\n")


def test_a_harmless_name_passes(cast: Cast) -> None:
    assert judge_profile(cast.site, "name", "Mara Lindholm", {}).action == "publish"


def test_a_name_that_imitates_a_members_is_held_but_not_ones_own(cast: Cast) -> None:
    assert judge_profile(cast.site, "name", "Mara Lindho1m", {}).action == "hold"
    own = {"name": cast.reader.name, "role": "reader"}
    assert judge_profile(cast.site, "name", "Mara Lindhólm", own).action == "publish"


def test_a_suspect_word_holds_and_says_why(cast: Cast) -> None:
    judgement = judge_profile(cast.site, "biography", "All about cabbage.", {"role": "reader"})
    assert judgement.action == "hold"
    assert judgement.reasons
    change_profile(cast.reader, name=cast.reader.name, biography="All about cabbage.")
    assert waiting_texts(cast.reader)["biography"].text == "All about cabbage."
    assert Member.objects.get(pk=cast.reader.pk).biography == ""


def test_a_banned_word_is_refused_at_sign_up(cast: Cast) -> None:
    with pytest.raises(Problem) as refused:
        check_name(cast.site, "Turnip King")
    assert refused.value.status == 422
    assert refused.value.extra["field"] == "name"
