"""Where an article is found: moved to a new address, taken down, put back."""

from django.db import transaction

from rostra.articles.models import Article, ArticleAddress
from rostra.articles.rules import canonical_url
from rostra.articles.services.find import by_url
from rostra.sites.services import taking_turns
from rostra.store.clock import now
from rostra.store.models import announce
from rostra.store.problems import conflict, invalid


def move_article(article: Article, url: str) -> Article:
    """Give `article` the address `url`; its former address goes on leading to it.

    Raises a Problem when another article lives there.
    """
    try:
        address = canonical_url(url)
    except ValueError as error:
        raise invalid(f"{url!r} is no web address.", "Give a full address.") from error
    if not address:
        raise invalid("An article moves to an address.", "Give a full address: https://…")
    with transaction.atomic():
        taking_turns(article.site)
        there = by_url(article.site, address)
        if there is not None and there.pk != article.pk:
            raise conflict(
                "Another article has this address.", "Merge the two instead.", article=str(there.pk)
            )
        article.addresses.filter(url=address).delete()
        if article.url and article.url != address:
            ArticleAddress.objects.get_or_create(
                site=article.site, url=article.url, defaults={"article": article}
            )
        article.url = address
        article.changed_at = now()
        article.save(update_fields=["url", "changed_at"])
        tell(article, "article.changed")
    return article


def take_down(article: Article) -> Article:
    """Hide `article` and its thread from readers; nothing is lost, `put_back` shows it again."""
    return set_state(article, Article.State.TAKEN_DOWN, "article.removed")


def put_back(article: Article) -> Article:
    """Show an article that was taken down."""
    return set_state(article, Article.State.PUBLISHED, "article.changed")


def set_state(article: Article, state: Article.State, kind: str) -> Article:
    """Write `state` and tell of it; a merged article stays merged (409 Problem)."""
    with transaction.atomic():
        article.refresh_from_db(fields=["state"], from_queryset=Article.objects.select_for_update())
        if article.state == Article.State.MERGED:
            raise conflict("This article was merged into another.", "Change that one instead.")
        article.state = state
        article.changed_at = now()
        article.save(update_fields=["state", "changed_at"])
        tell(article, kind)
    return article


def tell(article: Article, kind: str) -> None:
    """Announce a change of `article`."""
    announce(kind, site_id=article.site_id, thread_id=article.pk, subject_id=article.pk)
