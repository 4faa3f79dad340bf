"""By-lines ("By Jane Doe and John Roe") and the credits of reporters and editors."""

import re
from dataclasses import dataclass, replace

from rostra.articles.reading.agencies import agencies_in, is_known
from rostra.articles.reading.dates.days import find_days
from rostra.articles.reading.dates.names import WEEKDAYS, month_number
from rostra.articles.reading.published import read_moment
from rostra.articles.reading.words import word_set

_LONGEST = 200
_BY = re.compile(
    r"\(?(?:(?:story|text|words|report|analysis|written|article|reported)\s)?"
    r"(by|von|par|por|di|door|av|af|przez|от|автор|بقلم|מאת|texte?|autore?|auteur|author|byline"
    r"|written by|text von)(?::\s?|\s)",
    re.IGNORECASE,
)
_PARTICLES = word_set(
    """
    de la le von van der den del della di da dos das do du bin ibn al el ter ten zu und of y e
    abu af av st st.
    """
)
_JOIN = re.compile(r"\s(?:and|und|et|y|e|en|og|och|with|mit|avec|con|i|и)\s|\s?&\s?|,\s?|;\s?")
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|journalist|columnist|staff|bureau|chief|desk"
    r"|contributor|producer|analyst|redakteur\w*|korrespondent\w*|redaktion|correspondant\w*"
    r"|envoyée? spéciale?|corresponsal|enviad[oa] especial|redacción|redação|correspondente"
    r"|inviat[oa]|corrispondente|redazione|correspondent\w*|verslaggever|redactie|agencies"
    r"|agenturen|agences|agencias|agenzie|press|news|wire|service)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s?[|•·]\s?|\s[-–—]\s|\s?/\s?|\s?\(|\)\s?")
