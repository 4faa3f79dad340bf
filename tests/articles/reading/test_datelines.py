"""Datelines in the shapes that agencies give them, and sentences that only begin like one."""

from datetime import date

import pytest

from rostra.articles.reading.dateline import read_dateline

DATELINES = [
    ("Damascus (AFP) - Syrian", "Damascus", "AFP"),
    ("LONDON (Reuters) — The bank", "LONDON", "Reuters"),
    ("WASHINGTON, Sept 30 (Reuters) - The", "WASHINGTON", "Reuters"),
    ("PARIS, France (AP) — The mayor", "PARIS, France", "AP"),
    ("Berlin (dpa) – Die Regierung", "Berlin", "dpa"),
    ("MOSCOW, Russia - Officials", "MOSCOW, Russia", None),
    ("SACRAMENTO, Calif. (AP) — The state", "SACRAMENTO, Calif.", "AP"),
    ("Washington, D.C. (AP) — The", "Washington, D.C.", "AP"),
    ("ST. LOUIS (AP) -- A man", "ST. LOUIS", "AP"),
    ("MADRID, 30 Sep. (EUROPA PRESS) - El", "MADRID", "EUROPA PRESS"),
    ("(ANSA) - ROMA, 30 SET - Il governo", "ROMA", "ANSA"),
    ("МОСКВА, 30 сен - РИА Новости. Президент", "МОСКВА", "РИА Новости"),
    ("Москва. 30 сентября. INTERFAX.RU - Президент", "Москва", "INTERFAX.RU"),
    ("МОСКВА, 30 сентября. /ТАСС/. Президент", "МОСКВА", "ТАСС"),
    ("新华社北京9月30日电 国家", "北京", "新华社"),
    ("東京（共同通信）政府は", "東京", "共同通信"),
    ("(서울=연합뉴스) 홍길동 기자 = 정부는", "서울", "연합뉴스"),
    ("دمشق (أ ف ب) - قال", "دمشق", "أ ف ب"),
    ("דמשק (רויטרס) - נשיא", "דמשק", "רויטרס"),
    ("Beijing, Sept. 30 (Xinhua) -- China", "Beijing", "Xinhua"),
    ("NEW DELHI: The minister", "NEW DELHI", None),
    ("Damascus, SANA- President", "Damascus", "SANA"),
    ("PORT VALE (Meridian News) - The", "PORT VALE", "Meridian News"),
    ("WASHINGTON/MOSCOW (Reuters) - The", "WASHINGTON/MOSCOW", "Reuters"),
    ("Frankfurt/Main (dpa) - Der", "Frankfurt/Main", "dpa"),
    ("LONDON, March 3 (Reuters)", "LONDON", "Reuters"),
    ("London (CNN)The queen", "London", "CNN"),
    ("RIO DE JANEIRO, Brazil (GNS) – The", "RIO DE JANEIRO, Brazil", "GNS"),
    ("Al-Hasakah, Syria (AFP) - US", "Al-Hasakah, Syria", "AFP"),
    ("Cairo — Egypt said", "Cairo", None),
    ("AFP, Damascus - The president", "Damascus", "AFP"),
    ("UNITED NATIONS, April 4 (Reuters) - The", "UNITED NATIONS", "Reuters"),
]
SENTENCES = [
    "The minister - who resigned on Monday - said no.",
    "The bank said on Monday (Reuters) - no",
    "Jane Doe, a nurse — who lives nearby — said so.",
    "Mr. Smith - The man",
    "Analysis - Why the bridge fell",
    "Watch: the bridge falls",
    "By Jane Doe, Berlin (dpa)",
    "Smith: We have done it",
    '"We" - said the man',
    "He - and she - said so",
    "Q: Why did the bridge fall?",
    "Nobody was hurt.",
    "",
]


@pytest.mark.parametrize(("block", "place", "agency"), DATELINES)
def test_a_dateline_is_read(block: str, place: str, agency: str | None) -> None:
    found = read_dateline(block)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize("block", SENTENCES)
def test_a_sentence_is_no_dateline(block: str) -> None:
    assert read_dateline(block) is None


@pytest.mark.parametrize(
    ("block", "day"),
    [
        ("Paris, 30 sept 2015 (AFP) - Le", date(2015, 9, 30)),
        ("New York, Sept. 30, 2026 /PRNewswire/ -- Acme", date(2026, 9, 30)),
        ("Paris, France | AFP | Wednesday 9/30/2015 - 14:20 UTC+2", date(2015, 9, 30)),
        ("WASHINGTON, Sept 30 (Reuters) - The", None),
    ],
)
def test_only_a_date_with_its_year_is_a_day_of_publication(block: str, day: date | None) -> None:
    found = read_dateline(block)
    assert found is not None
    assert found.published == day
