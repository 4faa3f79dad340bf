"""What the gate's commands share: the options that name a scope, times, and words."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from rostra.articles.services import find_article
from rostra.gate.notices import Notice
from rostra.gate.rules import STATES, Setting, Step, parse_time
from rostra.gate.wording import in_words, zone_in_words
from rostra.sites.models import Site
from rostra.sites.services import site_named
from rostra.store import clock
from rostra.store.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])

STEP = re.compile(r"(?P<state>\S+)(?:\s+(?:until|for)\s+(?P<end>.+))?")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a command acts: its site, the scope's kind and its target."""

    site: Site
    kind: str
    target: str


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--site [NAME]`, `--section`, `--topic`, `--article`; the command is given `scope`."""

    @wraps(command)
    def with_scope(
        site: str | None, section: str | None, topic: str | None, article: str | None, **rest: Any
    ) -> None:
        command(scope=chosen_scope(site, section, topic, article), **rest)

    chosen: Callable[..., Any] = with_scope
    for option in (
        click.option("--article", metavar="ID", help="One article."),
        click.option("--topic", metavar="T", help="All articles on a topic."),
        click.option("--section", metavar="S", help="All articles of a section."),
        site_option,
    ):
        chosen = option(chosen)
    return chosen


def site_option(command: F) -> F:
    """`--site [NAME]`: None when it is not given, "" without a name (the default site)."""
    return click.option(
        "--site",
        metavar="[NAME]",
        is_flag=False,
        flag_value="",
        help="The whole site, or the site that is meant (default: the default site).",
    )(command)


def chosen_scope(
    site: str | None, section: str | None, topic: str | None, article: str | None
) -> Scope:
    """The scope that the options name; the site where they name none.

    Raises a UsageError for two scopes at once, a Problem for an unknown site or article.
    """
    given = [
        (kind, name)
        for kind, name in (("section", section), ("topic", topic), ("article", article))
        if name is not None
    ]
    if len(given) > 1:
        raise click.UsageError("Give one of --section, --topic and --article, not several.")
    if article is not None:
        found = find_article(site_named(site) if site is not None else None, id=article)
        return Scope(found.site, "article", str(found.pk))
    kind, target = given[0] if given else ("site", "")
    return Scope(site_named(site), kind, target)


def read_end(text: str | None, now: dt.datetime, site: Site) -> dt.datetime | None:
    """`--until` as a moment. Raises a BadParameter that shows how to write it."""
    if text is None:
        return None
    try:
        return parse_time(text, now, ZoneInfo(site.time_zone))
    except Problem as problem:
        raise click.BadParameter(
            f"{problem.detail} {problem.todo}", param_hint="--until"
        ) from problem


def read_steps(
    texts: tuple[str, ...], until: dt.datetime | None, now: dt.datetime, site: Site
) -> tuple[Step, ...]:
    """`--then` as steps: "members", or "members until 15:00", "members for 30m" in a chain.

    Raises a BadParameter for what is no state or no time.
    """
    steps: list[Step] = []
    before = until or now
    for text in texts:
        match = STEP.fullmatch(text.strip())
        if match is None or match["state"] not in STATES:
            raise click.BadParameter(
                f"{text!r} is not one of {', '.join(STATES)} (“members until 15:00” in a chain).",
                param_hint="--then",
            )
        end = read_end(match["end"], before, site)
        steps.append(Step(match["state"], end))
        before = end or before
    return tuple(steps)


def state_in_words(setting: Setting, site: Site) -> str:
    """ "suspended until 14:20 (UTC), then members until 15:00, then open"."""
    if setting.until is None:
        return setting.state
    now, zone = clock.now(), ZoneInfo(site.time_zone)
    words = f"{setting.state} until {in_words(setting.until, now, zone)} ({zone_in_words(zone)})"
    for step in setting.following:
        words += f", then {step.state}"
        words += f" until {in_words(step.until, now, zone)}" if step.until else ""
    return words


def indented(notice: Notice) -> str:
    """All parts of a notice, a line each."""
    parts = (notice.what, f"“{notice.words}”" if notice.words else "", *notice.rest, notice.scope)
    return "\n".join(f"  {part}" for part in parts if part)
