"""Quotation marks: every style, apostrophes, nesting, quotations over several paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.articles.statements.quotations import find_quotations


def quoted(*paragraphs: str) -> list[str]:
    body = "\n\n".join(paragraphs)
    return [body[one.start : one.end] for one in find_quotations(paragraphs)]


@pytest.mark.parametrize(
    "text",
    [
        '"The tide is late," she said.',
        "“The tide is late,” she said.",
        "''The tide is late,'' she said.",
        "``The tide is late,'' she said.",
        "„The tide is late,“ she said.",
        "„The tide is late,” she said.",
        "»The tide is late,« she said.",
        "«The tide is late,» she said.",
        "« The tide is late, » she said.",
        "«\u00a0The tide is late,\u00a0» she said.",
        "”The tide is late,” she said.",
        "‘The tide is late,’ she said.",
        "'The tide is late,' she said.",
        "‚The tide is late,‘ she said.",
        "‹The tide is late,› she said.",
        "「The tide is late,」 she said.",
        "＂The tide is late,＂ she said.",
        "“The tide is late,“ she said.",
        '“The tide is late," she said.',
    ],
)
def test_every_style_of_marks(text: str) -> None:
    assert quoted(text) == ["The tide is late,"]


@pytest.mark.parametrize(
    "text",
    [
        "The fishermen's boats aren't in; it's the '90s again.",
        "The fishermen’s boats aren’t in; it’s the ’90s again.",
        "'Twas late, rock 'n' roll played and 'em all danced.",
        'A board of 6\' 2" by 4" lay there.',
        "The students' union and the teachers' union met.",
        "O'Brien and D’Angelo took Hawai'i.",
        "He waited 5'30\" at the start.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_an_apostrophe_inside_single_marks() -> None:
    assert quoted("'It took the workers' huts, didn't it?' he said.") == [
        "It took the workers' huts, didn't it?"
    ]
    assert quoted("‘It’s the neighbours’ wall,’ she said.") == ["It’s the neighbours’ wall,"]


def test_nested_quotations_belong_to_the_outer_one() -> None:
    assert quoted("“She told me ‘never again’ and left,” he said.") == [
        "She told me ‘never again’ and left,"
    ]
    assert quoted("'She told me \"never again\" and left,' he said.") == [
        'She told me "never again" and left,'
    ]
    assert quoted("« Il a dit « jamais » et il est parti », dit-elle.") == [
        "Il a dit « jamais » et il est parti"
    ]


def test_two_quotations_in_one_sentence() -> None:
    assert quoted('It was "late" and "wet".') == ["late", "wet"]


def test_a_quotation_goes_on_with_a_repeated_mark() -> None:
    found = find_quotations(["“First.", "“Second.", "“Third,” she said."])
    assert [(one.continued, one.continues) for one in found] == [
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_quotation_goes_on_without_a_repeated_mark() -> None:
    assert quoted("“First it rained.", "Then it froze,” she said.") == [
        "First it rained.",
        "Then it froze,",
    ]


def test_a_mark_that_never_closes_spoils_nothing_else() -> None:
    assert quoted('A "stray mark stands here.', 'She said: "All is well."') == ["All is well."]


def test_an_unclosed_opening_paragraph_is_still_speech() -> None:
    assert quoted("“We leave at dawn.", "The square was empty.") == ["We leave at dawn."]


def test_marks_stuck_to_the_sentence_before() -> None:
    assert quoted('It was over."We slept," she said.') == ["We slept,"]


@given(st.lists(st.text("ab '\"“”‘’«»„.,!? \n", max_size=60), max_size=5))
def test_any_text_gives_disjoint_spans_inside_their_paragraphs(paragraphs: list[str]) -> None:
    ends, base = [], 0
    for text in paragraphs:
        ends.append((base, base + len(text)))
        base += len(text) + 2
    last = 0
    for one in find_quotations(paragraphs):
        first, stop = ends[one.paragraph]
        assert first <= one.open <= one.start < one.end <= one.close <= stop
        assert one.open >= last
        last = one.close
