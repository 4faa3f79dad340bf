"""Where the settings stand in a policy as it was written, so that a mistake has its line."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_SETTING = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_SAID = re.compile(r"at line (\d+)")


def lines_of(text: str) -> dict[str, int]:
    """The line (from 1) of each section and setting by its path, as far as lines can tell."""
    places: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            section = _path(header.group(1))
            places.setdefault(section, number)
        elif setting := _SETTING.match(line):
            name = _path(setting.group(1))
            places.setdefault(f"{section}.{name}" if section else name, number)
    return places


def line_of(text: str, path: str) -> int:
    """The line of a setting, or of the nearest section around it; 0 where there is none."""
    places = lines_of(text)
    while path:
        if path in places:
            return places[path]
        path = path.rpartition(".")[0]
    return 0


def line_said(error: Exception, text: str) -> int:
    """The line that a TOML reader names in its error; the last one for "end of document"."""
    said = _SAID.search(str(error))
    if said:
        return int(said.group(1))
    return len(text.rstrip().split("\n")) if "end of document" in str(error) else 0


def _path(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))
