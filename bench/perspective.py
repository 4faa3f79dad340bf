"""How fast `comments:analyze` answers: `python -m bench.perspective [--seconds 10]`.

Starts `rostra safety serve` with the judges of this installation, once as it judges by default and
once with both judges asked about every text, and loads it over 16 connections with the comments of
`../shared` (else with sentences of its own).
"""

import csv
import gzip
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from bench.wrk import Load, wrk
from tests.support.server import Server
from tests.support.shared import shared_folder
from tests.support.waiting import free_port

CONNECTIONS = 16
TEXTS = 2_000
OWN = (
    "The council has promised a new bridge for ten years, and nothing was built.",
    "You are a liar, and everybody in this town knows it by now.",
    "I took the ferry on Sunday with two children; it was late, as it always is.",
    "Idiots like you are the reason why nothing works here any more.",
)
SET = Path("data") / "unhealthy_conversations" / "unhealthy_conversations_val.csv.gz"
COLUMN = "text"

SCRIPT = """\
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local bodies = {}
for line in io.lines("%s") do bodies[#bodies + 1] = line end
local number = 0
request = function()
  number = number + 1
  return wrk.format(nil, nil, nil, bodies[number %% #bodies + 1])
end
"""


def texts() -> list[str]:
    """Comments to judge: real ones where the reference material lies beside the checkout."""
    file = shared_folder() / SET
    if not file.is_file():
        print("without ../shared: a few sentences of our own, again and again", file=sys.stderr)
        return list(OWN)
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        found = [row[COLUMN] for row in csv.DictReader(lines) if row[COLUMN].strip()]
    return found[:TEXTS]


def bodies(comments: list[str]) -> Iterator[str]:
    """A request for each comment, as Coral sends it."""
    for text in comments:
        asked: dict[str, object] = {"TOXICITY": {}}
        message = {"comment": {"text": text}, "doNotStore": True, "requestedAttributes": asked}
        yield json.dumps({**message, "languages": ["en"]})


def chosen() -> dict[str, str]:
    """The judges that the caller's environment names, else those that come with Rostra."""
    names = ("ROSTRA_JUDGE_FIRST", "ROSTRA_JUDGE_SECOND", "PYTHONPATH")
    usual = {"ROSTRA_JUDGE_FIRST": "", "ROSTRA_JUDGE_SECOND": ""}
    return usual | {name: os.environ[name] for name in names if name in os.environ}


def loaded(mode: str, folder: Path, seconds: int) -> Load:
    """What the service did for `seconds` when asked as often as it answers."""
    lines, script = folder / "bodies.jsonl", folder / "analyze.lua"
    lines.write_text("\n".join(bodies(texts())) + "\n")
    script.write_text(SCRIPT % lines)
    options = ("--no-store", "--anybody", "--per-second", "1000000")
    server = Server(
        folder / mode,
        free_port(),
        options,
        chosen() | {"ROSTRA_PERSPECTIVE_JUDGES": mode},
        command=("safety", "serve"),
    )
    server.start()
    try:
        address = f"{server.url}/v1alpha1/comments:analyze"
        wrk(address, connections=CONNECTIONS, seconds=2, script=str(script))
        return wrk(address, connections=CONNECTIONS, seconds=seconds, script=str(script))
    finally:
        server.stop()


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--seconds", default=10, show_default=True, help="Length of each load.")
def main(seconds: int) -> None:
    """Measure the judging service on this machine.

    Example: python -m bench.perspective --seconds 5
    """
    for mode in ("cascade", "both"):
        with tempfile.TemporaryDirectory(prefix="rostra-bench-") as folder:
            load = loaded(mode, Path(folder), seconds)
        print(
            f"analyze, {mode}: {load.per_second:.0f} requests/s, "
            f"p99 {load.p99_ms:.0f} ms, {load.failed} not answered with a score"
        )


if __name__ == "__main__":
    main()
