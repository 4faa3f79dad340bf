"""Links: how many, by whom, and whether they lead where they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rostra.safety import addresses
from rostra.safety.addresses import Link
from rostra.safety.checks.base import Check, Switch
from rostra.safety.knobs import knob
from rostra.safety.normalise import Normal
from rostra.safety.subject import ALL_KINDS, SPOKEN, Kind, Subject
from rostra.safety.verdict import Action, Finding, Span

_KNOWN = (
    "adf.ly bit.do bit.ly bl.ink buff.ly clck.ru cutt.ly dlvr.it goo.gl goo.su is.gd kutt.it "
    "ow.ly po.st rb.gy rebrand.ly s.id shorturl.at shorte.st soo.gd t.co t.ly tiny.cc tiny.one "
    "tinyurl.com tny.im trib.al u.to urlz.fr v.gd vk.cc x.gd"
)
_WORD = re.compile(r"\w+")
SHORTENERS = frozenset(_KNOWN.split())


@dataclass(frozen=True, slots=True)
class LinksSettings(Switch):
    """What happens to links of each kind."""

    most: int = knob(3, "A comment with more links than this is held.", low=0, high=100)
    many: Action = knob(Action.HOLD, "What happens to a comment with more links than that.")
    newcomer: Action = knob(Action.HOLD, "What happens to a newcomer’s link.")
    newcomer_below: int = knob(
        3, "Who has fewer accepted comments than this is a newcomer here.", low=0, high=100
    )
    shortener: Action = knob(Action.HOLD, "What happens to a link through a shortener.")
    hidden: Action = knob(
        Action.REFUSE, "What happens to a link whose text names another site than its target."
    )
    disguised: Action = knob(
        Action.REFUSE, "What happens to an address made to look like another one."
    )
    number: Action = knob(Action.HOLD, "What happens to a link to a bare IP address.")
    only: Action = knob(Action.NUDGE, "What happens to a comment with little but a link in it.")
    only_words: int = knob(
        3, "Most words beside its links that such a comment has.", low=0, high=50
    )
    spelled: Action = knob(
        Action.HOLD, "What happens to an address spelled out, as “example (dot) com”."
    )
    allowed_hosts: tuple[str, ...] = knob(
        (), "Sites whose links raise no question, with their subdomains; put your own here."
    )
    blocked_hosts: tuple[str, ...] = knob((), "Sites whose links are refused, with subdomains.")
    shorteners: tuple[str, ...] = knob((), "Link shorteners beside those that Rostra knows.")


class Links(Check):
    """Looks at every web address: bare, under a label, or a domain written alone.

    Holds links by newcomers, more links than usual, shorteners and bare IP addresses; refuses a
    label that names one site and leads to another, addresses with a user name or letters of mixed
    alphabets in them, and blocked sites. A name cannot contain an address at all. Staff may link
    as they like, save for what hides its target. A comment with little but a link is nudged, an
    address spelled out ("example dot com") held.
    """

    name = "links"
    kinds = ALL_KINDS
    Settings = LinksSettings

    def run(self, subject: Subject, text: Normal, settings: LinksSettings) -> Iterator[Finding]:
        if not subject.author.is_staff and (spelled := addresses.spelled_out(text.original)):
            yield self._finding("spelled", settings.spelled, spelled)
        if "." not in text.original and "://" not in text.original:
            return
        links = [
            link
            for link in addresses.find_links(text.original)
            if not _on(link.host, settings.allowed_hosts) or link.label
        ]
        if subject.kind is Kind.NAME and links:
            spans = tuple(link.span for link in links)
            yield Finding(self.name, "links.name", Action.REFUSE, spans=spans)
            return
        found = list(self._misleading(links, settings))
        counted = [link for link in links if not _on(link.host, settings.allowed_hosts)]
        if not subject.author.is_staff:
            found += self._unwelcome(counted, subject, settings)
            found += () if found else self._alone(counted, subject, settings)
        yield from found

    def _misleading(self, links: list[Link], settings: LinksSettings) -> Iterator[Finding]:
        for link in links:
            shown = addresses.shown_host(link.label)
            if shown and not addresses.same_site(shown, link.host):
                params = {"shown": shown, "target": link.host or "another place"}
                yield self._finding("hidden", settings.hidden, (link.span,), **params)
        spans = [link.span for link in links if addresses.is_disguised(link.target, link.host)]
        if spans:
            yield self._finding("disguised", settings.disguised, tuple(spans))
        for link in links:
            if _on(link.host, settings.blocked_hosts):
                yield self._finding("blocked", Action.REFUSE, (link.span,), target=link.host)

    def _unwelcome(
        self, links: list[Link], subject: Subject, settings: LinksSettings
    ) -> Iterator[Finding]:
        spans = tuple(link.span for link in links)
        if len(links) > settings.most:
            noun, count, most = subject.kind.noun, len(links), settings.most
            yield self._finding("many", settings.many, spans, noun=noun, count=count, most=most)
        if links and subject.author.is_newcomer(settings.newcomer_below):
            yield self._finding("newcomer", settings.newcomer, spans)
        if short := [link.span for link in links if _is_short(link.host, settings)]:
            yield self._finding("shortener", settings.shortener, tuple(short))
        if numbers := [link.span for link in links if addresses.is_number(link.host)]:
            yield self._finding("number", settings.number, tuple(numbers))

    def _alone(
        self, links: list[Link], subject: Subject, settings: LinksSettings
    ) -> Iterator[Finding]:
        spans = tuple(link.span for link in links if not link.label)
        if spans and subject.kind in SPOKEN and _rest(subject.text, spans) <= settings.only_words:
            yield self._finding("only", settings.only, spans)

    def _finding(
        self, what: str, action: Action, spans: tuple[Span, ...], **params: str | int
    ) -> Finding:
        return Finding(self.name, f"links.{what}", action, params, spans)


def _rest(text: str, spans: tuple[Span, ...]) -> int:
    """How many words stand beside the links at ``spans``."""
    rest, at = 0, 0
    for start, end in (*spans, (len(text), len(text))):
        rest += len(_WORD.findall(text[at:start]))
        at = end
    return rest


def _is_short(host: str, settings: LinksSettings) -> bool:
    return host in SHORTENERS or host in settings.shorteners


def _on(host: str, sites: tuple[str, ...]) -> bool:
    """Whether ``host`` is one of ``sites`` or a subdomain of one."""
    return any(host == site or host.endswith("." + site) for site in sites)
