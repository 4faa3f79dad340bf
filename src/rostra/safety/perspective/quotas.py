"""How much a client may ask: so many requests a second, and so many a day (UTC).

A bucket holds as many tokens as the client may use in a second and fills at that rate (the token
bucket; Turner, 1986), so that a burst passes and a stream is held to the rate.
"""

from dataclasses import dataclass

DAY = 86_400


@dataclass(slots=True)
class Bucket:
    """One client's tokens. Times are in seconds; a clock that runs backwards fills nothing."""

    rate: float
    tokens: float = -1.0
    filled_at: float = 0.0

    def take(self, now: float) -> float:
        """Take a token: 0 where there was one, else the seconds until there is."""
        most = max(1.0, self.rate)
        if self.tokens < 0:
            self.tokens, self.filled_at = most, now
        passed = max(0.0, now - self.filled_at)
        self.tokens = min(most, self.tokens + passed * self.rate)
        self.filled_at = max(now, self.filled_at)
        if self.tokens >= 1:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / self.rate


def day_of(now: float) -> int:
    """The number of the day since 1970 (UTC)."""
    return int(now // DAY)


def until_tomorrow(now: float) -> float:
    """Seconds until the next day begins."""
    return DAY - now % DAY
