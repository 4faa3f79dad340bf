"""Rows of texts with labels or scores, from the kinds of file in which people keep them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rostra.store.problems import Problem, invalid

KINDS = (".csv", ".tsv", ".jsonl", ".ndjson")
LONGEST_FIELD = 5_000_000
YES = {"true", "yes", "y", "t"}
NO = {"false", "no", "n", "f"}
Row = Mapping[str, Any]


def read_rows(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV, TSV or JSON-lines file, each with its line from 1; ``.gz`` is unpacked.

    Raises a 422 Problem: a kind of file that is not known, no UTF-8, a line that is no JSON
    object, or a ``needed`` column that is not there (it names those that are).
    """
    kind = next((s for s in reversed(path.suffixes) if s.lower() != ".gz"), "").lower()
    if kind not in KINDS:
        raise invalid(
            f"{path.name} is of a kind that cannot be read.",
            f"Use a file that ends in {', '.join(KINDS)}, with or without .gz.",
        )
    rows = _json_lines if kind in (".jsonl", ".ndjson") else _table
    try:
        with _opened(path) as stream:
            yield from rows(stream, path.name, needed, "\t" if kind == ".tsv" else ",")
    except UnicodeDecodeError as error:
        raise invalid(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from error
    except (csv.Error, EOFError, zlib.error, OSError) as error:
        raise invalid(f"{path.name} cannot be read: {error}.", "Look at the file.") from error


def _opened(path: Path) -> io.TextIOBase:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")


def _table(
    stream: io.TextIOBase, name: str, needed: Sequence[str], delimiter: str
) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.DictReader(stream, delimiter=delimiter)
    _require(reader.fieldnames or (), needed, name)
    for row in reader:
        yield reader.line_num, row


def _json_lines(
    stream: io.TextIOBase, name: str, needed: Sequence[str], delimiter: str
) -> Iterator[tuple[int, Row]]:
    first = True
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise invalid(f"{name}, line {number} is not JSON: {error}.", "Correct it.") from error
        if not isinstance(row, dict):
            raise invalid(f"{name}, line {number} is no JSON object.", 'Write {"text": …}.')
        if first:
            _require(row, needed, name)
            first = False
        yield number, row


def _require(columns: Any, needed: Sequence[str], name: str) -> None:
    for column in needed:
        if column not in columns:
            there = ", ".join(map(str, columns)) or "none"
            raise invalid(f"{name} has no column {column!r}.", f"It has: {there}.")


def number_of(row: Row, column: str, line: int) -> float | None:
    """A label or score as a number; true and yes are 1. None where the cell is empty.

    Raises a 422 Problem that names the line.
    """
    value = row.get(column)
    written = str(value).strip().lower() if value is not None else ""
    if written in YES or written in NO:
        return float(written in YES)
    if not written:
        return None
    try:
        number = float(written)
        if number == number and abs(number) != float("inf"):
            return number
    except ValueError:
        pass
    raise Problem(
        "no-number",
        "No number",
        status=422,
        detail=f"Line {line}: {column} is {str(value)[:60]!r}, which is no number.",
        todo="Labels are 0 or 1 (or shares between), true or false; scores are numbers.",
    )


def text_of(row: Row, column: str | None) -> str | None:
    """The text of a cell, None where there is none."""
    value = row.get(column) if column else None
    return value if isinstance(value, str) and value.strip() else None
