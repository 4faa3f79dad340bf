"""A real SMTP server on the loopback that keeps what it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.support.waiting import free_port, wait_until


class Mailbox:
    """The mail that arrived, oldest first; `url` is what ROSTRA_MAIL takes."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.messages: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 kept"

    def to(self, address: str) -> list[EmailMessage]:
        """The messages for `address`."""
        return [m for m in self.messages if address in str(m["To"])]

    def next_to(self, address: str, *, after: int = 0) -> EmailMessage:
        """The message for `address` that follows the first `after` ones, waited for."""
        wait_until(f"mail to {address}", lambda: len(self.to(address)) > after)
        return self.to(address)[after]


@contextmanager
def running_mailbox() -> Iterator[Mailbox]:
    """An SMTP server for as long as the block lasts."""
    port = free_port()
    box = Mailbox(f"smtp://127.0.0.1:{port}")
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """An SMTP server for one test."""
    with running_mailbox() as box:
        yield box
