"""Google's errors, as the clients know them: `{"error": {code, message, status, details}}`.

The names of `errorType` and the messages are those of the Comment Analyzer; the statuses are
google.rpc.Code (https://cloud.google.com/apis/design/errors).
"""

import math
from collections.abc import Sequence
from typing import Any

from rostra.safety.perspective.exchange import Answer

ANALYZER = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


class ServiceError(Exception):
    """A refusal in Google's words; `answer()` is what the client gets."""

    def __init__(
        self,
        code: int,
        status: str,
        message: str,
        *,
        details: Sequence[dict[str, Any]] = (),
        retry_after: float = 0.0,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.details = list(details)
        self.retry_after = retry_after

    def answer(self) -> Answer:
        """The error as a document."""
        error: dict[str, Any] = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = self.details
        wait = {"retry-after": str(math.ceil(self.retry_after))} if self.retry_after else {}
        return Answer(self.code, {"error": error}, wait)


def invalid(message: str, error_type: str = "INVALID_REQUEST", **more: Any) -> ServiceError:
    """A 400 of the analyzer with its `errorType`."""
    details = [{"@type": ANALYZER, "errorType": error_type, **more}]
    return ServiceError(400, "INVALID_ARGUMENT", message, details=details)


def unreadable(message: str) -> ServiceError:
    """A 400 for a body that is no such message; such errors had no analyzer's details."""
    text = f"Invalid JSON payload received. {message}"
    return ServiceError(400, "INVALID_ARGUMENT", text)


def comment_empty() -> ServiceError:
    """No text to judge."""
    return invalid("Comment must be non-empty.", "COMMENT_EMPTY")


def comment_too_long() -> ServiceError:
    """More than 20,480 bytes."""
    return invalid("Comment text too long.", "COMMENT_TOO_LONG")


def unknown_attribute(name: str) -> ServiceError:
    """An attribute that no judge here models."""
    return invalid(f"Unknown requested attribute: {name}")


def language_not_supported(
    name: str, requested: Sequence[str], detected: Sequence[str]
) -> ServiceError:
    """An attribute that is not modelled for the language of the text."""
    what = {"attribute": name}
    lists = {"requestedLanguages": list(requested), "detectedLanguages": list(detected)}
    told = ", ".join(detected or requested)
    return invalid(
        f"Attribute {name} does not support request languages: {told}",
        "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
        languageNotSupportedByAttributeError=what | {k: v for k, v in lists.items() if v},
    )


def detection_failed() -> ServiceError:
    """No language was given and none can be told."""
    return invalid("Unable to detect language", "LANGUAGE_DETECTION_FAILED")


def key_missing() -> ServiceError:
    """Neither a key nor a token was sent."""
    return ServiceError(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API.",
    )


def key_invalid() -> ServiceError:
    """A key that is none of ours, or was revoked."""
    info = {
        "@type": ERROR_INFO,
        "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
        "metadata": {"service": "commentanalyzer.googleapis.com"},
    }
    return ServiceError(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        details=[info],
    )


def quota_exceeded(per: str, name: str, retry_after: float) -> ServiceError:
    """More than the client may; `per` is "second" or "day"."""
    metric = "Analysis requests (AnalyzeComment)"
    return ServiceError(
        429,
        "RESOURCE_EXHAUSTED",
        f"Quota exceeded for quota metric '{metric}' and limit '{metric} per {per}' "
        f"of service 'commentanalyzer.googleapis.com' for consumer '{name}'.",
        retry_after=retry_after,
    )


def unavailable(message: str) -> ServiceError:
    """The service cannot answer now; the same request may succeed soon."""
    return ServiceError(503, "UNAVAILABLE", message, retry_after=1)


def not_found() -> ServiceError:
    """An address that the service does not have."""
    return ServiceError(404, "NOT_FOUND", "Requested entity was not found.")
