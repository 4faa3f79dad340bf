import threading

from rostra.store.turns import FairLock


def wait_until_waiting(lock: FairLock, number: int) -> None:
    event = threading.Event()
    for _ in range(2000):
        if lock.waiting == number:
            return
        event.wait(0.005)
    raise AssertionError(f"{number} never waited")


def test_turns_are_given_in_the_order_of_asking() -> None:
    lock = FairLock()
    lock.acquire()
    served: list[int] = []

    def take(number: int) -> None:
        lock.acquire()
        served.append(number)
        lock.release()

    threads = []
    for number in range(5):
        thread = threading.Thread(target=take, args=(number,))
        thread.start()
        threads.append(thread)
        wait_until_waiting(lock, number + 1)
    lock.release()
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4]


def test_one_who_gives_up_waiting_does_not_keep_the_turn() -> None:
    lock = FairLock()
    lock.acquire()
    assert lock.acquire(timeout=0.01) is False
    lock.release()
    assert lock.acquire(timeout=0.01) is True
