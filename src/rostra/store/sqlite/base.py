"""Django's SQLite engine with one addition: writers of this process take turns.

Transactions are opened with BEGIN IMMEDIATE (settings: `transaction_mode`). Inside one process
they first take a fair lock, so that no writer starves in SQLite's busy loop; other processes wait
in SQLite's own 30 s time-out.
"""

from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from rostra.store.turns import FairLock

write_turns = FairLock()
TURN_TIMEOUT_S = 30.0


# Django's types leave out the backend's inner methods; hence the ignores.
class DatabaseWrapper(base.DatabaseWrapper):
    _has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        if not write_turns.acquire(TURN_TIMEOUT_S):
            raise OperationalError("database is busy: no turn to write within 30 s")
        self._has_turn = True
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn_back()
            raise

    def _give_turn_back(self) -> None:
        if self._has_turn:
            self._has_turn = False
            write_turns.release()

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            if not self.in_atomic_block:
                self._give_turn_back()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn_back()

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if autocommit:
            self._give_turn_back()

    def close(self) -> None:
        super().close()
        if self.connection is None:
            self._give_turn_back()
