"""The seed article, as a careful reader would mark it."""

from pathlib import Path

from rostra.articles.statements import find_statements

# speaker, cue, how the quotation begins and ends
EXPECTED = [
    ("the Syrian leader's office", "said in a statement", "The Russian air", "fight terrorism"),
    ("Sergei Ivanov", "said", "appealed to", "military aid"),
    ("a military source", "welcomed", "positive", "positive"),
    ("a military source", "said", "is something", "supportive friend"),
    ("a military source", "added", "The coordination", "already the case"),
    ("a military source", "added", "The areas of", "on the ground."),
]


def paragraphs(seed: Path) -> list[str]:
    """The body alone: headline, caption, dateline and notice taken away."""
    parts = seed.read_text().split("\n\n")[2:-1]
    return [parts[0].split(" - ", 1)[1], *parts[1:]]


def test_every_quotation_has_its_speaker(seed_article: Path) -> None:
    found = [s for s in find_statements(paragraphs(seed_article)) if s.kind != "indirect"]
    assert [(s.speaker, s.cue) for s in found] == [(who, cue) for who, cue, _, _ in EXPECTED]
    for statement, (_, _, begins, ends) in zip(found, EXPECTED, strict=True):
        assert statement.quote.startswith(begins)
        assert statement.quote.endswith(ends)


def test_spans_are_the_quotes(seed_article: Path) -> None:
    body = "\n\n".join(paragraphs(seed_article))
    for statement in find_statements(paragraphs(seed_article)):
        assert body[statement.start : statement.end] == statement.quote


def test_what_is_said_of_nobody_is_no_statement(seed_article: Path) -> None:
    assert not any("500 troops" in s.quote for s in find_statements(paragraphs(seed_article)))
