"""Figures of judging for Prometheus. Each is named in `docs/reference/metrics.md`."""

from prometheus_client import Counter, Gauge, Histogram

FINE = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)

judge_up = Gauge("rostra_judge_up", "Whether a judge works (1) or not (0)", ["stage"])
judge_failures = Counter("rostra_judge_failures", "Times a judge failed", ["stage", "kind"])
judge_seconds = Histogram(
    "rostra_judge_seconds", "Time of a judge for one text", ["stage"], buckets=FINE
)
judge_texts = Counter("rostra_judge_texts", "Texts that a judge has scored", ["stage"])
check_failures = Counter("rostra_check_failures", "Times a check failed on a text", ["check"])
