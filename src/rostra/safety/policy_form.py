"""The policy as a form: a field for each setting, and what a sent form changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from rostra.safety.policy import Policy
from rostra.safety.policy_file import written
from rostra.safety.verdict import Action

NEVER = 1.01
_NUMBER = re.compile(r"[+-]?\d{1,9}(\.\d{1,9})?")
THRESHOLDS = "scores"


@dataclass(frozen=True, slots=True)
class FormField:
    """A setting: its path and meaning, what it says, and how it is asked for.

    kind: yes (a tick), choice, number or words (with commas between them).
    """

    path: str
    doc: str
    kind: str
    value: str
    usual: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    step: str = "1"

    @property
    def name(self) -> str:
        """The setting without its section."""
        return self.path.rpartition(".")[2]

    @property
    def is_own(self) -> bool:
        """Whether the site does this in its own way."""
        return self.value != self.usual


def fields_of(policy: Policy, usual: Policy, section: str) -> list[FormField]:
    """The fields of one section, those of sections inside it last."""
    return list(_fields(getattr(policy, section), getattr(usual, section), section))


def _fields(settings: Any, usual: Any, path: str) -> Iterator[FormField]:
    inner = []
    for each in fields(settings):
        here = f"{path}.{each.name}"
        value, default = getattr(settings, each.name), getattr(usual, each.name)
        if is_dataclass(value):
            inner.append((value, default, here))
        else:
            yield _field(here, value, default, each.metadata)
    for value, default, here in inner:
        yield from _fields(value, default, here)


def _field(path: str, value: Any, default: Any, metadata: Mapping[str, Any]) -> FormField:
    kind, choices = "choice", metadata["choices"]
    if isinstance(default, bool):
        kind, choices = "yes", ()
    elif isinstance(default, Action):
        choices = tuple(action.value for action in Action)
    elif isinstance(default, int | float):
        kind = "number"
    elif isinstance(default, tuple):
        kind = "words"
    return FormField(
        path, metadata["doc"], kind, _shown(path, value), _shown(path, default), choices,
        metadata["low"], metadata["high"], "0.01" if isinstance(default, float) else "1",
    )  # fmt: skip


def _shown(path: str, value: Any) -> str:
    """A value as its field shows it; a threshold that is never reached as an empty field."""
    if isinstance(value, Action):
        return value.value
    if isinstance(value, tuple):
        return ", ".join(value)
    if path.startswith(f"{THRESHOLDS}.") and value > 1:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def changes_of(sent: Mapping[str, str], policy: Policy, usual: Policy) -> dict[str, str]:
    """What a sent form changes: path → value as TOML, which may be none that the policy takes.

    A field that the form does not have is left as it is; a tick that is missing is off where the
    form says with `shown` that it was there.
    """
    shown = set(sent.get("shown", "").split())
    changed = {}
    for section in (each.name for each in fields(policy)):
        for field in fields_of(policy, usual, section):
            if field.kind == "yes":
                value = "true" if field.path in sent else "false"
                asked = field.path in shown
            else:
                value, asked = sent.get(field.path, "").strip(), field.path in sent
            if asked and value != field.value:
                changed[field.path] = _as_toml(field, value)
    return changed


def _as_toml(field: FormField, value: str) -> str:
    if field.kind == "yes":
        return value
    if field.kind == "words":
        return written(tuple(word.strip() for word in value.split(",") if word.strip()))
    if field.kind == "number":
        if not value and field.path.startswith(f"{THRESHOLDS}."):
            return str(NEVER)
        number = value.replace(",", ".")
        return number if _NUMBER.fullmatch(number) else json.dumps(value)
    return json.dumps(value)
