"""A policy as TOML: written with what each setting means, read with every mistake named."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields, is_dataclass
from typing import Any

from rostra.safety.policy import Policy
from rostra.safety.policy_lines import line_of, line_said
from rostra.safety.verdict import Action

LONGEST_FILE = 100_000
INTRODUCTION = """\
# What happens to comments, names and biographies before others see them.
# A setting that is left out keeps its usual value. Actions, from mild to grave:
# "publish" (let it pass), "nudge" (advise the writer), "hold" (a moderator reads first), "refuse".
"""


class PolicyError(ValueError):
    """A policy file that cannot be used; ``problems`` has one sentence for each mistake.

    ``lines`` has the line of each, from 1; 0 where it cannot be told.
    """

    def __init__(self, problems: list[str], lines: list[int] | None = None) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.lines = lines or [0] * len(problems)


@dataclass(slots=True)
class _Mistakes:
    """What is found wrong while a policy is read: the path of each and its sentence."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, path: str, sentence: str) -> None:
        self.found.append((path, f"{path} {sentence}"))


def read(text: str) -> Policy:
    """The policy written in ``text``. Raises ``PolicyError`` that names every mistake at once."""
    if len(text) > LONGEST_FILE:
        raise PolicyError([f"A policy has {LONGEST_FILE:,} characters at most. Shorten it."])
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problem = f"This is not valid TOML: {error}. Correct that place."
        raise PolicyError([problem], [line_said(error, text)]) from error
    mistakes = _Mistakes()
    policy: Policy = _read_section(Policy(), data, "", mistakes)
    if mistakes.found:
        lines = [line_of(text, path) for path, _ in mistakes.found]
        raise PolicyError([sentence for _, sentence in mistakes.found], lines)
    return policy


def write(policy: Policy) -> str:
    """``policy`` as TOML with every setting and its meaning; ``read`` gives the same back."""
    return INTRODUCTION + "".join(_write_section(policy, ""))


def _read_section(default: Any, data: object, path: str, mistakes: _Mistakes) -> Any:
    """``default`` with what ``data`` sets."""
    if not isinstance(data, Mapping):
        mistakes.add(path, f"is a section. Write [{path}] and its settings under it.")
        return default
    known = {each.name: each for each in fields(default)}
    changed: dict[str, Any] = {}
    for name, value in data.items():
        here = f"{path}.{name}" if path else name
        if name not in known:
            mistakes.add(here, _unknown(name, known))
        elif is_dataclass(current := getattr(default, name)):
            changed[name] = _read_section(current, value, here, mistakes)
        else:
            changed[name] = _read_value(current, value, known[name], here, mistakes)
    return type(default)(**{name: getattr(default, name) for name in known} | changed)


def _unknown(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    hint = f"Do you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    return f"is not a setting. {hint}"


def _read_value(default: Any, value: Any, knob: Field[Any], path: str, mistakes: _Mistakes) -> Any:
    """``value`` as the type of ``default``, or ``default`` with the mistake noted."""
    if isinstance(default, Action):
        if isinstance(value, str) and value in (action.value for action in Action):
            return Action(value)
        problem = f"must be {_either(action.value for action in Action)}"
    elif isinstance(default, bool):
        if isinstance(value, bool):
            return value
        problem = "must be true or false"
    elif isinstance(default, int | float):
        number, problem = _number(default, value, knob)
        if not problem:
            return number
    elif isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
            return tuple(each.strip().lower() for each in value)
        problem = 'must be a list of words in quotes, such as ["one", "two"]'
    else:
        if value in knob.metadata["choices"]:
            return value
        problem = f"must be {_either(knob.metadata['choices'])}"
    mistakes.add(path, f"{problem}, but is {_shown(value)}. {knob.metadata['doc']}")
    return default


def _number(default: float, value: Any, knob: Field[Any]) -> tuple[float, str]:
    whole = isinstance(default, int)
    kind = "a whole number" if whole else "a number"
    low, high = knob.metadata["low"], knob.metadata["high"]
    right = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if right and low <= value <= high:
        return (value if whole else float(value)), ""
    return default, f"must be {kind} from {low} to {high}"


def _either(choices: Any) -> str:
    *first, last = [f'"{choice}"' for choice in choices]
    return f"{', '.join(first)} or {last}"


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:59] + "…"


def _write_section(section: Any, path: str) -> Iterator[str]:
    """The lines of a section: its own settings first, then the sections inside it."""
    inner = []
    if path:
        yield f"\n[{path}]\n"
    for each in fields(section):
        value = getattr(section, each.name)
        if is_dataclass(value):
            inner.append((each.name, value))
        else:
            yield f"# {each.metadata['doc']}\n{each.name} = {written(value)}\n"
    for name, value in inner:
        yield from _write_section(value, f"{path}.{name}" if path else name)


def written(value: Any) -> str:
    """A setting's value as TOML has it."""
    if isinstance(value, Action):
        return f'"{value.value}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    # What JSON writes of a bool, a number or a string is TOML too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
