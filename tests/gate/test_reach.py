import pytest

from rostra.articles.models import Article
from rostra.gate.services import Affected, affected, set_gate
from rostra.gate.services import reach as reach_module
from rostra.store.problems import Problem
from tests.gate.cast import make_article, make_site

pytestmark = pytest.mark.django_db


def test_it_counts_the_published_articles_of_the_scope() -> None:
    site = make_site()
    world = make_article(site, section="World")
    make_article(site, section="WORLD")
    make_article(site, section="Sport")
    make_article(site, section="World", state=Article.State.TAKEN_DOWN)
    make_article(make_site("herald"), section="World")
    assert affected(site, "site") == Affected(articles=3)
    assert affected(site, "section", " world ") == Affected(articles=2)
    assert affected(site, "section", "weather") == Affected(articles=0)
    assert affected(site, "topic", "ice") == Affected(articles=0)
    assert affected(site, "article", str(world.pk)) == Affected(articles=1)
    with pytest.raises(Problem):
        affected(site, "planet")
    with pytest.raises(Problem):
        affected(site, "site", "", "shut")


def test_it_tells_which_stay_stricter_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach_module, "KEYS_AT_ONCE", 1)
    site = make_site()
    stories = [make_article(site, section=s) for s in ("World", "World", "Sport", "Sport")]
    set_gate(site, "section", "world", "suspended")
    for story in (stories[0], stories[2], stories[3]):
        set_gate(site, "article", str(story.pk), "read-only")
    assert affected(site, "site", "", "slow") == Affected(articles=4, stricter=4)
    assert affected(site, "site", "", "read-only") == Affected(articles=4, stricter=2)
    assert affected(site, "site", "", "suspended") == Affected(articles=4)
    assert affected(site, "section", "world", "open") == Affected(articles=2, stricter=1)
    set_gate(site, "site", "", "hidden")
    assert affected(site, "section", "sport", "slow") == Affected(articles=2, stricter=2)
    assert affected(site, "site", "", "slow") == Affected(articles=4, stricter=4)
