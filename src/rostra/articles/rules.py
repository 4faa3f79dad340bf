"""Addresses, slugs and fingerprints of articles (pure)."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that say how a reader came, not what they read.
TRACKING = ("utm_", "mc_", "pk_")
TRACKING_NAMES = frozenset({"fbclid", "gclid", "dclid", "msclkid", "igshid", "ref", "cmpid"})
DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """One spelling for one address: host in lower case, no fragment, default port or tracking.

    "" for an empty `url`. Raises ValueError for anything but http and https.
    """
    if not url:
        return ""
    parts = urlsplit(url.strip())
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"{url!r} is no web address")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.lower()
    if parts.port and parts.port != DEFAULT_PORTS[scheme]:
        host += f":{parts.port}"
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(TRACKING) and name.lower() not in TRACKING_NAMES
    ]
    return urlunsplit((scheme, host, parts.path or "/", urlencode(kept), ""))


def article_slug(headline: str) -> str:
    """The readable part of an article's address, in the headline's own script."""
    words = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFKC", headline).lower())
    return re.sub(r"[-\s]+", "-", words).strip("-_")[:80].strip("-") or "article"


def fingerprint(headline: str, paragraphs: Sequence[str]) -> str:
    """Hexadecimal SHA-256 of what is read, whatever the spacing: tells a change from a re-send."""
    text = "\n\n".join(" ".join(part.split()) for part in (headline, *paragraphs))
    return hashlib.sha256(text.encode()).hexdigest()
