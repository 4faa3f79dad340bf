"""docs/how-to/back-up.md, followed while the server runs."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.support.server import ServerMaker
from tests.support.shared import ROOT

GUIDE = (ROOT / "docs" / "how-to" / "back-up.md").read_text()
COMMANDS = re.findall(r"```sh\n(.+?)```", GUIDE, re.DOTALL)[0]


def test_a_copy_made_beside_the_running_server_starts_as_a_server(
    make_server: ServerMaker, tmp_path: Path
) -> None:
    server = make_server(data=tmp_path / "data")
    server.rostra("sites", "add", "harbour", "--origin", "https://harbour.example")
    commands = COMMANDS.replace(".venv/bin/python", shlex.quote(sys.executable))
    subprocess.run(["sh", "-ec", commands], cwd=tmp_path, check=True)
    server.kill()
    copy = make_server(data=tmp_path / "backup")
    assert "harbour" in copy.rostra("sites", "list")
