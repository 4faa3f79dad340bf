"""What went wrong, for people and for programs: RFC 9457 problem details as an exception.

Rules and services raise a `Problem`; the API answers it as `application/problem+json`, pages as an
error page, commands as a sentence. `slug` is stable: `type` is `/problems/<slug>`.
"""

from typing import Any


class Problem(Exception):
    """A refusal that its receiver can understand and act on.

    slug: stable name of the kind ("gate-closed"); title: the kind in a few words; status: HTTP
    status; detail: one sentence on this occurrence; todo: what to do now; extra: further members
    of the problem document; headers: HTTP headers to answer with (Retry-After).
    """

    def __init__(
        self,
        slug: str,
        title: str,
        *,
        status: int = 400,
        detail: str = "",
        todo: str = "",
        headers: dict[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(detail or title)
        self.slug = slug
        self.title = title
        self.status = status
        self.detail = detail or title
        self.todo = todo
        self.headers = headers or {}
        self.extra = extra

    def document(self) -> dict[str, Any]:
        """The problem document as JSON-ready data."""
        document: dict[str, Any] = {
            "type": f"/problems/{self.slug}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.todo:
            document["todo"] = self.todo
        return document | self.extra


def not_found(
    what: str, todo: str = "Check the address, or look for it from the front page."
) -> Problem:
    """A 404: `what` ("article", "comment") does not exist here or may not be seen."""
    return Problem(
        "not-found", "Not found", status=404, detail=f"There is no such {what}.", todo=todo
    )


def forbidden(detail: str, todo: str = "") -> Problem:
    """A 403: known to us, but not allowed."""
    return Problem("forbidden", "Not allowed", status=403, detail=detail, todo=todo)


def invalid(detail: str, todo: str = "", **extra: Any) -> Problem:
    """A 422: understood, but the content does not do."""
    return Problem("invalid", "Not valid", status=422, detail=detail, todo=todo, **extra)


def unstorable() -> Problem:
    """The 422 for what the database cannot hold: too long for its column, or with NUL in it."""
    return invalid(
        "Something that was sent is too long, or has a character that cannot be stored.",
        "Shorten it, or leave out what cannot be seen.",
    )


def conflict(detail: str, todo: str = "", **extra: Any) -> Problem:
    """A 409: somebody else changed it first."""
    return Problem("conflict", "Changed meanwhile", status=409, detail=detail, todo=todo, **extra)


def too_fast(detail: str, retry_after: int) -> Problem:
    """A 429 with Retry-After in whole seconds (at least 1)."""
    wait = max(1, retry_after)
    return Problem(
        "too-fast",
        "Too fast",
        status=429,
        detail=detail,
        todo=f"Try again in {wait} second{'s' if wait != 1 else ''}.",
        headers={"Retry-After": str(wait)},
        retry_after=wait,
    )
