"""The dateline: "WASHINGTON, Sept 30 (Reuters) - ", in the shapes that agencies give it.

The text before the first dash (or colon) is cut at commas, brackets and bars, and every piece
must be a place, an agency, a date or a count of words; one piece that is none of these, and the
text is a sentence.
"""

import re
from dataclasses import dataclass
from datetime import date

from rostra.articles.reading.agencies import is_known, may_be_agency
from rostra.articles.reading.dates.clock import find_clock
from rostra.articles.reading.dates.days import find_days
from rostra.articles.reading.dates.names import WEEKDAYS, month_number
from rostra.articles.reading.words import word_set

_REACH = 140  # no dateline is longer; it also bounds the work on any line
_SIGN = re.compile(
    r"\s?[—–―]\s?|\s?--?\s|\s-|\)\s?-{1,2}\s?|/[.:]\s|:\s|：|(?<=[)）])\s?(?=[^\W\d_a-z]|[\"“«])"
)
_PIECE = re.compile(r"[^,，|()（）/=·•\[\]]+")
_JUNK = re.compile(r"\d+ (?:words|mots|palabras|wörter)|updated?|urgent|lead", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČŁĐĆŞİА-ЯЁІЇЄҐΑ-Ω]|[^\W\d_a-zß-öø-ÿšžčłđćşıа-яёіїєґα-ω]")
_PARTICLES = word_set(
    """
    de la le les el al of the du des der den am an sur sous en y e und do da dos das di del
    della upon on in by near off aan bij und et and over san st ad as at-
    """
)
_NO_PLACE = word_set(
    """
    the a an it he she we they i you but and or if when as after before in on at by for from to
    this that these those there what who how why yes no not one two three some many most all der
    die das ein eine er sie es wir le la les un une il elle nous el los las una ella analysis
    opinion comment editorial explainer exclusive watch update updated breaking live factbox
    timeline interview profile review video audio photos gallery correction note notice warning
    mr mrs ms dr herr frau photo foto image caption credit by von par por di door
    """
)
_EAST_ASIAN = re.compile(
    r"(?P<agency>新华社|中新社|新華社)(?P<place>[^\W\d_]{2,8}?)(?P<date>\d{1,2}月\d{1,2}日)电"
)
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z][a-z]{1,5}\.")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``end`` is where the text after it begins."""

    place: str | None
    agency: str | None
    published: date | None
    end: int

    @property
    def is_signed(self) -> bool:
        return self.agency is not None


def read_dateline(block: str) -> Dateline | None:
    """The dateline at the start of ``block``, or None. A block may be a dateline and no more."""
    eastern = _EAST_ASIAN.match(block)
    if eastern:
        return Dateline(eastern["place"], eastern["agency"], None, eastern.end())
    head = block[:_REACH]
    whole = _read_header(block.rstrip(" -–—:."), len(block)) if len(block) <= _REACH else None
    if whole and whole.place and (whole.agency or whole.published):
        return whole
    best: Dateline | None = None
    for hit in list(_SIGN.finditer(head))[:4]:
        sign, end = hit[0].removeprefix(")"), hit.end()
        start = hit.start() + (hit[0][:1] in {")", "/"})
        found = _read_header(head[:start], end)
        if found is None or not (best or _may_follow(found, sign, head[:start], block[end:])):
            continue
        best = _trailing_agency(found, block)
        if best.place and best.agency:
            break
    return best


def _may_follow(found: Dateline, sign: str, header: str, rest: str) -> bool:
    """Is a sign of this strength enough to end this header?"""
    if not rest.strip():
        return found.is_signed and found.place is not None
    if not sign.strip() or sign[0] == "/":
        return found.is_signed and is_known(found.agency or "")
    if found.is_signed:
        return True
    shouted = header.split(",")[0].isupper()
    if sign.strip() in {":", "：", "、"}:
        return shouted and len(header) < 40
    spaced = sign.startswith(" ") or sign.strip() in {"—", "–", "--", "―"}
    return (shouted or spaced) and not rest.lstrip()[:1].islower()


