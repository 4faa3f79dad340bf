"""How deep a JSON value is nested (pure)."""

from typing import Any

DEEPEST = 100
"""Levels that any honest client of ours stays far below."""


def is_deep(value: Any, deepest: int = DEEPEST) -> bool:
    """Whether objects and arrays stand inside one another more than `deepest` levels."""
    level = [value]
    for _ in range(deepest + 1):
        level = [each for each in level if isinstance(each, dict | list)]
        if not level:
            return False
        level = [
            inner for each in level for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return True
