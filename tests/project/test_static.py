"""What a reader's browser must load stays small, and asks nobody else."""

import gzip
import re
from pathlib import Path

import pytest

import rostra

STATIC = Path(rostra.__file__).parent / "project" / "static" / "rostra"
READERS = ("tokens.css", "reader.css", "reader.js", "passages.js")
MOST_BYTES = 15_000


def test_what_readers_load_fits_the_budget() -> None:
    assert sum(len(gzip.compress((STATIC / name).read_bytes())) for name in READERS) <= MOST_BYTES


@pytest.mark.parametrize("name", [*READERS, "staff.css"])
def test_no_file_asks_another_machine(name: str) -> None:
    text = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(), flags=re.DOTALL)
    assert not re.findall(r"https?://|@import|@font-face", text)


@pytest.mark.parametrize("name", ["reader.css", "staff.css"])
def test_sides_are_logical(name: str) -> None:
    """So that right-to-left needs no second sheet."""
    text = (STATIC / name).read_text()
    side = "(?:left|right)"
    physical = rf"[\s;{{](?:margin|padding|border)-{side}|[\s;{{]{side}:|text-align: {side}"
    assert not re.findall(physical, text)


@pytest.mark.parametrize("name", ["reader.css", "staff.css"])
def test_sizes_of_type_are_the_five(name: str) -> None:
    text = (STATIC / name).read_text()
    sizes = re.findall(r"font-size: ([^;]+);", text)
    sizes += re.findall(r"font: (?:italic )?(?:\d+ )?([^/;]+)/", text)
    told = re.compile(r"var\(--t[1-5]\)|inherit|0|\d+(?:\.\d+)?pt|\.9em")
    assert not [size for size in sizes if not told.fullmatch(size)]