def _trailing_agency(found: Dateline, block: str) -> Dateline:
    """Some put the agency after the dash: "МОСКВА, 30 сен - РИА Новости."."""
    if found.agency:
        return found
    name, stop, _ = block[found.end : found.end + 40].partition(".")
    if stop and is_known(name):
        end = found.end + len(name) + 1
        return Dateline(found.place, name.strip(), found.published, end)
    return found


def _read_header(header: str, end: int) -> Dateline | None:
    places: list[tuple[int, int]] = []
    agency = None
    for piece in _PIECE.finditer(_part_by_stops(header)):
        text = piece[0].strip(" -–—.")
        if not text:
            continue
        start = piece.start() + piece[0].index(text[0])
        if is_known(text) or (
            places and agency is None and _is_bracketed(header, piece) and may_be_agency(text)
        ):
            agency = agency or text
        elif _is_date(text) or _JUNK.fullmatch(text):
            continue
        elif is_place(text) and not (agency and places) and len(places) < 4:
            places.append((start, start + len(text)))
        else:
            return None
    if not places and not agency:
        return None
    return Dateline(_as_printed(header, places), agency, _date_in(header), end)


def _is_bracketed(header: str, piece: re.Match[str]) -> bool:
    before = header[: piece.start()]
    return before[-1:] in {"(", "（", "["} or before[-2:] in {" /", "-/"}


def _part_by_stops(header: str) -> str:
    """Let "Москва. 30 сентября. ТАСС" fall apart, but not "St. Louis", "Sept. 30" or "30/9"."""
    header = re.sub(r"(?<=\d)/(?=\d)", "-", header)
    header = re.sub(r" [-–—] ", " , ", header)
    return re.sub(
        r"(?<=[^\W\d_]{6})\. (?=[^\W_])|(?<=[^\W\d_]{3})\. (?=[A-ZА-Я]{4}|(?:AP|AFP)\b)",
        ", ",
        header,
    )


def _as_printed(header: str, places: list[tuple[int, int]]) -> str | None:
    if not places:
        return None
    start, end = places[0][0], places[-1][1]
    last_word = header[start:end].rpartition(" ")[2] + "."
    if len(places) > 1 and header[end : end + 1] == "." and _ABBREVIATED.fullmatch(last_word):
        end += 1
    return header[start:end]


def _is_date(text: str) -> bool:
    """A day, a weekday, a time, or several of them, and nothing else."""
    days = find_days(text)
    for day in reversed(days):
        text = text[: day.start] + " " + text[day.end :]
    clock = find_clock(text)
    if clock:
        text = text[: clock.start] + " " + text[clock.end :]
    words = text.replace("-", " ").split()
    named = [word for word in words if word.strip(".").lower() in WEEKDAYS or month_number(word)]
    numbers = [word for word in words if word.isdigit() and len(word) <= 4]
    return bool(days or clock or named or numbers) and len(named) + len(numbers) == len(words)


def _date_in(text: str) -> date | None:
    days = [day for day in find_days(text) if day.year]
    return days[0].on(date.min) if days else None


def is_place(text: str) -> bool:
    """Could ``text`` be a place's name? Up to five capitalised words, no digit, no verb known."""
    words = text.split()
    shortest = 3 if text.isascii() else 2
    if not (1 <= len(words) <= 5 and shortest <= len(text) <= 50):
        return False
    if words[0].strip(".").lower() in _NO_PLACE:
        return False
    if len(words) == 1 and (words[0].lower() in WEEKDAYS or month_number(words[0])):
        return False
    if any(sign.isdigit() or sign in '"“”«»?!;%$€' for sign in text):
        return False
    return all(_CAPITAL.match(word) or word.lower() in _PARTICLES for word in words) and bool(
        _CAPITAL.match(words[0])
    )
