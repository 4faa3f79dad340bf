"""Word lists as a check: what each list does, and what the moderator is told."""

from rostra.safety.checks.wordlist import Wordlist
from rostra.safety.matching import Matcher
from rostra.safety.subject import Kind
from rostra.safety.verdict import Action
from rostra.safety.wordlists import site_lists
from tests.safety.cast import found, marked, said

CHECK = Wordlist(
    Matcher(
        site_lists([], banned="grumblefink", suspect="snorkwit*\nnoodlehead", allowed="snorkwits")
    )
)


def test_a_banned_word_refuses_and_is_marked() -> None:
    subject = said("You are a GRUMBLEFINK, sir.")
    (finding,) = found(CHECK, subject)
    assert (finding.code, finding.action) == ("wordlist.banned", Action.REFUSE)
    assert marked(subject, finding) == ["GRUMBLEFINK"]
    assert finding.text == "The marked words are not used here. Please say it in other words."


def test_suspect_words_hold_all_in_one_finding_and_name_their_entries_to_staff() -> None:
    subject = said("Snorkwittery by a n00dlehead")
    (finding,) = found(CHECK, subject)
    assert finding.action is Action.HOLD
    assert marked(subject, finding) == ["Snorkwittery", "n00dlehead"]
    assert finding.detail == "snorkwit* (site), noodlehead (site, disguised)"


def test_an_allowed_word_clears_what_stands_inside_it() -> None:
    assert found(CHECK, said("two snorkwits")) == []


def test_a_site_may_soften_a_list() -> None:
    (finding,) = found(CHECK, said("grumblefink"), banned=Action.NUDGE)
    assert finding.action is Action.NUDGE


def test_names_are_looked_at_too() -> None:
    assert Kind.NAME in Wordlist.kinds
    assert found(CHECK, said("GrumbleFink", kind=Kind.NAME))
