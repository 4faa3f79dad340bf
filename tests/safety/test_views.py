"""The checks' pages through Django's test client: no browser, no JavaScript."""

import html
import re

import pytest
from django.http import HttpResponse
from django.test import Client

from rostra.safety import services
from rostra.safety.models import PolicyVersion, WordList
from rostra.store.ids import new_id
from tests.cast import Cast

pytestmark = pytest.mark.django_db
CHECKS = "/moderate/checks/"
BANNED = f"{CHECKS}words/banned/"
POLICY = f"{CHECKS}policy/"


@pytest.fixture
def editor(cast: Cast, client: Client) -> Client:
    client.force_login(cast.editor)
    return client


def text_of(answer: HttpResponse) -> str:
    """The words of a page, white space folded."""
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(words).split())


def fields_of(answer: HttpResponse) -> dict[str, str]:
    """The hidden fields that a preview hands on to the form that saves."""
    pairs = re.findall(r'name="(seen|previewed)" value="([^"]*)"', answer.content.decode())
    return dict(pairs)


def preview_then_save(client: Client, address: str, form: dict[str, str]) -> HttpResponse:
    seen = client.post(address, form | {"do": "preview"})
    assert seen.status_code == 200
    return client.post(address, form | fields_of(seen) | {"do": "save"}, follow=True)


def test_the_overview_says_what_is_in_force(editor: Client, cast: Cast) -> None:
    page = text_of(editor.get(CHECKS))
    assert "Banned words 0 entries" in page
    assert "The standard policy counts." in page
    services.save_word_list(cast.site, "banned", "flimflam\nhumbug", cast.editor)
    services.save_policy(cast.site, "[links]\nmost = 7\n")
    page = text_of(editor.get(CHECKS))
    assert "Banned words 2 entries" in page
    assert "links.most 7 3 A comment with more links than this is held." in page


def test_a_list_is_previewed_saved_and_taken_back(editor: Client, cast: Cast) -> None:
    form = {"entries": "flimflam\r\nass*\r\n"}
    page = text_of(seen := editor.post(BANNED, form | {"do": "preview"}))
    assert "It would have hit 0 of the last 0 published comments." in page
    assert "“ass*” also finds ordinary text" in page
    assert not WordList.objects.exists()
    saved = editor.post(BANNED, form | fields_of(seen) | {"do": "save"}, follow=True)
    assert "Saved. It counts from now on." in text_of(saved)
    assert services.list_now(cast.site, "banned") == "flimflam\nass*\n"
    undone = editor.post(f"{BANNED}restore/", {"version": "first"}, follow=True)
    assert "Saved. It counts from now on." in text_of(undone)
    assert services.list_now(cast.site, "banned") == ""
    assert text_of(undone).count("Samuel Adeyemi") >= 2


def test_bad_lines_are_named_and_what_was_typed_stays(editor: Client) -> None:
    answer = editor.post(BANNED, {"entries": "fine\r\n(<b>\r\n", "do": "save"})
    page = text_of(answer)
    assert answer.status_code == 422
    assert "Line 2 (<b> Entries are words, not patterns." in page
    assert "fine\r\n(&lt;b&gt;" in answer.content.decode()
    assert 'value="save"' not in answer.content.decode()
    assert not WordList.objects.exists()


def test_what_was_not_previewed_is_not_saved(editor: Client) -> None:
    seen = editor.post(BANNED, {"entries": "one", "do": "preview"})
    answer = editor.post(BANNED, fields_of(seen) | {"entries": "two", "do": "save"})
    assert "The text is not the one that you previewed" in text_of(answer)
    assert not WordList.objects.exists()
    answer = editor.post(BANNED, fields_of(answer) | {"entries": "two", "do": "save"}, follow=True)
    assert WordList.objects.get().entries == "two\n"


def test_two_editors_do_not_overwrite_each_other(editor: Client, cast: Cast) -> None:
    seen = editor.post(BANNED, {"entries": "mine", "do": "preview"})
    services.save_word_list(cast.site, "banned", "theirs", cast.admin)
    answer = editor.post(BANNED, fields_of(seen) | {"entries": "mine", "do": "save"})
    assert answer.status_code == 409
    assert "Yuki Tanabe saved another version meanwhile." in text_of(answer)
    assert services.list_now(cast.site, "banned") == "theirs\n"


