"""`rostra gate`: show and set commenting states, read the log, take a change back."""

import datetime as dt

import click

from rostra.articles.services import find_article
from rostra.gate import services
from rostra.gate.console import Scope, indented, scope_options, site_option, state_in_words
from rostra.gate.present import Names, change_data, setting_data
from rostra.gate.rules import Setting, strictest
from rostra.gate.schedule_command import schedule
from rostra.gate.set_command import set_state
from rostra.gate.text_command import text
from rostra.sites.models import Site
from rostra.sites.services import site_named
from rostra.store import clock
from rostra.store.console import data_option, json_option, print_json, print_table
from rostra.store.problems import not_found


@click.group()
def gate() -> None:
    """Show and set commenting states.

    Example: rostra gate set suspended --section Sport --until "tomorrow 9:00" --then members
    """


@gate.command()
@click.option("--article", "articles", metavar="ID", multiple=True, help="What counts there.")
@site_option
@data_option
@json_option
def show(articles: tuple[str, ...], site: str | None, as_json: bool) -> None:
    """Show the state of each site and of all that is not open, or what counts under articles.

    Example: rostra gate show --article 01980c5e-7f00-7000-8000-000000000001 --json
    """
    if articles:
        _show_articles(articles, site, as_json)
        return
    sites = [site_named(site)] if site is not None else list(Site.objects.order_by("name"))
    standing = [(each, setting) for each in sites for setting in _with_site(each)]
    if as_json:
        print_json([{"site": each.name} | setting_data(setting) for each, setting in standing])
        return
    names = {each.pk: Names(each, (s for of, s in standing if of == each)) for each in sites}
    print_table(
        ["site", "scope", "state", "reason", "set by"],
        [
            (
                each.name,
                names[each.pk].scope(s.scope, s.target),
                state_in_words(s, each),
                s.reason,
                "" if s.is_open else s.set_by or s.origin,
            )
            for each, s in standing
        ],
        "There are no sites yet.",
    )


def _with_site(site: Site) -> list[Setting]:
    """What is not open, after the state of the site itself."""
    own = services.current(site, "site")
    return [own, *(s for s in services.not_open(site) if s.scope != "site")]


def _show_articles(keys: tuple[str, ...], site: str | None, as_json: bool) -> None:
    within = site_named(site) if site is not None else None
    found = [find_article(within, id=key) for key in keys]
    told = [(article, services.settings_for(article)) for article in found]
    if as_json:
        print_json(
            [
                {"site": article.site.name, "article": str(article.pk)}
                | {"headline": article.headline}
                | setting_data(strictest(standing, clock.now()))
                | {"settings": [setting_data(each) for each in standing]}
                for article, standing in told
            ]
        )
        return
    for article, standing in told:
        counts = strictest(standing, clock.now())
        click.echo(f"{article.headline}: {state_in_words(counts, article.site)}")
        names = Names(article.site, standing)
        for each in standing:
            decides = ", which counts here" if each == counts else ""
            place, state = names.scope(each.scope, each.target), state_in_words(each, article.site)
            click.echo(f"  {place} is {state}{decides}")
        click.echo(indented(services.explain_for(article.site, counts)))


gate.add_command(set_state)


@gate.command()
@scope_options
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@data_option
@json_option
def log(scope: Scope, limit: int, as_json: bool) -> None:
    """Show the latest changes of a site's gate, or of one scope in it.

    Example: rostra gate log --section Sport --limit 5
    """
    kind = None if scope.kind == "site" else scope.kind
    page = services.changes(scope.site, scope=kind, target=scope.target, limit=limit)
    if as_json:
        print_json([change_data(change) for change in page.changes])
        return
    names = Names(scope.site, page.changes)
    print_table(
        ["when (UTC)", "scope", "change", "by", "reason"],
        [
            (
                f"{change.changed_at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S}",
                names.scope(change.scope, change.target),
                f"{change.before} → {change.after}",
                change.changed_by.name if change.changed_by else change.origin,
                change.reason,
            )
            for change in page.changes
        ],
        "The gate has not been changed yet.",
    )


@gate.command()
@scope_options
@data_option
@json_option
def undo(scope: Scope, as_json: bool) -> None:
    """Take back the last change of a scope.

    Example: rostra gate undo --section Sport
    """
    page = services.changes(scope.site, scope=scope.kind, target=scope.target, limit=1)
    if not page.changes:
        raise not_found("change of this scope", "`rostra gate log` shows the changes.")
    setting = services.undo(scope.site, page.changes[0].pk).as_setting()
    if as_json:
        print_json({"site": scope.site.name} | setting_data(setting))
        return
    was = page.changes[0].after
    click.echo(f"Taken back: it was {was}, and is {state_in_words(setting, scope.site)} again.")


gate.add_command(text)
gate.add_command(schedule)
