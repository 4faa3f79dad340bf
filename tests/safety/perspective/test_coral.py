"""Coral's moderation phase: signed as Coral signs, answered as Coral reads."""

import json
from typing import Any

import pytest

from rostra.safety.judge import Judges
from rostra.safety.perspective.coral import PATH, signed
from rostra.safety.perspective.exchange import Answer, Request
from tests.safety.judges import Broken
from tests.safety.perspective.conftest import SECRET, Asked, AskedMaker


def phase(body: str, **changes: Any) -> dict[str, Any]:
    """What Coral sends about a comment."""
    return {
        "action": "NEW",
        "comment": {"body": body, "parentID": None},
        "author": {"id": "baf4e943", "role": "COMMENTER"},
        "story": {"id": "245b3856", "url": "https://paper.example/bridge"},
        "site": {"id": "a4bede88"},
        "tenantID": "19ba5794",
        "tenantDomain": "coral.example",
        **changes,
    }


def moderated(asked: Asked, data: Any, signature: str | None = None) -> Answer:
    body = data if isinstance(data, bytes) else json.dumps(data, indent=2).encode()
    header = f"sha256={signed(SECRET, body)}" if signature is None else signature
    return asked.send(Request("POST", PATH, {}, {"x-coral-signature": header}, body))[0]


def test_coral_hears_nothing_of_a_fair_comment(asked: Asked) -> None:
    answer = moderated(asked, phase("<div>The council has promised us a bridge.</div>"))
    assert (answer.status, answer.body) == (204, b"")


def test_an_attack_waits_for_a_moderator(asked: Asked) -> None:
    answer = moderated(asked, phase("<div>You are an <b>idiot</b>, all of you.</div>"))
    assert answer.status == 200
    assert answer.document == {
        "status": "SYSTEM_WITHHELD",
        "actions": [{"actionType": "FLAG", "reason": "COMMENT_DETECTED_TOXIC"}],
    }


def test_advertising_is_flagged_as_spam(asked: Asked) -> None:
    answer = moderated(asked, phase("The best casino of the town, come and win"))
    assert answer.document["actions"][0]["reason"] == "COMMENT_DETECTED_SPAM"


def test_what_the_first_judge_leaves_open_the_second_settles(make_asked: AskedMaker) -> None:
    asked = make_asked()
    assert moderated(asked, phase("The mayor said: bloody liar, he is.")).status == 204
    second = asked.judges.second
    assert second is not None
    assert second.batches  # type: ignore[attr-defined]


def test_a_comment_waits_where_no_judge_works(make_asked: AskedMaker) -> None:
    asked = make_asked(Judges(Broken("raises")))
    answer = moderated(asked, phase("The council has promised us a bridge."))
    assert answer.document == {"status": "SYSTEM_WITHHELD"}


def test_one_of_two_signatures_is_enough(asked: Asked) -> None:
    data = json.dumps(phase("A bridge")).encode()
    header = f"sha256={'0' * 64},sha256={signed(SECRET, data)}"
    assert moderated(asked, data, header).status == 204


@pytest.mark.parametrize("header", ["", "sha256=", "sha256=abc", "sha256=ä", "t=1", "sha1=00", ","])
def test_what_nobody_signed_is_refused(asked: Asked, header: str) -> None:
    answer = moderated(asked, phase("You idiot"), header)
    assert (answer.status, answer.document["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_a_signature_holds_for_one_body_alone(asked: Asked) -> None:
    header = f"sha256={signed(SECRET, json.dumps(phase('A bridge')).encode())}"
    assert moderated(asked, phase("You idiot"), header).status == 401


@pytest.mark.parametrize(
    "data", [{}, {"comment": 1}, {"comment": {"body": None}}, phase("x" * 20_481), b"nothing"]
)
def test_what_is_no_comment_is_refused(asked: Asked, data: Any) -> None:
    assert moderated(asked, data).status == 400


def test_an_edit_of_a_strange_role_is_judged(asked: Asked) -> None:
    data = phase("A bridge", action="EDIT", author={"id": "1", "role": "EMPEROR"})
    assert moderated(asked, data).status == 204
