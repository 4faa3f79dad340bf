"""`rostra score`: verdicts on lines of standard input, one line each on standard output."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from rostra.safety.commands.evaluate import progress
from rostra.safety.services.score_lines import model_missing, score_lines

CHUNK_BYTES = 1 << 16
LONGEST_LINE = 1_000_000


@click.command()
@click.option(
    "--jsonl", is_flag=True, help="Every line is a JSON object; else other lines are texts."
)
@click.option(
    "--context-field",
    default="parent",
    show_default=True,
    metavar="F",
    help="The field that holds the text which is answered.",
)
def score(jsonl: bool, context_field: str) -> None:
    """Judge the texts on standard input, as comments of an unknown writer under the standard
    policy. A line is `{"text": …, "parent": …, "article": …}`, the last two at will; the article is
    its headline, or an object with headline, lead, section, language, sensitive. For each line one
    is written: scores, verdict, reasons, language; or an error where a line cannot be read. Scores
    that only the second judge gives are asked for besides; the verdict is the one that a comment
    would get.

    Example: rostra score --jsonl < comments.jsonl > verdicts.jsonl
    """
    if model_missing():
        click.echo("No model is at work: there are no scores, the checks alone decide.", err=True)
    size = file_size(sys.stdin.buffer)
    read = done = 0
    with progress("Judging") as told:
        for lines in chunks(sys.stdin.buffer):
            answers = score_lines(lines, done + 1, only_json=jsonl, context_field=context_field)
            out = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in answers)
            sys.stdout.buffer.write(out.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
            done += len(lines)
            read += sum(len(line) + 1 for line in lines)
            told(min(read, size), size) if size else told(done, done + 1)


def file_size(stream: Any) -> int:
    """The bytes of a redirected file, 0 for a pipe or terminal."""
    try:
        told = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return 0
    return told.st_size if stat.S_ISREG(told.st_mode) else 0


def chunks(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Lines as they come, without waiting for more than there are; a line that is too long is
    cut where it cannot be mistaken for one that fits."""
    kept, skipping = b"", False
    while got := stream.read1(CHUNK_BYTES):  # type: ignore[attr-defined]
        *lines, rest = got.split(b"\n")
        if lines:
            lines[0] = kept if skipping else kept + lines[0]
            kept, skipping = b"", False
            yield lines
        if not skipping:
            kept += rest
            skipping = len(kept) > LONGEST_LINE
    if kept:
        yield [kept]
