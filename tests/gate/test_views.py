"""The gate's pages through Django's test client: no browser, no JavaScript."""

import re
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from rostra.gate.models import GateChange, GateSetting, GateText
from rostra.gate.rules import STATES, Step
from rostra.gate.services import current, gate_of, set_gate
from rostra.store import clock
from rostra.store.ids import new_id
from tests.cast import Cast
from tests.gate.cast import NOON, hours, make_article, make_member, make_site

pytestmark = pytest.mark.django_db
GATE = "/moderate/gate/"


@pytest.fixture
def editor(cast: Cast, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


def text_of(answer: HttpResponse) -> str:
    """The words of a page, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def fields_of(answer: HttpResponse) -> dict[str, list[str]]:
    """The hidden fields of the form that applies a previewed change."""
    page = answer.content.decode()
    form = page[page.index('action="/moderate/gate/apply/"') :]
    found: dict[str, list[str]] = {}
    pattern = r'<input type="hidden" name="(\w+)" value="([^"]*)">'
    for name, value in re.findall(pattern, form[: form.index("</form>")]):
        found.setdefault(name, []).append(value.replace("&#x27;", "'").replace("&quot;", '"'))
    return found


def scope_url(scope: str, target: str = "") -> str:
    return f"{GATE}scope/?{urlencode({'scope': scope, 'target': target})}"


def test_everything_open_is_said(editor: Client) -> None:
    page = text_of(editor.get(GATE))
    assert "Everything is open." in page
    assert "The gate has not been changed yet." in page
    assert all(state in page for state in STATES)


def test_the_overview_shows_all_that_is_not_open(editor: Client, cast: Cast) -> None:
    article = make_article(cast.site, "Harbour bridge opens", section="City")
    set_gate(cast.site, "section", "City", "slow", reason="A hot story.", by=cast.editor)
    set_gate(cast.site, "article", str(article.pk), "suspended", notice="Soon.", origin="notice")
    page = text_of(editor.get(GATE))
    assert "The section City slow Samuel Adeyemi" in page
    assert "A hot story." in page
    assert "The article “Harbour bridge opens” suspended The article’s own notice" in page
    assert "“Soon.”" not in page  # quoted by <q>, not by us
    assert "Soon." in page


def test_a_scope_says_which_other_one_counts(editor: Client, cast: Cast) -> None:
    article = make_article(cast.site, section="City")
    set_gate(cast.site, "section", "city", "read-only")
    page = text_of(editor.get(scope_url("article", str(article.pk))))
    assert "Here the section City counts: it is read-only" in page
    assert "takes no new comments" in page
    set_gate(cast.site, "site", "", "hidden")
    assert "Here the whole site counts" in text_of(editor.get(scope_url("section", "City")))


def test_preview_then_apply_then_undo(editor: Client, cast: Cast) -> None:
    articles = [make_article(cast.site, section="City") for _ in range(3)]
    form = {
        "scope": "section",
        "target": "City",
        "state": "suspended",
        "until": "2h",
        "then": ["members", ""],
        "then_until": ["", ""],
        "reason": "A wave of 'spam'.",
        "notice": "Back soon.",
        "version": "0",
    }
    with clock.at(NOON):
        preview = editor.post(f"{GATE}preview/", form)
    page = text_of(preview)
    assert preview.status_code == 200
    assert "This affects 3 articles." in page
    assert "Comments are paused in this section. Back soon. A wave of &#x27;spam&#x27;." in page
    assert "until 14:00 (UTC)" in page
    assert not GateSetting.objects.exists()

    with clock.at(NOON + hours(0.5)):
        applied = editor.post(f"{GATE}apply/", fields_of(preview))
        assert applied.status_code == 302
        done = text_of(editor.get(applied["Location"]))
        setting = gate_of(articles[0])
    assert "Done: open → suspended. Undo" in done
    assert (setting.state, setting.reason, setting.notice) == (
        "suspended",
        "A wave of 'spam'.",
        "Back soon.",
    )
    assert (setting.until, setting.then) == (NOON + hours(2), "members")
    assert setting.set_by == cast.editor.name

    change = GateChange.objects.get()
    with clock.at(NOON + hours(0.6)):
        undone = editor.post(f"{GATE}changes/{change.pk}/undo")
        assert "Done: suspended → open." in text_of(editor.get(undone["Location"]))
        assert gate_of(articles[0]).is_open


def test_a_chain_survives_the_way_through_the_pages(editor: Client, cast: Cast) -> None:
    form = {
        "scope": "site", "state": "suspended", "until": "14:00", "then": ["members", "slow", ""],
        "then_until": ["30m", "tomorrow 9:00", ""], "version": "0",
    }  # fmt: skip
    with clock.at(NOON):
        preview = editor.post(f"{GATE}preview/", form)
        back = re.search(
            r'href="(/moderate/gate/scope/[^"]+)">Change something', str(preview.content, "utf-8")
        )
        assert back
        again = editor.get(back[1].replace("&amp;", "&")).content.decode()
        assert 'value="30m"' in again
        assert 'value="tomorrow 9:00"' in again
        editor.post(f"{GATE}apply/", fields_of(preview))
        setting = current(cast.site, "site")
    assert setting.steps == (
        Step("members", NOON + hours(2.5)),
        Step("slow", NOON + hours(21)),
    )
    assert setting.following[-1].state == "open"


def test_opening_again_needs_nothing_cleared(editor: Client, cast: Cast) -> None:
    with clock.at(NOON):
        set_gate(
            cast.site, "site", "", "suspended", until=NOON + hours(2), then="slow",
            reason="A wave.", notice="Soon.",
        )  # fmt: skip
        page = editor.get(scope_url("site")).content.decode()
        assert 'value="2031-05-14 14:00"' in page
        form = {
            "scope": "site",
            "state": "open",
            "until": "2031-05-14 14:00",
            "then": "slow",
            "then_until": "",
            "reason": "A wave.",
            "notice": "Soon.",
            "version": "1",
        }
        preview = editor.post(f"{GATE}preview/", form)
        assert "No notice: comments are open here" in text_of(preview)
        editor.post(f"{GATE}apply/", fields_of(preview))
    change = GateChange.objects.order_by("-id")[0]
    assert (change.after, change.reason, change.until) == ("open", "", None)


def test_two_editors_get_a_page_that_shows_both(editor: Client, cast: Cast) -> None:
    emil = make_member(cast.site, "Emil Editor")
    form = {"scope": "site", "state": "suspended", "reason": "Mine.", "version": "0"}
    with clock.at(NOON):
        preview = editor.post(f"{GATE}preview/", form)
        set_gate(cast.site, "site", "", "held-all", reason="Theirs.", by=emil)
        refused = editor.post(f"{GATE}apply/", fields_of(preview))
    page = text_of(refused)
    assert refused.status_code == 409
    assert "Emil Editor changed this at 12:00: it is held-all now." in page
    assert "Theirs." in page
    assert "Mine." in page
    assert current(cast.site, "site").state == "held-all"
    editor.post(f"{GATE}apply/", fields_of(refused))
    assert current(cast.site, "site").state == "suspended"


def test_a_stale_undo_is_refused(editor: Client, cast: Cast) -> None:
    set_gate(cast.site, "site", "", "slow")
    first = GateChange.objects.get()
    set_gate(cast.site, "site", "", "held-all")
    assert editor.post(f"{GATE}changes/{first.pk}/undo").status_code == 409
    assert editor.post(f"{GATE}changes/{new_id()}/undo").status_code == 404
    assert editor.post(f"{GATE}changes/nonsense/undo").status_code == 404
    assert current(cast.site, "site").state == "held-all"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"state": ""}, "no commenting state"),
        ({"until": "soon"}, "is not a time"),
        ({"until": "2020-01-01"}, "has passed already"),
        ({"then": "members"}, "When does suspended end"),
        ({"until": "2h", "then": "hidden"}, "not less strict"),
        ({"reason": "x" * 2001}, "2,000 is the most"),
    ],
)
@pytest.mark.parametrize("page", ["preview", "apply"])
def test_a_wrong_form_comes_back_with_what_was_typed(
    editor: Client, wrong: dict[str, str], says: str, page: str
) -> None:
    form = {"scope": "site", "state": "suspended", "reason": "Kept.", "notice": "Mine."} | wrong
    answer = editor.post(f"{GATE}{page}/", form)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert "Mine." in text_of(answer)
    assert not GateSetting.objects.exists()


@pytest.mark.parametrize(
    ("scope", "target", "status"),
    [("planet", "", 422), ("section", "", 422), ("article", "12", 422),
     ("article", str(new_id()), 404)],
)  # fmt: skip
def test_a_scope_that_is_none_is_an_error_page(
    editor: Client, scope: str, target: str, status: int
) -> None:
    assert editor.get(scope_url(scope, target)).status_code == status
    form = {"scope": scope, "target": target, "state": "slow"}
    assert editor.post(f"{GATE}preview/", form).status_code == status
    assert editor.post(f"{GATE}apply/", form).status_code == status


def test_articles_are_found_by_words_key_and_address(editor: Client, cast: Cast) -> None:
    url = "https://courier.example/bridge"
    bridge = make_article(cast.site, "Harbour bridge opens", url=url)
    make_article(cast.site, "Night trains return")
    make_article(make_site("herald"), "Bridge of another site")
    for words in ("BRIDGE", str(bridge.pk), url):
        page = text_of(editor.get(f"{GATE}find/", {"q": words}))
        assert "Harbour bridge opens" in page
        assert "Night trains" not in page
        assert "another site" not in page
    assert "No article has “zeppelin”" in text_of(editor.get(f"{GATE}find/", {"q": "zeppelin"}))


def test_the_log_goes_back_page_by_page(editor: Client, cast: Cast) -> None:
    for number in range(51):
        set_gate(cast.site, "site", "", ("slow", "held-all")[number % 2], reason=f"No {number}.")
    first = editor.get(f"{GATE}log/").content.decode()
    assert "No 50." in first
    assert "No 0." not in first
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older
    assert "No 0." in text_of(editor.get(f"{GATE}log/{older[1].replace('&amp;', '&')}"))
    assert editor.get(f"{GATE}log/?before=nonsense").status_code == 422
    assert "No 50." in text_of(editor.get(f"{GATE}log/?scope=site"))


def test_texts_are_worded_and_shown(editor: Client, cast: Cast) -> None:
    address = f"{GATE}texts/"
    assert "Comments are paused on this story." in editor.get(address).content.decode()
    form = {"state": "suspended", "language": "en", "what": "The hall is closed."}
    saved = editor.post(address, form)
    assert "Saved." in text_of(editor.get(saved["Location"].split("#")[0]))
    set_gate(cast.site, "site", "", "suspended")
    assert "The hall is closed." in text_of(editor.get(scope_url("site")))
    wrong = editor.post(address, form | {"language": "not a language"})
    assert wrong.status_code == 422
    assert "The hall is closed." in text_of(wrong)
    assert GateText.objects.count() == 1


def test_a_moderator_may_look_and_not_touch(client: Client, cast: Cast) -> None:
    set_gate(cast.site, "site", "", "slow")
    client.force_login(cast.moderator)
    page = client.get(GATE).content.decode()
    assert "slow" in page
    assert "Preview" not in page
    assert "Undo" not in client.get(scope_url("site")).content.decode()
    change = GateChange.objects.get()
    for address in ("preview/", "apply/", "texts/", f"changes/{change.pk}/undo"):
        answer = client.post(GATE + address, {"scope": "site", "state": "hidden"})
        assert answer.status_code == 403
    assert current(cast.site, "site").state == "slow"


def test_readers_and_strangers_stay_outside(client: Client, cast: Cast) -> None:
    assert client.get(GATE)["Location"].startswith("/accounts/login/")
    client.force_login(cast.reader)
    assert client.get(GATE).status_code == 403
    assert client.post(f"{GATE}apply/", {"state": "hidden"}).status_code == 403


def test_staff_of_another_site_stay_outside(client: Client, cast: Cast) -> None:
    client.force_login(make_member(make_site("herald"), "Emil Editor"))
    assert client.get(GATE).status_code == 403
    assert client.post(f"{GATE}apply/", {"scope": "site", "state": "hidden"}).status_code == 403
    assert not GateSetting.objects.exists()


def test_a_notice_does_not_outlive_its_state(editor: Client, cast: Cast) -> None:
    words = "We are suspending comments for tonight."
    set_gate(cast.site, "site", "", "suspended", notice=words, by=cast.editor)
    form = {"scope": "site", "state": "held-newcomers", "notice": words}
    shown = f'<blockquote dir="auto">{words}</blockquote>'
    assert shown not in editor.post("/moderate/gate/preview/", form).content.decode()
    again = {"scope": "site", "state": "suspended", "notice": words, "until": "2h"}
    assert shown in editor.post("/moderate/gate/preview/", again).content.decode()
