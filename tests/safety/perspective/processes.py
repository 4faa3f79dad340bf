"""`rostra safety serve` as a process, with the judges of words."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import Server
from tests.support.shared import ROOT
from tests.support.waiting import free_port

JUDGES = {
    "ROSTRA_JUDGE_FIRST": "tests.safety.perspective.judges:first",
    "ROSTRA_JUDGE_SECOND": "tests.safety.perspective.judges:second",
    "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
}


def lone_server(data: Path, *options: str, **variables: str) -> Server:
    """The service alone on a data folder; not started."""
    return Server(data, free_port(), options, JUDGES | variables, command=("safety", "serve"))


@pytest.fixture(scope="session")
def judging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One service for the session, with a store; `key_for(judging)` makes keys."""
    server = lone_server(tmp_path_factory.mktemp("judging") / "data")
    server.start()
    yield server
    server.stop()


def key_for(server: Server, name: str, *options: str) -> str:
    """A new key for the client `name`."""
    return server.rostra("safety", "key", "add", name, *options).splitlines()[-1]
