"""Single lines: by-lines, captions, buttons, sections, dates, languages, encodings."""

import pytest

from rostra.articles.reading.blocks import to_blocks
from rostra.articles.reading.byline import (
    Byline,
    cut_glued_credit,
    is_reporting_credit,
    read_bare_byline,
    read_byline,
    reporters,
)
from rostra.articles.reading.caption import Caption, looks_like_caption, read_caption
from rostra.articles.reading.clutter import is_clutter
from rostra.articles.reading.decode import to_text
from rostra.articles.reading.language import agreed_language, detect_language, tidy_tag
from rostra.articles.reading.markdown import unmark
from rostra.articles.reading.published import read_published
from rostra.articles.reading.section import read_section


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", Byline("Jane Doe")),
        ("By Jane Doe and John Roe", Byline("Jane Doe and John Roe")),
        ("BY JANE DOE", Byline("JANE DOE")),
        ("By Jane Doe, John Roe and Max Moe", Byline("Jane Doe, John Roe and Max Moe")),
        ("By Jane Doe, Nairobi", Byline("Jane Doe", place="Nairobi")),
        ("By Jane Doe, New York", Byline("Jane Doe", place="New York")),
        ("By Jane Doe in Port Vale", Byline("Jane Doe", place="Port Vale")),
        ("By Jane Doe, Political Editor", Byline("Jane Doe")),
        ("By Jane Doe, Associated Press", Byline("Jane Doe", agency="Associated Press")),
        ("By JANE DOE | Associated Press", Byline("JANE DOE", agency="Associated Press")),
        ("By Jane Doe | 3 March 2026", Byline("Jane Doe", published="2026-03-03")),
        ("By Reuters", Byline(None, agency="Reuters")),
        ("Von Jana Roth", Byline("Jana Roth")),
        ("Par Jeanne Dupré et Élise Noël", Byline("Jeanne Dupré et Élise Noël")),
        ("Por María López", Byline("María López")),
        ("Di Maria Rossi", Byline("Maria Rossi")),
        ("Door Jan de Boer", Byline("Jan de Boer")),
        ("Author: jane doe", Byline("jane doe")),
    ],
)
def test_a_byline_is_read(line: str, byline: Byline) -> None:
    assert read_byline(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By Wednesday, rescuers had reached the village.",
        "By a slim margin, voters said no.",
        "By 2030 the glacier will be gone",
        "Por qué cierra el puente",
        "The bridge fell by night",
        "By " + "Jane " * 60,
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_a_line_of_names_is_a_byline_where_one_is_expected() -> None:
    assert read_bare_byline("Jane Doe and John Roe") == Byline("Jane Doe and John Roe")
    assert read_bare_byline("Jane Doe, Staff Writer") == Byline("Jane Doe")
    for line in ("Nairobi", "Top Stories", "The Upshot", "Nobody was hurt.", "What happens next"):
        assert read_bare_byline(line) is None


def test_reporting_credits_are_told() -> None:
    credit = "(Reporting by Jane Doe in Paris; Additional reporting by A B; Editing by C D)"
    assert is_reporting_credit(credit)
    assert reporters(credit) == "Jane Doe"
    assert is_reporting_credit("Associated Press writer John Roe contributed to this report.")
    assert is_reporting_credit("Edited by Jane Doe")
    assert is_reporting_credit("(Reportage de Jeanne Dupré, édité par A B)")
    assert not is_reporting_credit("Reporting the news by telephone was hard, she said.")
    assert not is_reporting_credit('"Reporting by phone is hard," she said.')
    assert cut_glued_credit("It ended. Reporting by Jane Doe") == (
        "It ended.",
        "Reporting by Jane Doe",
    )
    assert cut_glued_credit("Reporting by phone ended.") == ("Reporting by phone ended.", None)


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        ("Smoke rises (AFP Photo/)", "Smoke rises", "AFP Photo/"),
        ("Smoke rises (AP Photo/Jo Lind)", "Smoke rises", "AP Photo/Jo Lind"),
        ("Smoke rises. (Photo: Jo Lind/Reuters)", "Smoke rises.", "Jo Lind/Reuters"),
        ("Smoke rises [Jo Lind/AFP]", "Smoke rises", "Jo Lind/AFP"),
        ("Smoke rises. © Reuters/Jo Lind", "Smoke rises.", "© Reuters/Jo Lind"),
        ("Smoke rises. Credit: Jo Lind", "Smoke rises.", "Jo Lind"),
        ("Smoke rises. Photo by Jo Lind", "Smoke rises.", "Jo Lind"),
        ("Smoke rises. Photograph: Jo Lind/PA", "Smoke rises.", "Jo Lind/PA"),
        ("Smoke rises. REUTERS/Jo Lind", "Smoke rises.", "REUTERS/Jo Lind"),
        ("Smoke rises. | Jo Lind/Getty Images", "Smoke rises.", "Jo Lind/Getty Images"),
        ("Smoke rises / AFP / Jo Lind", "Smoke rises", "AFP / Jo Lind"),
        ("Rauch steigt auf. Foto: Jo Lind/dpa", "Rauch steigt auf.", "Jo Lind/dpa"),
        ("De la fumée. Crédit photo : Jo Lind", "De la fumée.", "Jo Lind"),
        ("Caption: Smoke rises. Photo: Jo Lind", "Smoke rises.", "Jo Lind"),
        ("Photo: Jo Lind/Reuters", None, "Jo Lind/Reuters"),
        ("(Getty Images)", None, "Getty Images"),
        ("© Jo Lind/TASS", None, "© Jo Lind/TASS"),
        ("Image: Smoke rises above the store.", "Smoke rises above the store.", None),
    ],
)
def test_a_caption_is_read(line: str, text: str | None, credit: str | None) -> None:
    found = read_caption(line)
    assert found is not None
    assert (found.text, found.credit) == (text, credit)


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was hurt.",
        "She was a former editor at Reuters.",
        "He told the AP that nobody was hurt. Smith told Reuters so",
        "The ministry showed a letter (see picture).",
        "The senators are Ann Lee (Me.) and Pat Toomey (Pa.)",
        "He was shot after he approached the car. (WARNING: Video contains graphic scenes)",
        "AFP",
        "© 2026 AFP. All rights reserved.",
        "The picture is unclear: nobody knows.",
    ],
)
def test_a_paragraph_is_no_caption(line: str) -> None:
    assert read_caption(line) is None


