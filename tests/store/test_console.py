import pytest

from rostra.store.console import print_table

KEY = "01980c5e-7f00-7000-8000-000000000001"
HEADLINE = "Rain [/b] and :sun: [red]over[/red] the whole of the northern coast until the weekend"


def test_cells_are_printed_whole_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("id", "headline"), [(KEY, HEADLINE)], empty="")
    header, row = capsys.readouterr().out.splitlines()
    assert row.split(maxsplit=1) == [KEY, HEADLINE]
    assert header.split() == ["id", "headline"]


def test_a_table_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("id",), [], empty="Nothing yet.")
    assert capsys.readouterr().out == "Nothing yet.\n"
