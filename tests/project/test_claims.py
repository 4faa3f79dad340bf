"""One server claims its port and, on SQLite, its data folder."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rostra.project.claims import claim_folder, require_free_port
from rostra.store.problems import Problem
from tests.support.server import rostra
from tests.support.waiting import wait_until


def test_a_port_that_is_listened_on_is_told() -> None:
    taken = socket.create_server(("127.0.0.1", 0), reuse_port=True)
    port = taken.getsockname()[1]
    with taken, pytest.raises(Problem, match="listens on port"):
        require_free_port("127.0.0.1", port)
    require_free_port("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_elsewhere_is_told(host: str) -> None:
    with pytest.raises(Problem, match="no address of this machine"):
        require_free_port(host, 8000)


def test_a_folder_is_served_once(tmp_path: Path) -> None:
    first = claim_folder(tmp_path)
    with pytest.raises(Problem, match="Another `rostra serve`"):
        claim_folder(tmp_path)
    first.close()
    claim_folder(tmp_path).close()


def test_workers_need_postgresql(tmp_path: Path) -> None:
    answer = rostra(tmp_path, "serve", "--workers", "2")
    assert answer.returncode == 1
    assert "SQLite is written by one web process" in answer.stderr


def test_a_web_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time\\n"
        "from rostra.live.parent import end_with_parent\\n"
        "end_with_parent(0.05)\\nprint(1, flush=True)\\ntime.sleep(60)'])\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=os.environ
        | {"PYTHONPATH": "src"},
    )  # fmt: skip
    assert parent.stdout
    lines = {parent.stdout.readline().strip(), parent.stdout.readline().strip()}
    child = int((lines - {"1"}).pop())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_until("the child ends", lambda: not is_running(child), seconds=20)
    parent.stdout.close()


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
