"""`rostra words` and `rostra policy`, through their entry point."""

from pathlib import Path

import pytest

from rostra.safety import services
from rostra.safety.models import PolicyVersion, WordList
from rostra.sites.services import add_site
from tests.cast import Cast
from tests.safety.commands.conftest import Run

pytestmark = pytest.mark.django_db


def test_a_list_is_set_shown_and_set_again_from_what_was_shown(
    cast: Cast, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "ours.txt"
    file.write_text("# ours\nflimflam\nnaïve fool\n")
    assert "2 entries, 2 new, 0 gone" in run("words", "set", "banned", str(file)).stdout
    shown = run("words", "show", "banned").stdout
    assert shown == "# ours\nflimflam\nnaïve fool\n"
    again = run("words", "set", "banned", "-", "--json", stdin=shown + "humbug\n").data
    assert (again["entries"], again["added"], again["saved"]) == (3, ["humbug"], True)
    (banned, suspect, _) = run("words", "show", "--json").data
    assert banned["entries"] == ["flimflam", "naïve fool", "humbug"]
    assert suspect["saved_at"] is None
    assert "banned" in run("words", "show").stdout


def test_a_check_saves_nothing_and_says_what_it_would_do(cast: Cast, run: Run) -> None:
    said = run("words", "check", "-", "--kind", "suspect", stdin="ass*\n").stdout
    assert "“ass*” also finds ordinary text" in said
    assert "Not saved" in said
    bad = run("words", "check", "-", stdin="fine\n(\n", status=1)
    assert "Line 2, “(”: Entries are words" in bad.stderr
    assert run("words", "check", "-", "--json", stdin="(\n", status=1).data["bad"][0]["line"] == 1
    assert not WordList.objects.exists()


def test_a_bad_list_is_refused_whole(cast: Cast, run: Run) -> None:
    done = run("words", "set", "banned", "-", stdin="fine\n(\n!\n", status=1)
    assert "2 lines cannot be used" in done.stderr
    assert "Line 3" in done.stderr
    assert not WordList.objects.exists()


def test_each_site_has_its_own(cast: Cast, run: Run) -> None:
    other = add_site("courier")
    run("words", "set", "allowed", "-", "--site", "courier", stdin="coon cat\n")
    run("policy", "set", "-", "--site", "courier", stdin="[links]\nmost = 5\n")
    assert services.list_now(other, "allowed") == "coon cat\n"
    assert services.list_now(cast.site, "allowed") == ""
    assert services.policy_now(cast.site).links.most == 3
    assert run("policy", "show", "--site", "courier", "--own").stdout == "[links]\nmost = 5\n"


def test_a_policy_is_shown_in_full_tried_and_set(cast: Cast, run: Run) -> None:
    whole = run("policy", "show").stdout
    assert "# A comment with more links than this is held.\nmost = 3" in whole
    changed = whole.replace("\nmost = 3\n", "\nmost = 7\n")
    assert "links.most: 3 → 7" in run("policy", "set", "-", "--dry-run", stdin=changed).stdout
    assert not PolicyVersion.objects.exists()
    done = run("policy", "set", "-", "--json", stdin=changed).data
    assert done["changes"] == [{"path": "links.most", "before": "3", "after": "7"}]
    assert services.policy_now(cast.site).links.most == 7
    assert run("policy", "show", "--json").data["toml"] == changed


def test_a_policy_with_mistakes_is_refused_with_each_line(cast: Cast, run: Run) -> None:
    done = run("policy", "set", "-", stdin="[links]\nmost = 'x'\nmany = 'y'\n", status=1)
    assert "Line 2: links.most must be" in done.stderr
    assert "Line 3: links.many must be" in done.stderr
    assert not PolicyVersion.objects.exists()


def test_what_cannot_be_read_is_told_in_a_sentence(cast: Cast, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes("naïve".encode("latin-1"))
    assert "not UTF-8" in run("words", "set", "banned", str(file), status=1).stderr
    assert "No such file" in run("policy", "set", str(tmp_path / "none"), status=2).stderr
    assert "'suspect'" in run("words", "show", "loved", status=2).stderr
    assert "sites list" in run("words", "show", "--site", "nowhere", status=1).stderr


@pytest.mark.parametrize(
    "command", [("words",), ("words", "show"), ("words", "set"), ("words", "check"),
                ("policy",), ("policy", "show"), ("policy", "set")],
)  # fmt: skip
def test_every_command_has_an_example(run: Run, command: tuple[str, ...]) -> None:
    assert f"Example: rostra {' '.join(command)}" in run(*command, "--help").stdout
