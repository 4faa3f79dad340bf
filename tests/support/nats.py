"""A real NATS server with JetStream."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.left_out import NATS, leave_out
from tests.support.waiting import wait_until


@pytest.fixture(scope="session")
def nats_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a NATS server with JetStream on a port of its own choosing."""
    program = shutil.which(os.environ.get("ROSTRA_NATS_SERVER", "nats-server"))
    if program is None:
        leave_out(NATS)
    folder = tmp_path_factory.mktemp("nats")
    command = [program, "-js", "-a", "127.0.0.1", "-p", "-1", "-sd", str(folder / "store")]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, "--ports_file_dir", str(folder)], stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield wait_until("nats-server to listen", lambda: _address(folder, server, log))
    finally:
        server.terminate()
        server.wait(10)


def _address(folder: Path, server: subprocess.Popen[bytes], log: Path) -> str | None:
    assert server.poll() is None, f"nats-server ended at once:\n{log.read_text()}"
    for ports in folder.glob("*.ports"):
        try:
            addresses: list[str] = json.loads(ports.read_text())["nats"]
        except ValueError:  # still being written
            return None
        return addresses[0]
    return None
