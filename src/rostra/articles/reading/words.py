"""Word lists, written as people read them."""


def word_set(text: str) -> frozenset[str]:
    """The words of ``text``, parted by white space, as a set."""
    return frozenset(text.split())
