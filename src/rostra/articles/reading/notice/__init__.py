"""The publisher's notice about commenting: found, understood and parted from the story."""

from rostra.articles.reading.notice.find import (
    Notice,
    find_boxed,
    is_notice,
    read_notice,
    take_notice,
)

__all__ = ["Notice", "find_boxed", "is_notice", "read_notice", "take_notice"]
