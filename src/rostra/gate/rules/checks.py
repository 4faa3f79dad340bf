"""Is a wanted change of the gate sound? (pure)"""

import datetime as dt
import unicodedata
from collections.abc import Sequence

from rostra.gate.rules.scopes import section_key
from rostra.gate.rules.states import SCOPES, Step, strictness
from rostra.store.ids import parse_id
from rostra.store.problems import Problem, invalid
from rostra.store.states import STATES

TEXT_LIMIT = 2000
TARGET_LIMIT = 200
STEPS_LIMIT = 6


def check_state(state: str) -> None:
    """Raise a Problem that lists the states when `state` is none of them."""
    if state not in STATES:
        raise invalid(
            f"There is no commenting state “{state}”.", f"Choose one of: {', '.join(STATES)}."
        )


def target_key(scope: str, target: str) -> str:
    """`target` in its one spelling for `scope`: "", a section's or topic's key, an article's key.

    Raises a Problem for an unknown scope, a target that is missing, too long or none of its kind.
    """
    if scope not in SCOPES:
        raise invalid(f"There is no scope “{scope}”.", f"Choose one of: {', '.join(SCOPES)}.")
    if scope == "site":
        if target:
            raise invalid("The whole site takes no target.", "Leave the target empty.")
        return ""
    if scope == "article":
        key = parse_id(target)
        if key is None:
            raise invalid(f"“{target}” is no article’s key.", "Copy it from the article’s address.")
        return str(key)
    key_text = section_key(target)
    if not key_text:
        raise invalid(f"Which {scope} is meant?", f"Give the {scope}’s name.")
    if len(key_text) > TARGET_LIMIT or not key_text.isprintable():
        raise invalid(
            f"That is no name of a {scope}.", f"At most {TARGET_LIMIT} characters, on one line."
        )
    return key_text


def clean_text(text: str, what: str) -> str:
    """`text` without control characters and outer white space.

    Raises a Problem when it is longer than 2,000 characters; `what` names it ("notice").
    """
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc").strip()
    if len(kept) > TEXT_LIMIT:
        raise invalid(
            f"The {what} is {len(kept):,} characters long; {TEXT_LIMIT:,} is the most.",
            "Shorten it: readers want one or two sentences.",
        )
    return kept


def check_change(
    state: str, until: dt.datetime | None, steps: Sequence[Step], now: dt.datetime
) -> None:
    """Raise a Problem unless `state` may stand until `until` and be followed by `steps`.

    Ends lie in the future and follow one another; every step is less strict than the one before
    it; only the last may be without an end.
    """
    for named in (state, *(step.state for step in steps)):
        check_state(named)
    if state == "open" and (until or steps):
        raise invalid(
            "Open has no end: it lasts until somebody changes it.",
            "Leave the end and what follows away.",
        )
    if steps and until is None:
        raise invalid(
            f"When does {state} end and {steps[0].state} follow?", "Give the time with it."
        )
    if len(steps) > STEPS_LIMIT:
        raise invalid(f"At most {STEPS_LIMIT} steps may follow.", "Leave some away.")
    _check_order([Step(state, until), *steps], now)


def _check_order(steps: Sequence[Step], now: dt.datetime) -> None:
    before, *later = steps
    _check_end(before.until, now)
    for step in later:
        if before.until is None:
            raise invalid(f"When does {before.state} end?", "Only the last step is without an end.")
        if strictness(step.state) >= strictness(before.state):
            raise invalid(
                f"{step.state} is not less strict than {before.state}, so it cannot follow it.",
                "After an end comments open up, step by step.",
            )
        if step.state == "open" and step.until:
            raise invalid("Open has no end.", "Leave the time after “open” away.")
        if step.until and step.until <= before.until:
            raise _past("Each step must end after the one before it.")
        before = step


def _check_end(until: dt.datetime | None, now: dt.datetime) -> None:
    if until is None:
        return
    if until.tzinfo is None:
        raise ValueError("an end must be aware of its time zone")
    if until <= now:
        raise _past("That end has passed already.")


def _past(detail: str) -> Problem:
    return invalid(detail, "Choose a later time.")
