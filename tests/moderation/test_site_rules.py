"""A site words its rules."""

import pytest

from rostra.comments.models import Comment
from rostra.moderation.services import reject
from rostra.moderation.services.site_rules import rules_of
from tests.cast import Cast
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db
OWN = {"title": "No shop talk", "text": "We leave wages out.", "link": "https://p.example/r"}


def test_editors_add_one_and_word_another(published: Comment, cast: Cast) -> None:
    editor = Caller(cast.editor)
    assert editor.send("PUT", "/rules/wages", OWN).json() == {"name": "wages", **OWN}
    reject(published.pk, cast.moderator, "wages")
    editor.send("PUT", "/rules/wages", OWN | {"text": "Wages are not our topic."})
    editor.send("PUT", "/rules/spam", {"title": "Ads", "text": "Ads.", "offered": False})
    names = [rule["name"] for rule in Caller().get("/rules").json()["rules"]]
    assert ("wages" in names, "spam" in names) == (True, False)
    assert published.statements.get().rule_text == "We leave wages out."


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"text": ""}, {"link": "javascript:alert(1)"}, {"title": "x" * 81}],
)
def test_what_does_not_do_changes_nothing(cast: Cast, wrong: dict[str, str]) -> None:
    answer = Caller(cast.editor).send("PUT", "/rules/wages", OWN | wrong)
    assert answer.status_code == 422
    assert "wages" not in [rule.name for rule in rules_of(cast.site.pk)]


def test_bad_names_and_other_people_change_nothing(cast: Cast) -> None:
    assert Caller(cast.editor).send("PUT", "/rules/two words", OWN).status_code == 422
    assert Caller(cast.moderator).send("PUT", "/rules/wages", OWN).status_code == 403


def test_the_last_rule_stays_offered(cast: Cast) -> None:
    editor, off = Caller(cast.editor), OWN | {"offered": False}
    *most, last = [rule.name for rule in rules_of(cast.site.pk)]
    for name in most:
        assert editor.send("PUT", f"/rules/{name}", off).status_code == 200
    assert editor.send("PUT", f"/rules/{last}", off).status_code == 422
