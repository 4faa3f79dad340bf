"""What `rostra doctor` looks at. Each check gives findings: what was seen, and what to do."""

import datetime as dt
import os
import resource
import shutil
import smtplib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection

from rostra.articles.models import Feed
from rostra.comments.models import Comment
from rostra.members.services.setup import administrator_exists
from rostra.project.prepare import pending
from rostra.safety.services import is_off, look_after_judges, watched_judges
from rostra.sites.services import default_site
from rostra.store.clock import now

GOOD, WARNING, BAD = "good", "warning", "bad"
LEAST_FREE_BYTES = 500 * 1024 * 1024
LEAST_FILES = 8192
OLDEST_SQLITE = (3, 40, 0)
LATE = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Finding:
    """level: good, warning (works, but mind it) or bad (does not work)."""

    level: str
    about: str
    seen: str
    todo: str = ""


def examine() -> Iterator[Finding]:
    """Every check in turn. What the database cannot answer ends the checks that need it."""
    yield from folder()
    yield from system()
    try:
        yield from database()
        if not pending():
            yield from newsroom()
    except DatabaseError as error:
        yield Finding(BAD, "database", f"It does not answer: {error}.",
                      "Check --data and --database; a backup lies in DATA/backups.")  # fmt: skip
    yield from judges()
    yield from mail()
    yield from address()


def folder() -> Iterator[Finding]:
    """The data folder: is it ours alone, is there room?"""
    data = settings.DATA
    free = shutil.disk_usage(data).free
    megabytes = f"{free // 1024**2} MB"
    if free < LEAST_FREE_BYTES:
        yield Finding(BAD, "disk", f"Only {megabytes} are free beside {data}.", "Make room.")
    else:
        yield Finding(GOOD, "disk", f"{megabytes} are free beside {data}.")
    if data.stat().st_mode & 0o077:
        yield Finding(WARNING, "folder", f"Other accounts of this machine may open {data}.",
                      f"chmod 700 {data}")  # fmt: skip
    else:
        yield Finding(GOOD, "folder", f"{data} is open to its owner alone.")


def system() -> Iterator[Finding]:
    """What the machine allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < LEAST_FILES:
        yield Finding(WARNING, "open files", f"At most {hard} connections at once are allowed.",
                      "Raise the limit: LimitNOFILE=65536 in the systemd unit.")  # fmt: skip
    else:
        yield Finding(GOOD, "open files", f"{max(soft, hard)} are allowed.")
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Finding(BAD, "SQLite", f"Version {sqlite3.sqlite_version} is too old.",
                      "Use a Python with SQLite 3.40 or newer, or PostgreSQL.")  # fmt: skip


def database() -> Iterator[Finding]:
    """Is it sound, and of this version?"""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            answer = str(cursor.fetchone()[0])
        if answer != "ok":
            yield Finding(BAD, "database", f"The file is damaged: {answer}.",
                          "Stop the server and restore a backup.")  # fmt: skip
        else:
            yield Finding(GOOD, "database", "The SQLite file is sound.")
    else:
        connection.ensure_connection()
        yield Finding(GOOD, "database", "PostgreSQL answers.")
    if pending():
        yield Finding(BAD, "upgrade", "The database was written by an older version.",
                      "Run `rostra migrate` (a backup is made first).")  # fmt: skip


def newsroom() -> Iterator[Finding]:
    """Is somebody in charge, and does anything wait too long?"""
    if administrator_exists(default_site()):
        yield Finding(GOOD, "administrator", "There is one.")
    else:
        yield Finding(WARNING, "administrator", "There is none yet.",
                      "Start `rostra serve` and open the link that it prints.")  # fmt: skip
    waiting = Comment.objects.filter(waiting_since__lt=now() - LATE).count()
    if waiting:
        yield Finding(WARNING, "queue", f"{waiting} comments have waited for more than a day.",
                      "Open /moderate/, or hold fewer comments by the gate.")  # fmt: skip
    for feed in Feed.objects.filter(failures__gte=5, is_gone=False):
        yield Finding(WARNING, "feed", f"{feed.url} failed {feed.failures} times: "
                      f"{feed.last_error}", "Correct it, or `rostra feeds remove`.")  # fmt: skip


def judges() -> Iterator[Finding]:
    """Can the models be loaded, and do they answer?"""
    if is_off():
        yield Finding(WARNING, "judge", "No model judges comments; rules and word lists do.",
                      "Unset ROSTRA_JUDGE_FIRST, or set it to the name of a model.")  # fmt: skip
        return
    look_after_judges()
    for judge in watched_judges():
        if judge.trouble is None:
            yield Finding(GOOD, f"{judge.stage} judge", f"{judge.version} works.")
        else:
            yield Finding(BAD, f"{judge.stage} judge", judge.trouble.detail,
                          "Install Rostra again, or see docs/how-to/when-the-judge-fails.md. "
                          "The policy's judge.on_failure counts meanwhile.")  # fmt: skip


def mail() -> Iterator[Finding]:
    """Can mail leave? Sign-ups wait for it."""
    if not settings.MAIL_URL:
        yield Finding(WARNING, "mail", f"Mail is kept in {settings.DATA / 'mail'}, not sent.",
                      "Set ROSTRA_MAIL=smtp://host:25 (docs/how-to/mail.md).")  # fmt: skip
        return
    parts = urlsplit(settings.MAIL_URL)
    dial = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        dial(parts.hostname or "", settings.EMAIL_PORT, timeout=5).quit()
        yield Finding(GOOD, "mail", f"{parts.hostname} answers.")
    except OSError as error:
        yield Finding(BAD, "mail", f"{parts.hostname} does not answer ({error}).",
                      "Check ROSTRA_MAIL; readers cannot confirm addresses.")  # fmt: skip


def address() -> Iterator[Finding]:
    """Does the public address fit the host names that are answered?"""
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    answered = [name.strip("[]") for name in settings.ALLOWED_HOSTS]
    if "*" not in answered and host not in answered:
        yield Finding(BAD, "address", f"Links lead to {host}, which is not answered.",
                      f"Add {host} to ROSTRA_HOSTS.")  # fmt: skip
    elif settings.PUBLIC_URL.startswith("http://") and host not in {"127.0.0.1", "localhost"}:
        yield Finding(WARNING, "address", f"{settings.PUBLIC_URL} is not encrypted.",
                      "Put a proxy with TLS in front and set ROSTRA_URL=https://…")  # fmt: skip
    else:
        yield Finding(GOOD, "address", f"Links lead to {settings.PUBLIC_URL}.")
    if os.environ.get("ROSTRA_DEBUG") == "1":
        yield Finding(WARNING, "debug", "Tracebacks are shown in the browser.",
                      "Unset ROSTRA_DEBUG where others can reach the site.")  # fmt: skip
