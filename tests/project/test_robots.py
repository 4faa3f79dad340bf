import pytest
from django.test import Client

from rostra.sites.services import ensure_default_site


@pytest.mark.django_db
def test_search_engines_read_articles_and_no_desk() -> None:
    ensure_default_site()
    answer = Client().get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Disallow: /moderate/" in lines
    assert "Disallow: /a/" not in lines
    assert Client().get("/favicon.ico").headers["Location"].endswith("icon.svg")
