"""Changing one setting of a policy as it was written, without touching the rest."""

from __future__ import annotations

from rostra.safety.policy_file import PolicyError, read, write, written
from rostra.safety.policy_lines import lines_of


def with_languages(toml: str, languages: tuple[str, ...]) -> str:
    """`toml` with the languages of the shipped lists changed and all else as it is written.

    Where the place cannot be found, the whole policy is written out anew.
    """
    try:
        wanted = read(toml).with_("wordlist", languages=languages)
    except PolicyError:
        wanted = read("").with_("wordlist", languages=languages)
    lines, setting = toml.splitlines(), f"languages = {written(languages)}"
    places = lines_of(toml)
    if place := places.get("wordlist.languages"):
        lines[place - 1] = setting
    elif place := places.get("wordlist"):
        lines.insert(place, setting)
    else:
        lines += [*([""] if lines else []), "[wordlist]", setting]
    changed = "\n".join(lines) + "\n"
    try:
        return changed if read(changed) == wanted else write(wanted)
    except PolicyError:
        return write(wanted)
