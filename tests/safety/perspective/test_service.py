"""What the service answers, asked as its clients ask."""

from typing import Any

import pytest

from rostra.safety.judge import Judges
from rostra.safety.perspective.exchange import Request
from rostra.safety.watched import Watched
from tests.safety.judges import Broken
from tests.safety.perspective.conftest import ANALYZE, KEY, Asked, AskedMaker
from tests.safety.perspective.judges import WordJudge, first, second

ENGLISH = "You are an idiot, and the council has promised a new bridge for ten years."
GERMAN = "Der Stadtrat hat seit zehn Jahren eine neue Brücke versprochen und nichts ist geschehen."


def error_of(answer: Any) -> dict[str, Any]:
    assert set(answer.document) == {"error"}
    error: dict[str, Any] = answer.document["error"]
    assert error["code"] == answer.status
    return error


def error_type(answer: Any) -> str:
    (detail,) = error_of(answer)["details"]
    assert detail["@type"] == "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
    kind: str = detail["errorType"]
    return kind


def test_a_score_has_its_summary_and_a_span_over_the_whole_text(asked: Asked) -> None:
    document = asked.analyzed(ENGLISH, clientToken="t-1")
    assert document == {
        "attributeScores": {
            "TOXICITY": {
                "spanScores": [
                    {
                        "begin": 0,
                        "end": len(ENGLISH),
                        "score": {"value": 0.93, "type": "PROBABILITY"},
                    }
                ],
                "summaryScore": {"value": 0.93, "type": "PROBABILITY"},
            }
        },
        "languages": ["en"],
        "detectedLanguages": ["en"],
        "clientToken": "t-1",
    }


