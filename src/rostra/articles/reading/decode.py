"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re
import unicodedata

from rostra.articles.reading.errors import ReadError

MAX_BYTES = 5 * 1024 * 1024
"""The largest article taken in. The longest news features stay under 1 MB of HTML."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
)

_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)=[\"']?([\w.:-]{2,40})")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")
# Signs that print nothing: soft hyphens, zero-width spaces, and overrides that would turn the
# text around them. Joiners and direction marks stay: several scripts need them.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\u202a-\u202e]")


def check_size(size: int) -> None:
    """Refuse more than ``MAX_BYTES`` bytes."""
    if size > MAX_BYTES:
        raise ReadError(
            "too-large",
            f"The article is {size / 1_048_576:.0f} MB; at most"
            f" {MAX_BYTES // 1_048_576} MB are read.",
            "Give the article alone, without images and other attachments.",
        )


def to_text(source: bytes | str, declared: str | None = None) -> str:
    """Decode ``source`` and return it with ``\\n`` line ends and without invisible signs.

    Tried in turn: a byte order mark, UTF-8, what the page or the transport (``declared``)
    claims, Windows-1252. Raises ReadError with code ``too-large``, ``binary``, ``encoding`` or
    ``empty``.
    """
    check_size(len(source))
    text = source if isinstance(source, str) else _decode(source, declared)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\x0b", "\n").replace("\x0c", "\n\n")
    text = text.replace("\x85", "\n")
    _refuse_binary_text(text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        raise ReadError(
            "empty", "There is no text in it.", "Give the article's text, its HTML or its address."
        )
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _binary(f"This is {what}, not an article.")
    wide = _wide_encoding(data)
    if wide:
        return _strictly(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (declared, _declared_inside(data)):
        text = _by_name(data, name)
        if text is not None:
            return text
    _refuse_broken_utf8(data)
    return _by_guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "encoding",
            f"The text says that it is {encoding.upper()} but breaks that encoding at byte"
            f" {error.start}.",
            "Save it again as UTF-8.",
        ) from error


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: mostly Latin text shows a zero in every second byte."""
    head = data[:400]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _declared_inside(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096].lower())
    return found.group(1).decode("ascii", "ignore") if found else None


def _by_name(data: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        if codecs.lookup(name).name in {"utf-8", "ascii", "iso8859-1"}:
            return None  # already tried, or a name by which Windows-1252 goes
        return data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _refuse_broken_utf8(data: bytes) -> None:
    """Say where UTF-8 is broken, rather than read all of it as something else."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for sign in text if sign > "\x7f") - broken
    if whole >= 4 * broken:
        _strictly(data, "utf-8")


def _by_guess(data: bytes) -> str:
    if b"\x00" in data:
        raise _binary("This is not text: it holds zero bytes.")
    text = data.decode("cp1252", errors="replace")
    foreign = sum(1 for sign in text if sign > "\x7f")
    if foreign * 3 > len(text):  # no Western language has so many accents
        text = _by_statistics(data)
    strange = sum(1 for sign in text if sign == "\ufffd" or (sign < " " and sign not in "\n\r\t"))
    letters = sum(1 for sign in text if sign.isalpha() or sign.isspace())
    if not text or strange * 50 > len(text) or letters * 10 < len(text) * 7:
        raise ReadError(
            "encoding",
            "The text is in no encoding that can be told, or is not text.",
            "Save it again as UTF-8.",
        )
    return text


def _by_statistics(data: bytes) -> str:
    import charset_normalizer  # rarely needed, and slow to load

    best = charset_normalizer.from_bytes(data[:100_000]).best()
    return data.decode(best.encoding, errors="replace") if best else ""


def _refuse_binary_text(text: str) -> None:
    if "\x00" in text or len(_CONTROL.findall(text[:20_000])) * 50 > len(text[:20_000]):
        raise _binary("This is not text: it is full of control characters.")


def _binary(sentence: str) -> ReadError:
    return ReadError("binary", sentence, "Give plain text, HTML or JSON fields.")
