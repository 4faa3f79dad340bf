"""What advertisers write, and what readers write about the same things."""

import csv
import gzip
from pathlib import Path

import pytest

from rostra.safety.checks.spam import Spam
from rostra.safety.verdict import Action
from rostra.safety.wordlists import ordinary_lines
from tests.safety.cast import CALM, MODERATOR, codes, found, marked, said

ADVERT = "I make $500 a week working from home, contact him on WhatsApp."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ADVERT, "template"),
        ("She recovered my bitcoin. Reach her on Telegram: help@x.example", "template"),
        ("Loan offer, no credit check, $5000: email him at a@b.example", "template"),
        ("Gagner de l'argent : travail à domicile, 900 € la semaine, cliquez ici", "template"),
        ("Buy followers and get free spins: click here, only 5 $", "template"),
        ("Check out my channel!", "promotion"),
        ("Suscríbete a mi canal", "promotion"),
        ("I work from home and like it, it saves me $50 a week.", None),
        ("Bitcoin is a bubble, see https://news.example/x: it cost $20,000.", None),
        ("The paper should have asked an ethical hacker.", None),
        ("My doctor says viagra costs $5 more since the strike.", None),
        (CALM, None),
    ],
)
def test_what_is_an_advertisement(text: str, code: str | None) -> None:
    assert codes(found(Spam(), said(text))) == ([f"spam.{code}"] if code else [])


def test_its_phrases_are_marked_and_its_signs_told() -> None:
    subject = said(ADVERT)
    (finding,) = found(Spam(), subject)
    assert finding.action is Action.HOLD
    assert marked(subject, finding) == ["working from home", "contact him", "WhatsApp"]
    assert finding.detail == "contact, earnings"


def test_staff_may_invite_and_a_site_says_how_many_signs_count() -> None:
    assert found(Spam(), said(ADVERT, MODERATOR)) == []
    assert found(Spam(), said(ADVERT), cues=5) == []


def test_everyday_lines_are_none() -> None:
    assert [line for line in ordinary_lines() if found(Spam(), said(line))] == []


def test_real_comments_are_almost_never_taken_for_advertising(shared: Path) -> None:
    with gzip.open(shared / "data/civil_toxic_spans/posts.csv.gz", "rt", encoding="utf-8") as file:
        texts = [row["text"] for row, _ in zip(csv.DictReader(file), range(3_000), strict=False)]
    assert sum(bool(found(Spam(), said(text))) for text in texts) <= 3
