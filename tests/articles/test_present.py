"""Cutting paragraphs at the edges of marks."""

from hypothesis import given
from hypothesis import strategies as st

from rostra.articles.present import MarkView, direction, paragraph_views

TEXTS = ["The slip closes in spring.", "“A park does not buy bread,” he said."]
BODY = "\n\n".join(TEXTS)


def mark(exact: str, count: int = 0, name: str = "m") -> MarkView:
    start = BODY.index(exact)
    return MarkView(name, start, start + len(exact), exact, count, "#")


def texts_of(marks: list[MarkView]) -> list[list[str]]:
    return [[piece.text for piece in view.pieces] for view in paragraph_views(TEXTS, marks)]


def test_a_mark_cuts_its_paragraph_and_closes_where_it_ends() -> None:
    bread = mark("“A park does not buy bread,”", 3)
    first, second = paragraph_views(TEXTS, [bread])
    assert [piece.text for piece in first.pieces] == [TEXTS[0]]
    assert [piece.text for piece in second.pieces] == ["“A park does not buy bread,”", " he said."]
    assert second.pieces[0].closes == (bread,)
    assert second.pieces[0].discussed
    assert second.pieces[1].marks == ()
    assert second.start == len(TEXTS[0]) + 2


def test_marks_that_overlap_are_cut_apart() -> None:
    assert texts_of([mark("slip closes"), mark("closes in")])[0] == [
        "The ",
        "slip ",
        "closes",
        " in",
        " spring.",
    ]


def test_a_mark_over_two_paragraphs_closes_once_in_the_last() -> None:
    over = mark("spring.\n\n“A park", 1)
    views = paragraph_views(TEXTS, [over])
    closing = [piece.text for view in views for piece in view.pieces if piece.closes]
    assert closing == ["“A park"]


def test_a_mark_that_ends_in_the_blank_line_closes_with_its_paragraph() -> None:
    views = paragraph_views(TEXTS, [mark("spring.\n")])
    assert [piece.text for piece in views[0].pieces if piece.closes] == ["spring."]
    assert not any(piece.marks for piece in views[1].pieces)


@given(
    st.lists(st.tuples(st.integers(-5, len(BODY) + 9), st.integers(-5, len(BODY) + 9)), max_size=6)
)
def test_whatever_the_marks_no_letter_is_lost_and_none_closes_twice(
    spans: list[tuple[int, int]],
) -> None:
    marks = [MarkView(str(n), a, b, "", 0, "#") for n, (a, b) in enumerate(spans)]
    views = paragraph_views(TEXTS, marks)
    assert ["".join(piece.text for piece in view.pieces) for view in views] == TEXTS
    closed = [mark.id for view in views for piece in view.pieces for mark in piece.closes]
    assert len(closed) == len(set(closed))


def test_a_long_passage_is_named_by_its_first_words() -> None:
    long = "“We can rebuild it for cars, or we can build something that the sea will not take,”"
    assert MarkView("m", 0, 9, long, 0, "#").short == "We can rebuild it for cars, or we can…"
    assert mark("“A park does not buy bread,”").short == "A park does not buy bread"


def test_languages_written_from_right_to_left() -> None:
    assert [direction(tag) for tag in ("ar", "he-IL", "fa", "en", "")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]