def test_an_agency_in_brackets_is_a_doubtful_credit() -> None:
    assert read_caption("Nobody was hurt. (Reuters)") == Caption(
        "Nobody was hurt.", "Reuters", False
    )
    assert looks_like_caption("Smoke rises above the store", before_body=True)
    assert not looks_like_caption('"Nobody was hurt," he said.', before_body=True)


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Tweet",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Read more: The bridge",
        "Related: The tunnel",
        "Comments (12)",
        "12 comments",
        "Leave a comment",
        "***",
        "- 30 -",
        "___",
        "© 2015 AFP",
        "3 min read",
        "Sign up to our daily newsletter",
        "Follow Jane Doe on Twitter @jane.",
        "Lire aussi : Le pont",
        "Publicité",
        "Mehr zum Thema: Brücken",
        "Lesen Sie auch: Tunnel",
        "Share this story",
        "Facebook Twitter WhatsApp",
        "END",
        "Tags: bridge, tunnel",
        "3 hours ago",
        "jd/mx-rl",
        "(Adds details, quotes)",
        "All rights reserved.",
    ],
)
def test_a_button_is_told(line: str) -> None:
    assert is_clutter(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday",
        "Read more than 30 books a year, doctors say.",
        "The end of the bridge",
        "Post office workers voted to strike",
        "Line of fire",
        "Related to this, the council voted.",
        "Nobody",
        "Comments are closed.",
        "Close to the river, a house burned.",
        "Follow the money",
        "He said: read more.",
    ],
)
def test_a_sentence_is_no_button(line: str) -> None:
    assert not is_clutter(line)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("World | Middle East", "World | Middle East"),
        ("Home > World > Middle East", "World > Middle East"),
        ("CULTURE", "CULTURE"),
        ("Wirtschaft", "Wirtschaft"),
        ("Council closes bridge", None),
        ("Jane Doe | Reuters", None),
        ("World.", None),
    ],
)
def test_a_section_is_read(line: str, section: str | None) -> None:
    assert read_section(line) == section


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Published: 3 March 2026, 14:05 GMT", (True, "2026-03-03T14:05:00+00:00")),
        ("March 3, 2026", (True, "2026-03-03")),
        ("Tue 3 Mar 2026 14.05 GMT", (True, "2026-03-03T14:05:00+00:00")),
        ("2026-03-03T14:05:00Z", (True, "2026-03-03T14:05:00+00:00")),
        ("03.03.2026, 09.15 Uhr", (True, "2026-03-03T09:15:00")),
        ("Publié le 3 mars 2026 à 9h15", (True, "2026-03-03T09:15:00")),
        ("Updated 3 March 2026", (True, None)),
        ("3 March", (True, None)),
        ("Wednesday", (False, None)),
        ("03/04/2026", (False, None)),
        ("Nobody was hurt on 3 March 2026.", (False, None)),
        ("In 2026", (False, None)),
    ],
)
def test_a_line_of_dates_is_read_and_nothing_is_invented(
    line: str, answer: tuple[bool, str | None]
) -> None:
    assert read_published(line, "en") == answer


