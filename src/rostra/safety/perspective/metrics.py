"""Figures of the service for Prometheus. Each is named in `docs/reference/metrics.md`."""

from prometheus_client import Counter, Histogram

requests = Counter(
    "rostra_perspective_requests_total",
    "Requests of the Perspective-compatible service answered",
    ["method", "status"],
)
seconds = Histogram(
    "rostra_perspective_seconds",
    "Time to answer them",
    ["method"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6),
)
missed = Counter(
    "rostra_perspective_second_look_missed_total",
    "Texts answered with the first judge's scores because the second failed or was late",
)
