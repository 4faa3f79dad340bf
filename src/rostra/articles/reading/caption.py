"""Captions and credits of pictures, wherever a saved article left them.

A credit gives a caption away: "(AFP Photo/)", "Photo: …", "© Reuters/Name", "Credit: …". What
stands before it in the same piece of text is the caption.
"""

import re
from dataclasses import dataclass

from rostra.articles.reading.agencies import is_known
from rostra.articles.reading.words import word_set

_LONGEST = 700
_PHOTO = (
    r"(?:photo(?:graph|graphs|graphy|graphe|s)?|picture|pic|image|images|video|still|graphic"
    r"|illustration|foto|fotos|fotografie|fotografía|bild|bilder|grafik|imagen|imagem|immagine"
    r"|beeld|zdjęcie|фото|صورة|צילום|写真|사진|图片|foto's|file photo"
    r"|archivfoto|symbolbild|symbolfoto)"
)
_LABEL = (
    rf"(?:{_PHOTO}\s(?:credits?|courtesy|by|von|de|di|door|par|por|courtesy of|source)|credits?"
    rf"|crédit(?:s|o|os)?(?: photo)?|créditos?|credito|bildnachweis|bildquelle|quelle|fotonachweis"
    rf"|fotografo|crédit photo|{_PHOTO})"
)
_LABELLED = re.compile(
    rf"{_LABEL}\s?(?:[:：/|]|(?<=source),|(?<=credit),|\bby\b|\bcourtesy(?: of)?\b)\s{{0,2}}",
    re.IGNORECASE,
)
_BY_LABEL = re.compile(
    rf"(?:{_PHOTO})\s(?:(?:credit|courtesy|taken|provided)\s)?(?:by|of|von|par|por|door)\s(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_HOUSES = (
    r"(?:(?-i:AFP|AP|EPA|epa|EFE|ANSA|dpa|UPI|TASS|REX|PA|ANP|NTB|TT|AAP|SIPA|PTI|APA|MTI|CNS|STR"
    r"|POOL|WENN|ZUMA|EPA-EFE|DPA|STF)(?: wire| media)?|reuters|getty(?: images)?|xinhua|sputnik"
    r"|alamy|shutterstock|bloomberg|imago|picture[- ]alliance|belga|ritzau|keystone|kyodo|jiji"
    r"|yonhap|nurphoto|anadolu|gamma|magnum|istock(?:photo)?|unsplash|handout"
    r"|wikimedia(?: commons)?|pool|file|courtesy|press association|associated press|lusa"
    r"|europa press|(?:the )?canadian press)"
)
_HOUSE_CREDIT = re.compile(
    rf"(?:{_HOUSES}\s?(?:photo|images?|file photo|pool|wire|via)?\s?"
    rf"(?:[/|]\s?[\w .&'’,/-]{{0,60}})?"
    rf"|[\w .&'’-]{{2,40}}\s?/\s?{_HOUSES}(?:\s?(?:photo|images|via [\w ]{{2,30}}))?"
    rf"(?:\s?/\s?[\w .&'’-]{{2,30}})?"
    rf"|[\w .'’-]{{3,40}}\s(?:via\s)?{_HOUSES}\s?(?:photo|images)?)",
    re.IGNORECASE,
)
_PHOTO_WORD = re.compile(rf"\b{_PHOTO}\b", re.IGNORECASE)
_MARK = re.compile(r"(?:©|\(c\)|copyright:)\s?[\w(].{1,80}", re.IGNORECASE)
_CAPTION_LABEL = re.compile(
    rf"\[?(?:caption|bildunterschrift|légende|leyenda|legenda|didascalia|bijschrift"
    rf"|{_PHOTO} caption|{_PHOTO})\]?\s?(?:[:：]|(?<=caption),)\s?",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:file photo|in this (?:file )?(?:photo|picture|image)|pictured|is seen|are seen"
    r"|seen here|seen in|photo taken|looks on|poses?|archivbild|im bild|zu sehen|sur cette photo"
    r"|en la imagen|na imagem|nella foto|op de foto"
    r"|\((?:left|right|centre|center|above|below|l|r|c)\)"
    r"|undated)\b|\(AFP",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"[\"“”«»„]|\b(?:said|says|told|added|asked|according|sagte|erklärte|dit|déclaré|dijo|disse"
    r"|ha detto|zei|сказал)\b",
    re.IGNORECASE,
)
_BROKEN_SLASH = re.compile(r"(?<! )/ ")  # where a line was broken after it
_SMALL = word_set(
    """
    via for photo file handout pool images dpa epa de of the von van picture
    """
)
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption, its credit, or both."""

    text: str | None
    credit: str | None
    is_sure: bool = True  # not where "(Reuters)" alone ends it: so do paragraphs, as a sign-off


def read_caption(block: str) -> Caption | None:
    """The caption or credit that ``block`` is, or None if it is neither."""
    if len(block) > _LONGEST:
        return None
    if block[:1] == "[" and block[-1:] == "]":
        block = block[1:-1]
    return _labelled_start(block) or _credit_alone(block) or _credit_at_end(block)


def looks_like_caption(block: str, *, before_body: bool) -> bool:
    """Is this, beside a lone credit, the caption that belongs to it, and no paragraph?"""
    if len(block) > 400 or _TOLD.search(block):
        return False
    sentences = len(_SENTENCE_END.findall(block)) + 1
    score = (sentences == 1) + (len(block) <= 200) + 2 * bool(_SHOWN.search(block))
    return score + 2 * before_body >= 3


def _labelled_start(block: str) -> Caption | None:
    """ "Photo: …" at the start: a credit if it reads as a name, else the caption itself."""
    label = _CAPTION_LABEL.match(block)
    if not label:
        return None
    rest = block[label.end() :].strip(" ]")
    whole = _credit_at_end(rest, labelled=True)
    if whole and whole.text:
        return whole
    if "caption" in label[0].lower() or not _is_credit_name(rest):
        return Caption(rest, None) if rest else None
    return Caption(None, rest)


def _credit_alone(block: str) -> Caption | None:
    bare = block.strip("()[] .")
    for label in (_LABELLED, _BY_LABEL):
        found = label.match(bare)
        if found and _is_credit_name(bare[found.end() :]):
            return Caption(None, bare[found.end() :].strip(" .") or None)
    house = _HOUSE_CREDIT.fullmatch(bare) and _is_capitalised(bare)
    if len(bare) <= 90 and (house or _marked(bare)):
        plain = is_known(bare) and not _PHOTO_WORD.search(bare)
        return None if plain else Caption(None, bare)
    return None


def _marked(bare: str) -> bool:
    """ "© Reuters/Name" is a picture's; "© 2015 AFP. All rights reserved" is the article's."""
    return bool(_MARK.fullmatch(bare)) and not re.search(
        r"\b(?:19|20)\d\d\b|rights|reserv", bare, re.I
    )


def _credit_at_end(block: str, *, labelled: bool = False) -> Caption | None:
    bracket = _last_bracket(block)
    if bracket:
        start, inside = bracket
        credit = _as_credit(inside) or (labelled and _is_credit_name(inside) and inside) or None
        if credit and start:
            return Caption(block[:start].rstrip(), credit, not is_known(credit))
    for cut in _tail_starts(block):
        tail = block[cut:].strip(" |–—-").lstrip("/ ")
        credit = _as_credit(tail, tail=True)
        if credit and block[:cut].strip():
            return Caption(block[:cut].rstrip(" |–—/-"), credit)
    return None


def _last_bracket(block: str) -> tuple[int, str] | None:
    plain = block.rstrip(" .")
    pairs = {")": "(", "]": "[", "）": "（"}
    opening = pairs.get(plain[-1:])
    start = plain.rfind(opening) if opening else -1
    return (start, plain[start + 1 : -1].strip()) if start >= 0 else None


def _tail_starts(block: str) -> list[int]:
    """Where a credit without brackets may begin: after a full stop, a bar, a dash, at a ©."""
    starts = [hit.end() for hit in re.finditer(r"[.!?”\"]\s|\s[|–—/-]\s", block)]
    starts += [
        hit.start()
        for hit in re.finditer(
            r"©|\(c\)|\b"
            r"(?=(?:Photo|Foto|Image|Credit|Picture|Crédit|Bild)s?(?: credit| by)?\s?[:/])",
            block,
        )
    ]
    return sorted(start for start in starts if len(block) - start <= 100)


def _as_credit(text: str, *, tail: bool = False) -> str | None:
    """``text`` as a credit, its label taken off, or None if it is none."""
    text = _BROKEN_SLASH.sub("/", text.strip(" ."))
    if not 2 <= len(text) <= 100:
        return None
    for label in (_LABELLED, _BY_LABEL):
        found = label.match(text)
        if found and _is_credit_name(text[found.end() :]):
            return text[found.end() :].strip(" .") or None
    if _marked(text):
        return text
    if _HOUSE_CREDIT.fullmatch(text) and _is_capitalised(text) and not (tail and is_known(text)):
        return text
    photo = not tail and _is_capitalised(text) and _PHOTO_WORD.search(text)
    return text if photo and len(text.split()) <= 8 and not _TOLD.search(text) else None


def _is_capitalised(text: str) -> bool:
    small = [word for word in re.split(r"[\s/|,]+", text) if word[:1].islower()]
    return all(word in _SMALL for word in small)


def _is_credit_name(text: str) -> bool:
    """A name or house, not a sentence: short, its words capitalised or joined by / and &."""
    text = text.strip(" .")
    words = re.split(r"[\s/|,]+", text)
    if not text or len(text) > 90 or len(words) > 10 or _SENTENCE_END.search(text):
        return False
    lower = [word for word in words if word[:1].islower() and len(word) > 3 and word != "courtesy"]
    return len(lower) <= 1
