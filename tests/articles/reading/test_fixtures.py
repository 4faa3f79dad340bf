"""Invented articles in many layouts, and every field that each must give.

Beside every source in `fixtures/` stands what it must be read as: NAME.expected.json.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from rostra.articles.reading import read_path

FIXTURES = Path(__file__).parent / "fixtures"
SOURCES = sorted(path for path in FIXTURES.iterdir() if ".expected." not in path.name)


@pytest.mark.parametrize("source", SOURCES, ids=[path.name for path in SOURCES])
def test_every_field_is_read(source: Path) -> None:
    expected = json.loads((FIXTURES / f"{source.stem}.expected.json").read_text("utf-8"))
    assert read_path(source, today=date(2026, 11, 23)).as_json() == expected


def test_there_are_fixtures() -> None:
    assert len(SOURCES) > 60
