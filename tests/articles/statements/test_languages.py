"""Other languages: the same finder, another table."""

import pytest

from rostra.articles.statements.languages import SUPPORTED, grammar_for

from .reading import Said, said


@pytest.mark.parametrize(
    ("language", "paragraphs", "expected"),
    [
        (
            "de",
            [
                "„Wir haben keine Zeit“, sagte Bürgermeisterin Eva Kranz am Montag.",
                "Kranz fügte hinzu, die Brücke sei „nicht zu retten“.",
                "»Das ist bitter«, so die Bürgermeisterin.",
            ],
            [
                ("Eva Kranz", "sagte", "Wir haben keine Zeit"),
                ("Eva Kranz", "fügte hinzu", "nicht zu retten"),
                ("Eva Kranz", "so", "Das ist bitter"),
            ],
        ),
        (
            "de-AT",
            ["Am Dienstag sagte Kanzlerin Meyer, das Gesetz komme.", "„Bald“, betonte sie."],
            [("Meyer", "sagte", "das Gesetz komme"), ("Meyer", "betonte", "Bald")],
        ),
        (
            "de",
            ["Ein Sprecher des Ministeriums erklärte: „Die Lage ist ruhig.“"],
            [("ein Sprecher des Ministeriums", "erklärte", "Die Lage ist ruhig.")],
        ),
        (
            "fr",
            [
                "« Nous ne céderons pas », a déclaré le ministre de l’Intérieur, Paul Garnier.",
                "« La situation est grave », a-t-il ajouté.",
                "Selon la préfecture, 300 personnes ont manifesté.",
            ],
            [
                ("Paul Garnier", "déclaré", "Nous ne céderons pas"),
                ("Paul Garnier", "ajouté", "La situation est grave"),
                ("la préfecture", "selon", "300 personnes ont manifesté"),
            ],
        ),
        (
            "fr",
            [
                "Claire Dumont affirme que la police « savait tout ».",
                "« C’est honteux », dit-elle.",
            ],
            [
                ("Claire Dumont", "affirme", "savait tout"),
                ("Claire Dumont", "dit", "C’est honteux"),
            ],
        ),
        (
            "es",
            [
                "«No vamos a ceder», dijo la ministra de Sanidad, Elena Ruiz.",
                "«La situación es grave», añadió.",
                "El portavoz, Juan Soler, afirmó que “nadie esperaba esto”.",
            ],
            [
                ("Elena Ruiz", "dijo", "No vamos a ceder"),
                ("Elena Ruiz", "añadió", "La situación es grave"),
                ("Juan Soler", "afirmó", "nadie esperaba esto"),
            ],
        ),
    ],
)
def test_languages(language: str, paragraphs: list[str], expected: list[Said]) -> None:
    assert said(*paragraphs, language=language) == expected


def test_an_unknown_language_keeps_its_quotations() -> None:
    assert said("“Partiremo domani mattina con tutti”, ha detto.", language="it") == [
        ("", "", "Partiremo domani mattina con tutti")
    ]
    assert grammar_for("it") is None


@pytest.mark.parametrize("language", SUPPORTED)
def test_a_grammar_holds_lower_case_words(language: str) -> None:
    grammar = grammar_for(language)
    assert grammar is not None
    assert grammar.cues
    for low in (*grammar.cues, *grammar.roles, *grammar.closed, *grammar.bodies):
        assert low == low.lower()
