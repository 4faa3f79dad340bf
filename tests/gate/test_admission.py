import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.gate.rules import CLOSED, STATES, admit

writers = st.fixed_dictionaries(
    {
        "accepted_comments": st.integers(0, 5),
        "is_staff": st.booleans(),
        "is_guest": st.booleans(),
        "seconds_since_last": st.none() | st.floats(0, 500),
    }
)


@pytest.mark.parametrize(
    ("state", "newcomer", "known", "staff"),
    [
        ("open", "posts", "posts", "posts"),
        ("slow", "posts", "posts", "posts"),
        ("held-newcomers", "held", "posts", "posts"),
        ("held-all", "held", "held", "posts"),
        ("members", "no", "posts", "posts"),
        ("read-only", "no", "no", "no"),
        ("suspended", "no", "no", "no"),
        ("hidden", "no", "no", "no"),
    ],
)
def test_who_may_write_in_each_state(state: str, newcomer: str, known: str, staff: str) -> None:
    def outcome(**writer: object) -> str:
        admission = admit(state, **writer)  # type: ignore[arg-type]
        return "held" if admission.held else "posts" if admission.allowed else "no"

    assert outcome(accepted_comments=0) == newcomer
    assert outcome(accepted_comments=9, is_guest=True) == newcomer
    assert outcome(accepted_comments=1) == known
    assert outcome(accepted_comments=0, is_staff=True) == staff


def test_slow_says_how_long_to_wait() -> None:
    waiting = admit("slow", accepted_comments=3, seconds_since_last=30.5, slow_seconds=120)
    assert (waiting.allowed, waiting.why, waiting.wait_seconds) == (False, "slow", 90)
    done = admit("slow", accepted_comments=3, seconds_since_last=120, slow_seconds=120)
    assert done.allowed


@given(st.sampled_from(STATES), writers, st.integers(0, 600))
def test_every_refusal_has_its_reason_and_waiting_helps(
    state: str, writer: dict[str, object], slow_seconds: int
) -> None:
    admission = admit(state, slow_seconds=slow_seconds, **writer)  # type: ignore[arg-type]
    assert bool(admission.why) == (admission.held or not admission.allowed)
    if state in CLOSED:
        assert not admission.allowed
    if admission.why == "slow":
        later = float(str(writer["seconds_since_last"])) + admission.wait_seconds
        patient = writer | {"seconds_since_last": later}
        assert admit(state, slow_seconds=slow_seconds, **patient).allowed  # type: ignore[arg-type]


@given(st.sampled_from(STATES), writers)
def test_an_accepted_comment_never_costs_anything(state: str, writer: dict[str, object]) -> None:
    more = writer | {"accepted_comments": int(str(writer["accepted_comments"])) + 1}
    before, after = admit(state, **writer), admit(state, **more)  # type: ignore[arg-type]
    assert (after.allowed, not after.held) >= (before.allowed, not before.held)
