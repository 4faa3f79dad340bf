"""Links: who, how many, and do they lead where they say."""

from dataclasses import replace

import pytest

from rostra.safety.checks.links import Links
from rostra.safety.subject import Kind
from rostra.safety.verdict import Action
from tests.safety.cast import MODERATOR, NEWCOMER, REGULAR, codes, found, marked, said


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/a for the figures.",
        "See www.example.org for the figures.",
        "Cheap pills at cheap-pills.shop today",
        "[the figures](https://example.org/a)",
        "The figures stand at hxxp://example.org/a",
    ],
)
def test_a_newcomers_link_is_read_first(text: str) -> None:
    subject = said(text, NEWCOMER)
    (finding,) = found(Links(), subject)
    assert (finding.code, finding.action) == ("links.newcomer", Action.HOLD)
    assert "example.org" in marked(subject, finding)[0] or "cheap" in marked(subject, finding)[0]
    assert found(Links(), said(text, REGULAR)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The talks end.It was late, e.g. at 10.30 p.m. on 1.2.2024, i.e. too late.",
        "Write to desk@example.com about node.js and version 1.2.3.",
        "No. 4, St. Mary's, the U.S. and the E.U. agreed...and left.",
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert found(Links(), said(text, NEWCOMER)) == []


def test_more_links_than_usual_are_held() -> None:
    text = "The figures: " + ", and also ".join(
        f"https://example.org/{number}" for number in range(4)
    )
    (finding,) = found(Links(), said(text))
    assert finding.text.startswith("This comment has 4 links, and with more than 3 a moderator")
    assert len(finding.spans) == 4
    assert found(Links(), said(text), most=4) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Look: https://bit.ly/3abc", "links.shortener"),
        ("Look: bit.ly/3abc", "links.shortener"),
        ("Look: https://s.example/x", "links.shortener"),
        ("http://192.0.2.7/login", "links.number"),
        ("http://3221225985/login", "links.number"),
        ("http://0xC0000207/", "links.number"),
        ("http://[2001:db8::1]/", "links.number"),
        ("https://bank.example@evil.example/", "links.disguised"),
        ("https://b\u0430nk.example/", "links.disguised"),
        ("https://casino.example/win", "links.blocked"),
        ("https://www.casino.example/win", "links.blocked"),
    ],
)
def test_links_that_hide_where_they_lead(text: str, code: str) -> None:
    settings = {"shorteners": ("s.example",), "blocked_hosts": ("casino.example",)}
    assert codes(found(Links(), said(text), **settings)) == [code]


@pytest.mark.parametrize(
    ("label", "target", "is_hidden"),
    [
        ("bank.com", "https://evil.example/", True),
        ("https://bank.com/login", "https://evil.example/", True),
        ("www.bank.co.uk", "https://evil.example/", True),
        ("ｂａｎｋ.com", "https://evil.example/", True),
        ("bank.com", "https://evil.example/bank.com", True),
        ("bank.com", "https&#58;//evil.example/", True),
        ("bank.com", "https://www.bank.com/rates", False),
        ("bank.com", "https://help.bank.com/", False),
        ("the bank’s rates", "https://bank.com/rates", False),
        ("Node.js", "https://nodejs.org/", False),
    ],
)
def test_a_label_must_not_name_another_site(label: str, target: str, is_hidden: bool) -> None:
    findings = found(Links(), said(f"See [{label}]({target})."))
    assert codes(findings) == (["links.hidden"] if is_hidden else [])


def test_the_writer_is_told_both_names() -> None:
    (finding,) = found(Links(), said("[bank.com](https://evil.example/x)"))
    assert finding.text == (
        "The text of a link names bank.com, but the link leads to evil.example. "
        "Please write the address it really leads to."
    )


def test_the_sites_own_pages_raise_no_question_but_cannot_be_imitated() -> None:
    ours = {"allowed_hosts": ("courier.example",)}
    assert found(Links(), said("https://www.courier.example/a", NEWCOMER), **ours) == []
    assert codes(
        found(Links(), said("https://courier.example.evil.example", NEWCOMER), **ours)
    ) == ["links.newcomer"]


def test_staff_may_link_but_not_mislead() -> None:
    many = "https://bit.ly/1 http://192.0.2.7 " + "https://example.org " * 9
    assert found(Links(), said(many, MODERATOR)) == []
    assert codes(found(Links(), said("[bank.com](https://evil.example)", MODERATOR))) == [
        "links.hidden"
    ]


def test_a_name_takes_no_address_at_all() -> None:
    subject = said("Visit pills.shop", replace(REGULAR), kind=Kind.NAME)
    assert codes(found(Links(), subject)) == ["links.name"]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("See example (dot) com for more.", ["example (dot) com"]),
        ("Go to cheapstuff dot com now.", ["cheapstuff dot com"]),
        ("example[.]net", ["example[.]net"]),
        ("beispiel (Punkt) de", ["beispiel (Punkt) de"]),
        ("The dot com bubble burst, as my dot com company did.", []),
        ("A polka dot dress (dot), and [sic] a dot.", []),
    ],
)
def test_an_address_spelled_out_is_held(text: str, passages: list[str]) -> None:
    subject = said(text)
    findings = found(Links(), subject)
    assert [marked(subject, each) for each in findings] == ([passages] if passages else [])
    assert all(each.code == "links.spelled" for each in findings)
    assert found(Links(), said(text, MODERATOR)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://one.example/a", ["links.only"]),
        ("Read this: https://one.example/a", ["links.only"]),
        ("I read there that the bridge is late: https://one.example/a", []),
    ],
)
def test_little_but_a_link_is_nudged(text: str, expected: list[str]) -> None:
    findings = found(Links(), said(text))
    assert codes(findings) == expected
    assert all(each.action is Action.NUDGE for each in findings)
