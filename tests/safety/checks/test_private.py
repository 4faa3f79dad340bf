"""Private data: what is found, what is left alone, and what is kept of it."""

import pytest

from rostra.safety.checks.private import Private, masked_value
from rostra.safety.pipeline import pipeline_for
from rostra.safety.subject import ArticleFacts, Kind
from rostra.safety.verdict import Action
from tests.safety.cast import CALM, MODERATOR, codes, found, marked, said


@pytest.mark.parametrize(
    ("text", "language", "code", "value"),
    [
        ("Call me on +49 170 1234521 tomorrow.", "en", "phone", "+49 170 1234521"),
        ("Ruf mich an: 0170 1234521!", "de", "phone", "0170 1234521"),
        ("Call (212) 736-5000 now.", "en", "phone", "(212) 736-5000"),
        ("Ring 020 7946 0958 and ask.", "en-GB", "phone", "020 7946 0958"),
        ("Appelez le 01 42 68 53 00.", "fr", "phone", "01 42 68 53 00"),
        ("My mail is jane.doe@inbox.example.", "en", "email", "jane.doe@inbox.example"),
        ("jane.doe (at) inbox (dot) com", "en", "email", "jane.doe (at) inbox (dot) com"),
        ("He lives at 12 Elm Street, go there.", "en", "home", "12 Elm Street"),
        ("Er wohnt in der Lindenstraße 12.", "de", "home", "Lindenstraße 12"),
        ("Il habite 12 rue de la Paix.", "fr", "home", "12 rue de la Paix"),
        ("Vive en la calle de Alcalá 42.", "es", "home", "calle de Alcalá 42"),
        ("The fire at 45 Old Market Road.", "en", "street", "45 Old Market Road"),
        ("DE89 3704 0044 0532 0130 00", "de", "bank", "DE89 3704 0044 0532 0130 00"),
        ("IBAN FR1420041010050500013M02606 BITTE", "de", "bank", "FR1420041010050500013M02606"),
        ("Pay with 4111 1111 1111 1111.", "en", "bank", "4111 1111 1111 1111"),
        ("Pay with 378282246310005.", "en", "bank", "378282246310005"),
        ("His SSN is 536-22-8726.", "en", "identity", "536-22-8726"),
        ("My NINO: AB 12 34 56 C", "en", "identity", "AB 12 34 56 C"),
        ("Mi DNI es 12345678Z.", "es", "identity", "12345678Z"),
        ("Mi NIE es X1234567L.", "es", "identity", "X1234567L"),
        ("O CPF dela: 529.982.247-25", "pt", "identity", "529.982.247-25"),
        ("NIR 2 55 08 14 168 025 38", "fr", "identity", "2 55 08 14 168 025 38"),
        ("RSSMRA85T10A562S", "it", "identity", "RSSMRA85T10A562S"),
        ("PESEL 44051401359", "pl", "identity", "44051401359"),
        ("Hans nummer: 811218-9876", "sv", "identity", "811218-9876"),
    ],
)
def test_what_is_private(text: str, language: str, code: str, value: str) -> None:
    subject = said(text, article=ArticleFacts(language=language))
    (finding,) = found(Private(), subject)
    assert finding.code == f"private.{code}"
    assert finding.action is (Action.NUDGE if code == "street" else Action.HOLD)
    assert marked(subject, finding) == [value]


@pytest.mark.parametrize(
    "text",
    [
        CALM,
        "On 2024-05-01 at 12:30 it cost 1,234,567 dollars, up from 12 500 000 in 1998-2004.",
        "They met on 01.05.2024 12 30 times and won 21-19, 22-20.",
        "ISBN 978-3-16-148410-0, pages 100-120.",
        "The help line 0800 111 0 111 is free, and 112 is for emergencies.",
        "Write to letters@courier.example or info@town.example.",
        "DE89 3704 0044 0532 0130 01 has a wrong check digit.",
        "4111 1111 1111 1112 is no card.",
        "12345678A is no DNI, 529.982.247-24 no CPF, 44051401358 no PESEL.",
        "900-22-8726 and 536-00-8726 are no SSN.",
        "The 1500 metres and the 45 people on the road.",
        "10000000000000000000000000000000000000000",
        "@somebody said so at 5.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert found(Private(), said(text, article=ArticleFacts(language="en"))) == []


def test_a_number_without_prefix_needs_its_country() -> None:
    text = "Ruf an: 0170 1234521"
    assert found(Private(), said(text)) == []
    assert codes(found(Private(), said(text), countries=("de",))) == ["private.phone"]


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Ring +44 20 7946 0958 for help.", "+442079460958"),
        ("Ring +44 20 7946 0958 for help.", "+44 (0)20 7946-0958".replace("(0)", "")),
        ("Write to jane@courier.example.", "courier.example"),
        ("Write to jane@desk.courier.example.", "courier.example"),
        ("Write to jane@courier.example.", "jane@courier.example"),
        ("We are at 12 Elm Street.", "12 elm street"),
    ],
)
def test_a_site_allows_its_own(text: str, allowed: str) -> None:
    assert found(Private(), said(text))
    assert found(Private(), said(text), allowed=(allowed,)) == []


def test_staff_are_exempt_and_names_are_left_to_others() -> None:
    text = "Call +49 170 1234521"
    assert found(Private(), said(text, MODERATOR)) == []
    assert Kind.NAME not in Private.kinds


def test_the_value_stands_in_no_reason() -> None:
    text = "Call +49 170 1234521 or jane.doe@inbox.example, she lives at 12 Elm Street."
    verdict = pipeline_for().judge(said(text))
    told = str(verdict.to_json())
    assert len(verdict.findings) == 3
    assert "phone …21" in told
    for value in ("1234521", "jane", "inbox", "Elm"):
        assert value not in told


@pytest.mark.parametrize(
    ("value", "kept"), [("+49 170 1234521", "…21"), ("a@b.c", "…"), ("12345678Z", "…8Z"), ("", "…")]
)
def test_two_signs_are_kept_of_a_long_value_and_none_of_a_short_one(value: str, kept: str) -> None:
    assert masked_value(value) == kept
