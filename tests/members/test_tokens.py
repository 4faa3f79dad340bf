import datetime as dt

import pytest

from rostra.members.models import ApiToken, Member
from rostra.members.services import tokens
from rostra.members.services.tokens import (
    create_origin_token,
    create_token,
    revoke_token,
    verify_token,
)
from rostra.store.clock import at, now
from rostra.store.problems import Problem


def test_a_token_opens_the_door_for_its_member(reader: Member) -> None:
    token, text = create_token(reader, label=" import ")
    assert verify_token(text).member == reader
    assert token.label == "import"
    assert text not in str(ApiToken.objects.values().get())


def refusal(text: str) -> dict[str, object]:
    with pytest.raises(Problem) as refused:
        verify_token(text)
    assert refused.value.headers["WWW-Authenticate"].startswith("Bearer")
    return refused.value.document()


def test_every_bad_token_is_refused_alike(reader: Member) -> None:
    revoked, revoked_text = create_token(reader)
    revoke_token(reader, revoked.id)
    _, expiring = create_token(reader, days=1)
    _, good = create_token(reader)
    answers = [refusal(text) for text in ("", "rst_", "rst_nothing", good[:-1], good.upper())]
    answers.append(refusal(revoked_text))
    with at(now() + dt.timedelta(days=1, seconds=1)):
        answers.append(refusal(expiring))
    Member.objects.filter(id=reader.id).update(is_active=False)
    answers.append(refusal(good))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["status"] == 401


def test_nobody_revokes_anothers_token(reader: Member, moderator: Member) -> None:
    token, text = create_token(reader)
    with pytest.raises(Problem, match="no such token"):
        revoke_token(moderator, token.id)
    assert verify_token(text)


def test_the_number_of_tokens_is_bounded(reader: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MAX_VALID", 2)
    first, _ = create_token(reader)
    create_token(reader)
    with pytest.raises(Problem, match="You have 2 tokens"):
        create_token(reader)
    revoke_token(reader, first.id)
    create_token(reader)


@pytest.mark.parametrize("bad", [{"label": "x" * 81}, {"days": 0}, {"days": 4000}])
def test_a_label_too_long_or_a_span_out_of_range(reader: Member, bad: dict[str, object]) -> None:
    with pytest.raises(Problem):
        create_token(reader, **bad)  # type: ignore[arg-type]
    assert not ApiToken.objects.exists()


def test_use_is_noted_once_an_hour(reader: Member) -> None:
    token, _ = create_token(reader)
    tokens.note_use(token)
    first = token.last_used_at
    tokens.note_use(token)
    assert token.last_used_at == first
    with at(now() + dt.timedelta(hours=2)):
        tokens.note_use(token)
    assert token.last_used_at != first


PAPER = "https://paper.example"


def test_a_token_for_an_origin_says_so_and_leaves_room_for_programs(
    reader: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "MAX_VALID", 1)
    monkeypatch.setattr(tokens, "MAX_AT_ORIGIN", 2)
    made = [create_origin_token(reader, PAPER, label=PAPER, days=30) for _ in range(3)]
    with pytest.raises(Problem):
        verify_token(made[0][1])
    assert [verify_token(text).origin for _, text in made[1:]] == [PAPER, PAPER]
    create_token(reader)
    create_origin_token(reader, "https://other.example", label=PAPER, days=30)
    assert len(tokens.valid_tokens(reader)) == 4
