"""A refusal as a problem document."""

from dataclasses import replace

from rostra.safety.pipeline import pipeline_for
from rostra.safety.refusals import refusal
from tests.safety.cast import CALM, NOW, REGULAR, said


def test_a_refused_text_is_a_422_with_its_reasons() -> None:
    verdict = pipeline_for(banned="snork").judge(said("snork [bank.com](https://evil.example)"))
    problem = refusal(verdict)
    assert problem.status == 422
    document = problem.document()
    assert [reason["check"] for reason in document["reasons"]] == ["wordlist", "links"]
    assert document["reasons"][0]["spans"] == [[0, 5]]
    assert document["detail"] == "The marked words are not used here."
    assert document["todo"] == (
        "Please say it in other words. Please write the address it really leads to."
    )


def test_too_fast_is_a_429_that_says_when() -> None:
    author = replace(REGULAR, recent_times=(NOW - 20,) * 10)
    problem = refusal(pipeline_for().judge(said(CALM, author)))
    assert (problem.status, problem.headers["Retry-After"]) == (429, "40")
    assert problem.document()["todo"] == "Please send this again in 40 seconds."
