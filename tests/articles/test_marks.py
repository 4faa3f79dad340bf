"""Marks cut into runs that a template can render one after the other."""

from hypothesis import given
from hypothesis import strategies as st

from rostra.articles.marks import MOST_LAYERS, Mark, Segment, segments

PARAGRAPHS = ["The quay is closed.", "Divers look at it.", "It opens on Friday."]


def mark(start: int, end: int, name: str = "m", count: int = 0) -> Mark:
    return Mark(start, end, name, "statement", count)


def texts(runs: list[Segment]) -> list[str]:
    return [run.text for run in runs]


def test_without_marks_a_paragraph_is_one_run() -> None:
    assert segments(PARAGRAPHS, []) == [[Segment(text)] for text in PARAGRAPHS]


def test_a_mark_cuts_its_paragraph() -> None:
    one = mark(4, 8)
    first, *rest = segments(PARAGRAPHS, [one])
    assert texts(first) == ["The ", "quay", " is closed."]
    assert first[1] == Segment("quay", (one,), opens=(one,), closes=(one,))
    assert [texts(runs) for runs in rest] == [[PARAGRAPHS[1]], [PARAGRAPHS[2]]]


def test_overlapping_marks_share_a_run() -> None:
    one, two = mark(0, 11, "one"), mark(4, 18, "two")
    first = segments(PARAGRAPHS, [two, one])[0]
    assert texts(first) == ["The ", "quay is", " closed", "."]
    assert [tuple(m.id for m in run.marks) for run in first] == [
        ("one",),
        ("two", "one"),
        ("two",),
        (),
    ]
    assert [tuple(m.id for m in run.opens) for run in first] == [("one",), ("two",), (), ()]
    assert [tuple(m.id for m in run.closes) for run in first] == [(), ("one",), ("two",), ()]


def test_a_mark_across_paragraphs_is_split_and_opens_once() -> None:
    one = mark(12, 27)
    runs = segments(PARAGRAPHS, [one])
    assert texts(runs[0]) == ["The quay is ", "closed."]
    assert texts(runs[1]) == ["Divers", " look at it."]
    assert (runs[0][1].opens, runs[1][0].opens) == ((one,), ())
    assert (runs[0][1].closes, runs[1][0].closes) == ((), (one,))


def test_a_mark_may_end_in_the_blank_line() -> None:
    one = mark(12, 20)
    runs = segments(PARAGRAPHS, [one])
    assert runs[0][1].closes == (one,)
    assert texts(runs[1]) == [PARAGRAPHS[1]]


def test_marks_outside_the_body_are_left_out() -> None:
    wrong = [mark(-1, 4), mark(5, 5), mark(8, 4), mark(50, 500), mark(19, 21)]
    assert segments(PARAGRAPHS, wrong) == [[Segment(text)] for text in PARAGRAPHS]


def test_text_is_not_escaped() -> None:
    assert segments(["<b> & “quoted”"], [mark(0, 3)])[0][0].text == "<b>"


def test_an_empty_article_has_no_runs() -> None:
    assert segments([], [mark(0, 1)]) == []
    assert segments([""], []) == [[Segment("")]]


def test_a_pile_of_marks_stays_readable() -> None:
    pile = [mark(0, 19, str(number)) for number in range(3_000)]
    runs = segments(PARAGRAPHS, pile)[0]
    assert len(runs) == 1
    assert len(runs[0].marks) == MOST_LAYERS


spans = st.tuples(st.integers(-5, 130), st.integers(-5, 130))


@given(st.lists(st.text("ab <&é😀", max_size=40), max_size=4), st.lists(spans, max_size=7))
def test_runs_joined_are_the_paragraphs(paragraphs: list[str], given_spans: list) -> None:
    marks = [mark(a, b, str(n)) for n, (a, b) in enumerate(given_spans)]
    runs = segments(paragraphs, marks)
    assert ["".join(texts(each)) for each in runs] == paragraphs
    base = 0
    for text, each in zip(paragraphs, runs, strict=True):
        here = base
        for run in each:
            stop = here + len(run.text)
            covering = set(run.marks)
            whole = {m for m in marks if 0 <= m.start <= here < stop <= m.end}
            length = sum(map(len, paragraphs)) + 2 * (len(paragraphs) - 1)
            assert covering == {m for m in whole if m.end <= length} or not run.text
            here = stop
        base += len(text) + 2
    opened = [m for each in runs for run in each for m in run.opens]
    assert len(opened) == len(set(opened))
