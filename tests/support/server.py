"""The real server: `rostra serve` as a process of its own, on a data folder of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.support.shared import ROOT
from tests.support.waiting import free_port, wait_until

PROGRAM = (sys.executable, "-m", "rostra")


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a Rostra process that works on `data`, the caller's own left out.

    No model judges there unless `more` names one (ROSTRA_JUDGE_FIRST="" for the usual one).
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ROSTRA_", "DJANGO_"))}
    kept["ROSTRA_JUDGE_FIRST"] = "none"
    return kept | {"ROSTRA_DATA": str(data), "PYTHONPATH": str(ROOT / "src")} | more


def rostra(
    data: Path, *arguments: str, stdin: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the `rostra` command on `data` as an operator would; its status is the caller's to
    judge."""
    return subprocess.run(
        [sys.executable, "-m", "rostra", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment(data, **more),
        check=False,
    )


@dataclass
class Server:
    """A running server."""

    data: Path
    port: int
    options: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    clients: list[httpx.Client] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = ("serve",)

    @property
    def url(self) -> str:
        named = "--host" in self.options
        host = self.options[self.options.index("--host") + 1] if named else "127.0.0.1"
        return f"http://{host}:{self.port}"

    @property
    def log(self) -> str:
        return (self.data / "serve.log").read_text(errors="replace")

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*PROGRAM, *self.command, "--port", str(self.port), *self.options],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=environment(self.data, **self.variables),
                start_new_session=True,
            )
        try:
            wait_until(f"{self.url}/readyz", self._ready, seconds=60)
        except BaseException:
            self.kill()
            raise

    def _ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"rostra serve ended:\n{self.log}"
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.url}/readyz").status_code == 200
        return False

    def stop(self) -> None:
        """Ask it to end, as a service manager would."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it and its workers at once, as a lost machine would."""
        self._end(signal.SIGKILL)

    def _end(self, with_signal: signal.Signals) -> None:
        while self.clients:
            self.clients.pop().close()
        if self.process is None or self.process.poll() is not None:
            return
        if with_signal is signal.SIGKILL:
            os.killpg(self.process.pid, with_signal)  # it leads a session of its own
        else:
            self.process.send_signal(with_signal)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise

    def rostra(self, *arguments: str, stdin: str = "") -> str:
        """What a `rostra` command on this server's data prints; the command must succeed."""
        done = rostra(self.data, *arguments, stdin=stdin, **self.variables)
        assert done.returncode == 0, f"rostra {' '.join(arguments)}: {done.stderr}{done.stdout}"
        return done.stdout

    def client(self, token: str = "") -> httpx.Client:
        """An HTTP client for this server, with a bearer token where one is given; closed with
        the server."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.clients.append(httpx.Client(base_url=self.url, headers=headers, timeout=30))
        return self.clients[-1]


ServerMaker = Callable[..., Server]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole session. Tests on it make articles of their own.

    The same few people write under all of them, which would be flooding anywhere else.
    """
    running = Server(tmp_path_factory.mktemp("server") / "data", free_port())
    running.start()
    running.rostra("policy", "set", "-", stdin="[flooding]\nenabled = false\n")
    yield running
    running.stop()


@pytest.fixture
def make_server(tmp_path: Path) -> Iterator[ServerMaker]:
    """Makes servers for one test alone: `make_server("--workers", "2", ROSTRA_DATABASE=url)`."""
    made: list[Server] = []

    def make(*options: str, data: Path | None = None, **variables: str) -> Server:
        folder = data or tmp_path / f"data-{len(made)}"
        made.append(Server(folder, free_port(), options, variables))
        made[-1].start()
        return made[-1]

    yield make
    for one in made:
        one.stop()
