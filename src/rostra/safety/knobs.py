"""The settings of a check: a frozen dataclass whose fields say what they mean and allow."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def knob(
    default: Any,
    doc: str,
    *,
    low: float | None = None,
    high: float | None = None,
    choices: Any = (),
) -> Any:
    """A dataclass field with its meaning and its bounds (inclusive), read by ``policy_file``.

    The type of ``default`` is the type of the setting: bool, int, float, str, ``Action`` or a
    tuple of strings.
    """
    metadata = {"doc": doc, "low": low, "high": high, "choices": tuple(choices)}
    return field(default=default, metadata=metadata)
