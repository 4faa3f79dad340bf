"""A site's policy: tried on published comments, saved, brought back."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, cast

from rostra.members.models import Member
from rostra.safety.models import PolicyVersion
from rostra.safety.pipeline import pipeline_for
from rostra.safety.policy import DEFAULT, Policy
from rostra.safety.policy_edit import with_languages
from rostra.safety.policy_file import PolicyError, read, written
from rostra.safety.policy_lines import line_of
from rostra.safety.services.history import (
    LISTS,
    Seen,
    add_version,
    current_list,
    current_policy,
    text_of,
    version_of,
)
from rostra.safety.services.published import EXAMPLES, Example, Reach, example, published_texts
from rostra.safety.subject import AuthorFacts, Subject
from rostra.safety.wordlists import shipped_languages
from rostra.sites.models import Site
from rostra.store.problems import Problem, invalid

KNOWN_READER = AuthorFacts(accepted_comments=1000, age_seconds=365 * 86400.0)


@dataclass(frozen=True, slots=True)
class Change:
    """A setting that a policy changes: its path, both values as TOML, its meaning."""

    path: str
    before: str
    after: str
    doc: str


@dataclass(frozen=True, slots=True)
class PolicyTrial:
    """What a policy would do before it is saved."""

    policy: Policy
    changes: tuple[Change, ...]
    reach: Reach


def policy_now(site: Site) -> Policy:
    """The policy that counts now: the site's own, or the standard one where that cannot be read."""
    try:
        return read(text_of(current_policy(site)))
    except PolicyError:
        return DEFAULT


def checked_policy(toml: str) -> Policy:
    """The policy written in `toml`.

    Raises a 422 Problem with `faults` (`line` from 1, 0 where it is unknown; `text`).
    """
    try:
        policy = read(toml)
    except PolicyError as error:
        raise refusal(error.problems, error.lines) from error
    shipped = shipped_languages()
    if unknown := [code for code in policy.wordlist.languages if code not in shipped]:
        line = line_of(toml, "wordlist.languages")
        told = f"Rostra brings no list for {', '.join(unknown)}. There are: {', '.join(shipped)}."
        raise refusal([f"wordlist.languages: {told}"], [line])
    return policy


def refusal(problems: Sequence[str], lines: Sequence[int]) -> Problem:
    """The 422 Problem of a policy with mistakes, each with its line."""
    faults = [{"line": line, "text": text} for text, line in zip(problems, lines, strict=True)]
    return invalid(
        " ".join(f"Line {f['line']}: {f['text']}" if f["line"] else str(f["text"]) for f in faults),
        "Correct what is named and save again. Nothing was changed.",
        faults=faults,
    )


def try_policy(site: Site, toml: str) -> PolicyTrial:
    """What the policy would change, and which published comments it would treat otherwise.

    Those are judged one by one, as by a reader with many accepted comments. Raises as
    `checked_policy` does.
    """
    policy = checked_policy(tidy(toml))
    before = policy_now(site)
    return PolicyTrial(policy, tuple(changes(before, policy)), reach_of(site, before, policy))


def changes(before: Any, after: Any, path: str = "") -> Iterator[Change]:
    """Every setting in which two policies differ."""
    for each in fields(before):
        old, new = getattr(before, each.name), getattr(after, each.name)
        here = f"{path}.{each.name}" if path else each.name
        if is_dataclass(old):
            yield from changes(old, new, here)
        elif old != new:
            yield Change(here, written(old), written(new), each.metadata["doc"])


def reach_of(site: Site, before: Policy, after: Policy) -> Reach:
    """The published comments that `after` would treat otherwise than `before` does."""
    if before == after:
        return Reach(0, 0)
    lists: dict[str, Any] = {kind: text_of(current_list(site, kind)) for kind in LISTS}
    one, other = pipeline_for(before, **lists), pipeline_for(after, **lists)
    texts = published_texts(site)
    met = 0
    examples: list[Example] = []
    for text in texts:
        subject = Subject(text, author=KNOWN_READER)
        was, becomes = one.judge(subject), other.judge(subject)
        if was.action is not becomes.action:
            met += 1
            if len(examples) < EXAMPLES:
                graver = max(was, becomes, key=lambda verdict: verdict.action)
                spans = [span for reason in graver.reasons for span in reason.spans]
                note = f"{was.action.value} → {becomes.action.value}"
                examples.append(example(text, spans, note))
    return Reach(len(texts), met, tuple(examples))


def save_policy(
    site: Site, toml: str, by: Member | None = None, *, seen: Seen = "any"
) -> PolicyVersion:
    """Save `toml` as the site's policy; it counts from now on.

    Raises a Problem, with nothing stored: 409 when another version came
    since `seen`, 422 with `faults` as `checked_policy`.
    """
    text = tidy(toml)
    checked_policy(text)
    return cast(PolicyVersion, add_version(site, "policy", text, by, seen))


def save_languages(site: Site, languages: Sequence[str], by: Member | None = None) -> PolicyVersion:
    """Save the policy with these shipped lists switched on, the rest of it as it is written.

    Raises a 422 Problem for a language that Rostra has no list for.
    """
    toml = text_of(current_policy(site))
    return save_policy(site, with_languages(toml, tuple(languages)), by)


def restore_policy(site: Site, key: uuid.UUID | None, by: Member | None = None) -> PolicyVersion:
    """Make an earlier version count again, as a new one; None is the standard policy.

    Raises a Problem: 404 for an unknown version, 422 where it cannot be read any more.
    """
    return save_policy(site, text_of(version_of(site, "policy", key)) if key else "", by)


def tidy(toml: str) -> str:
    """`toml` with one kind of line end."""
    text = toml.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return text + "\n" if text.strip() else ""
