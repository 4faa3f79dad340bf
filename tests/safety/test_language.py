"""The language of a text: of short ones, mixed ones, and of what is no text at all."""

import csv
import gzip
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.language import Detected, detect
from rostra.safety.language_support import MODELLED, support
from rostra.safety.model.first import NgramJudge
from rostra.safety.wordlists import shipped_languages

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council promised us a bridge ten years ago, and where is it?", "en"),
        ("Der Rat hat uns vor zehn Jahren eine Brücke versprochen, und wo ist sie?", "de"),
        ("Le conseil nous a promis un pont il y a dix ans, et où est-il ?", "fr"),
        ("El ayuntamiento nos prometió un puente hace diez años, ¿y dónde está?", "es"),
        ("A câmara prometeu-nos uma ponte há dez anos, e onde é que ela está?", "pt"),
        ("시의회는 십 년 전에 다리를 약속했는데 어디에 있습니까?", "ko"),
        ("Совет обещал нам мост десять лет назад, и где он?", "ru"),
        ("وعدنا المجلس بجسر قبل عشر سنوات، فأين هو؟", "ar"),
        ("המועצה הבטיחה לנו גשר לפני עשר שנים, ואיפה הוא?", "he"),
        ("市議会は十年前に橋を約束しましたが、どこにありますか。", "ja"),
        ("市议会十年前答应给我们一座桥，现在在哪里？", "zh"),
        ("Danke schön, das finde ich auch", "de"),
        ("I agree with every word", "en"),
    ],
)
def test_it_names_the_language_of_a_comment(text: str, code: str) -> None:
    found = detect(text)
    assert found.code == code
    assert 0.5 <= found.confidence <= 1


@pytest.mark.parametrize(
    "text", ["", "   ", "lol", "???", "👍👍", "1984", "https://example.org/der"]
)
def test_it_says_that_it_does_not_know(text: str) -> None:
    assert detect(text) == Detected(None, 0.0)


def test_addresses_and_accounts_do_not_count() -> None:
    noise = "@the_daily_news #breaking https://example.org/the/council/has/promised "
    assert detect(noise + "Das ist doch nicht Ihr Ernst, oder?").code == "de"


def test_a_mixed_text_is_less_certain_than_a_plain_one() -> None:
    german = (
        "Der Rat hat uns vor zehn Jahren eine Brücke versprochen, und wo ist sie? Man hat damals "
        "gesagt, dass die Arbeiten im Frühjahr beginnen und höchstens zwei Sommer dauern würden. "
    )
    english = (
        "The council promised us a bridge ten years ago, and where is it? We were told that the "
        "works would begin in spring and would take no more than two summers to finish. "
    )
    mixed = detect(german + english)
    assert mixed.code in {"de", "en"}
    assert 0.2 < mixed.confidence < 0.8 < detect(german).confidence


@given(ANY_TEXT)
def test_no_string_makes_it_fail(text: str) -> None:
    assert 0 <= detect(text).confidence <= 1


def test_what_the_library_refuses_does_not_hide_the_language() -> None:
    text = "The council\x00 promised\ud800 us a\x01 bridge\ufffe ten\U0001ffff years\x85 ago"
    assert detect(text).code == "en"


@pytest.mark.parametrize("plane", range(17))
def test_every_plane_of_unicode_is_read(plane: int) -> None:
    signs = "".join(map(chr, range(plane << 16, (plane + 1) << 16, 7)))
    for start in range(0, len(signs), 1_000):
        assert isinstance(detect(signs[start : start + 1_000]), Detected)


@pytest.mark.parametrize(
    ("path", "column", "code", "least"),
    [
        ("germeval2018/germeval2018.csv.gz", "text", "de", 0.98),
        ("korean_hate_speech/korean_hate_speech.csv.gz", "comments", "ko", 0.99),
        ("told_br/told_br.csv.gz", "text", "pt", 0.84),
        ("civil_toxic_spans/posts.csv.gz", "text", "en", 0.97),
    ],
)
def test_it_names_real_comments_right(
    shared: Path, path: str, column: str, code: str, least: float
) -> None:
    with gzip.open(shared / "data" / path, "rt", encoding="utf-8", newline="") as file:
        found = [detect(row[column]).code for row in islice(csv.DictReader(file), 2_000)]
    assert found.count(code) / len(found) >= least
    wrong = [each for each in found if each not in (code, None)]
    assert len(wrong) / len(found) <= 0.03


def test_each_language_has_a_plain_statement() -> None:
    assert {support(code) for code in ("en", "en-GB", "pt-BR", "ko")} == {"modelled"}
    others = set(shipped_languages()) - MODELLED
    assert {support(code) for code in others} == {"word lists only"}
    assert support("fi") == support(None) == support("") == "not judged"


def test_what_is_said_to_be_modelled_is() -> None:
    assert frozenset(NgramJudge().models) == MODELLED
