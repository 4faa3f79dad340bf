"""Web addresses in a text: where they stand, what they show and where they lead.

The checks and the rendering of comments both use this, so that what is judged is what is linked.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from rostra.safety.characters import LATIN, OTHER_ALPHABETS
from rostra.safety.verdict import Span

LONGEST_URL = 2_000

# Endings that people write without "www." and mean an address. Two-letter ones stand only where a
# path follows, for "end.It began" is a missing space.
_ENDINGS = (
    "com|net|org|info|biz|xyz|top|shop|site|online|club|store|app|dev|live|news|blog|link|click|"
    "vip|win|bet|casino|loan|work|space|website|pro|cc|gg"
)
_STOP = r"\s<>\"“”«»\x00-\x1f"
_BARE = re.compile(rf"(?<![\w@./-])(?:h(?:tt|xx)ps?://|www\.)[^{_STOP}]+", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}"
    rf"(?:(?:{_ENDINGS})(?![\w@-]|\.\w)(?:/[^{_STOP}]*)?|[a-z]{{2}}/[^{_STOP}]+)",
    re.IGNORECASE,
)
# A dot in brackets or in words; in words, where an address ends there and is no "dot com bubble".
_SPELLED = re.compile(
    r"(?<![\w.-])[a-z0-9][a-z0-9-]{1,62}"
    r"(?: ?[(\[{<] ?(?:dot|d0t|punkt|punto|ponto|point|\.) ?[)\]}>] ?"
    r"[a-z]{2,10}\b| dot (?:com|net|org|info|xyz|shop|site|online|ru|io|co|me)\b"
    r"(?! (?:bubble|boom|bust|crash|era|compan|mania|days|stock|millionaire|firm|startup)))",
    re.IGNORECASE,
)
_BRACKETS = frozenset("([{<")
_BEFORE_DOT_COM = frozenset({"the", "a", "an", "that", "this", "first", "another", "every"})
_DOTTED = re.compile(r"\.[a-zA-Z0-9]")
_LABELLED = re.compile(r"!?\[([^\[\]\n]*)\]\([ \t]*<?([^\s<>]*)")
_ADDRESS_LABEL = re.compile(
    rf"\s*(?:https?://|www\.)?((?:[\w-]+\.)+(?:{_ENDINGS}|(?!js|ts|cs|py|md)\w{{2}}))(?:[/?#:]\S*)?\s*",
    re.IGNORECASE,
)
_NUMBER_HOST = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}|\[.*\]|[0-9a-f:]*:.*")
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+(?!\d+$)[a-z0-9-]{2,63}\.?|localhost", re.IGNORECASE)
_MARK_FIRST = re.compile(r"(?:^|\.)[^\w-]")
_MIXED = re.compile(rf"(?=.*[{LATIN}])(?=.*[{OTHER_ALPHABETS}])")


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text. ``label`` is the text it is shown under, empty for a bare address.

    ``target`` has its scheme (a bare "www." is given https); ``host`` is lower case, without
    "www.", and empty where the target is no address at all.
    """

    span: Span
    target: str
    host: str
    label: str = ""
    with_scheme: bool = True


def host_of(url: str) -> str:
    """The host that ``url`` leads to, lower case, without "www."; empty where it names none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.").rstrip(".")


def bare_links(text: str) -> Iterator[Link]:
    """Addresses written out with http(s):// or www., without the punctuation that follows them."""
    for match in _BARE.finditer(text):
        written = trimmed(match.group()[:LONGEST_URL])
        target = "https://" + written if written[:4].lower() == "www." else written
        host = host_of(target)
        if host and ("." in host or host == "localhost" or is_number(host)):
            yield Link((match.start(), match.start() + len(written)), target, host)


def find_links(text: str) -> list[Link]:
    """Every address in ``text`` in its order: under a label, bare, or a domain alone."""
    links: list[Link] = []
    for match in _LABELLED.finditer(text) if "](" in text else ():
        target = match.group(2).removesuffix(")")
        if "//" in target or target[:4].lower() == "www.":
            whole = target if "//" in target else "https://" + target
            links.append(Link(match.span(), whole, host_of(whole), label=match.group(1).strip()))
    taken = [link.span for link in links]
    if "://" in text or "www." in text.lower():
        links += [link for link in bare_links(text) if not _within(link.span, taken)]
    taken = [link.span for link in links]
    for match in _DOMAIN.finditer(text) if _DOTTED.search(text) else ():
        written = trimmed(match.group())
        span = match.start(), match.start() + len(written)
        if not _within(span, taken):
            target = "https://" + written
            links.append(Link(span, target, host_of(target), with_scheme=False))
    return sorted(links, key=lambda link: link.span)


def spelled_out(text: str) -> tuple[Span, ...]:
    """Addresses whose dots are written in words or brackets: "example (dot) com"."""
    if " dot " not in text.lower() and not _BRACKETS.intersection(text):
        return ()
    return tuple(
        match.span()
        for match in _SPELLED.finditer(text)
        if match.group().partition(" ")[0].lower() not in _BEFORE_DOT_COM
    )


def trimmed(url: str) -> str:
    """``url`` without the punctuation of the sentence it stands in; paired brackets stay."""
    end = len(url)
    opened = {")": url.count("("), "]": url.count("[")}
    closed = {")": url.count(")"), "]": url.count("]")}
    while end:
        last = url[end - 1]
        if last in closed and closed[last] > opened[last]:
            closed[last] -= 1
        elif last not in ".,;:!?'’*_~|":
            break
        end -= 1
    return url[:end]


def shown_host(label: str) -> str:
    """The host that a link's label claims to be, or nothing where it is plain words."""
    match = _ADDRESS_LABEL.fullmatch(unicodedata.normalize("NFKC", label))
    return match.group(1).lower().removeprefix("www.") if match else ""


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are the same or one is a subdomain of the other."""
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def is_number(host: str) -> bool:
    """Whether a host is an IP address in any spelling that browsers take."""
    return bool(_NUMBER_HOST.fullmatch(host))


def is_sound(url: str) -> bool:
    """Whether a browser takes ``url`` for an address: a real host, a real port."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port  # asking for the port checks it
        if is_number(host):
            ipaddress.ip_address(host)
            return True
        ascii_host = host.encode("idna").decode("ascii")
        return bool(_HOST.fullmatch(ascii_host)) and not _MARK_FIRST.search(host)
    except ValueError:
        return False


def is_disguised(url: str, host: str) -> bool:
    """Whether ``url`` is written to look like another: a user name before @, mixed alphabets."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return "@" in parts.netloc or "\\" in url or bool(_MIXED.match(host))


def _within(span: Span, taken: list[Span]) -> bool:
    return any(start <= span[0] < end for start, end in taken)
