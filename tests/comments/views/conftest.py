"""Pages asked for as a browser without JavaScript asks, by somebody signed in or nobody."""

from collections.abc import Callable

import pytest
from django.test import Client

from rostra.members.models import Member

Browser = Callable[[Member | None], Client]


@pytest.fixture
def browser() -> Browser:
    """A client for a member, or for somebody signed out."""

    def make(member: Member | None = None) -> Client:
        client = Client()
        if member is not None:
            client.force_login(member)
        return client

    return make
