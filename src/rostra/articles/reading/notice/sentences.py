"""Sentences of a paragraph with their places in it, and which of its words are quoted."""

import re

_END = re.compile(r"[.!?…]+[\"”’»')\]*_]*(?=\s|$)|[。！？]+[」』）]*")
_WORD = re.compile(r"\S")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|sen|rep|gov|gen|lt|col|sgt|rev|hon|jr|sr|vs|no|nr|art|ca|bzw|z\.b"
    r"|u\.a|d\.h|etc|e\.g|i\.e|approx|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|mon|tue|tues|wed|thu|thurs|fri|sat|sun|okt|dez|janv|févr|avr|juil|déc|ene|abr|ago|dic|sr|sra"
    r"|dott|sig|m|mme|dhr|mevr|am|pm|a|p|uhr)|\b[a-z]|\d)\.$",
    re.IGNORECASE,
)
_QUOTES = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"', "‹": "›"}


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of ``text``, without the spaces between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if _goes_on(text, end):
            continue
        spans.append((start, end.end()))
        start = _next_word(text, end.end())
    last = len(text.rstrip())
    return [*spans, (start, last)] if start < last else spans


def _next_word(text: str, place: int) -> int:
    found = _WORD.search(text, place)
    return found.start() if found else len(text)


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """A full stop that ends an abbreviation, or a word before a small letter, ends nothing."""
    following = text[end.end() : end.end() + 3].lstrip()
    if not following:
        return False
    if following[0].islower():
        return True
    before = text[max(0, end.start() - 8) : end.start() + 1]
    return end[0] == "." and bool(_ABBREVIATION.search(before)) and not _sure_end(before, following)


def _sure_end(before: str, following: str) -> bool:
    """ "at 9 a.m. We …": an abbreviation may end a sentence too, as a year may."""
    return bool(re.search(r"(?:[ap]\.m|\d{4}|\d[:.]\d\d|uhr)\.$", before, re.I)) and (
        following[0].isupper() and not following[1:2].isupper()
    )


def quoted(text: str) -> list[tuple[int, int]]:
    """The spans inside quotation marks. A quotation that is not closed goes to the end."""
    spans: list[tuple[int, int]] = []
    closing, start = "", 0
    for place, sign in enumerate(text):
        if closing:
            if sign in closing:
                spans.append((start, place + 1))
                closing = ""
        elif sign in _QUOTES and _opens(text, place):
            closing, start = _QUOTES[sign], place
    if closing:
        spans.append((start, len(text)))
    return spans


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    spaced = after.isspace() and text[place] != "«"  # French puts a space inside
    return bool(after) and not spaced and not before.isalnum()
