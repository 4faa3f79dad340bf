"""The SQLite engine: turns, durability, and reading that cannot write."""

import threading

import pytest
from django.db import OperationalError, connection, transaction
from django.db.utils import DatabaseError

from rostra.sites.models import Site
from rostra.store.reading import read_only

sqlite_only = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="about the SQLite engine alone"
)


@pytest.mark.django_db(transaction=True)
def test_a_reader_cannot_write() -> None:
    with read_only(), pytest.raises(DatabaseError):
        Site.objects.create(name="a", title="A")
    Site.objects.create(name="b", title="B")
    assert list(Site.objects.filter(name__in="ab").values_list("name", flat=True)) == ["b"]


@pytest.mark.django_db(transaction=True)
def test_many_threads_write_without_loss() -> None:
    errors: list[Exception] = []

    def write(number: int) -> None:
        try:
            for turn in range(10):
                with transaction.atomic():
                    Site.objects.create(name=f"s-{number}-{turn}", title="x")
        except OperationalError as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Site.objects.filter(name__startswith="s-").count() == 80


def fail_while_writing() -> None:
    with transaction.atomic():
        Site.objects.create(name="gone", title="x")
        raise RuntimeError


@pytest.mark.django_db(transaction=True)
def test_the_turn_is_given_back_after_a_failure() -> None:
    for _ in range(3):
        with pytest.raises(RuntimeError):
            fail_while_writing()
    done = threading.Event()

    def write() -> None:
        with transaction.atomic():
            Site.objects.create(name="kept", title="x")
        connection.close()
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join(10)
    assert done.is_set()
    assert not Site.objects.filter(name="gone").exists()


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_nested_blocks_keep_the_turn_until_the_outermost_ends() -> None:
    from rostra.store.sqlite.base import write_turns

    with transaction.atomic():
        with transaction.atomic():
            Site.objects.create(name="inner", title="x")
        assert write_turns.acquire(timeout=0.01) is False
    assert write_turns.acquire(timeout=0.01) is True
    write_turns.release()