def test_places_are_counted_in_utf16_units(asked: Asked) -> None:
    text = "😀😀 idiot 👩‍🚀"
    scores = asked.analyzed(text, spanAnnotations=True)["attributeScores"]["TOXICITY"]
    whole, word = scores["spanScores"]
    units = text.encode("utf-16-le")
    assert (whole["begin"], whole["end"]) == (0, len(units) // 2)
    assert units[2 * word["begin"] : 2 * word["end"]].decode("utf-16-le") == "idiot"


def test_a_passage_has_the_score_that_it_has_by_itself(asked: Asked) -> None:
    text = "You liar, what you say about the council is bloody wrong."
    spans = asked.analyzed(text, "PROFANITY", spanAnnotations=True)["attributeScores"]
    assert [each["score"]["value"] for each in spans["PROFANITY"]["spanScores"]] == [0.8, 0.8]
    assert len(asked.analyzed(text, "PROFANITY")["attributeScores"]["PROFANITY"]["spanScores"]) == 1


def test_markup_is_not_judged_and_places_are_those_of_what_was_sent(asked: Asked) -> None:
    text = "<div>You &lt;3 <b>id</b>iots, said the mayor to the whole of the council</div>"
    comment = {"text": text, "type": "HTML"}
    answer = asked.post(
        {"comment": comment, "requestedAttributes": {"INSULT": {}}, "spanAnnotations": True}
    )
    _, word = answer.document["attributeScores"]["INSULT"]["spanScores"]
    assert text[word["begin"] : word["end"]] == "id</b>iot"


def test_names_come_back_as_they_were_asked(asked: Asked) -> None:
    names = ("TOXICITY@6", "INSULT_EXPERIMENTAL", "REASONING_EXPERIMENTAL")
    assert tuple(asked.analyzed(ENGLISH, *names)["attributeScores"]) == names


@pytest.mark.parametrize("name", ["FLIRTATION", "LIKELY_TO_REJECT", "toxicity", "TOXICITY_FAST"])
def test_what_is_not_modelled_is_refused(asked: Asked, name: str) -> None:
    wanted = {"TOXICITY": {}, name: {}}
    answer = asked.post({"comment": {"text": ENGLISH}, "requestedAttributes": wanted})
    assert error_of(answer)["message"] == f"Unknown requested attribute: {name}"
    assert error_type(answer) == "INVALID_REQUEST"


def test_an_operator_may_say_what_answers_for_a_name(make_asked: AskedMaker) -> None:
    asked = make_asked(names={"LIKELY_TO_REJECT": "TOXICITY"})
    assert asked.analyzed(ENGLISH, "LIKELY_TO_REJECT")["attributeScores"]["LIKELY_TO_REJECT"]


def test_a_score_below_its_threshold_is_left_out(asked: Asked) -> None:
    wanted = {"TOXICITY": {"scoreThreshold": 0.93}, "SPAM": {"scoreThreshold": "0.5"}}
    answer = asked.post({"comment": {"text": ENGLISH}, "requestedAttributes": wanted})
    assert list(answer.document["attributeScores"]) == ["TOXICITY"]


@pytest.mark.parametrize("settings", [{}, [], None, {"scoreType": "PROBABILITY"}])
def test_settings_may_be_empty_in_any_way(asked: Asked, settings: Any) -> None:
    answer = asked.post(
        {"comment": {"text": ENGLISH}, "requestedAttributes": {"TOXICITY": settings}}
    )
    assert answer.status == 200


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "no comment": ({"comment": None}, "COMMENT_EMPTY", "Comment must be non-empty."),
    "empty": ({"comment": {"text": " \n"}}, "COMMENT_EMPTY", "Comment must be non-empty."),
    "tags alone": ({"comment": {"text": "<p></p>", "type": "HTML"}}, "COMMENT_EMPTY", "Comment"),
    "too long": ({"comment": {"text": "ä" * 10_241}}, "COMMENT_TOO_LONG", "Comment text too long."),
    "nothing asked": (
        {"requestedAttributes": {}},
        "NO_REQUESTED_ATTRIBUTES",
        "Missing requested_attributes",
    ),
    "another score type": (
        {"requestedAttributes": {"TOXICITY": {"scoreType": "STD_DEV_SCORE"}}},
        "INVALID_REQUEST",
        "Requested score type STD_DEV_SCORE is not supported by attribute TOXICITY",
    ),
    "both contexts": (
        {
            "context": {
                "entries": [{"text": "a"}],
                "articleAndParentComment": {"article": {"text": "b"}},
            }
        },
        "INVALID_REQUEST",
        "Context can have either entries or article_and_parent_comment",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_request_gets_googles_error(asked: Asked, case: str) -> None:
    change, kind, message = BAD[case]
    good = {"comment": {"text": ENGLISH}, "requestedAttributes": {"TOXICITY": {}}}
    answer = asked.post({**good, **change})
    assert (answer.status, error_type(answer)) == (400, kind)
    assert error_of(answer)["message"].startswith(message)


def test_the_longest_text_is_judged(asked: Asked) -> None:
    assert asked.analyzed("a " * 10_240)


def test_a_language_that_is_not_modelled_is_refused_whatever_the_client_says(asked: Asked) -> None:
    wanted = {"TOXICITY": {}}
    answer = asked.post(
        {"comment": {"text": GERMAN}, "requestedAttributes": wanted, "languages": ["en"]}
    )
    error = error_of(answer)
    assert error["message"] == "Attribute TOXICITY does not support request languages: de"
    assert error["details"][0]["languageNotSupportedByAttributeError"] == {
        "attribute": "TOXICITY",
        "requestedLanguages": ["en"],
        "detectedLanguages": ["de"],
    }


def test_unsupported_attributes_are_dropped_where_that_is_asked(asked: Asked) -> None:
    assert asked.analyzed(GERMAN, dropUnsupportedAttributes=True)["attributeScores"] == {}


def test_a_plainly_english_text_is_judged_though_the_client_says_german(asked: Asked) -> None:
    document = asked.analyzed(ENGLISH, languages=["de"])
    assert document["languages"] == ["de"]
    assert document["detectedLanguages"] == ["en"]


def test_a_short_text_is_in_the_language_that_the_client_says_where_it_helps(asked: Asked) -> None:
    assert asked.analyzed("idiot", languages=["en"])["languages"] == ["en"]
    # Commento++ says "de" of every text: a claim that no judge can follow settles nothing.
    assert asked.analyzed("idiot", languages=["de"])["attributeScores"]["TOXICITY"]
    long = "Der Stadtrat hat seit Jahren eine neue Brücke versprochen, und nichts ist geschehen."
    answer = asked.post(
        {"comment": {"text": long}, "requestedAttributes": {"INSULT": {}}, "languages": ["en"]}
    )
    assert error_type(answer) == "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"


def test_a_short_text_that_nobody_says_anything_of_is_judged_where_it_can_be(asked: Asked) -> None:
    assert asked.analyzed("lol idiot 😀")["attributeScores"]["TOXICITY"]["summaryScore"]
    answer = asked.post({"comment": {"text": "ǂ ꙮ ⵣ"}, "requestedAttributes": {"INSULT": {}}})
    assert error_type(answer) == "LANGUAGE_DETECTION_FAILED"


def test_the_second_judge_is_asked_where_the_first_is_unsure(asked: Asked) -> None:
    scores = asked.analyzed("You are a liar, said the mayor to the council")["attributeScores"]
    assert scores["TOXICITY"]["summaryScore"]["value"] == 0.85
    asked.analyzed("The council has promised a new bridge for ten years")
    assert isinstance(asked.judges.second, WordJudge)
    assert sum(map(len, asked.judges.second.batches)) == 1


def test_both_judges_are_asked_about_everything_where_that_is_set(make_asked: AskedMaker) -> None:
    asked = make_asked(mode="both")
    asked.analyzed("The council has promised a new bridge for ten years")
    assert isinstance(asked.judges.second, WordJudge)
    assert len(asked.judges.second.batches) == 1


def test_texts_that_come_together_are_judged_together(make_asked: AskedMaker) -> None:
    asked = make_asked(mode="both")
    body = b'{"comment": {"text": "You liar, council"}, "requestedAttributes": {"INSULT": {}}}'
    request = Request("POST", ANALYZE, {"key": KEY}, body=body)
    answers = asked.send(*[request] * 17)
    assert {answer.status for answer in answers} == {200}
    assert isinstance(asked.judges.second, WordJudge)
    assert max(map(len, asked.judges.second.batches)) == 8


def test_the_first_judge_answers_where_the_second_fails(make_asked: AskedMaker) -> None:
    broken = Broken("raises")
    asked = make_asked(Judges(first(), broken))
    scores = asked.analyzed("You are a liar, said the mayor")["attributeScores"]
    assert scores["TOXICITY"]["summaryScore"]["value"] == 0.55


@pytest.mark.parametrize("how", ["raises", "none", "nan", "percent", "span"])
def test_no_number_is_invented_where_the_first_judge_fails(
    make_asked: AskedMaker, how: str
) -> None:
    asked = make_asked(Judges(Broken(how), second()))
    answer = asked.post({"comment": {"text": ENGLISH}, "requestedAttributes": {"TOXICITY": {}}})
    assert (answer.status, error_of(answer)["status"]) == (503, "UNAVAILABLE")
    assert answer.headers["retry-after"] == "1"


def test_what_stands_around_a_comment_reaches_the_judges(asked: Asked) -> None:
    context = {
        "articleAndParentComment": {
            "article": {"text": "A bridge"},
            "parentComment": {"text": "Why?"},
        }
    }
    asked.analyzed(ENGLISH, context=context)
    asked.analyzed(ENGLISH, context={"entries": {"text": "One entry", "type": "PLAIN_TEXT"}})
    asked.analyzed(ENGLISH, context={"entries": [{"text": "Article"}, {"text": "Parent"}]})
    assert isinstance(asked.judges.first, WordJudge)
    both, one, two = asked.judges.first.contexts
    assert both.article is not None
    assert (both.article.lead, both.parent) == ("A bridge", "Why?")
    assert (one.parent, two.parent) == ("One entry", "Parent")


def test_names_of_fields_may_be_those_of_protocol_buffers(asked: Asked) -> None:
    answer = asked.post(
        {
            "comment": {"text": ENGLISH},
            "requested_attributes": {"TOXICITY": {"score_threshold": 0.99}},
            "client_token": "x",
            "unheard_of": 1,
        }
    )
    assert answer.document["attributeScores"] == {}
    assert answer.document["clientToken"] == "x"


def test_a_key_may_come_in_three_ways(asked: Asked) -> None:
    body = b'{"comment": {"text": "Hello there"}, "requestedAttributes": {"TOXICITY": {}}}'
    ways: list[tuple[dict[str, str], dict[str, str]]] = [
        ({"key": KEY, "alt": "json", "quotaUser": "x"}, {}),
        ({}, {"x-goog-api-key": KEY}),
        ({}, {"authorization": f"Bearer {KEY}"}),
    ]
    for query, headers in ways:
        (answer,) = asked.send(Request("POST", ANALYZE, query, headers, body))
        assert answer.status == 200


def test_without_a_key_nothing_is_judged(asked: Asked) -> None:
    missing = asked.post({}, key="")
    assert (missing.status, error_of(missing)["status"]) == (403, "PERMISSION_DENIED")
    wrong = asked.post({}, key="AIza-of-somebody-else")
    assert wrong.status == 400
    assert error_of(wrong)["details"][0]["reason"] == "API_KEY_INVALID"


def test_who_asks_too_often_is_told_to_wait(asked: Asked) -> None:
    body = {"comment": {"text": "Hello"}, "requestedAttributes": {"TOXICITY": {}}}
    slow = "rsk_that_may_ask_once_a_second"
    assert asked.post(body, key=slow).status == 200
    answer = asked.post(body, key=slow)
    assert error_of(answer)["status"] == "RESOURCE_EXHAUSTED"
    assert "Quota exceeded" in error_of(answer)["message"]
    assert (answer.status, answer.headers["retry-after"]) == (429, "1")
    assert asked.post(body).status == 200


def test_what_keeps_nothing_takes_no_suggestion(asked: Asked) -> None:
    answer = asked.post({}, path="/v1alpha1/comments:suggestscore")
    assert (answer.status, error_of(answer)["status"]) == (501, "UNIMPLEMENTED")


def test_a_page_of_another_origin_may_ask(asked: Asked) -> None:
    (answer,) = asked.send(Request("OPTIONS", ANALYZE))
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_wrong_method_is_no_such_thing(asked: Asked) -> None:
    (answer,) = asked.send(Request("GET", ANALYZE))
    assert error_of(answer)["status"] == "NOT_FOUND"


@pytest.mark.parametrize("path", ["/$discovery/rest", "/discovery/v1/apis/commentanalyzer/v1/rest"])
def test_the_description_points_to_where_it_was_asked_for(asked: Asked, path: str) -> None:
    request = Request("GET", path, {"version": "v1"}, root="https://judge.example")
    (answer,) = asked.send(request)
    assert answer.document["rootUrl"] == "https://judge.example/"
    analyze = answer.document["resources"]["comments"]["methods"]["analyze"]
    assert analyze["path"] == "v1/comments:analyze"
    assert asked.send(Request("GET", "/$discovery/rest", {"version": "v9"}))[0].status == 404


def test_what_a_judge_that_is_not_there_models_is_not_called_unknown(
    make_asked: AskedMaker,
) -> None:
    gone = Watched("second", "tests.safety.judges:nowhere")
    gone.look_after()
    asked = make_asked(Judges(first(), gone))
    answer = asked.post({"comment": {"text": ENGLISH}, "requestedAttributes": {"RESPECT": {}}})
    assert (answer.status, error_of(answer)["status"]) == (503, "UNAVAILABLE")
