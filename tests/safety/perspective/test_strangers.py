"""Clients that nobody here wrote, as they are published, against the running service.

Where a client has Google's host written into it, a proxy is that host, and the client trusts the
proxy's authority; the client itself is never changed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.safety.perspective.processes import key_for
from tests.support.certificates import Authority
from tests.support.left_out import NPM, NPM_CLIENTS, leave_out
from tests.support.proxy import proxy
from tests.support.server import Server

GOOGLE = "commentanalyzer.googleapis.com"
TEXT = "You are an idiot, and the council has promised a new bridge for ten years."
NPM_FILES = Path(__file__).parent / "npm"


@pytest.fixture(scope="module")
def key(judging: Server) -> str:
    return key_for(judging, "strangers", "--per-second", "1000")


@pytest.fixture(scope="module")
def trusting(judging: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a process to which our service is Google's host."""
    authority = Authority.made(tmp_path_factory.mktemp("authority"))
    with proxy(GOOGLE, judging.port, authority) as address:
        kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
        yield kept | {
            "https_proxy": address,
            "HTTPS_PROXY": address,
            "NODE_EXTRA_CA_CERTS": str(authority.file),
        }


def run(*command: str, environment: dict[str, str], cwd: Path | None = None) -> Any:
    """What a program prints as JSON; it must succeed."""
    done = subprocess.run(
        command, env=environment, cwd=cwd, capture_output=True, text=True, timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return json.loads(done.stdout)


PYTHON = """
import json, sys
from googleapiclient import discovery
from googleapiclient.errors import HttpError

address, key, text = sys.argv[1:]
client = discovery.build(
    "commentanalyzer", "v1alpha1", developerKey=key,
    discoveryServiceUrl=address + "/$discovery/rest?version=v1alpha1", static_discovery=False,
)
def analyze(**request):
    return client.comments().analyze(body=request).execute()

found = analyze(comment={"text": text}, requestedAttributes={"TOXICITY": {}, "INSULT": {}})
try:
    analyze(comment={"text": text}, requestedAttributes={"FLIRTATION": {}})
except HttpError as error:
    refused = [error.resp.status, error.reason, error.error_details]
kept = client.comments().suggestscore(body={
    "comment": {"text": text}, "clientToken": "from-python", "languages": ["en"],
    "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
}).execute()
print(json.dumps({"found": found, "refused": refused, "kept": kept}))
"""


def test_googles_python_client_builds_itself_from_our_description(
    judging: Server, key: str
) -> None:
    plain = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    said = run(sys.executable, "-c", PYTHON, judging.url, key, TEXT, environment=plain)
    scores = said["found"]["attributeScores"]
    assert scores["TOXICITY"]["summaryScore"] == {"value": 0.93, "type": "PROBABILITY"}
    assert scores["INSULT"]["spanScores"][0]["end"] == len(TEXT)
    status, reason, details = said["refused"]
    assert (status, reason) == (400, "Unknown requested attribute: FLIRTATION")
    assert details[0]["errorType"] == "INVALID_REQUEST"
    assert said["kept"] == {"clientToken": "from-python", "requestedLanguages": ["en"]}


@pytest.fixture(scope="session")
def packages(pytestconfig: pytest.Config) -> Path:
    """A folder with the pinned packages of npm, installed once and kept."""
    if not (shutil.which("node") and shutil.which("npm")):
        leave_out(NPM)
    lock = (NPM_FILES / "package-lock.json").read_bytes()
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir(f"npm-{hashlib.sha256(lock).hexdigest()[:12]}")
    done = folder / "installed"
    if not done.exists():
        for name in ("package.json", "package-lock.json"):
            shutil.copy(NPM_FILES / name, folder)
        install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        installed = subprocess.run(install, cwd=folder, capture_output=True, timeout=110)
        if installed.returncode != 0:
            leave_out(NPM_CLIENTS)
        done.touch()
    return folder


API_CLIENT = """
const Perspective = require('perspective-api-client');
const [key, text] = process.argv.slice(1);
(async () => {
  const client = new Perspective({apiKey: key});
  const found = await client.analyze(`<p>${text}</p>`, {attributes: ['toxicity', 'insult']});
  const full = await client.analyze({
    comment: {text}, requestedAttributes: {PROFANITY: {scoreThreshold: 0.9}, TOXICITY: {}},
    context: {entries: [{text: 'An article'}]}, languages: ['en'], clientToken: 'from-node',
  });
  const refused = await client.analyze(text, {attributes: ['flirtation']}).catch(error => ({
    name: error.name, message: error.message, status: error.response.status,
  }));
  console.log(JSON.stringify({found, full, refused}));
})();
"""


def test_the_client_of_npm_works_as_it_is(
    trusting: dict[str, str], key: str, packages: Path
) -> None:
    said = run("node", "-e", API_CLIENT, "--", key, TEXT, environment=trusting, cwd=packages)
    assert said["found"]["attributeScores"]["TOXICITY"]["summaryScore"]["value"] == 0.93
    assert list(said["found"]["attributeScores"]) == ["TOXICITY", "INSULT"]
    assert list(said["full"]["attributeScores"]) == ["TOXICITY"]
    assert said["full"]["clientToken"] == "from-node"
    assert said["refused"] == {
        "name": "ResponseError",
        "message": "Unknown requested attribute: FLIRTATION",
        "status": 400,
    }


JS_CLIENT = """
const {Client} = require('@conversationai/perspectiveapi-js-client');
const [key, text] = process.argv.slice(1);
(async () => {
  const client = new Client(key);
  const found = await client.getScores(text);
  const more = await client.getScores(text, {attributes: ['INSULT'], context: {entries: []}});
  const refused = await client.getScores(text, {attributes: ['OBSCENE']}).catch(e => e.message);
  console.log(JSON.stringify({found, more, refused}));
})();
"""


def test_the_conversation_ai_client_works_as_it_is(
    trusting: dict[str, str], key: str, packages: Path
) -> None:
    said = run("node", "-e", JS_CLIENT, "--", key, TEXT, environment=trusting, cwd=packages)
    assert said["found"] == {"SPAM": 0.02, "TOXICITY": 0.93}
    assert said["more"] == {"INSULT": 0.95}
    assert "400" in said["refused"]
