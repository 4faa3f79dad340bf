"""`/embed.js`: one small file that asks nobody else."""

import gzip
import re

import pytest
from django.conf import settings
from django.test import Client

from rostra.exchange.views.script import spoken
from rostra.sites.models import Site
from rostra.sites.services import ensure_default_site

MOST_BYTES = 12_000


@pytest.fixture(autouse=True)
def site(db: None) -> Site:
    return ensure_default_site()


def test_it_is_for_pages_of_any_origin_and_sets_no_cookie() -> None:
    answer = Client().get("/embed.js", headers={"origin": "https://anywhere.example"})
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"].startswith("public, max-age=")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_it_is_sent_once(encoding: str) -> None:
    first = Client().get("/embed.js", headers={"accept-encoding": encoding})
    headers = {"accept-encoding": encoding, "if-none-match": first.headers["ETag"]}
    again = Client().get("/embed.js", headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert Client().get("/embed.js", headers={"if-none-match": '"other"'}).status_code == 200


def test_it_is_small() -> None:
    answer = Client().get("/embed.js", headers={"accept-encoding": "gzip"})
    assert len(answer.content) <= MOST_BYTES
    assert b'customElements.define("rostra-thread"' in gzip.decompress(answer.content)


def test_it_names_no_other_machine_and_leaves_nothing_in_the_page() -> None:
    text = Client().get("/embed.js").content.decode()
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert re.findall(r"https?://[^\s\"`]*", without_comments) == [settings.PUBLIC_URL]
    assert text.startswith("(() => {")
    assert text.rstrip().endswith("})();")
    assert "document.cookie" not in text


def test_it_speaks_every_language_of_the_site() -> None:
    said = spoken()
    assert set(said) == {code for code, _ in settings.LANGUAGES}
    used = set(re.findall(r"words\.(\w+)", Client().get("/embed.js").content.decode()))
    assert used - {"en"} == set(said["en"])