_IN = re.compile(
    r"^(.{3,80}?)\s(?:in|aus|à|en|em|da|uit|from|reporting from)\s([^\W\d_].{1,40})$", re.I
)
_TWO_WORD_PLACES = word_set(
    """
    new san santa santo são los las la el le les port fort cape tel abu kuala hong buenos rio
    saint st st. mount lake north south east west el addis phnom tierra bad den sri united
    """
)
_NO_NAMES = word_set(
    """
    the your our my news analysis video transcript stories top live update updates sense scene guide
    review opinion editorial explainer watch read photos gallery what why how who when where
    """
)
_CREDIT = re.compile(
    r"[(\[*—–-]?\s?(?:(?:additional|further|with|more|extra)\s){0,2}"
    r"(?:reporting|reported|writing|written|editing|edited|compiled|translated|translation"
    r"|production|research|graphics?|reportage|reporte|reportagem|berichterstattung|redigiert"
    r"|reportería|redaktionelle mitarbeit|mitarbeit|édité|editado|edição|verslaggeving"
    r"|avec|con información|com informações|mit material|mit informationen)"
    r"\s?(?:and\s\w{4,12}\s)?(?:by|from|von|par|de|por|di|door|da)\b:?\s",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|reporting|additional)"
    r"|\bhat zu diesem (?:bericht|artikel|text) beigetragen|\bont? contribué à cet article"
    r"|\bcontribuy(?:ó|eron) (?:a|con) est[ea]",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<=[.!?\"”»])\s\(?(?=(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled"
    r"|Reportage|Reporte|Reportagem|Edited|Redigiert)\s(?:and\s\w{4,12}\s)?(?:by|von|par|de|por|di|door)\s[A-ZÀ-Þ])"
)
_REPORTERS = re.compile(
    r"\b(?:reporting|reported)\s(?:and\s\w{4,12}\s)?by\s([^;:()\[\]]{3,160})", re.I
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it, from where, and for whom, as far as one line says."""

    names: str | None
    place: str | None = None
    agency: str | None = None
    published: str | None = None


def read_byline(block: str) -> Byline | None:
    """The by-line that ``block`` is, or None. ``names`` stands as printed, without "By"."""
    if len(block) > _LONGEST:
        return None
    by = _BY.match(block)
    if not by:
        return None
    rest = block[by.end() :].strip(" .)")
    label = by[1].lower() in {"byline", "author", "auteur", "autor", "autore", "автор"}
    if is_known(rest):
        return Byline(None, agency=rest)
    pieces = [piece for piece in _TAIL.split(rest) if piece.strip()]
    found = _names_and_more(pieces[0].strip(" ,")) if pieces else None
    if found is None:
        return Byline(rest) if label and len(rest.split()) <= 8 else None
    for piece in pieces[1:]:
        signed = agencies_in(piece.strip())
        if signed:
            found = replace(found, agency=found.agency or signed[0])
        elif find_days(piece):
            found = replace(found, published=read_moment(piece))
        elif not (_ROLE.search(piece) or _is_aside(piece)):
            return None
    return found


def read_bare_byline(block: str) -> Byline | None:
    """A line of names without "By", as printed under a headline: "Jane Doe and John Roe"."""
    words = block.lower().split()
    if not 2 <= len(words) <= 14 or block.endswith((".", ":", ";")) or _NO_NAMES & set(words):
        return None
    head, *tail = _TAIL.split(block, maxsplit=1)
    found = _names_and_more(head.strip())
    if found is None or found.names is None or len(found.names.split()) < 2:
        return None
    if tail and not (_ROLE.search(tail[0]) or find_days(tail[0]) or agencies_in(tail[0])):
        return None
    if tail and agencies_in(tail[0]):
        return replace(found, agency=agencies_in(tail[0])[0])
    return found


def is_reporting_credit(block: str) -> bool:
    """ "Reporting by …; Editing by …", "… contributed to this report": no paragraph."""
    if len(block) > 500 or '"' in block or "“" in block:
        return False
    return bool(_CREDIT.match(block) or _CONTRIBUTED.search(block))


def cut_glued_credit(block: str) -> tuple[str, str | None]:
    """A last paragraph and the reporting credit glued to its end, parted."""
    for hit in _GLUED.finditer(block):
        if len(block) - hit.start() <= 400:
            return block[: hit.start()], block[hit.start() :].strip()
    return block, None


def reporters(credit: str) -> str | None:
    """Whom "Reporting by …" names, or None."""
    found = _REPORTERS.search(credit)
    if not found:
        return None
    names = re.split(r"\s(?:in|from)\s|\.\s", found[1])[0].strip(" .,")
    return names or None


def _names_and_more(text: str) -> Byline | None:
    located = _IN.match(text)
    if located and _are_names(located[1]) and _capitalised(located[2]):
        return Byline(located[1], place=located[2].strip(" ,."))
    parts = [part.strip() for part in _JOIN.split(text) if part.strip()]
    if not parts or not _is_name(parts[0]):
        return None
    agency, place, kept = None, None, 1
    for number, part in enumerate(parts[1:], 1):
        if is_known(part):
            agency = part
        elif _ROLE.search(part):
            continue
        elif _is_place_part(parts, number, text):
            place = part
        elif _is_name(part):
            kept = number + 1
        else:
            return None
    end = text.index(parts[kept - 1]) + len(parts[kept - 1])
    return Byline(text[:end], place=place, agency=agency)


def _is_place_part(parts: list[str], number: int, text: str) -> bool:
    """Is the last part after a comma where the writer was? One word, or a name like "New …"."""
    if number != len(parts) - 1 or not text.endswith(f", {parts[number]}"):
        return False
    words = parts[number].split()
    return _capitalised(parts[number]) and (
        len(words) == 1 or (len(words) <= 3 and words[0].lower() in _TWO_WORD_PLACES)
    )


def _are_names(text: str) -> bool:
    parts = [part for part in _JOIN.split(text) if part.strip()]
    return bool(parts) and all(_is_name(part) for part in parts)


def _is_name(part: str) -> bool:
    words = part.split()
    if not 1 <= len(words) <= 5 or any(sign.isdigit() for sign in part):
        return False
    if len(words) == 1 and (words[0].lower() in WEEKDAYS or month_number(words[0])):
        return False
    return _capitalised(part)


def _capitalised(text: str) -> bool:
    words = text.split()
    return (
        bool(words)
        and all(
            (not word[0].islower() and (word[0].isalpha() or word[0] in "'’"))
            or word.lower() in _PARTICLES
            or re.match(r"(?:al|el|ad|as|d|l|O)[-'’][A-ZÀ-Þ]", word) is not None
            for word in words
        )
        and words[-1].lower() not in _PARTICLES
    )


def _is_aside(piece: str) -> bool:
    return _capitalised(piece.strip(" .,")) and len(piece.split()) <= 4
