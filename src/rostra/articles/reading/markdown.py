"""Markdown, where a text was saved as such: its marks off, its words left."""

import re

_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\s]{1,1000}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(https?://[^)\s]{1,1000}\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_LINE = re.compile(r"^(\*|_)(?=[^\s*_])([^*_\n]{1,500})(?<=[^\s*_])\1$", re.MULTILINE)


def unmark(text: str) -> str:
    """``text`` with emphasis and links as plain words, and pictures as "Image: …" lines."""
    if not any(sign in text for sign in ("**", "__", "](")) and not _LINE.search(text):
        return text
    text = _IMAGE.sub(lambda found: f"Image: {found[1]}" if found[1] else "", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    return _LINE.sub(r"\2", text)
