"""Changing settings of a policy as it was written, without touching the rest."""

from __future__ import annotations

from collections.abc import Mapping

from rostra.safety.policy_file import PolicyError, read, write, written
from rostra.safety.policy_lines import lines_of


def with_languages(toml: str, languages: tuple[str, ...]) -> str:
    """`toml` with the languages of the shipped lists changed and all else as it is written."""
    return with_settings(toml, {"wordlist.languages": written(languages)})


def with_settings(toml: str, changes: Mapping[str, str]) -> str:
    """`toml` with these settings changed (path → value as TOML), all else as it is written.

    Where the places cannot be found, the whole policy is written out anew, as it is when `toml`
    cannot be read. Raises `PolicyError` for values that cannot be.
    """
    if not changes:
        return toml
    try:
        before = read(toml)
    except PolicyError:
        before = read("")
    whole = write(before).splitlines()
    places = lines_of("\n".join(whole))
    for path, value in changes.items():
        whole[places[path] - 1] = setting(path, value)
    wanted = read("\n".join(whole))
    changed = toml
    for path, value in changes.items():
        changed = with_setting(changed, path, value)
    try:
        return changed if read(changed) == wanted else write(wanted)
    except PolicyError:
        return write(wanted)


def with_setting(toml: str, path: str, value: str) -> str:
    """`toml` with one line changed, or added to its section."""
    lines, places = toml.splitlines(), lines_of(toml)
    section = path.rpartition(".")[0]
    if place := places.get(path):
        lines[place - 1] = setting(path, value)
    elif place := places.get(section):
        lines.insert(place, setting(path, value))
    else:
        lines += [*([""] if lines else []), f"[{section}]", setting(path, value)]
    return "\n".join(lines) + "\n"


def setting(path: str, value: str) -> str:
    """A setting as a line of its section."""
    return f"{path.rpartition('.')[2]} = {value}"
