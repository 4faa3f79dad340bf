"""What an embedded thread asks the server for, as a page of another origin asks."""

import json
from typing import Any

import pytest
from django.test import Client

from rostra.articles.models import Article
from rostra.articles.services import move_article, take_down
from rostra.comments.models import Comment, Thread
from rostra.comments.services import post
from rostra.comments.services.settle import settle_checking
from rostra.exchange.services import first_use
from rostra.gate.services import set_gate
from rostra.members.models import Member
from rostra.members.services.tokens import create_origin_token
from rostra.safety.services import save_policy
from rostra.sites.models import Site
from rostra.sites.services import add_site, change_origins
from tests.cast import Cast
from tests.comments.conftest import make_thread

pytestmark = pytest.mark.django_db

PAPER = "https://paper.example"
WWW = "https://www.paper.example"
URL = f"{PAPER}/ferry"
PAGE = {"url": URL, "headline": "A second ferry", "section": "Local", "language": "en"}


@pytest.fixture
def site(cast: Cast) -> Site:
    return change_origins(cast.site, add=[PAPER, WWW])


@pytest.fixture
def placed(site: Site) -> Thread:
    """A thread whose article stands at URL."""
    thread = make_thread(site)
    assert thread.article is not None
    move_article(thread.article, URL)
    return thread


def page(member: Member | None = None, origin: str = PAPER) -> Client:
    """The embed's script on a page of `origin`, where `member` is signed in."""
    headers = {"origin": origin, "accept": "application/json"}
    if member is not None:
        text = create_origin_token(member, origin, label="test", days=1)[1]
        headers["authorization"] = f"Bearer {text}"
    return Client(enforce_csrf_checks=True, headers=headers)


def read(client: Client, url: str = URL, **more: str) -> Any:
    return client.get("/embed/thread", {"url": url, **more})


def begin(client: Client, data: object) -> Any:
    return client.post("/embed/thread", json.dumps(data), content_type="application/json")


def test_anybody_reads_the_thread_without_a_cookie(cast: Cast, placed: Thread) -> None:
    post(placed, cast.reader, "My mother takes that ferry to the clinic every Thursday.")
    answer = read(page())
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == PAPER
    assert "Origin" in answer.headers["Vary"]
    assert "every Thursday" in html
    assert "data-sign-in" in html
    assert "<html" not in html
    assert "csrfmiddlewaretoken" not in html
    assert not answer.cookies


