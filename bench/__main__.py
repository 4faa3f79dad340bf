"""`python -m bench`: run the measures on a fresh server and print what came out."""

import json
import os
import platform
import sys
import tempfile
from pathlib import Path

import click

from bench.measures import MEASURES, Row
from tests.support.server import Server
from tests.support.waiting import free_port


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice(list(MEASURES)))
@click.option("--seconds", default=10, show_default=True, help="Length of each load.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(names: tuple[str, ...], seconds: int, as_json: bool) -> None:
    """Measure Rostra on this machine: everything, or the measures NAMES.

    Example: python -m bench front --seconds 5
    """
    with tempfile.TemporaryDirectory(prefix="rostra-bench-") as folder:
        server = Server(Path(folder) / "data", free_port(), options=("--demo",))
        server.start()
        try:
            rows = [row for name in names or MEASURES for row in measure(name, server, seconds)]
        finally:
            server.stop()
    if as_json:
        machine = {"cores": os.cpu_count(), "python": sys.version, "system": platform.platform()}
        print(json.dumps({"machine": machine, "rows": [vars(row) for row in rows]}, indent=2))


def measure(name: str, server: Server, seconds: int) -> list[Row]:
    """Run one measure, telling each figure as it comes on standard error."""
    rows = []
    for row in MEASURES[name](server, seconds):
        print(f"{row.name:<40} {row.value:>12,.2f} {row.unit}", file=sys.stderr)
        rows.append(row)
    return rows


if __name__ == "__main__":
    main()
