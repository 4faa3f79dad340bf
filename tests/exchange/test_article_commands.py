"""`rostra articles`, as an operator runs it."""

from pathlib import Path

from tests.support.server import rostra

STORY = """Night trains return to the coast

Port Ellen - The first train left on Wednesday.

Comments on this article are closed.
"""


def test_add_tells_the_state_that_counts(tmp_path: Path) -> None:
    first = rostra(tmp_path, "articles", "add", "-", stdin=STORY)
    assert "commenting: suspended (Comments on this article are closed.)" in first.stdout
    article = first.stdout.split("/a/")[1].split("/")[0]
    assert rostra(tmp_path, "gate", "set", "open", "--article", article).returncode == 0
    again = rostra(tmp_path, "articles", "add", "-", stdin=STORY)
    assert article in again.stdout
    assert "commenting" not in again.stdout
