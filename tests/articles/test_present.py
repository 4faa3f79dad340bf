"""What an article's page is told to show."""

from rostra.articles.present import MarkView, direction, paragraph_views

TEXTS = ["The slip closes in spring.", "“A park does not buy bread,” he said."]
BODY = "\n\n".join(TEXTS)


def mark(exact: str, count: int = 0) -> MarkView:
    start = BODY.index(exact)
    return MarkView(start, start + len(exact), "m", "passage", count, exact)


def test_a_mark_cuts_its_paragraph_and_its_number_stands_where_it_ends() -> None:
    bread = mark("“A park does not buy bread,”", 3)
    first, second = paragraph_views(TEXTS, [bread])
    assert [run.text for run in first.runs] == [TEXTS[0]]
    assert "".join(run.text for run in second.runs) == TEXTS[1]
    assert [run.text for run in second.runs if run.is_discussed] == ["“A park does not buy bread,”"]
    assert [run.closes for run in second.runs if run.closes] == [(bread,)]
    assert second.start == len(TEXTS[0]) + 2


def test_a_number_stands_after_the_punctuation_that_follows_its_words() -> None:
    runs = paragraph_views(TEXTS, [mark("A park does not buy bread", 1)])[1].runs
    at = next(number for number, run in enumerate(runs) if run.closes)
    assert "".join(run.text for run in runs[: at + 1]) == "“A park does not buy bread,”"
    assert "".join(run.text for run in runs) == TEXTS[1]


def test_a_statement_that_nobody_speaks_of_is_marked_and_not_discussed() -> None:
    run = paragraph_views(TEXTS, [mark("The slip")])[0].runs[0]
    assert run.is_marked
    assert not run.is_discussed


def test_a_long_passage_is_named_by_its_first_words() -> None:
    long = "“We can rebuild it for cars, or we can build something that the sea will not take,”"
    assert MarkView(0, 9, "m", "passage", 0, long).short == "We can rebuild it for cars, or we can…"
    assert mark("“A park does not buy bread,”").short == "A park does not buy bread"


def test_languages_written_from_right_to_left() -> None:
    assert [direction(tag) for tag in ("ar", "he-IL", "fa", "en", "")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]
