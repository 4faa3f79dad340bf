"""What a site says in each state, and the notice that readers of an article see."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation

from rostra.articles.models import Article
from rostra.gate.models import GateText
from rostra.gate.notices import Notice, Text, explain
from rostra.gate.rules import Setting, clean_text
from rostra.gate.rules.checks import check_state
from rostra.gate.services.reading import gate_of
from rostra.sites.models import Site
from rostra.store import clock
from rostra.store.models import announce
from rostra.store.problems import invalid

LANGUAGE_LIMIT = 12


def notice_for(
    article: Article, now: dt.datetime | None = None, language: str = ""
) -> Notice | None:
    """The notice under `article` at `now`, None where comments are simply open.

    language: a BCP 47 tag; "" is the current one.
    """
    setting = gate_of(article, now)
    return None if setting.is_open else explain_for(article.site, setting, now, language)


def explain_for(
    site: Site, setting: Setting, now: dt.datetime | None = None, language: str = ""
) -> Notice:
    """`setting` explained in the words of `site`; any state, also an open one."""
    language = language or translation.get_language() or site.language
    return explain(
        setting,
        now or clock.now(),
        language,
        zone=ZoneInfo(site.time_zone),
        own=own_text(site, setting.state, language),
        slow_seconds=site.slow_seconds,
    )


def own_text(site: Site, state: str, language: str) -> Text:
    """The site's wording of `state` in `language` ("pt-br", else "pt"); empty where it has none."""
    tag = language.lower()
    rows = GateText.objects.filter(site=site, state=state, language__in={tag, tag.split("-")[0]})
    best = max(rows, key=lambda row: len(row.language), default=None)
    return Text(best.what, best.why, best.todo) if best else Text()


def own_texts(site: Site) -> list[GateText]:
    """Every wording of the site's own."""
    return list(GateText.objects.filter(site=site).order_by("language", "state"))


def set_text(site: Site, state: str, language: str, text: Text) -> Text:
    """Word `state` anew in `language`; empty parts fall back to the default text.

    Raises a Problem for an unknown state, no language tag, or a part longer than 2,000 characters.
    """
    check_state(state)
    tag = language.strip().lower().replace("_", "-")
    if not tag.replace("-", "").isalnum() or len(tag) > LANGUAGE_LIMIT or not tag.isascii():
        raise invalid(f"“{language}” is no language.", "Write it like “en” or “pt-br”.")
    parts = {
        name: clean_text(getattr(text, name), "text").replace("\n", " ")
        for name in ("what", "why", "todo")
    }
    with transaction.atomic():
        if any(parts.values()):
            GateText.objects.update_or_create(site=site, state=state, language=tag, defaults=parts)
        else:
            GateText.objects.filter(site=site, state=state, language=tag).delete()
        announce("gate.changed", site_id=site.pk, scope="site", target="", text=state)
    return Text(**parts)
