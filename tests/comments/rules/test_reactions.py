"""What a reaction weighs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.comments.rules.reactions import (
    AGREEMENT_CEILING,
    REACTIONS,
    changed,
    known_kind,
    prior_score,
    wilson_lower,
)
from rostra.store.problems import Problem

counts = st.dictionaries(st.sampled_from(list(REACTIONS)), st.integers(1, 10_000))


def test_wilsons_interval_agrees_with_a_published_figure() -> None:
    # Newcombe 1998 (Statistics in Medicine 17:857), table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson_lower(81, 263, z=1.959964) == pytest.approx(0.2553, abs=5e-5)


def test_nobody_s_reaction_is_no_score() -> None:
    assert prior_score({}) == 0


@given(counts, st.sampled_from(list(REACTIONS)))
def test_one_more_reaction_never_lowers_the_score(before: dict[str, int], kind: str) -> None:
    after = {**before, kind: before.get(kind, 0) + 1}
    assert 0 <= prior_score(before) < prior_score(after) < 1


@given(st.integers(1, 1_000_000))
def test_agreement_alone_never_outweighs_a_few_who_differ(agreeing: int) -> None:
    assert prior_score({"agree": agreeing}) < prior_score({"respect": int(AGREEMENT_CEILING)})


@given(counts)
def test_valued_across_disagreement_weighs_most(before: dict[str, int]) -> None:
    def with_one(kind: str) -> float:
        return prior_score({**before, kind: before.get(kind, 0) + 1})

    assert with_one("respect") == pytest.approx(with_one("rethink"))
    assert with_one("respect") > with_one("learned") > with_one("agree")


def test_a_reader_s_reaction_replaces_the_former_one() -> None:
    counted = changed({}, None, "agree")
    counted = changed(counted, "agree", "respect")
    assert counted == {"respect": 1}
    assert changed(counted, "respect", None) == {}


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    with pytest.raises(Problem) as told:
        known_kind("like")
    assert told.value.status == 422
    assert all(kind in told.value.todo for kind in REACTIONS)
