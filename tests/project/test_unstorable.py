"""What only PostgreSQL refuses is told as a refusal there too, never as our mistake."""

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Cast
from tests.support.callers import Caller

pytestmark = pytest.mark.django_db


def test_nul_in_an_address(cast: Cast) -> None:
    page = Client(raise_request_exception=False).get("/?section=%00")
    listed = Caller().get("/articles?section=%00")
    expected = 200 if connection.vendor == "sqlite" else 422
    assert (page.status_code, listed.status_code) == (expected, expected)
