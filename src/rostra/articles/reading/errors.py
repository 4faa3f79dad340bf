"""The one error of reading: what went wrong, and what to do about it."""


class ReadError(Exception):
    """An article, a feed or an address that cannot be read.

    ``code`` is stable and meant for programs (``empty``, ``too-large``, ``private-address``, …);
    ``sentence`` says what went wrong and ``todo`` what to do, both for people. ``retry_after``
    is in seconds, set where the other side asked to be left alone for a while.
    """

    def __init__(
        self, code: str, sentence: str, todo: str, *, retry_after: float | None = None
    ) -> None:
        super().__init__(f"{sentence} {todo}")
        self.code = code
        self.sentence = sentence
        self.todo = todo
        self.retry_after = retry_after
