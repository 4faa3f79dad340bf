"""The audit log shows whether it was changed."""

import json

import pytest
from click.testing import CliRunner
from django.db import transaction

from rostra.members.services.personal import erase_member
from rostra.members.services.standing import suspend
from rostra.moderation.commands import audit
from rostra.store.audit import START, chained, record, verify
from rostra.store.ids import new_id
from rostra.store.models import AuditEntry, AuditHead
from rostra.store.problems import Problem
from tests.cast import Cast
from tests.support.together import all_at_once

pytestmark = pytest.mark.django_db
SITE = new_id()


def entries(number: int) -> None:
    for each in range(number):
        record("test", site_id=SITE, by=None, subject=new_id(), words="No name.", each=each)


def found() -> tuple[int | None, str]:
    (result,) = [each for each in verify() if each.site_id == SITE]
    return result.broken, result.said


def test_each_entry_hashes_the_one_before_it() -> None:
    entries(3)
    previous = START
    for number, entry in enumerate(AuditEntry.objects.order_by("number"), start=1):
        assert (entry.number, entry.digest) == (number, chained(previous, entry.body))
        assert "No name." not in entry.body
        previous = entry.digest
    assert AuditHead.objects.get().digest == previous
    assert found() == (None, "")


def test_the_first_changed_entry_is_named() -> None:
    entries(5)
    changed = AuditEntry.objects.get(number=3)
    changed.body = changed.body.replace('"each":2', '"each":9')
    changed.save()
    assert found() == (3, "It was changed after it was written.")


def test_a_missing_entry_is_named() -> None:
    entries(5)
    AuditEntry.objects.filter(number=2).delete()
    assert found() == (2, "It is missing.")


def test_a_missing_end_is_named() -> None:
    entries(5)
    AuditEntry.objects.filter(number__gt=3).delete()
    assert found() == (4, "It is missing at the end.")


def test_an_entry_of_another_place_is_named() -> None:
    entries(2)
    last = AuditEntry.objects.get(number=2)
    first = AuditEntry.objects.get(number=1)
    last.body = first.body
    last.digest = chained(first.digest, last.body)
    last.save()
    AuditHead.objects.update(digest=last.digest)
    assert found() == (2, "It was moved from another place.")


def test_what_is_rolled_back_leaves_no_gap() -> None:
    entries(1)
    with transaction.atomic():
        entries(1)
        transaction.set_rollback(True)
    entries(1)
    assert found() == (None, "")
    assert AuditHead.objects.get().number == 2


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_chain() -> None:
    all_at_once(*[lambda: entries(5)] * 6)
    assert AuditHead.objects.get().number == 30
    assert found() == (None, "")


def test_an_erased_member_breaks_nothing(cast: Cast) -> None:
    suspend(cast.reader, reason="Mara wrote the same forty times.", by=cast.admin)
    assert "Mara" not in AuditEntry.objects.get().body
    erase_member(cast.reader, keep_texts=False)
    assert [each.broken for each in verify()] == [None]


def test_the_command_names_what_is_broken(cast: Cast) -> None:
    assert "Nothing was recorded" in CliRunner().invoke(audit, ["verify"]).output
    suspend(cast.reader, reason="Flood.", by=cast.admin)
    assert "1 entries, all in order" in CliRunner().invoke(audit, ["verify"]).output
    AuditEntry.objects.update(body="{}")
    result = CliRunner().invoke(audit, ["verify", "--json"])
    assert json.loads(result.stdout)[0]["broken"] == 1
    assert isinstance(result.exception, Problem)
