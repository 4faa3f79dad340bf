"""Lines as they were saved → blocks: headline, by-line, paragraphs, one each.

A saved article breaks its lines in one of three ways: paragraphs parted by blank lines, one
paragraph a line, or lines wrapped at a fixed width by a mail program or a terminal. The last is
told by its own rule: a line was wrapped if, and only if, the next word would not have fitted.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_ENDS = tuple('.!?…:;"”’»)]}。！？」』)؟۔')
_BULLET = re.compile(r"[-*•–]\s|\d{1,2}[.)]\s")
_DANGLING = re.compile(
    r"(?:[,(]|\b(?:the|a|an|of|and|or|to|in|on|at|for|with|by|from|that|der|die|das|und|mit|von"
    r"|le|la|les|de|du|des|et|el|los|y|que|il|di|e|het|een|en|van))$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_NO_SPACE_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text; blocks of one ``group`` stood together between blank lines."""

    text: str
    group: int


def to_blocks(text: str) -> list[Block]:
    """Split ``text`` (``\\n`` line ends) into blocks, joining lines that were only wrapped."""
    groups = _groups(text)
    width = _wrap_width(groups)
    blocks: list[Block] = []
    for number, lines in enumerate(groups):
        for whole in _join_lines(lines, width):
            if blocks and _runs_on(blocks, whole, number):
                blocks[-1] = Block(_glue(blocks[-1].text, whole), number)
            else:
                blocks.append(Block(whole, number))
    return blocks


def tidy(text: str) -> str:
    """``text`` on one line, its spaces made single and ordinary."""
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def _groups(text: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        line = line.expandtabs(4).rstrip()
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The width at which the lines were wrapped, or None if they were not."""
    pairs = [(a, b) for lines in groups for a, b in pairwise(lines)]
    if groups and len(groups[0]) > 1:
        pairs = pairs[1:]  # the headline ends without a full stop on any layout
    open_ended = [(a, b) for a, b in pairs if not a.endswith(_ENDS)]
    if len(open_ended) < 2 or len(open_ended) * 2 < len(pairs):
        return None
    lengths = sorted(len(a) for a, _ in open_ended)
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    full = sum(1 for a, b in open_ended if _is_full(a, b, width))
    return width if 20 <= width <= 140 and full * 5 >= len(open_ended) * 3 else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _join_lines(lines: list[str], width: int | None) -> list[str]:
    joined: list[str] = []
    indents = [line[:2] == "  " for line in lines]
    for number, line in enumerate(lines):
        text = tidy(line)
        before = lines[number - 1] if number else ""
        fresh_indent = indents[number] and not (number and indents[number - 1])
        if joined and not fresh_indent and _continues(before, line, width):
            joined[-1] = _glue(joined[-1], text)
        else:
            joined.append(text)
    return joined


def _continues(before: str, line: str, width: int | None) -> bool:
    start = line.lstrip()
    if _BULLET.match(start) or start.startswith(("http://", "https://")):
        return False
    if not before.endswith(_ENDS) and (start[0].islower() or _DANGLING.search(before[-12:])):
        return True
    return width is not None and _is_full(before, line, width)


def _runs_on(blocks: list[Block], text: str, group: int) -> bool:
    """A sentence cut in two by a blank line: the first part has no end, the second no capital."""
    last = blocks[-1]
    return (
        last.group != group
        and len(blocks) > 1
        and len(last.text) >= 40
        and text[0].islower()
        and last.text[-1].isalnum()
    )


def _glue(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha():
        return before + after
    if _NO_SPACE_SCRIPT.match(before[-1]) and _NO_SPACE_SCRIPT.match(after):
        return before + after
    return f"{before} {after}"
