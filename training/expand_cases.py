"""Expands the cases of ``training/cases/`` to JSON lines: ``python training/expand_cases.py``.

Pure and deterministic: the same files give the same rows in the same order, on every machine. How
a case file is written, and what the labels mean, is told in ``training/cases/README.md``.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"
ATTRIBUTES = (
    "TOXICITY",
    "SEVERE_TOXICITY",
    "INSULT",
    "PROFANITY",
    "THREAT",
    "IDENTITY_ATTACK",
    "SPAM",
)
ROWS_MOST = 8
TEST_PERCENT = 30

Row = dict[str, Any]
_SLOT = re.compile(r"\{([^{}]+)\}")


class CaseError(ValueError):
    """A case file says something that cannot be expanded; the sentence names file and case."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template: the texts that belong together, and what each is labelled.

    ``sides``: (text, parent, article, labels) of each version; two where the labels turn round.
    """

    name: str
    sides: tuple[tuple[str, str, str, tuple[str, ...]], ...]


def expand(folder: Path = FOLDER) -> list[Row]:
    """All rows of all case files, by file name and place. Raises ``CaseError``."""
    return [row for path in sorted(folder.glob("*.toml")) for row in expand_file(path)]


def expand_file(path: Path) -> list[Row]:
    """The rows of one case file. Raises ``CaseError`` for a name used twice or unknown slots."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    attributes = tuple(data.get("attributes", ATTRIBUTES))
    rows: list[Row] = []
    names: set[str] = set()
    for template in _templates(data):
        if template.name in names:
            raise CaseError(f"{path.name}: two templates begin alike: {template.name}")
        names.add(template.name)
        try:
            rows.extend(_rows(data, template, attributes))
        except KeyError as error:
            raise CaseError(f"{path.name}: {template.name} uses no slot or label {error}") from None
    return rows


def split_of(name: str) -> str:
    """``train`` or ``test`` for a template's name; about three in ten are kept for the test."""
    return "test" if _number(name) % 100 < TEST_PERCENT else "train"


def length_auc(rows: Iterable[Row], attribute: str) -> float:
    """The chance that a positive row is longer (in characters) than a negative one; ties half.

    0.5 says that length alone tells nothing. The Mann-Whitney statistic over both counts.
    """
    lengths: dict[int, list[int]] = {0: [], 1: []}
    for row in rows:
        lengths[row["labels"][attribute]].append(len(row["text"]))
    pairs = list(itertools.product(lengths[1], lengths[0]))
    return sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs)


def _templates(data: Mapping[str, Any]) -> Iterator[Template]:
    for group in data.get("cases", ()):
        parent, article = group.get("parent", ""), group.get("article", "")
        labels = tuple(group["labels"])
        for text in group["texts"]:
            yield Template(_name(data, text), ((text, parent, article, labels),))
    for group in data.get("pairs", ()):
        calm, labels = tuple(group.get("first", ())), tuple(group["labels"])
        for one, other in group["texts"]:
            yield Template(_name(data, one), ((one, "", "", calm), (other, "", "", labels)))
    for group in data.get("switches", ()):
        labels = tuple(group["labels"])
        for text, one, other in group["texts"]:
            around = [(c, "") if group["field"] == "parent" else ("", c) for c in (one, other)]
            sides = ((text, *around[0], ()), (text, *around[1], labels))
            yield Template(_name(data, text), sides)


def _rows(data: Mapping[str, Any], template: Template, attributes: Sequence[str]) -> Iterator[Row]:
    most = min(int(data.get("rows", 4)), ROWS_MOST // len(template.sides))
    for side, (text, parent, article, positive) in enumerate(template.sides):
        for index, filled in enumerate(_fill(text, data.get("slots", {}), most)):
            if data.get("rough", True):
                filled = _roughen(filled, f"{template.name}/{index}")
            labels = {a: int(a in positive) for a in attributes}
            if unknown := set(positive) - set(attributes):
                raise KeyError(", ".join(sorted(unknown)))
            row: Row = {
                "id": f"{template.name}/{side}/{index}",
                "kind": data["kind"],
                "template": template.name,
                "text": filled,
                "labels": labels,
                "split": split_of(template.name),
            }
            if len(template.sides) > 1:
                row["pair"] = f"{template.name}/{index}"
            row.update({k: v for k, v in (("parent", parent), ("article", article)) if v})
            yield row


def _fill(text: str, slots: Mapping[str, Sequence[str]], most: int) -> list[str]:
    """Up to ``most`` ways of filling a template; a slot written twice is filled alike."""
    names = list(dict.fromkeys(_SLOT.findall(text)))
    options = [name.split("|") if "|" in name else slots[name] for name in names]
    ways = sorted(itertools.product(*options), key=lambda way: _number(text + "\0".join(way)))
    chosen = (dict(zip(names, way, strict=True)) for way in ways[:most])
    return [_SLOT.sub(lambda found, way=way: way[found[1]], text) for way in chosen]  # type: ignore[misc]


def _roughen(text: str, key: str) -> str:
    """As people type: one text in five loses capitals, gains them, or has two letters swapped.

    It hangs on the template and row alone, never on the label, so that form tells nothing.
    """
    number = _number("rough " + key)
    kind, place = number % 20, number // 20
    if kind == 0:
        return text.upper()
    if kind == 1:
        return text.lower().rstrip(".!")
    if kind == 2 and len(words := text.split(" ")) > 4:
        where = place % len(words)
        word = words[where]
        if len(word) > 4 and word.isalpha():
            words[where] = word[0] + word[2] + word[1] + word[3:]
        return " ".join(words)
    if kind == 3:
        return text.replace(", ", " ").replace("'", "")
    return text


def _name(data: Mapping[str, Any], text: str) -> str:
    words = re.findall(r"\w+", _SLOT.sub(lambda found: found[1].split("|")[0], text).lower())
    return f"{data['kind']}/{'-'.join([*words[:7], *words[7:][-3:]])}"


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def length_table(rows: Sequence[Row]) -> list[str]:
    """Lines of a Markdown table: the length AUC of each finer attribute, whole and by split."""
    lines = ["| attribute | all | train | test |", "|---|---|---|---|"]
    finer = {a for row in rows for a in row["labels"]} - set(ATTRIBUTES)
    for attribute in sorted(finer):
        own = [row for row in rows if attribute in row["labels"]]
        parts = [own, *([r for r in own if r["split"] == s] for s in ("train", "test"))]
        values = " | ".join(f"{length_auc(part, attribute):.2f}" for part in parts)
        lines.append(f"| `{attribute}` | {values} |")
    return lines


def main() -> None:
    """Writes every row as a JSON line to standard output; with ``--lengths`` the length table."""
    rows = expand()
    if sys.argv[1:] == ["--lengths"]:
        sys.stdout.write("\n".join(length_table(rows)) + "\n")
        return
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
