"""`rostra feeds`: follow feeds, poll them now."""

import sys
from functools import partial

import click
from rich.progress import Progress

from rostra.articles.models import Feed
from rostra.exchange.services.feeds import Polled, add_feed, due_feeds, poll
from rostra.sites.services import site_named
from rostra.store.console import data_option, json_option, print_json, print_table

site_option = click.option(
    "--site", "site_name", metavar="NAME", help="Which site (default: the default one)."
)


@click.group()
def feeds() -> None:
    """Follow RSS and Atom feeds: their new entries come in as articles.

    Example: rostra feeds add https://paper.example/rss.xml
    """


@feeds.command()
@click.argument("url")
@site_option
@data_option
@json_option
def add(url: str, site_name: str | None, as_json: bool) -> None:
    """Follow the feed at URL; the server asks it every half hour.

    Example: rostra feeds add https://paper.example/rss.xml
    """
    feed = add_feed(site_named(site_name), url)
    if as_json:
        print_json(as_data(feed))
    else:
        click.echo(f"Following {feed.url}. `rostra feeds poll` asks it now.")


@feeds.command(name="poll")
@click.option("--due", is_flag=True, help="Only feeds whose time has come.")
@site_option
@data_option
@json_option
def poll_all(due: bool, site_name: str | None, as_json: bool) -> None:
    """Ask the feeds now and take in what is new; status 1 when no feed could be read.

    Example: rostra feeds poll
    """
    found = due_feeds(site_named(site_name) if site_name else None, all_of_them=not due)
    with Progress(transient=True, disable=as_json) as progress:
        task = progress.add_task("Polling", total=len(found))
        results = []
        for feed in found:
            entries = progress.add_task(feed.url, total=None)
            results.append(poll(feed, partial(progress.advance, entries)))
            progress.remove_task(entries)
            progress.advance(task)
    if as_json:
        print_json([result_data(result) for result in results])
    else:
        print_table(
            ["feed", "added", "failed", "error"],
            [(r.feed.url, r.added, r.failed, r.error) for r in results],
            "No feed to poll. Add one: rostra feeds add URL",
        )
    if results and all(result.error for result in results):
        sys.exit(1)


@feeds.command(name="list")
@site_option
@data_option
@json_option
def list_feeds(site_name: str | None, as_json: bool) -> None:
    """List the feeds that are followed.

    Example: rostra feeds list --json
    """
    found = list(Feed.objects.filter(site=site_named(site_name)).order_by("added_at"))
    if as_json:
        print_json([as_data(feed) for feed in found])
        return
    print_table(
        ["feed", "title", "next poll", "failures", "last error"],
        [
            (f.url, f.title, "gone" if f.is_gone else f"{f.next_poll_at:%Y-%m-%d %H:%M}",
             f.failures, f.last_error)
            for f in found
        ],
        "No feeds yet. Add one: rostra feeds add URL",
    )  # fmt: skip


@feeds.command()
@click.argument("url")
@site_option
@data_option
def remove(url: str, site_name: str | None) -> None:
    """Stop following the feed at URL; its articles stay.

    Example: rostra feeds remove https://paper.example/rss.xml
    """
    gone, _ = Feed.objects.filter(site=site_named(site_name), url=url).delete()
    click.echo(f"No longer following {url}." if gone else f"{url} was not followed.")


def as_data(feed: Feed) -> dict[str, object]:
    """A feed as JSON-ready data."""
    return {
        "id": str(feed.pk),
        "url": feed.url,
        "title": feed.title,
        "gone": feed.is_gone,
        "failures": feed.failures,
        "last_error": feed.last_error or None,
        "polled_at": feed.polled_at.isoformat() if feed.polled_at else None,
        "next_poll_at": feed.next_poll_at.isoformat(),
    }


def result_data(result: Polled) -> dict[str, object]:
    """A poll's result as JSON-ready data."""
    return {
        "url": result.feed.url,
        "added": result.added,
        "failed": result.failed,
        "error": result.error or None,
    }