def test_an_earlier_version_can_be_looked_at(editor: Client, cast: Cast) -> None:
    old = services.save_word_list(cast.site, "banned", "flimflam")
    services.save_word_list(cast.site, "banned", "humbug")
    page = editor.get(BANNED, {"version": str(old.pk)})
    assert "It does not count now." in text_of(page)
    assert "flimflam" in page.content.decode()
    for wrong in ("nonsense", str(new_id())):
        assert editor.get(BANNED, {"version": wrong}).status_code == 404
    assert editor.get(f"{CHECKS}words/loved/").status_code == 404


def test_the_policy_is_explained_previewed_saved_and_taken_back(editor: Client, cast: Cast) -> None:
    page = text_of(editor.get(POLICY))
    assert "Looks at every web address" in page
    assert "most = 3 A comment with more links than this is held." in page
    assert "Most links" not in page
    form = {"toml": "[links]\r\nmost = 7\r\n"}
    seen = editor.post(POLICY, form | {"do": "preview"})
    assert "links.most : 3 → 7" in text_of(seen)
    assert not PolicyVersion.objects.exists()
    saved = preview_then_save(editor, POLICY, form)
    assert "Saved." in text_of(saved)
    assert services.policy_now(cast.site).links.most == 7
    editor.post(f"{POLICY}restore/", {"version": "first"})
    assert services.policy_now(cast.site).links.most == 3


def test_a_mistake_in_the_policy_stands_at_its_line(editor: Client) -> None:
    answer = editor.post(POLICY, {"toml": '\r\n[links]\r\nmost = "x"\r\n', "do": "preview"})
    assert answer.status_code == 422
    assert 'Line 3 most = "x" links.most must be a whole number' in text_of(answer)
    assert 'value="save"' not in answer.content.decode()


def test_every_setting_can_be_written_out(editor: Client) -> None:
    page = html.unescape(editor.get(f"{POLICY}?all").content.decode())
    assert "# A comment with more links than this is held.\nmost = 3" in page


def test_languages_are_switched(editor: Client, cast: Cast) -> None:
    form = {"language": ["de", "en"]}
    page = text_of(editor.post(f"{CHECKS}words/languages/", form, follow=True))
    assert "Saved." in page
    assert services.policy_now(cast.site).wordlist.languages == ("de", "en")


def test_a_text_is_tried(editor: Client, cast: Cast) -> None:
    services.save_word_list(cast.site, "banned", "flimflam", cast.editor)
    form = {"text": "What <i>flimflam</i>.", "writer": "known", "kind": "comment"}
    answer = editor.post(f"{CHECKS}try/", form)
    page = text_of(answer)
    assert "It would be refused" in page
    assert "flimflam (site)" in page
    assert re.search(r"First look \(rules and the quick model\): \d+\.\d ms", page)
    assert '<mark class="hit">flimflam</mark>' in answer.content.decode()
    form["text"] = "All is well."
    assert "It would be published. The checks found nothing." in text_of(
        editor.post(f"{CHECKS}try/", form)
    )
    wrong = editor.post(f"{CHECKS}try/", form | {"writer": "nobody"})
    assert wrong.status_code == 422


def test_moderators_look_and_try_but_change_nothing(cast: Cast, client: Client) -> None:
    client.force_login(cast.moderator)
    for address in (CHECKS, BANNED, POLICY, f"{CHECKS}try/"):
        page = client.get(address)
        assert page.status_code == 200
        assert 'value="save"' not in page.content.decode()
        assert 'value="preview"' not in page.content.decode()
    assert client.post(f"{CHECKS}try/", {"text": "Fine."}).status_code == 200
    for address in (BANNED, POLICY, f"{BANNED}restore/", f"{POLICY}restore/",
                    f"{CHECKS}words/languages/"):  # fmt: skip
        assert client.post(address, {"entries": "x", "do": "save"}).status_code == 403
    assert not WordList.objects.exists()


def test_readers_see_none_of_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.reader)
    for address in (CHECKS, BANNED, POLICY, f"{CHECKS}try/"):
        assert client.get(address).status_code == 403
    client.logout()
    assert "/accounts/login/" in client.get(CHECKS)["Location"]


def test_the_bar_leads_there(editor: Client) -> None:
    assert f'href="{CHECKS}" aria-current="page"' in editor.get(BANNED).content.decode()