LANGUAGES = {
    "en": "The council voted on Tuesday to close the old bridge, which was built in 1911.",
    "de": "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu schließen.",
    "fr": "Le conseil a voté mardi la fermeture du vieux pont, qui date de 1911.",
    "es": "El ayuntamiento votó el martes el cierre del viejo puente, que es de 1911.",
    "pt": "A câmara votou na terça-feira o encerramento da velha ponte, que é de 1911.",
    "it": "Il consiglio ha votato martedì la chiusura del vecchio ponte, che è del 1911.",
    "nl": "De gemeenteraad heeft dinsdag gestemd voor het sluiten van de oude brug.",
    "sv": "Kommunfullmäktige röstade på tisdagen för att stänga den gamla bron, som är från 1911.",
    "pl": "Rada miasta zagłosowała we wtorek za zamknięciem starego mostu, który jest z 1911 roku.",
    "ru": "Городской совет во вторник проголосовал за закрытие старого моста, 1911 года.",
    "uk": "Міська рада у вівторок проголосувала за закриття старого мосту, який звели давно.",
    "ar": "صوت مجلس المدينة يوم الثلاثاء على إغلاق الجسر القديم",
    "fa": "شورای شهر روز سه‌شنبه به بستن پل قدیمی رای داد که گفته می‌شود پیر است",
    "he": "מועצת העיר הצביעה ביום שלישי על סגירת הגשר הישן",
    "zh": "市议会周二投票决定关闭旧桥。",
    "ja": "市議会は火曜日、古い橋を閉鎖することを決めた。",
    "ko": "시의회는 화요일 낡은 다리를 폐쇄하기로 의결했다.",
    "el": "Το δημοτικό συμβούλιο ψήφισε την Τρίτη να κλείσει την παλιά γέφυρα.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_told_from_one_sentence(language: str) -> None:
    assert detect_language(LANGUAGES[language]) == language


def test_too_little_text_has_no_language() -> None:
    assert detect_language("Assad 1911") is None
    assert detect_language("1234") is None


def test_a_stated_language_stands_unless_the_text_is_plainly_in_another() -> None:
    assert agreed_language("en", LANGUAGES["de"] * 5) == "de"
    assert agreed_language("nb", "Rådet stemte tirsdag for å stenge den gamle broen. " * 8) == "nb"
    assert agreed_language(None, LANGUAGES["fr"]) == "fr"
    assert agreed_language("cy", "1234") == "cy"
    assert tidy_tag("en-GB") == "en"
    assert tidy_tag("de_DE") == "de"
    assert tidy_tag("not a language") is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    text = "Café «Zürich» – schöne Grüße\n\nDer Stadtrat hat am Dienstag beschlossen."
    assert to_text(text.encode(encoding)) == text


@pytest.mark.parametrize(("language", "encoding"), [("ru", "cp1251"), ("zh", "gb18030")])
def test_text_is_read_without_a_word_about_its_encoding(language: str, encoding: str) -> None:
    text = LANGUAGES[language] * 4
    assert to_text(text.encode(encoding)) == text


def test_line_ends_are_made_one() -> None:
    assert to_text(b"a\r\nb\rc\x0cd") == "a\nb\nc\n\nd"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("A\n\nB one.\nB two.\n\nC", ["A", "B one.", "B two.", "C"]),
        (
            "Title\n\nA sentence that goes\nover the line.",
            ["Title", "A sentence that goes over the line."],
        ),
        ("Title\n\n- one\n- two", ["Title", "- one", "- two"]),
        ("Title\n\nA well-\nknown man\nspoke.", ["Title", "A well-known man spoke."]),
        ("標題\n\n市議会は火曜日、\n決めた。", ["標題", "市議会は火曜日、", "決めた。"]),
    ],
)
def test_lines_become_blocks(text: str, blocks: list[str]) -> None:
    assert [block.text for block in to_blocks(text)] == blocks


def test_markdown_loses_its_marks_and_nothing_else() -> None:
    text = "**Bold** and [a link](https://x.example/), 2 * 3 * 4\n*All of it.*\n![A ship](/a.png)"
    assert unmark(text) == "Bold and a link, 2 * 3 * 4\nAll of it.\nImage: A ship"
    assert unmark("snake_case and 5*5") == "snake_case and 5*5"