def test_a_page_that_is_asked_for_again_costs_nothing(placed: Thread) -> None:
    tag = read(page()).headers["ETag"]
    again = page().get("/embed/thread", {"url": URL}, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_member_finds_the_form_and_what_they_may_do(cast: Cast, placed: Thread) -> None:
    comment = post(placed, cast.reader, "My mother takes that ferry every Thursday.").comment
    html = read(page(cast.reader)).content.decode()
    assert 'id="join"' in html
    assert "Mara Lindholm" in html
    assert f"{comment.path}/edit" in html
    assert read(page(cast.reader)).headers["Cache-Control"] == "private, no-cache"
    assert not read(page(cast.reader)).cookies


def test_a_guest_finds_a_form_where_guests_may_write(site: Site, placed: Thread) -> None:
    assert 'name="guest_email"' not in read(page()).content.decode()
    Site.objects.update(guests_allowed=True)
    assert 'name="guest_email"' in read(page()).content.decode()
    form = {"text": "The pier is too short.", "guest_name": "Rosa Vidal", "guest_email": "r@x.org"}
    answer = page().post(f"/embed/t/{placed.pk}/comment", form)
    assert answer.status_code == 202
    assert "moderator reads comments by guests" in answer.json()["said"]
    assert "html" not in answer.json()


def test_everything_is_done_with_the_token_alone(cast: Cast, placed: Thread) -> None:
    other = post(placed, cast.second_reader, "The pier is too short for two boats.").comment
    client = page(cast.reader)
    written = client.post(f"/embed/t/{placed.pk}/comment", {"text": "Who asked the islanders?"})
    assert written.status_code == 201
    mine = written.json()["id"]
    assert "Who asked the islanders?" in written.json()["html"]
    reply = client.post(f"/embed/c/{other.pk}/reply", {"text": "It was lengthened in March."})
    assert reply.status_code == 201
    reacted = client.post(f"/embed/c/{other.pk}/react", {"kind": "learned"})
    assert "1 learned something" in reacted.json()["html"]
    flagged = client.post(f"/embed/c/{other.pk}/flag", {"reason": "spam"})
    assert "moderators will look" in flagged.json()["said"]
    asked = client.get(f"/embed/c/{mine}/edit")
    assert "Who asked the islanders?" in asked.content.decode()
    edited = client.post(f"/embed/c/{mine}/edit", {"text": "Who asked the people there?"})
    assert "Who asked the people there?" in edited.json()["html"]
    removed = client.post(f"/embed/c/{mine}/delete")
    assert (removed.json()["html"], removed.json()["state"]) == ("", "deleted")
    for answer in (written, reply, reacted, flagged, asked, edited, removed):
        assert not answer.cookies
        assert answer.headers["Access-Control-Allow-Origin"] == PAPER


def test_a_draft_is_kept_while_comments_are_suspended(cast: Cast, placed: Thread) -> None:
    set_gate(placed.site, "article", str(placed.pk), "suspended", by=cast.editor)
    client = page(cast.reader)
    assert 'data-send="draft"' in read(client).content.decode()
    kept = client.post(f"/embed/t/{placed.pk}/draft", {"text": "I will say this later."})
    assert "Your draft is kept." in kept.json()["said"]


def test_a_session_of_our_own_pages_counts_for_nothing_here(cast: Cast, placed: Thread) -> None:
    client = page()
    client.force_login(cast.reader)
    assert 'id="join"' not in read(client).content.decode().replace('invite" id="join"', "")
    refused = client.post(f"/embed/t/{placed.pk}/comment", {"text": "In whose name?"})
    assert refused.status_code == 401
    assert not Comment.objects.exists()


@pytest.mark.parametrize("header", ["Bearer rst_nothing", "Bearer", "Basic cmVhZGVyOg=="])
def test_a_wrong_token_is_told_and_not_ignored(placed: Thread, header: str) -> None:
    answer = page().get("/embed/thread", {"url": URL}, headers={"authorization": header})
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/invalid-token")


def test_a_stolen_token_opens_nothing_elsewhere(cast: Cast, placed: Thread) -> None:
    text = create_origin_token(cast.reader, PAPER, label="test", days=1)[1]
    headers = {"authorization": f"Bearer {text}"}
    for thief in (page(origin=WWW), Client()):
        answer = thief.get("/embed/thread", {"url": URL}, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/invalid-token")
        answer = thief.get("/api/v1/threads", {"article": str(placed.pk)}, headers=headers)
        assert answer.status_code == 401


def test_another_order_and_a_further_page(cast: Cast, placed: Thread) -> None:
    for text in ("The first thing to say.", "The second thing to say."):
        post(placed, cast.editor, text)
    assert placed.article is not None
    html = page().get(f"/embed{placed.article.path}", {"sort": "oldest"}).content.decode()
    assert html.index("The first thing") < html.index("The second thing")
    assert page().get(f"/embed{placed.article.path}", {"sort": "loudest"}).status_code == 422


def test_a_hidden_thread_shows_its_notice_alone(cast: Cast, placed: Thread) -> None:
    post(placed, cast.reader, "My mother takes that ferry every Thursday.")
    set_gate(placed.site, "article", str(placed.pk), "hidden", by=cast.editor)
    html = read(page()).content.decode()
    assert "every Thursday" not in html
    assert 'class="notice' in html


# First use


def test_the_first_reader_opens_the_thread(site: Site) -> None:
    assert read(page()).status_code == 404
    answer = begin(page(), PAGE | {"published": "2031-05-14", "byline": "Ada Brandt"})
    assert answer.status_code == 200
    article = Article.objects.get()
    assert (article.headline, article.url, article.section) == ("A second ferry", URL, "Local")
    assert (article.byline, article.published) == ("Ada Brandt", "2031-05-14")
    assert article.site_id == site.pk
    assert f'data-article="{article.pk}"' in answer.content.decode()
    assert read(page()).status_code == 200
    assert Client().get(article.path).status_code == 200


def test_the_second_reader_changes_nothing(site: Site) -> None:
    begin(page(), PAGE)
    assert begin(page(), PAGE | {"headline": "Something else"}).status_code == 200
    assert Article.objects.get().headline == "A second ferry"


def test_an_article_that_was_added_properly_is_left_alone(placed: Thread) -> None:
    assert begin(page(), PAGE | {"headline": "Something else"}).status_code == 200
    article = Article.objects.get()
    assert article.headline == "A second ferry for the islands"
    assert article.paragraphs


def test_a_page_on_another_origin_of_the_site_is_the_same_paper(site: Site) -> None:
    assert begin(page(origin=WWW), PAGE).status_code == 200


def test_what_an_embed_claims_stands_on_no_front_page(site: Site) -> None:
    begin(page(), PAGE)
    assert "A second ferry" not in Client().get("/").content.decode()


def refused(answer: Any, status: int, slug: str) -> None:
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{slug}")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert not Article.objects.exists()


def test_an_origin_that_is_not_listed_is_refused_in_words_it_can_read(site: Site) -> None:
    thief = page(origin="https://thief.example")
    for answer in (read(thief), begin(thief, PAGE | {"url": "https://thief.example/x"})):
        refused(answer, 403, "origin-not-allowed")
        assert "https://thief.example" in answer.json()["detail"]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    asked = thief.options("/embed/thread")
    assert asked.status_code == 204  # or the page could not read why it is refused


def test_an_address_elsewhere_is_refused(site: Site) -> None:
    add_site("other", origins=["https://other.example"])
    for url in ("https://thief.example/x", "https://other.example/x", "http://paper.example/ferry"):
        refused(begin(page(), PAGE | {"url": url}), 403, "article-elsewhere")


def test_only_a_page_opens_a_thread(site: Site) -> None:
    answer = begin(Client(headers={"accept": "application/json"}), PAGE)
    refused(answer, 403, "no-page")


@pytest.mark.parametrize(
    "data", [{}, [], {"url": URL}, PAGE | {"headline": "x" * 501}, PAGE | {"url": "ferry"}]
)
def test_a_page_that_says_too_little_or_too_much_is_refused(site: Site, data: object) -> None:
    refused(begin(page(), data), 422, "invalid")


@pytest.mark.parametrize("body", ["{", b"\xff", '{"url": "\\ud800"}'])
def test_what_is_no_json_is_refused(site: Site, body: Any) -> None:
    answer = page().post("/embed/thread", body, content_type="application/json")
    refused(answer, 400, "malformed")


def test_many_new_articles_at_once_are_slowed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_use, "MOST", 2)
    for number in range(2):
        assert begin(page(), PAGE | {"url": f"{URL}/{number}"}).status_code == 200
    answer = begin(page(), PAGE | {"url": f"{URL}/3"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert begin(page(), PAGE | {"url": f"{URL}/1"}).status_code == 200
    assert Article.objects.count() == 2


def test_an_article_that_was_taken_down_is_not_opened_again(placed: Thread) -> None:
    assert placed.article is not None
    take_down(placed.article)
    assert read(page()).status_code == 404
    assert begin(page(), PAGE).status_code == 404
    assert Article.objects.count() == 1


# A page of our own


def test_the_link_inside_the_element_leads_to_the_article(placed: Thread) -> None:
    assert placed.article is not None
    answer = Client().get("/embed/page", {"url": f"{URL}?utm_source=x"})
    assert answer.headers["Location"] == f"{placed.article.path}#conversation"
    assert Client().get("/embed/page", {"url": f"{PAPER}/unknown"}).status_code == 404
    for url in ("", "https://[::1/", "ferry"):
        assert Client().get("/embed/page", {"url": url}).status_code in {400, 422}


def test_advice_comes_with_its_box_and_what_is_checked_is_followed(
    cast: Cast,
    placed: Thread,
    settings,  # type: ignore[no-untyped-def]
) -> None:
    settings.JUDGE_FIRST = "tests.safety.judges:quick"
    settings.JUDGE_SECOND = "tests.safety.judges:sure"
    client, address = page(cast.reader), f"/embed/t/{placed.pk}/comment"
    told = client.post(address, {"text": "hmm, <b>what</b> do you know?"})
    assert told.status_code == 409
    assert "<mark>hmm</mark>, &lt;b&gt;what&lt;/b&gt; do you know?" in told.json()["html"]
    sent = {"text": "well, how do you know?", "nudged": told.json()["nudge_token"]}
    posted = client.post(address, sent)
    assert posted.status_code == 201
    checked = client.post(address, {"text": "well, nobody asked."}).json()
    assert checked["state"] == "checking"
    assert client.get(f"/embed/c/{checked['id']}/card").json()["state"] == "checking"
    settle_checking()
    now = client.get(f"/embed/c/{checked['id']}/card").json()
    assert (now["state"], "nobody asked" in now["html"]) == ("published", True)
    assert page().get(f"/embed/c/{checked['id']}/card").status_code == 200


def test_what_was_refused_behind_the_acknowledgement_says_so_to_its_writer(
    cast: Cast,
    placed: Thread,
    settings,  # type: ignore[no-untyped-def]
) -> None:
    settings.JUDGE_FIRST = "tests.safety.judges:quick"
    settings.JUDGE_SECOND = "tests.safety.judges:sure"
    save_policy(cast.site, "[scores.TOXICITY]\nrefuse = 0.95\n")
    sent = {"text": "well, snark is all you know."}
    key = page(cast.reader).post(f"/embed/t/{placed.pk}/comment", sent).json()["id"]
    settle_checking()
    card = page(cast.reader).get(f"/embed/c/{key}/card").json()
    assert card["state"] == "rejected"
    assert "snark is all you know" in card["html"]
    assert "This reads as an attack on a person." in card["html"]
    assert page(cast.second_reader).get(f"/embed/c/{key}/card").status_code == 404
