"""Moments as articles name them."""

import datetime as dt
from zoneinfo import ZoneInfo


def moment_of(text: str, zone: ZoneInfo) -> dt.datetime | None:
    """The moment in ISO 8601 `text`, aware; None when it is none.

    A day means its beginning, a time without offset that of `zone`: "until 5 October" reopens as
    that day begins where the publication is.
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
