"""Load by wrk (https://github.com/wg/wrk), an HTTP client that is faster than what it measures."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

_UNITS_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    """What wrk saw: answers a second, the 99th percentile in milliseconds, answers not 2xx/3xx."""

    per_second: float
    p99_ms: float
    failed: int


def wrk(url: str, *, connections: int, seconds: int, script: str = "") -> Load:
    """Ask `url` as often as it answers, over `connections`, for `seconds`.

    Ends the program with a sentence where wrk is not installed.
    """
    program = shutil.which("wrk")
    if program is None:
        sys.exit("This needs wrk: apt-get install wrk")
    command = [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if script:
        command += ["-s", script]
    printed = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    return read(printed)


def read(printed: str) -> Load:
    """wrk's report as figures. Raises ValueError where it is none."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", printed)
    if rate is None or p99 is None:
        raise ValueError(f"not a report of wrk:\n{printed}")
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    return Load(
        per_second=float(rate[1]),
        p99_ms=float(p99[1]) * _UNITS_MS[p99[2]],
        failed=int(failed[1]) if failed else 0,
    )
