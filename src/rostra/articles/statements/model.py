"""What this package finds: statements, and the attributions they are taken from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rostra.articles.statements.quotations import Quotation

Kind = Literal["direct", "indirect", "mixed"]
Span = tuple[int, int]
Shape = Literal["verb", "participle", "according", "claim", "colon", "guess"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing somebody is reported to have said.

    `start` and `end` count characters (Unicode code points) in the paragraphs joined by one
    blank line, and `body[start:end] == quote` always holds. For quoted words the span lies
    inside the quotation marks, without the comma that belongs to the reporting sentence.

    `kind` is direct (the quotation is the whole statement), mixed (quoted words inside the
    reporter's own sentence) or indirect (reported without quotation marks). `speaker` is the
    fullest form introduced so far, "" where the article does not say; `cue` is the reporting
    verb or phrase, "" where there is none.
    """

    quote: str
    speaker: str
    cue: str
    start: int
    end: int
    kind: Kind

    def as_json(self) -> dict[str, str | int]:
        """Return the statement as JSON-ready data."""
        return {
            "quote": self.quote,
            "speaker": self.speaker,
            "cue": self.cue,
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True)
class Attribution:
    """Somebody (source) says (cue) something (content), as spans of the body.

    `quotes` are the quotations inside the content; none for indirect speech. `source` is the
    mention as written; `speaker` what it stands for, filled in once the article is read.
    """

    source: Span | None
    cue: Span | None
    cue_text: str
    content: list[Span]
    paragraph: int
    quotes: list[Quotation] = field(default_factory=list)
    whole: bool = False  # the quotations are the whole content
    speaker: str = ""


@dataclass(slots=True)
class Event:
    """A cue and its source, as item indexes; `first`..`last` is the block both fill."""

    shape: Shape
    strength: int
    cue: tuple[int, int]
    source: tuple[int, int] | None
    first: int
    last: int
    host: bool = False  # shares the subject of the clause before
    inverted: bool = False  # the source follows the verb
    doubtful: bool = False  # denied, hypothetical or not an act of speech by itself
    addressee: bool = False
    passive: bool = False  # the source follows as agent: called a risk by the bank
    half: str = ""  # the verb's second half, later in the sentence
