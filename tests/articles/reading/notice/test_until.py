"""When a notice ends: every way of saying it, counted from a Monday in November."""

from datetime import date, datetime

import pytest

from rostra.articles.reading.notice.until import find_until
from rostra.articles.reading.notice.wording import wordings

MONDAY = datetime(2026, 11, 23, 15, 0)
ENDS = [
    ("en", "Comments are closed until 3 March.", "2027-03-03"),
    ("en", "Comments are closed until 3 March 2026.", "2026-03-03"),
    ("en", "Comments are closed until the 3rd of March.", "2027-03-03"),
    ("en", "Comments are closed until 23 November.", "2026-11-23"),
    ("en", "Comments are closed until December 1st.", "2026-12-01"),
    ("en", "Comments are closed until Dec. 1, 2026.", "2026-12-01"),
    ("en", "Comments are closed until 2026-12-01.", "2026-12-01"),
    ("en", "Comments are closed until 2026-12-01T09:00Z.", "2026-12-01T09:00:00+00:00"),
    ("en", "Comments are closed until Monday.", "2026-11-30"),
    ("en", "Comments are closed until Tuesday morning.", "2026-11-24"),
    ("en", "Comments are closed until tomorrow.", "2026-11-24"),
    ("en", "Comments are closed until 14:20.", "2026-11-24T14:20:00"),
    ("en", "Comments are closed until 16:20.", "2026-11-23T16:20:00"),
    ("en", "Comments are closed until 4.20 p.m. today.", "2026-11-23T16:20:00"),
    ("en", "Comments are closed until 9 a.m. on 5 January.", "2027-01-05T09:00:00"),
    ("en", "Comments are closed until 5 January at 9am GMT.", "2027-01-05T09:00:00+00:00"),
    ("en", "Comments are closed until noon on Friday.", "2026-11-27T12:00:00"),
    ("en", "Comments are closed until 8pm London time on 1 July.", "2027-07-01T20:00:00+01:00"),
    ("en", "Comments are closed until 9 a.m. ET on 5 January.", "2027-01-05T09:00:00-05:00"),
    ("en", "Comments are closed through 5 January.", "2027-01-05T23:59:59"),
    ("en", "Comments are closed until March.", "2027-03-01"),
    ("en", "Comments are closed until at least 3 March.", "2027-03-03"),
    ("en", "Comments are closed until 29 February.", "2028-02-29"),
    ("en", "Comments will reopen on Wednesday, 25 November.", "2026-11-25"),
    ("en", "From 3 March, comments will open again.", "2027-03-03"),
    ("en", "Comments are closed until further notice.", None),
    ("en", "Comments are closed until after the verdict, expected on 5 May.", None),
    ("en", "Comments are closed until the trial ends.", None),
    ("en", "Comments were closed on 3 March 2024.", None),
    ("en", "Comments are closed; the story is from 3 March.", None),
    ("en", "Comments are closed until 31 February.", None),
    ("en", "Comments are closed until 03/04/2027.", None),
    ("de", "Die Kommentare sind bis zum 3. März geschlossen.", "2027-03-03"),
    ("de", "Die Kommentare sind bis 3.3. geschlossen.", "2027-03-03"),
    ("de", "Die Kommentare sind bis Freitag, 9 Uhr, geschlossen.", "2026-11-27T09:00:00"),
    ("de", "Ab Montag um 9.30 Uhr können Sie wieder kommentieren.", "2026-11-30T09:30:00"),
    ("de", "Die Kommentare sind bis auf Weiteres geschlossen.", None),
    ("fr", "Les commentaires sont fermés jusqu'au 1er mars à 18h30.", "2027-03-01T18:30:00"),
    ("fr", "Les commentaires rouvriront mardi à 9 h.", "2026-11-24T09:00:00"),
    ("es", "Los comentarios están cerrados hasta el 3 de marzo de 2027.", "2027-03-03"),
    ("es", "Los comentarios están cerrados hasta mañana a las 9:00.", "2026-11-24T09:00:00"),
    ("pt", "Os comentários estão fechados até sexta-feira.", "2026-11-27"),
    ("it", "I commenti sono chiusi fino al 3 marzo alle 9.30.", "2027-03-03T09:30:00"),
    ("nl", "De reacties zijn gesloten tot 3 maart om 9.30 uur.", "2027-03-03T09:30:00"),
]


@pytest.mark.parametrize(("language", "sentence", "until"), ENDS)
def test_the_end_is_read(language: str, sentence: str, until: str | None) -> None:
    wording = next(wording for wording in wordings() if wording.language == language)
    assert find_until(sentence, wording, MONDAY) == until


def test_a_day_alone_may_be_the_reference() -> None:
    english = wordings()[0]
    assert find_until("closed until 14:20", english, date(2026, 11, 23)) == "2026-11-23T14:20:00"
