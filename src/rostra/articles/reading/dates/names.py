"""The names of months and days, by language and as newspapers abbreviate them."""

from collections.abc import Iterable

_MONTHS = (
    # English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Russian,
    # Ukrainian, Arabic, Hebrew; the first letters alone are added below where they are usual.
    "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari januar"
    " stycznia styczeń января янв січня يناير كانون ינואר",
    "february feb februar februari février févr fév febrero febr fevereiro fev febbraio"
    " lutego luty февраля фев лютого فبراير شباط פברואר",
    "march mar märz mrz maerz mars marzo março marco maart mrt marca marzec"
    " марта мар березня مارس آذار מרץ",
    "april apr avril avr abril abr aprile kwietnia kwiecień апреля апр квітня"
    " أبريل ابريل إبريل نيسان אפריל",
    "may mai mayo maio mag maggio mei maj maja мая травня مايو أيار מאי",
    "june jun juni juin junio junho giugno giu czerwca czerwiec июня июн червня يونيو حزيران יוני",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec июля июл липня يوليو تموز יולי",
    "august aug août aout agosto ago augustus augusti sierpnia sierpień августа авг серпня"
    " أغسطس آب אוגוסט",
    "september sep sept septembre septiembre setiembre setembro settembre set sett"
    " września wrzesień сентября сен сент вересня سبتمبر أيلول ספטמבר",
    "october oct oktober okt octobre octubre outubro out ottobre ott października"
    " października październik октября окт жовтня أكتوبر אוקטובר",
    "november nov novembre noviembre novembro listopada listopad ноября ноя листопада"
    " نوفمبر נובמבר",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre desember"
    " grudnia grudzień декабря дек грудня ديسمبر דצמבר",
)

_DAYS = (
    "monday mon montag lundi lunes segunda segunda-feira lunedì lunedi maandag poniedziałku"
    " måndag mandag понедельника понедельник الاثنين יום-שני",
    "tuesday tue tues dienstag mardi martes terça terça-feira martedì martedi dinsdag wtorku"
    " tisdag tirsdag вторника вторник الثلاثاء",
    "wednesday wed mittwoch mercredi miércoles quarta quarta-feira mercoledì mercoledi woensdag"
    " środy onsdag среды среда الأربعاء",
    "thursday thu thur thurs donnerstag jeudi jueves quinta quinta-feira giovedì giovedi"
    " donderdag czwartku torsdag четверга четверг الخميس",
    "friday fri freitag vendredi viernes sexta sexta-feira venerdì venerdi vrijdag piątku"
    " fredag пятницы пятница الجمعة",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag soboty lördag lørdag"
    " субботы суббота السبت",
    "sunday sun sonntag dimanche domingo domenica zondag niedzieli söndag søndag"
    " воскресенья воскресенье الأحد",
)


def _numbered(groups: Iterable[str], first: int) -> dict[str, int]:
    return {name: number for number, group in enumerate(groups, first) for name in group.split()}


MONTHS = _numbered(_MONTHS, 1)
"""Lower-case month name or abbreviation (without its full stop) → 1 to 12."""

WEEKDAYS = _numbered(_DAYS, 0)
"""Lower-case day name or abbreviation → 0 (Monday) to 6, as ``date.weekday`` counts."""


def month_number(word: str) -> int | None:
    """The month that ``word`` names, with or without a full stop; None if it names none.

    Hebrew writes "in" as a letter before the month's name.
    """
    plain = word.rstrip(".").lower()
    return MONTHS.get(plain) or (MONTHS.get(plain[1:]) if plain[:1] == "ב" else None)
