"""Where sessions are kept (the setting SESSION_ENGINE): the database, written at sign-in and
sign-out alone."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from rostra.store.reading import is_read_only


class SessionStore(DatabaseStore):
    """Django's database sessions, except that a page that only reads leaves the row of a dead
    session where it is.

    Django flushes a session whose password hash no longer fits ("sign out everywhere") on the next
    request, which may be a GET that must not write. The reader is signed out all the same and the
    cookie is dropped; the row goes with the other expired ones.
    """

    def delete(self, session_key: str | None = None) -> None:
        if not is_read_only():
            super().delete(session_key)
