"""Offsets for the browser: JavaScript counts UTF-16 code units, the server code points."""

from rostra.articles.selectors.selector import SelectorError


def to_utf16(text: str, offset: int) -> int:
    """Return how many UTF-16 code units stand before code point `offset`."""
    if not 0 <= offset <= len(text):
        raise SelectorError(f"{offset} lies outside a text of {len(text)} characters.")
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text: str, units: int) -> int:
    """Return the code point offset at `units` UTF-16 code units, as JavaScript counts.

    Raises SelectorError outside the text and between the halves of one character.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= units * 2 <= len(encoded):
        raise SelectorError(f"{units} lies outside a text of {len(encoded) // 2} UTF-16 units.")
    try:
        return len(encoded[: units * 2].decode("utf-16-le"))
    except UnicodeDecodeError as error:
        raise SelectorError(f"{units} lies inside a character: move it by one.") from error
