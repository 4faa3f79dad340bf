"""How these tests say what they expect: (speaker, cue, quote), in reading order."""

from rostra.articles.statements import Kind, Statement, find_statements

Said = tuple[str, str, str]


def read(*paragraphs: str, language: str = "en") -> list[Statement]:
    """The statements of an article, their spans checked."""
    body = "\n\n".join(paragraphs)
    statements = list(find_statements(paragraphs, language))
    for one in statements:
        assert body[one.start : one.end] == one.quote
    assert statements == sorted(statements, key=lambda one: (one.start, one.end))
    return statements


def said(*paragraphs: str, language: str = "en") -> list[Said]:
    """Who said what."""
    return [(one.speaker, one.cue, one.quote) for one in read(*paragraphs, language=language)]


def speakers(*paragraphs: str, language: str = "en") -> list[str]:
    """The speakers of the quotations alone."""
    found = read(*paragraphs, language=language)
    return [one.speaker for one in found if one.kind != "indirect"]


def kinds(*paragraphs: str) -> list[Kind]:
    """How the statements are quoted."""
    return [one.kind for one in read(*paragraphs)]
