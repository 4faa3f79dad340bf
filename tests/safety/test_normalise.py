"""The one normalisation, and the way back to what was typed."""

import pytest

from rostra.safety.normalise import normalise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello,  World!\n", " hello world "),
        ("", " "),
        ("?!", " "),
        ("don't", " don t "),
        ("Straße", " strasse "),
        ("ｆｕｌｌ　ｗｉｄｔｈ", " full width "),
        ("𝓂𝒶𝓉𝒽 ⓒⓘⓡⓒⓛⓔ 🅂🅀🅄🄰🅁🄴 🅱🅻🅰🅲🅺", " math circle square black "),
        ("zero\u200bwidth so\u00adft", " zerowidth soft "),
        ("s̶t̶r̶u̶c̶k̶", " struck "),
        ("año ano", " año ano "),
        ("an\u0303o", " año "),
        ("İstanbul ISPARTA", " istanbul isparta "),
        ("हिन्दी में", " हिन्दी में "),
        ("مُحَمَّد ـ کتاب", " محمد كتاب "),
        ("שָׁלוֹם", " שלום "),
        ("\u1112\u1161\u11ab국", " 한국 "),
        ("ﷺ", " صلي الله عليه وسلم "),
    ],
)
def test_words_are_made_comparable(text: str, words: str) -> None:
    assert normalise(text).words == words


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("A Straße, long", "strasse", "Straße"),
        ("so z\u200be\u200bro it is", "zero", "z\u200be\u200bro"),
        ("ein An\u0303o hier", "año", "An\u0303o"),
        ("𝓶𝓪𝓰𝓲𝓬 word", "magic", "𝓶𝓪𝓰𝓲𝓬"),
        ("two   words, here", "two words", "two   words"),
        ("ends at last", "last", "last"),
    ],
)
def test_a_passage_leads_back_to_what_was_typed(text: str, word: str, shown: str) -> None:
    normal = normalise(text)
    at = normal.words.index(f" {word} ")
    start, end = normal.word_span(at, at + len(word) + 2)
    assert text[start:end] == shown


def test_half_a_ligature_leads_back_to_the_whole() -> None:
    normal = normalise("oﬃce")
    at = normal.plain.index("f")
    assert normal.original[slice(*normal.span(at, at + 3))] == "ﬃ"


def test_many_different_characters_do_not_fill_the_memory() -> None:
    from rostra.safety.normalise import REMEMBERED, _fold

    normalise("".join(map(chr, range(0x20000, 0x20000 + 2 * REMEMBERED))))
    assert len(_fold) <= REMEMBERED
