"""Reading wrk's report."""

import pytest
from bench.wrk import Load, read

REPORT = """\
Running 2s test @ http://127.0.0.1:8000/
  1 threads and 32 connections
  Latency Distribution
     50%  812.00us
     99%    {p99}
  41520 requests in 2.00s, 20.10MB read
{errors}Requests/sec:  20742.13
Transfer/sec:     10.04MB
"""


@pytest.mark.parametrize(
    ("p99", "ms"), [("880.00us", 0.88), ("3.25ms", 3.25), ("1.20s", 1200.0), ("0.50m", 30_000.0)]
)
def test_the_percentile_is_read_in_any_unit(p99: str, ms: float) -> None:
    assert read(REPORT.format(p99=p99, errors="")).p99_ms == pytest.approx(ms)


def test_failed_answers_are_counted() -> None:
    errors = "  Non-2xx or 3xx responses: 17\n"
    assert read(REPORT.format(p99="3.25ms", errors=errors)) == Load(20742.13, 3.25, 17)


def test_anything_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not a report of wrk"):
        read("unable to connect to 127.0.0.1:8000 Connection refused")
