"""How mail leaves: `smtp://user:password@host:port`, `smtps://` (TLS) or `smtp+starttls://`."""

from urllib.parse import unquote, urlsplit


def smtp_settings(url: str) -> dict[str, object]:
    """Django's e-mail settings for `url`. Raises ValueError for another scheme or no host."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+starttls"} or not parts.hostname:
        raise ValueError("ROSTRA_MAIL must look like smtp://user:password@host:25")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtps": 465, "smtp+starttls": 587}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_TIMEOUT": 10,
    }
