"""Keys in a file."""

from pathlib import Path

import pytest

from rostra.safety.perspective.key_file import FileKeeper, KeyFileError, read
from rostra.safety.pipeline import pipeline_for
from tests.safety.perspective.conftest import KEY, KEYS, SECRET

LONG = "k" * 20
BAD = {
    "[clients": "no TOML",
    "": "names no client",
    "clients = 3": "names no client",
    "clients.forum = 3": "is no table",
    "[clients.forum]": "either a key or a coral_secret",
    "[clients.forum]\nkey = 'short'": "at least 16",
    f"[clients.forum]\nkey = '{LONG}'\ncoral_secret = '{LONG}'": "either",
    f"[clients.forum]\nkey = '{LONG}'\nper_second = 0": "above 0",
    f"[clients.forum]\nkey = '{LONG}'\nper_day = 1.5": "whole number",
    f"[clients.forum]\nkey = '{LONG}'\nrate = 1": "has rate",
    f"[clients.a]\nkey = '{LONG}'\n[clients.b]\nkey = '{LONG}'": "the key of another",
}


@pytest.mark.parametrize("text", BAD)
def test_a_mistake_is_named(text: str) -> None:
    with pytest.raises(KeyFileError, match=BAD[text]):
        read(text)


def test_clients_and_signers_are_told_apart() -> None:
    found = read(KEYS)
    assert sorted(each.name for each in found.clients.values()) == ["forum", "slow"]
    assert [(each.name, each.secret) for each in found.signers] == [("paper", SECRET)]
    assert KEY not in repr(found), "a key is kept as its digest alone"


def test_a_changed_file_counts_without_a_new_start(key_file: Path) -> None:
    keeper = FileKeeper(key_file, pipeline_for())
    assert len(keeper.load().clients) == 2
    key_file.write_text(KEYS.replace("[clients.slow]", "[clients.other]"))
    assert "other" in {each.name for each in keeper.load().clients.values()}


def test_anybody_may_ask_where_that_is_wanted() -> None:
    anybody = FileKeeper(None, pipeline_for(), 7).load().anybody
    assert anybody is not None
    assert anybody.per_second == 7
