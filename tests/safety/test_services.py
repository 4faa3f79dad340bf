"""Judging with what a site decided."""

import logging

import pytest

from rostra.safety.models import PolicyVersion, WordList
from rostra.safety.services import judge_for
from rostra.safety.subject import Subject
from rostra.safety.verdict import Action
from rostra.sites.services import add_site
from tests.cast import Cast

pytestmark = pytest.mark.django_db

TEXT = Subject("All of this is flimflam from beginning to end.")


def test_without_any_decision_the_standard_policy_judges(cast: Cast) -> None:
    assert judge_for(cast.site, TEXT).action is Action.PUBLISH


def test_a_list_counts_for_its_site_alone(cast: Cast) -> None:
    WordList.objects.create(site=cast.site, kind="banned", entries="flimflam")
    assert judge_for(cast.site, TEXT).action is Action.REFUSE
    other = add_site("other", origins=["https://other.example"])
    assert judge_for(other, TEXT).action is Action.PUBLISH


def test_the_newest_of_each_kind_counts(cast: Cast) -> None:
    WordList.objects.create(site=cast.site, kind="banned", entries="flimflam")
    WordList.objects.create(site=cast.site, kind="suspect", entries="beginning")
    WordList.objects.create(site=cast.site, kind="banned", entries="humbug")
    assert judge_for(cast.site, TEXT).action is Action.HOLD


def test_the_newest_policy_counts_and_is_named_in_the_verdict(cast: Cast) -> None:
    before = judge_for(cast.site, TEXT).versions["policy"]
    PolicyVersion.objects.create(site=cast.site, toml="[length]\nmost = 100\n")
    long = Subject("word " * 30)
    assert judge_for(cast.site, long).action is Action.REFUSE
    assert judge_for(cast.site, TEXT).versions["policy"] != before


def test_a_policy_that_cannot_be_read_leaves_the_standard_one(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    PolicyVersion.objects.create(site=cast.site, toml="[length]\nmost = 'many'\n")
    with caplog.at_level(logging.WARNING):
        assert judge_for(cast.site, TEXT).action is Action.PUBLISH
    assert "cannot be read" in caplog.text
