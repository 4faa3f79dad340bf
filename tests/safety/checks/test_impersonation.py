"""Names and texts that make their writer somebody else."""

from dataclasses import replace

import pytest

from rostra.safety.checks.impersonation import Impersonation
from rostra.safety.subject import ArticleFacts, Kind
from rostra.safety.verdict import Action
from rostra.safety.wordlists import ordinary_lines
from tests.safety.cast import CALM, MODERATOR, REGULAR, codes, found, marked, said

STORY = ArticleFacts(byline="By Ann Lee, Bo Ek and Inés Ruiz (Reuters)")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Forum Moderator", "office"),
        ("The Ed1tors", "office"),
        ("Редакция новостей", "office"),
        ("Ann Lee", "author"),
        ("ANN  LEE", "author"),
        ("Ines Ruiz", "author"),
        ("В\u043e Ek", "author"),
        ("Mara Lindho1m", "member"),
        ("Маra Lindholm", "member"),
        ("mara lindholm", None),
        ("Ann Leeds", None),
        ("Ann", None),
        ("Edith Adminson", None),
        ("Mara Lind", None),
    ],
)
def test_names_that_look_like_anothers(name: str, code: str | None) -> None:
    subject = said(name, kind=Kind.NAME, article=STORY, other_names=("Mara Lindholm",))
    findings = found(Impersonation(), subject)
    assert codes(findings) == ([f"impersonation.{code}"] if code else [])
    assert all(finding.action is Action.HOLD for finding in findings)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("A message from the moderators: be nice.", "message from the moderators"),
        ("I am the moderator of this site, obey.", "I am the moderator of this site"),
        ("Your account has been suspended, click.", "Your account has been suspended"),
        ("Hinweis der Redaktion: hier ist Schluss.", "Hinweis der Redaktion"),
        ("Aviso de la moderación: basta.", "Aviso de la moderación"),
        ("Enough of this.\n\n— The Editors", "— The Editors"),
        ("As an editor of a small magazine, I object.", None),
        ("I am a moderator on another forum, and we let such comments stand.", None),
        ("The editors of this paper should be ashamed.", None),
        ("My account was suspended for a week, why?", None),
        (CALM, None),
    ],
)
def test_texts_that_speak_as_the_staff(text: str, passage: str | None) -> None:
    subject = said(text)
    findings = found(Impersonation(), subject)
    assert [marked(subject, finding) for finding in findings] == ([[passage]] if passage else [])
    assert found(Impersonation(), said(text, MODERATOR)) == []


def test_a_comment_under_a_name_like_the_authors_is_held() -> None:
    as_author = replace(REGULAR, name="Ann Lee")
    assert codes(found(Impersonation(), said(CALM, as_author, article=STORY))) == [
        "impersonation.author"
    ]
    assert found(Impersonation(), said(CALM, as_author, article=ArticleFacts())) == []
    assert found(Impersonation(), said(CALM, replace(REGULAR, name="Ann Li"), article=STORY)) == []


def test_everyday_lines_pass() -> None:
    assert [line for line in ordinary_lines() if found(Impersonation(), said(line))] == []
