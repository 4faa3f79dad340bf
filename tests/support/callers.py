"""Programs that use the API, each with the token of somebody of the cast, or with none."""

import json
from typing import Any

from django.test import Client

from rostra.members.models import Member
from rostra.members.services.tokens import create_token


class Caller:
    """Sends JSON to /api/v1/ and keeps every problem to the form of RFC 9457."""

    def __init__(self, member: Member | None = None, **headers: str) -> None:
        token = {"Authorization": f"Bearer {create_token(member)[1]}"} if member else {}
        self.client = Client(headers={**token, **headers}, raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Any:
        return self.checked(self.client.get(f"/api/v1{path}", headers=headers))

    def send(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        """Send `data` as JSON; bytes go as they are. Header names: If_None_Match."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = data if isinstance(data, bytes) else json.dumps(data)
        return self.checked(
            self.client.generic(
                method, f"/api/v1{path}", body, content_type="application/json", headers=named
            )
        )

    def post(self, path: str, data: Any = None, **headers: str) -> Any:
        return self.send("POST", path, data, **headers)

    def checked(self, response: Any) -> Any:
        """`response`; an AssertionError where a refusal is no problem document."""
        if response.status_code >= 400:
            assert response.headers["Content-Type"] == "application/problem+json"
            problem = response.json()
            assert problem["type"].startswith("/problems/")
            assert problem["status"] == response.status_code
            assert problem["title"]
            assert problem["detail"]
        return response
