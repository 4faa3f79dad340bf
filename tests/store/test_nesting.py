"""How deep a JSON value is nested."""

from typing import Any

import pytest

from rostra.store.nesting import DEEPEST, is_deep


def nested(levels: int) -> Any:
    value: Any = 1
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


@pytest.mark.parametrize("value", [1, None, "x", [], {}, [[], [1, {}]]])
def test_what_is_flat_is_not_deep(value: Any) -> None:
    assert not is_deep(value)


def test_the_limit_itself_is_taken() -> None:
    assert not is_deep(nested(DEEPEST))
    assert is_deep(nested(DEEPEST + 1))
    assert is_deep([1, nested(DEEPEST + 5), 2])
