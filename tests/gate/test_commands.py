"""`rostra gate`, through its entry point; where it matters in a process of its own."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rostra.cli import main
from rostra.gate.models import GateSetting, GateText
from rostra.sites.services import add_site
from tests.cast import Cast
from tests.gate.cast import make_article
from tests.support.server import Server, rostra

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit status."""

    status: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `rostra gate …` through the command's own entry point, in this process."""

    def command(*arguments: str, status: int = 0) -> Done:
        monkeypatch.setattr(sys, "argv", ["rostra", "gate", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        done = Done(int(ended.value.code or 0), *capfd.readouterr())
        assert done.status == status, f"{arguments}: {done.stdout}{done.stderr}"
        return done

    return command


@pytest.fixture
def article(cast: Cast) -> str:
    """The key of an article on the default site."""
    return str(make_article(cast.site, "Harbour bridge opens after three years").pk)


def told(done: Done) -> Any:
    return json.loads(done.stdout)


def test_a_fresh_folder_is_open_and_its_gate_can_be_set(tmp_path: Path) -> None:
    data = tmp_path / "new"
    (site,) = json.loads(rostra(data, "gate", "show", "--json").stdout)
    assert (site["site"], site["scope"], site["state"]) == ("default", "site", "open")
    assert rostra(data, "gate", "set", "suspended", "--site", "--until", "2h").returncode == 0
    (site,) = json.loads(rostra(data, "gate", "show", "--json").stdout)
    assert (site["state"], site["then"]) == ("suspended", "open")


def test_mistakes_end_with_their_status_and_a_sentence(tmp_path: Path) -> None:
    wrong = rostra(tmp_path, "gate", "set", "shut")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "'held-newcomers'" in wrong.stderr
    unknown = rostra(tmp_path, "gate", "set", "slow", "--article", "12")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert unknown.stderr.startswith("rostra: There is no such article.")


def test_the_site_is_meant_when_no_scope_is_given(cast: Cast, run: Run) -> None:
    add_site("courier")
    for options in ((), ("--site",), ("--site", "default")):
        done = told(run("set", "slow", *options, "--json"))
        assert (done["site"], done["scope"], done["state"]) == ("default", "site", "slow")
    assert "whole site" in run("set", "open").stdout
    named = told(run("set", "held-all", "--site", "courier", "--section", "Sport", "--json"))
    assert (named["site"], named["scope"], named["target"]) == ("courier", "section", "sport")
    shown = told(run("show", "--site", "courier", "--json"))
    assert [(s["scope"], s["state"]) for s in shown] == [
        ("site", "open"),
        ("section", "held-all"),
    ]
    assert {s["site"] for s in told(run("show", "--json"))} == {"courier", "default"}
    assert told(run("show", "--site", "--json"))[0]["site"] == "default"


def test_an_article_is_paused_explained_and_reopened(run: Run, article: str) -> None:
    said = run(
        "set", "suspended", "--article", article, "--until", "2h", "--then", "members",
        "--reason", "A wave of spam.", "--notice", "Back soon.",
    ).stdout  # fmt: skip
    assert "The article “Harbour bridge opens after three years” is suspended until" in said
    assert "then members" in said
    assert "This affects 1 article." in said
    assert "“Back soon.”" in said
    (shown,) = told(run("show", "--article", article, "--json"))
    assert (shown["state"], shown["scope"], shown["then"]) == ("suspended", "article", "members")
    assert (shown["reason"], shown["origin"]) == ("A wave of spam.", "command")
    assert "A wave of spam." in run("show", "--article", article).stdout
    assert "again" in run("undo", "--article", article).stdout
    assert told(run("show", "--article", article, "--json"))[0]["state"] == "open"


def test_the_strictest_counts_and_show_says_which(run: Run, article: str) -> None:
    run("set", "slow", "--article", article)
    run("set", "read-only", "--site")
    (shown,) = told(run("show", "--article", article, "--json"))
    assert (shown["state"], shown["scope"]) == ("read-only", "site")
    assert (
        "the whole site is read-only, which counts here" in run("show", "--article", article).stdout
    )
    run("set", "open", "--site")
    run("set", "open", "--article", article)


def test_a_chain_of_steps(cast: Cast, run: Run) -> None:
    done = told(
        run(
            "set", "suspended", "--section", "City", "--until", "2h",
            "--then", "members for 30m", "--then", "slow", "--json",
        )
    )  # fmt: skip
    assert [step["state"] for step in done["steps"]] == ["members", "slow"]
    assert done["steps"][0]["until"] > done["until"]
    assert done["steps"][1]["until"] is None


def test_a_dry_run_changes_nothing(cast: Cast, run: Run) -> None:
    before = told(run("log", "--json"))
    said = run("set", "hidden", "--topic", "ice", "--dry-run").stdout
    assert "would be hidden" in said
    assert told(run("log", "--json")) == before


def test_the_log_tells_every_change(cast: Cast, run: Run) -> None:
    run("set", "slow", "--topic", "Glaciers", "--reason", "A hot story.")
    run("set", "open", "--topic", "Glaciers")
    log = told(run("log", "--topic", "glaciers", "--json"))
    assert [(c["before"], c["after"], c["origin"]) for c in log] == [
        ("slow", "open", "command"),
        ("open", "slow", "command"),
    ]
    assert len(told(run("log", "--limit", "1", "--json"))) == 1
    assert "A hot story." in " ".join(run("log", "--topic", "Glaciers").stdout.split())


def test_what_readers_are_told_is_worded_anew(cast: Cast, run: Run) -> None:
    run("text", "suspended", "--what", "The hall is closed.")
    (worded,) = told(run("text", "suspended", "--json"))
    assert worded["what"] == "The hall is closed."
    assert worded["todo"]
    run("text", "suspended", "--what", "")
    assert len(told(run("text", "--json"))) == 8
    assert "The hall" not in run("text", "suspended").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["set", "shut"], 2, "held-newcomers"),
        (["set"], 2, "STATE"),
        (["set", "slow", "--section", "A", "--topic", "B"], 2, "not several"),
        (["set", "slow", "--until", "soon"], 2, "tomorrow 9:00"),
        (["set", "slow", "--until", "2020-01-01"], 2, "has passed already"),
        (["set", "slow", "--until", "2h", "--then", "shut"], 2, "held-newcomers"),
        (["set", "slow", "--then", "open until soon", "--until", "2h"], 2, "tomorrow 9:00"),
        (["set", "slow", "--until", "2h", "--then", "hidden"], 1, "not less strict"),
        (["set", "slow", "--then", "members"], 1, "Give the time"),
        (["set", "slow", "--article", "12"], 1, "no such article"),
        (["set", "slow", "--article", "0198c5e0-7f00-7000-8000-000000000001"], 1, "no such"),
        (["set", "slow", "--site", "nowhere"], 1, "sites list"),
        (["set", "slow", "--section", " "], 1, "Give the section"),
        (["set", "slow", "--notice", "x" * 2001], 1, "2,000 is the most"),
        (["show", "--article", "12"], 1, "no such article"),
        (["undo", "--topic", "never set"], 1, "gate log"),
        (["log", "--limit", "0"], 2, "limit"),
        (["text", "--what", "x"], 2, "STATE"),
        (["text", "slow", "--language", "not a language", "--what", "x"], 1, "no language"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    cast: Cast, run: Run, arguments: list[str], status: int, says: str
) -> None:
    failed = run(*arguments, status=status)
    assert says in " ".join(failed.stderr.split())
    assert not GateSetting.objects.exists()
    assert not GateText.objects.exists()


@pytest.mark.parametrize("command", ["show", "set", "log", "undo", "text"])
def test_every_command_has_an_example(run: Run, command: str) -> None:
    assert "Example: rostra gate" in run(command, "--help").stdout


def test_it_works_while_the_server_runs(server: Server) -> None:
    story = "Canal bridge opens\n\nPort Ellen - The bridge was opened to traffic on Wednesday.\n"
    key = json.loads(server.rostra("articles", "add", "-", "--json", stdin=story))["id"]
    with server.client() as client:
        for state in ("read-only", "open"):
            server.rostra("gate", "set", state, "--article", key)
            answer = client.get("/api/v1/gate", params={"article": key})
            assert answer.json()["state"] == state
