"""The orders of a thread, and how many comments a page holds."""

from rostra.store.problems import invalid

SORTS = ("newest", "oldest", "discussed", "best")
DEFAULT_SORT = "newest"
PAGE_SIZE = 200
LARGEST_PAGE = 500


def known_sort(sort: str | None) -> str:
    """Return `sort` ("" and None mean newest), or raise a 422 Problem that lists the orders."""
    if not sort:
        return DEFAULT_SORT
    if sort not in SORTS:
        raise invalid(f"There is no order “{sort[:40]}”.", f"Choose one of: {', '.join(SORTS)}.")
    return sort


def page_size(limit: int | None) -> int:
    """How many comments a page holds: `limit`, 1 to 500, or 200. Raises a 422 Problem."""
    if limit is None:
        return PAGE_SIZE
    if not 1 <= limit <= LARGEST_PAGE:
        raise invalid(
            f"A page cannot hold {limit} comments.", f"Ask for 1 to {LARGEST_PAGE} of them."
        )
    return limit
