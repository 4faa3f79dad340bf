"""Word lists at work: whole words in any script, disguises, and what must not be found."""

import pytest

from rostra.safety.matching import Matcher, warnings
from rostra.safety.normalise import normalise
from rostra.safety.wordlists import (
    ListKind,
    WordLists,
    ordinary_lines,
    parse,
    shipped,
    shipped_languages,
    site_lists,
)

LIST = """
grubber*
ass
*wit
bad apple
go jump
spic
шум
дурак*
死ね
हरामी
كلب
바보*
zoß
"""
MATCHER = Matcher(site_lists([], suspect=LIST, allowed="grubberfish\nbad apple pie"))


def hits(text: str) -> list[tuple[str, str]]:
    """The entries found and the passages that they were found in."""
    return [(hit.entry.written, text[slice(*hit.span)]) for hit in MATCHER.find(normalise(text))]


@pytest.mark.parametrize(
    ("text", "entry", "shown"),
    [
        ("What a Grubber!", "grubber*", "Grubber"),
        ("grubbering around", "grubber*", "grubbering"),
        ("kick-ass", "ass", "ass"),
        ("an ASS", "ass", "ASS"),
        ("you nitwit.", "*wit", "nitwit"),
        ("a bad, bad\n apple", "bad apple", "bad\n apple"),
        ("Ну и ШУМ!", "шум", "ШУМ"),
        ("дураками", "дурак*", "дураками"),
        ("お前は死ねよ", "死ね", "死ね"),
        ("वह हरामी है", "हरामी", "हरामी"),
        ("هذا كَلْب هنا", "كلب", "كَلْب"),
        ("너는 바보야", "바보*", "바보야"),
        ("ZOSS", "zoß", "ZOSS"),
    ],
)
def test_whole_words_of_any_script_are_found(text: str, entry: str, shown: str) -> None:
    assert hits(text) == [(entry, shown)]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("gr\u200bub\u200bber", "grubber*"),
        ("g r u b b e r", "grubber*"),
        ("G.R.U.B.B.E.R.", "grubber*"),
        ("g-r-u-b-b-e-r-s", "grubber*"),
        ("gru.bber", "grubber*"),
        ("gru_bb_er", "grubber*"),
        ("grubb3r", "grubber*"),
        ("gru66er", ""),
        ("gruuuubber", "grubber*"),
        ("grubbbber", "grubber*"),
        ("gr*bber", "grubber*"),
        ("gr**ber", "grubber*"),
        ("gr#bb@r", ""),
        ("grubbеr", "grubber*"),
        ("ｇｒｕｂｂｅｒ", "grubber*"),
        ("𝖌𝖗𝖚𝖇𝖇𝖊𝖗", "grubber*"),
        ("🅶🆁🆄🅱🅱🅴🆁", "grubber*"),
        ("ɢʀᴜʙʙᴇʀ", "grubber*"),
        ("g̶r̶u̶b̶b̶e̶r̶", "grubber*"),
        ("@ss", "ass"),
        ("a$$", "ass"),
        ("a55", "ass"),
        ("b4d apple", "bad apple"),
        ("b a d a p p l e", "bad apple"),
        ("ѕріс in plain words", "spic"),
        ("spіc", "spic"),
        ("sp1c", "spic"),
        ("ш.у.м", "шум"),
        ("шy\u043c", "шум"),
        ("some/gru88er/path", "grubber*"),
    ],
)
def test_disguises_do_not_hide_a_word(text: str, entry: str) -> None:
    assert [found for found, _ in hits(text)][:1] == ([entry] if entry else [])


@pytest.mark.parametrize(
    "text",
    [
        "The class assesses the assembly as a mass of glass.",
        "He is as kind as he was, a.s. Roma and A. S. Byatt.",
        "The SPLC (S.P.L.C.) published a report; the spec is here.",
        "A grub, grubby and begrubber.",
        "Wits and witness, witty.",
        "a badapple and an apple bad",
        "grubberfish swim; a bad apple pie cools",
        "Шумный класс, бесшумный зал",
        "कहराम हरामीपन",
        "كلبنا وكلاب",
        "https://example.org/g-r-u-b-b-e-r/grubb3r",
        "COVID-19, B2B, 3D, mp3, H2O, 4x4, F16, $100, 10€, e-mail, A*, C++",
        "f**k and s**t are not in this list",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert hits(text) == []


def test_a_wide_entry_in_a_script_without_spaces_marks_itself_alone() -> None:
    matcher = Matcher(site_lists([], suspect="死ね*"))
    text = "お前は死ねよ本当に"
    assert [text[slice(*hit.span)] for hit in matcher.find(normalise(text))] == ["死ね"]


def test_an_entry_on_two_lists_counts_as_the_stronger_and_allowed_is_strongest() -> None:
    both = Matcher(site_lists([], banned="snork", suspect="snork"))
    assert [hit.entry.kind for hit in both.find(normalise("snork"))] == [ListKind.BANNED]
    cleared = Matcher(site_lists([], banned="snork", allowed="snork"))
    assert cleared.find(normalise("snork sn0rk s n o r k")) == []


def test_no_entries_find_nothing() -> None:
    assert Matcher(WordLists()).find(normalise("anything at all, f*ck")) == []


def test_the_version_changes_with_the_entries_alone() -> None:
    one = Matcher(site_lists([], banned="a1\nb2")).version
    assert Matcher(site_lists([], banned="b2\na1\na1")).version == one
    assert Matcher(site_lists([], banned="a1\nb2", suspect="c3")).version != one


def test_an_entry_that_hits_ordinary_text_is_warned_of_with_examples() -> None:
    entries, _ = parse("ass*\nsnorkwit\n*cock*", ListKind.BANNED)
    warned = warnings(entries, ordinary_lines())
    assert [each.entry.written for each in warned] == ["ass*", "*cock*"]
    assert len(warned[0].examples) == 3
    assert warned[0].text.startswith("“ass*” also finds ordinary text, such as “")
    assert "cock" in warned[1].text


def test_a_sites_own_comments_may_be_the_ordinary_text() -> None:
    entries, _ = parse("bridge", ListKind.SUSPECT)
    (warned,) = warnings(entries, ["Build the bridge, now", "no word of it"])
    assert warned.examples == ("bridge,",)


@pytest.mark.parametrize("language", shipped_languages())
def test_the_shipped_lists_leave_ordinary_text_alone(language: str) -> None:
    assert warnings(shipped(language).entries, ordinary_lines()) == []
