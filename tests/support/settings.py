"""The product's own settings on a data folder of this test run, on SQLite or PostgreSQL.

ROSTRA_TEST_DATABASE=postgres chooses PostgreSQL; anything else is a SQLite file.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="rostra-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

os.environ["ROSTRA_DATA"] = _folder
os.environ["ROSTRA_SECRET_KEY"] = "for tests alone; servers under test make their own"
os.environ.pop("ROSTRA_MAIL", None)
os.environ.pop("ROSTRA_DATABASE", None)
if os.environ.get("ROSTRA_TEST_DATABASE") == "postgres":
    from tests.support.postgres_server import server_url

    os.environ["ROSTRA_DATABASE"] = server_url()

from rostra.project.settings import *  # noqa: E402, F403
from rostra.project.settings import DATA, DATABASES  # noqa: E402

if not os.environ.get("ROSTRA_DATABASE"):
    # A real file: SQLite in memory has neither WAL nor a second connection.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}

# Hashing slowly on purpose would only slow the tests; servers under test do it for real.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# What a model thinks of a text is no concern of most tests; those that it concerns name one.
JUDGE_FIRST = JUDGE_SECOND = "none"

# Variables of this process must not reach the programs that tests start.
for _name in ("ROSTRA_DATA", "ROSTRA_SECRET_KEY", "ROSTRA_DATABASE"):
    os.environ.pop(_name, None)
