"""A service within the test's own process, and one of its own, each with the judges of words."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rostra.safety.judge import Judges
from rostra.safety.perspective.exchange import Answer, Request
from rostra.safety.perspective.key_file import FileKeeper
from rostra.safety.perspective.service import Service
from rostra.safety.pipeline import pipeline_for
from tests.safety.perspective.judges import both
from tests.safety.perspective.processes import judging

__all__ = ["judging"]

KEY = "rsk_for_the_tests_of_the_service"
SECRET = "a-secret-that-coral-made-for-us"
KEYS = f"""
[clients.forum]
key = "{KEY}"
per_second = 1000

[clients.slow]
key = "rsk_that_may_ask_once_a_second"
per_second = 1

[clients.paper]
coral_secret = "{SECRET}"
"""
ANALYZE = "/v1alpha1/comments:analyze"


@dataclass
class Asked:
    """A service with its judges, asked without a network."""

    service: Service
    judges: Judges

    def send(self, *requests: Request) -> list[Answer]:
        """The answers to requests that come at the same moment."""

        async def all_of_them() -> list[Answer]:
            return await asyncio.gather(*(self.service.answer(each) for each in requests))

        return asyncio.run(all_of_them())

    def post(self, data: Any, path: str = ANALYZE, key: str = KEY) -> Answer:
        """The answer to an object, or to bytes as they are."""
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.send(Request("POST", path, {"key": key}, body=body))[0]

    def analyzed(self, text: str, *names: str, **rest: Any) -> dict[str, Any]:
        """The document for a text; it must be an answer and no error."""
        asked = {name: {} for name in names or ("TOXICITY",)}
        answer = self.post({"comment": {"text": text}, "requestedAttributes": asked, **rest})
        assert answer.status == 200, answer.document
        return dict(answer.document)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "keys.toml"
    path.write_text(KEYS)
    return path


AskedMaker = Callable[..., Asked]


@pytest.fixture
def make_asked(key_file: Path) -> Iterator[AskedMaker]:
    """Makes services: `make_asked(judges=…, mode="both")`."""

    def make(judges: Judges | None = None, **options: Any) -> Asked:
        judges = judges or both()
        keeper = FileKeeper(key_file, pipeline_for(judges=judges))
        return Asked(Service(keeper, **options), judges)

    return make


@pytest.fixture
def asked(make_asked: AskedMaker) -> Asked:
    return make_asked()
