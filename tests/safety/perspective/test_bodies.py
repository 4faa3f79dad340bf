"""What comes in as bytes: read by the rules, leniently, or refused with Google's words."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.perspective import bodies, lenient
from rostra.safety.perspective.errors import ServiceError
from tests.safety.perspective.conftest import Asked

TEMPLATE = (
    '{comment: {text: "%s"}, languages: ["de"], requestedAttributes: {TOXICITY:{}} }'  # Commento++
)


def commento(text: str) -> bytes:
    return TEMPLATE.replace("%s", text).encode()


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "spaces": b" \n",
    "not UTF-8": b'{"comment": {"text": "\xff\xfe"}}',
    "UTF-16": '{"comment": {"text": "a"}}'.encode("utf-16"),
    "half an object": b'{"comment": {"text": "a"',
    "a list": b"[]",
    "a number": b"17",
    "no number of JSON": b'{"comment": NaN}',
    "a number without end": b'{"a": ' + b"9" * 5_000 + b"}",
    "a form": b"comment=hello&key=1",
    "nested objects": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "nested lists": b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "nested names": b"{a:" * 20_000,
    "too large": b" " * (bodies.MAX_BODY + 1),
}


@pytest.mark.parametrize("case", BODIES)
def test_what_is_no_message_is_refused(asked: Asked, case: str) -> None:
    answer = asked.post(BODIES[case])
    assert answer.status == 400
    assert answer.document["error"]["status"] == "INVALID_ARGUMENT"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    with contextlib.suppress(ServiceError):
        assert isinstance(bodies.read(body), dict)


@given(st.text(max_size=400))
def test_no_text_breaks_the_lenient_reader(text: str) -> None:
    with contextlib.suppress(ValueError):
        lenient.loads(text)


@given(st.dictionaries(st.text(max_size=9), st.integers() | st.text() | st.none()))
def test_what_is_json_means_what_it_means(data: dict[str, object]) -> None:
    assert bodies.read(json.dumps(data).encode()) == data


PASTED = [
    "Hello there",
    'He said "never", and left.',
    'A list: "a", "b"',
    'Brackets } and { and ] "}, and more"',
    "A line\nand another\ttab",
    "C:\\new\\folder \\",
    'nice"}, requestedAttributes: {}}',
    'nice"}, languages: ["de"], requestedAttributes: {TOXICITY:{}} } idiot',
    "ünïcödé 😀 ﷽",
]


@pytest.mark.parametrize("text", PASTED)
def test_a_text_that_was_pasted_in_without_escaping_is_read_as_it_was(text: str) -> None:
    data = bodies.read(commento(text))
    assert data["comment"]["text"] == text
    assert data["requestedAttributes"] == {"TOXICITY": {}}
    assert data["languages"] == ["de"]


@given(st.text(alphabet=st.characters(exclude_characters="\\", exclude_categories=["Cs", "Cc"])))
def test_no_writer_gets_out_of_the_quotes(text: str) -> None:
    assert bodies.read(commento(text))["comment"]["text"] == text


def test_other_loose_ways_of_writing_are_read_too() -> None:
    loose = (
        b"{comment: {'text': 'a'}, requestedAttributes: {\"TOXICITY\": {scoreThreshold: .5,},},}"
    )
    with pytest.raises(ServiceError):
        bodies.read(loose)
    fair = loose.replace(b".5", b"0.5")
    assert bodies.read(fair)["requestedAttributes"] == {"TOXICITY": {"scoreThreshold": 0.5}}


def test_what_a_lenient_reader_takes_is_bounded() -> None:
    long = commento("x" * bodies.MAX_LENIENT)
    with pytest.raises(ServiceError, match="Unexpected token"):
        bodies.read(long)
    quotes = commento('"}' * 30_000)
    assert bodies.read(quotes)["comment"]["text"] == '"}' * 30_000


PLANES = [chr(plane << 16 | 0x61A) * 3 for plane in range(17)]


@pytest.mark.parametrize("text", [*PLANES, "a" + "\u0301" * 1_000, "\ud83d", "nul \x00", "\u202e"])
def test_every_plane_is_judged_and_comes_back_as_json(asked: Asked, text: str) -> None:
    document = asked.analyzed(f"The council has promised us a new bridge {text}")
    (span,) = document["attributeScores"]["TOXICITY"]["spanScores"]
    assert span["end"] >= len("The council has promised us a new bridge ")
