"""Whatever the text, a verdict comes, its spans lie in the text, and the work is bounded."""

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rostra.gate.rules import STATES
from rostra.safety.addresses import find_links
from rostra.safety.disguise import disguised
from rostra.safety.matching import Matcher
from rostra.safety.normalise import normalise
from rostra.safety.pipeline import Pipeline, pipeline_for
from rostra.safety.policy import DEFAULT
from rostra.safety.subject import Kind, Subject
from rostra.safety.verdict import Action, Verdict
from rostra.safety.wordlists import ListKind, WordLists, parse, site_lists
from tests.safety.cast import MODERATOR, NEWCOMER, NOW, REGULAR
from tests.safety.strategies import texts

# Every check runs to its end, so that none hides behind an earlier one's refusal.
WIDE = DEFAULT.with_("length", most=20_000, least=1, most_lines=10_000)
PIPELINE = pipeline_for(WIDE, suspect="f*\nfuck*\n*wit\nkill yourself\n死ね\nшум", allowed="nitwit")
failures: list[BaseException] = []
WATCHED = Pipeline(WIDE, PIPELINE.matcher, failed=lambda name, error: failures.append(error))


@given(
    text=texts,
    earlier=texts,
    kind=st.sampled_from(Kind),
    state=st.sampled_from(STATES),
    author=st.sampled_from([REGULAR, NEWCOMER, MODERATOR]),
)
def test_every_text_gets_a_verdict_that_survives_json(
    text: str, earlier: str, kind: Kind, state: str, author: object
) -> None:
    writer = replace(author, recent_texts=(earlier, text[:-1]), recent_times=(NOW - 1,))  # type: ignore[type-var]
    verdict = WATCHED.judge(Subject(text, kind, writer, gate_state=state, now=NOW))
    assert not failures
    for finding in verdict.findings:
        assert finding.text
        assert all(0 <= start <= end <= len(text) for start, end in finding.spans)
    assert Verdict.from_json(json.loads(json.dumps(verdict.to_json()))) == verdict


@given(texts)
def test_the_way_back_from_the_normal_form_stays_in_the_text(text: str) -> None:
    normal = normalise(text)
    for index in range(len(normal.plain)):
        start, end = normal.span(index, index + 1)
        assert 0 <= start < end <= len(text)
    words = normal.words
    for index in range(len(words)):
        start, end = normal.word_span(index, index + 1)
        assert 0 <= start <= end <= len(text)
    for place in disguised(normal):
        assert 0 <= place.start <= place.end <= len(normal.plain)


@given(texts)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).words
    # Letters of Hangul, and accents, that a mark parted join or change places when it is gone.
    assume(unicodedata.is_normalized("NFKC", once))
    assert normalise(once).words == once


@given(texts)
def test_addresses_lie_in_the_text(text: str) -> None:
    for link in find_links(text):
        assert 0 <= link.span[0] < link.span[1] <= len(text)


@given(st.lists(texts, max_size=5))
def test_any_pasted_list_is_read_and_compiled(lines: list[str]) -> None:
    entries, bad = parse("\n".join(lines), ListKind.BANNED)
    Matcher(WordLists(entries)).find(normalise("any text at all, f*ck and k i l l"))
    assert all(each.text and each.line > 0 for each in bad)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=12))
def test_an_entry_finds_itself(word: str) -> None:
    # A few old forms of Arabic letters stand for a space and a mark.
    assume(" " not in normalise(word).plain)
    entries, bad = parse(word, ListKind.SUSPECT)
    if entries:
        text = f"so {word}, they said"
        hits = Matcher(WordLists(entries)).find(normalise(text))
        assert hits
        assert word in text[slice(*hits[0].span)] or normalise(word).plain in text.casefold()
    else:
        assert bad


ADVERSARIAL = {
    "long word": "a" * 10_000,
    "stretched": "aab" * 3_300,
    "singles": "a " * 5_000,
    "masks": "f*k " * 2_500,
    "one mask": "f" + "*" * 9_998 + "k",
    "digits": "a1" * 5_000,
    "marks": "a" + "\u0300" * 9_999,
    "mixed marks": "a" + "\u0300\u0323" * 4_999,
    "ligatures": "\ufdfa" * 10_000,
    "mixed alphabets": "a\u0430" * 5_000,
    "rare characters": "".join(chr(0x20000 + number) for number in range(10_000)),
    "brackets": "[" * 10_000,
    "labels": "[a](" * 2_500,
    "dots": "a." * 5_000,
    "addresses": "http://a.b " * 900,
    "closing brackets": "http://a.b" + ")" * 9_900,
    "schemes": "http://" * 1_400,
    "overrides": "\u202e" * 10_000,
    "tags": "\U000e0061" * 10_000,
    "hyphens": "a-" * 5_000,
    "capitals": "A!" * 5_000,
    "hits": "fuck " * 2_000,
    "sharp s": "ß" * 10_000,
    "lines": "\n" * 10_000,
    "telephone numbers": "+49 170 1234521 " * 600,
    "digits in pairs": "12 34 " * 1_600,
    "accounts": "DE12 A1A1 A1A1 A1A1 A1A1 A1A1 " * 330,
    "mail": "a@a." * 2_500,
    "spelled out": "a (at) a(dot)a dot " * 500,
    "streets": "1 Aa Bb Cc " * 900,
    "rues": "1 rue de la de la " * 550,
    "offices": "i am the site editor " * 470,
    "keys": "asdfgh bcdfghj " * 650,
    "parted": "а a " * 2_500,
}


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_no_text_makes_the_checks_work_for_long(text: str) -> None:
    author = replace(NEWCOMER, recent_texts=(text[:-1], text[1:]) * 10)
    for _ in range(5):
        verdict = PIPELINE.judge(Subject(text, author=author))
        assert "check.failed" not in [finding.code for finding in verdict.findings]


@pytest.mark.timeout(20)
def test_thousands_of_entries_and_a_bomb_of_a_list() -> None:
    many = "\n".join(f"word{number}x{number % 7}" for number in range(20_000))
    bomb = "\n".join("a" * length for length in range(1, 100)) + "\n(a+)+$\n(.*)*"
    pipeline = Pipeline(matcher=Matcher(site_lists([], suspect=many, banned=bomb)))
    assert pipeline.judge(Subject("word17x3 stands here")).action is Action.HOLD
    assert pipeline.judge(Subject("a" * 9_000)).action is Action.NUDGE
    assert pipeline.judge(Subject("aaaa aaaaa " * 800)).action is Action.REFUSE
