"""`rostra members`, run as an operator runs it."""

import json
from pathlib import Path

import pytest

from rostra.members.rules import TOKEN_PREFIX
from tests.support.server import rostra

ADD = ("members", "add", "Ann Holm", "--email", "ann@paper.example")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two members."""
    folder = tmp_path_factory.mktemp("members") / "data"
    assert rostra(folder, *ADD, "--role", "moderator").returncode == 0
    done = rostra(folder, "members", "add", "Ada Byrne", "--email", "ada@x.example", "--role=admin")
    assert done.returncode == 0, done.stderr
    return folder


def listed(data: Path, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        rostra(data, "members", "list", "--json", *options).stdout
    )
    return found


def test_the_token_stands_alone_on_the_last_line(data: Path) -> None:
    done = rostra(data, "members", "add", "Bo Lind", "--email", "bo@x.example", "--token")
    *told, token = done.stdout.splitlines()
    assert done.returncode == 0
    assert token.startswith(TOKEN_PREFIX)
    assert told == ["Added Bo Lind (bo@x.example) as reader of default."]


def test_a_second_account_for_an_address_is_refused(data: Path) -> None:
    before = listed(data)
    done = rostra(data, "members", "add", "Eve", "--email", "ANN@paper.example", "--token")
    assert (done.returncode, done.stdout) == (1, "")
    assert "has an account already" in done.stderr
    assert listed(data) == before


def test_an_unknown_role_is_wrong_usage(data: Path) -> None:
    done = rostra(data, *ADD, "--role", "king")
    assert done.returncode == 2
    assert "king" in done.stderr


def test_an_unknown_site_is_a_sentence(data: Path) -> None:
    done = rostra(data, "members", "add", "Eve", "--email", "eve@x.example", "--site", "nowhere")
    assert done.returncode == 1
    assert "nowhere" in done.stderr


def test_a_password_is_read_from_standard_input_and_judged(data: Path) -> None:
    command = ("members", "add", "Cy Park", "--email", "cy@x.example", "--password-stdin")
    weak = rostra(data, *command, stdin="password\n")
    assert (weak.returncode, "too common" in weak.stderr) == (1, True)
    none = rostra(data, *command, stdin="")
    assert (none.returncode, "no password" in none.stderr) == (1, True)
    assert rostra(data, *command, stdin="a lantern over the old harbour\n").returncode == 0


def test_the_list_is_searched_by_name_address_and_role(data: Path) -> None:
    assert [m["name"] for m in listed(data, "--search", "holm")] == ["Ann Holm"]
    assert [m["name"] for m in listed(data, "--role", "admin")] == ["Ada Byrne"]
    assert listed(data, "--search", "nobody") == []
    assert "Ann Holm" in rostra(data, "members", "list").stdout


def test_roles_and_suspensions_by_command(data: Path) -> None:
    assert rostra(data, "members", "set-role", "ann@paper.example", "editor").returncode == 0
    done = rostra(data, "members", "suspend", "ann@paper.example", "--until", "2999-01-31")
    assert "suspended until 2999-01-31" in done.stdout
    (ann,) = listed(data, "--search", "ann@")
    assert (ann["role"], ann["suspended"]) == ("editor", True)
    assert rostra(data, "members", "suspend", "ann@paper.example", "--lift").returncode == 0
    assert listed(data, "--search", "ann@")[0]["suspended"] is False
    last = rostra(data, "members", "set-role", "ada@x.example", "reader")
    assert (last.returncode, "only administrator" in last.stderr) == (1, True)


def test_a_wrong_time_or_an_unknown_member_is_a_sentence(data: Path) -> None:
    wrong = rostra(data, "members", "suspend", "ann@paper.example", "--until", "soon")
    assert (wrong.returncode, "no time" in wrong.stderr) == (1, True)
    unknown = rostra(data, "members", "token", "nobody@x.example")
    assert (unknown.returncode, "no such member" in unknown.stderr) == (1, True)


def test_a_new_token_is_printed_alone(data: Path) -> None:
    done = rostra(data, "members", "token", "ann@paper.example", "--days", "30")
    assert done.stdout.strip().startswith(TOKEN_PREFIX)
    assert len(done.stdout.splitlines()) == 1
