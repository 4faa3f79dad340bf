"""What Unicode lets people hide, and what must not be mistaken for it."""

import pytest

from rostra.safety.checks.unicode import Unicode
from rostra.safety.verdict import Action
from tests.safety.cast import CALM, codes, found, marked, said

# Tag characters: letters that nobody sees.
SECRET = "\U000e0062\U000e0075\U000e0079"
ENGLAND = "\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("pay \u202edlog\u202c now", "unicode.override", "\u202edlog\u202c now"),
        ("z" + "\u0300" * 1_000 + "algo", "unicode.marks", "z" + "\u0300" * 1_000),
        ("ก" + "\u0e4a" * 40, "unicode.marks", "ก" + "\u0e4a" * 40),
        ("b\u200bu\u200by it n\u2060o\u2060w", "unicode.hidden", "\u200b"),
        (f"a quiet{SECRET} word", "unicode.hidden", SECRET),
        ("call p\u0430yp\u0430l today", "unicode.mixed", "p\u0430yp\u0430l"),
        ("\u0421hase bank", "unicode.mixed", "\u0421hase"),
        ("су\u043aa блo\u0433", "unicode.mixed", "су\u043aa"),
        ("𝓶𝓪𝓰𝓲𝓬𝓪𝓵 words", "unicode.styled", "𝓶"),
        ("ｆｕｌｌ ｗｉｄｔｈ", "unicode.styled", "ｆ"),
        ("Ⓑⓤⓨ ⓝⓞⓦ", "unicode.styled", "Ⓑ"),
    ],
)  # fmt: skip
def test_a_trick_is_found_and_marked(text: str, code: str, shown: str) -> None:
    subject = said(text)
    (finding,) = found(Unicode(), subject)
    assert finding.code == code
    assert marked(subject, finding)[0] == shown


@pytest.mark.parametrize(
    "text",
    [
        CALM,
        "می\u200cخواهم این را بگویم و می\u200cدانم که چه می\u200cشود و نمی\u200cشود",
        "क्\u200dष और क\u094dया, हिन्दी में ज़रूर",
        "Tiếng Việt có rất nhiều dấu: ường, ễ, ẫ, ộ",
        "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם",
        "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ",
        f"👩\u200d👩\u200d👧 🏴{ENGLAND} ❤\ufe0f 1\ufe0f\u20e3",
        "PRщик из IT-отдела и CDшник",
        "TNFα, IFNγ and NFκB at 37 µm, ΔT and kΩ",
        "ＮＨＫのニュースとＷＷＷ",
        "co\u00adop\u00ader\u00adation and one stray\u200bjoin",
        "𝒙 and 𝒚 are variables",
        "Ελλάδα, Россия, Հայաստան and Ireland",
    ],
)
def test_honest_writing_is_left_alone(text: str) -> None:
    assert found(Unicode(), said(text)) == []


def test_several_tricks_are_each_named() -> None:
    text = "\u202eabc\u202c p\u0430yp\u0430l"
    assert codes(found(Unicode(), said(text))) == ["unicode.override", "unicode.mixed"]


def test_symbols_for_letters_are_advised_against_and_no_more() -> None:
    (finding,) = found(Unicode(), said("𝔈𝔠𝔥𝔱𝔢𝔯 𝔗𝔢𝔵𝔱"))
    assert finding.action is Action.NUDGE


def test_a_site_says_how_much_is_let_pass() -> None:
    subject = said("bu\u200by it n\u2060ow")
    assert found(Unicode(), subject) == []
    assert codes(found(Unicode(), subject, hidden_most=0)) == ["unicode.hidden"]
