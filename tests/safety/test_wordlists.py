"""Reading pasted lists, and those that come with Rostra."""

import pytest

from rostra.safety import wordlists
from rostra.safety.wordlists import ListKind, parse, shipped, shipped_languages, site_lists


def test_a_pasted_list_is_read_line_by_line() -> None:
    text = "\ufeffSnork  # a remark\r\n\n# only a remark\n  two  words \nsnork\nsnork*\n*wit\n"
    entries, bad = parse(text, ListKind.SUSPECT)
    assert bad == ()
    assert [entry.stem for entry in entries] == ["snork", "two words", "snork", "wit"]
    assert [(entry.open_start, entry.open_end) for entry in entries] == [
        (False, False),
        (False, False),
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("(a+)+$", "words, not patterns"),
        ("fo|ol", "words, not patterns"),
        ("fo*ol", "at the start or the end only"),
        ("*", "no letter or number"),
        ("!!!", "no letter or number"),
        ("\u200b", "no letter or number"),
        ("as*", "3 letters at least"),
        ("x" * 101, "100 characters at most"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_what_to_do(line: str, what: str) -> None:
    entries, bad = parse(f"snork\n{line}\n", ListKind.BANNED)
    assert len(entries) == 1
    (problem,) = bad
    assert problem.line == 2
    assert what in problem.text
    assert problem.text.count(". ") == 1


def test_two_signs_are_enough_for_a_stem_where_a_sign_is_a_word() -> None:
    assert parse("死ね*", ListKind.BANNED)[1] == ()


def test_a_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordlists, "MOST_ENTRIES", 3)
    entries, bad = parse("a1\nb2\nc3\nd4\ne5", ListKind.BANNED)
    assert len(entries) == 3
    assert [(each.line, each.text.split(".")[0]) for each in bad] == [(4, "A list holds 3 entries")]


@pytest.mark.parametrize("language", shipped_languages())
def test_every_shipped_list_is_read_without_a_complaint(language: str) -> None:
    for kind in ListKind:
        path = wordlists.LISTS / f"{language}.{kind.value}.txt"
        if path.exists():
            entries, bad = parse(path.read_text(encoding="utf-8"), kind)
            assert entries
            assert bad == ()
            assert len(entries) == len(
                [line for line in path.read_text().splitlines() if line.split("#")[0].strip()]
            )


def test_languages_without_lists_and_wild_names_are_empty() -> None:
    assert shipped("xx").entries == ()
    assert shipped("../../etc").entries == ()
    assert "en" in shipped_languages()


def test_a_sites_lists_stand_beside_the_shipped_ones() -> None:
    lists = site_lists(["en", "de"], banned="grumblefink")
    assert {entry.source for entry in lists.entries} == {"en", "de", "site"}
