"""Which of our attributes a name of Perspective's asks for."""

from collections.abc import Mapping

EXPERIMENTAL = "_EXPERIMENTAL"


def modelled(
    name: str, attributes: frozenset[str], mapping: Mapping[str, str] | None = None
) -> str | None:
    """The attribute of a judge that answers for `name`, None where none does.

    `TOXICITY@6` asks for a version of TOXICITY, `TOXICITY_EXPERIMENTAL` for its twin; both are
    answered by TOXICITY where that is modelled. Any other name is answered for only by what the
    operator mapped it to: nothing is invented.
    """
    base = name.partition("@")[0]
    chosen = (mapping or {}).get(name) or (mapping or {}).get(base)
    for each in (chosen, base, base.removesuffix(EXPERIMENTAL)):
        if each and each in attributes:
            return each
    return None


def read_mapping(text: str) -> dict[str, str]:
    """`"LIKELY_TO_REJECT=TOXICITY, OBSCENE=PROFANITY"` as a mapping. Raises `ValueError`."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        asked, equals, ours = (each.strip() for each in part.partition("="))
        if not (asked and equals and ours):
            raise ValueError(f"{part!r} is no pair such as OBSCENE=PROFANITY")
        found[asked] = ours
    return found
