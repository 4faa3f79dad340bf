"""`rostra articles`: read an article, add it, find it, move it."""

import sys
from pathlib import Path

import click
from django.conf import settings

from rostra.articles.reading import ReadArticle, ReadError, read_article, read_path, read_url
from rostra.articles.services import (
    find_article,
    list_articles,
    move_article,
    put_back,
    take_down,
)
from rostra.comments.services import merge_articles, take_in
from rostra.exchange.article_documents import article_summary, read_document
from rostra.exchange.services.reading import unreadable
from rostra.gate.services import gate_of
from rostra.sites.services import site_named
from rostra.store.clock import now
from rostra.store.console import data_option, json_option, print_json, print_table

source_argument = click.argument("source", metavar="PATH|URL|-")
site_option = click.option(
    "--site", "site_name", metavar="NAME", help="Which site (default: the default one)."
)


@click.group()
def articles() -> None:
    """Read and add articles.

    Example: rostra articles add story.txt
    """


@articles.command()
@source_argument
@json_option
def read(source: str, as_json: bool) -> None:
    """Read an article and print what was understood; nothing is stored.

    Example: rostra articles read story.html --json
    """
    found = read_source(source)
    if as_json:
        print_json(read_document(found))
    else:
        show(found)


@articles.command()
@source_argument
@site_option
@click.option("--url", default=None, help="Its address, where the source does not say it.")
@data_option
@json_option
def add(source: str, site_name: str | None, url: str | None, as_json: bool) -> None:
    """Add an article and open its thread; an article known already is updated.

    Example: rostra articles add https://paper.example/story
    """
    found = read_source(source, url=url)
    begun = now()
    article = take_in(site_named(site_name), found)
    if as_json:
        print_json(read_document(found) | {"id": str(article.pk), "path": article.path})
        return
    did = "Added" if article.added_at >= begun else "Updated"
    click.echo(f"{did} “{article.headline}”")
    click.echo(f"  {article.path}")
    counts = gate_of(article)  # not the notice that was read: an editor may have decided since
    if counts.state != "open":
        click.echo(f"  commenting: {counts.state}{f' ({counts.notice})' if counts.notice else ''}")


@articles.command(name="list")
@site_option
@click.option("--section", default=None)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@data_option
@json_option
def list_them(site_name: str | None, section: str | None, limit: int, as_json: bool) -> None:
    """List the newest articles.

    Example: rostra articles list --section Local --json
    """
    found = list(list_articles(site_named(site_name), section=section)[:limit])
    if as_json:
        print_json([article_summary(article) for article in found])
        return
    print_table(
        ["id", "headline", "section", "added"],
        [(a.pk, a.headline, a.section, f"{a.added_at:%Y-%m-%d %H:%M}") for a in found],
        "There are no articles yet. Add one: rostra articles add PATH",
    )


@articles.command()
@click.argument("article_id")
@click.argument("url")
@data_option
def move(article_id: str, url: str) -> None:
    """Give an article a new address; the old one goes on leading to it.

    Example: rostra articles move 01890a5d… https://paper.example/new-address
    """
    article = move_article(find_article(None, id=article_id), url)
    click.echo(f"“{article.headline}” is now at {article.url}")


@articles.command()
@click.argument("source_id")
@click.argument("target_id")
@data_option
def merge(source_id: str, target_id: str) -> None:
    """Merge an article into another: its comments move along, its address leads there.

    Example: rostra articles merge 01890a5d… 01890b77…
    """
    moved = merge_articles(find_article(None, id=source_id), find_article(None, id=target_id))
    click.echo(f"Merged; {moved} comment{'s' if moved != 1 else ''} moved.")


@articles.command()
@click.argument("article_id")
@click.option("--undo", is_flag=True, help="Put it back.")
@data_option
def remove(article_id: str, undo: bool) -> None:
    """Take an article and its thread off the site; nothing is lost.

    Example: rostra articles remove 01890a5d… (and --undo to put it back)
    """
    article = find_article(None, id=article_id)
    (put_back if undo else take_down)(article)
    click.echo(f"“{article.headline}” is {'back' if undo else 'taken down'}.")


def read_source(source: str, *, url: str | None = None) -> ReadArticle:
    """Read from standard input (-), an address, or a file. Raises a Problem."""
    try:
        if source == "-":
            return read_article(sys.stdin.buffer.read(), url=url)
        if source.startswith(("http://", "https://")):
            return read_url(source, allow_private=settings.ALLOW_PRIVATE)
        return read_path(Path(source), url=url)
    except ReadError as error:
        raise unreadable(error) from error


def show(read: ReadArticle) -> None:
    """Print what was understood for a person."""
    data = read_document(read)
    for name in ("headline", "agency", "byline", "place", "published", "section", "language",
                 "caption", "credit", "url", "notice", "commenting", "until"):  # fmt: skip
        if data[name]:
            click.echo(f"{name:<11} {data[name]}")
    click.echo(f"\n{len(read.paragraphs)} paragraphs, {len(data['statements'])} statements")
    for statement in data["statements"]:
        click.echo(f"  {statement['speaker'] or '?'} ({statement['cue']}): “{statement['quote']}”")
