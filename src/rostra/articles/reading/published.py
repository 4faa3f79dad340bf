"""When an article says that it was published. What it does not say stays unknown."""

import re
from datetime import datetime, time

from rostra.articles.reading.dates.clock import find_clock
from rostra.articles.reading.dates.days import find_days
from rostra.articles.reading.dates.names import WEEKDAYS

_LONGEST = 120
_LABEL = re.compile(
    r"\W{0,2}(?:(?:first )?(?:published|posted|issued|filed|created|publication date|date|dated"
    r"|veröffentlicht|erschienen|stand|datum|erstellt|publié|parution|publicado|publicada|fecha"
    r"|data|pubblicato|gepubliceerd|geplaatst|опубликовано|дата|opublikowano|publicerad|udgivet"
    r"|publisert)(?: date| on| at| le| el| em| il| am| op)?)\b\s?:?\s?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:(?:last )?(?:updated|modified|changed|revised)|aktualisiert|geändert|mis à jour|modifié"
    r"|actualizado|actualizada|atualizado|aggiornato|bijgewerkt|обновлено)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:at|on|um|à|a las|às|alle|om|uhr|le|el|am|den|the|de|of|o['’]clock|local time|hrs|h|und"
    r"|and|ist|,)\b|[^\w]",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?"
)


def read_published(block: str, language: str | None = None) -> tuple[bool, str | None]:
    """Whether ``block`` is a line of dates alone, and the day of publication it states, if any.

    The second is ISO 8601: with a time where one is printed, with an offset where a zone is.
    """
    if len(block) > _LONGEST:
        return False, None
    changed = _CHANGED.search(block)
    own = block[: changed.start()] if changed else block
    later = block[changed.end() :] if changed else ""
    label = _LABEL.match(own)
    rest = own[label.end() :] if label else own
    if not _is_bare(rest, language) or (later and not _is_bare(later.strip(" :"), language)):
        return False, None
    if not rest.strip(" |·•—–-") and not later.strip():
        return False, None
    return True, read_moment(rest, language)


def is_labelled(block: str) -> bool:
    """Does the line say that its date is that of publication?"""
    return bool(_LABEL.match(block) or _CHANGED.search(block))


def read_moment(text: str, language: str | None = None) -> str | None:
    """The first full date in ``text``, with its time if one stands beside it, as ISO 8601."""
    iso = _ISO.search(text)
    if iso:
        try:
            return datetime.fromisoformat(iso[0].replace(" ", "T")).isoformat()
        except ValueError:
            return None
    days = [day for day in find_days(text, language) if day.year]
    if not days or not days[0].year:
        return None
    day = days[0]
    meant = datetime(days[0].year, day.month, day.day)  # noqa: DTZ001
    rest = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    clock = find_clock(rest)
    if clock is None:
        return meant.date().isoformat()
    return datetime.combine(meant.date(), time(clock.hour, clock.minute), clock.zone).isoformat()


def _is_bare(text: str, language: str | None) -> bool:
    """Nothing but a date, a weekday and a time?"""
    if _ISO.fullmatch(text.strip()):
        return True
    days = find_days(text, language)
    for day in reversed(days):
        text = text[: day.start] + " " + text[day.end :]
    clock = find_clock(text)
    if clock:
        text = text[: clock.start] + " " + text[clock.end :]
    words = _FILLER.sub(" ", text).split()
    if not days:
        return not words and clock is None
    return all(word.lower() in WEEKDAYS or (word.isdigit() and len(word) < 3) for word in words)
