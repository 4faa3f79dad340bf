"""Word lists and policies: saved, refused, tried, brought back."""

from datetime import timedelta

import pytest

from rostra.comments.models import Comment, Thread
from rostra.safety import services
from rostra.safety.models import PolicyVersion, WordList
from rostra.safety.services.published import example
from rostra.safety.subject import Subject
from rostra.safety.verdict import Action
from rostra.sites.services import add_site
from rostra.store import clock
from rostra.store.ids import new_id
from rostra.store.models import OutboxEvent
from rostra.store.problems import Problem
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def told_parts() -> list[str]:
    events = OutboxEvent.objects.filter(kind="checks.changed").order_by("seq")
    return [event.data["part"] for event in events]


def publish(cast: Cast, *texts: str, state: str = "published") -> None:
    thread = Thread.objects.create(site=cast.site)
    for text in texts:
        key = new_id()
        Comment.objects.create(
            id=key, root_id=key, site=cast.site, thread=thread, author=cast.reader,
            text=text, html=text, state=state,
        )  # fmt: skip


def action_of(cast: Cast, text: str) -> Action:
    return services.judge_for(cast.site, Subject(text)).action


def refused(call: object, *arguments: object) -> Problem:
    with pytest.raises(Problem) as raised:
        call(*arguments)  # type: ignore[operator]
    return raised.value


class TestLists:
    def test_a_saved_list_counts_and_is_announced_with_who_saved_it(self, cast: Cast) -> None:
        assert action_of(cast, "What flimflam.") is Action.PUBLISH
        row = services.save_word_list(cast.site, "banned", "flimflam\r\n# why not\r\n", cast.editor)
        assert action_of(cast, "What flimflam.") is Action.REFUSE
        assert (row.entries, row.saved_by) == ("flimflam\n# why not\n", cast.editor)
        event = OutboxEvent.objects.get(kind="checks.changed")
        assert (event.subject_id, event.site_id) == (row.pk, cast.site.pk)
        assert event.data == {"part": "banned"}

    def test_bad_lines_are_named_and_nothing_is_written(self, cast: Cast) -> None:
        services.save_word_list(cast.site, "suspect", "humbug")
        problem = refused(
            services.save_word_list, cast.site, "suspect", "fine\n\nbad.*+word\na*b\n!!!"
        )
        assert problem.status == 422
        assert [line["line"] for line in problem.extra["lines"]] == [3, 4, 5]
        assert all(line["text"] for line in problem.extra["lines"])
        assert "Line 3, “bad.*+word”" in problem.detail
        assert services.list_now(cast.site, "suspect") == "humbug\n"
        assert told_parts() == ["suspect"]

    def test_the_same_again_adds_no_version(self, cast: Cast) -> None:
        rows = [services.save_word_list(cast.site, "banned", text) for text in ("a b", "a b \n")]
        assert rows[0] == rows[1]
        assert told_parts() == ["banned"]

    def test_somebody_elses_version_is_not_overwritten_unseen(self, cast: Cast) -> None:
        first = services.save_word_list(cast.site, "banned", "one", seen=None)
        services.save_word_list(cast.site, "banned", "two", cast.admin, seen=first.pk)
        with pytest.raises(Problem, match="Yuki Tanabe saved another version") as raised:
            services.save_word_list(cast.site, "banned", "three", cast.editor, seen=first.pk)
        assert raised.value.status == 409
        assert services.list_now(cast.site, "banned") == "two\n"

    def test_an_earlier_version_counts_again_and_all_are_kept(self, cast: Cast) -> None:
        first = services.save_word_list(cast.site, "banned", "flimflam", cast.editor)
        services.save_word_list(cast.site, "banned", "humbug", cast.editor)
        services.restore_word_list(cast.site, "banned", first.pk, cast.admin)
        assert action_of(cast, "What flimflam.") is Action.REFUSE
        assert action_of(cast, "What humbug.") is Action.PUBLISH
        history = services.versions(cast.site, "banned")
        assert [row.saved_by for row in history] == [cast.admin, cast.editor, cast.editor]
        services.restore_word_list(cast.site, "banned", None)
        assert services.list_now(cast.site, "banned") == ""
        assert WordList.objects.count() == 4

    def test_the_last_one_saved_counts_whatever_the_clock_says(self, cast: Cast) -> None:
        services.save_word_list(cast.site, "banned", "flimflam")
        with clock.at(clock.now() - timedelta(hours=1)):
            services.save_word_list(cast.site, "banned", "humbug")
        assert services.list_now(cast.site, "banned") == "humbug\n"

    def test_versions_of_others_cannot_be_brought_here(self, cast: Cast) -> None:
        other = add_site("other", origins=["https://other.example"])
        theirs = services.save_word_list(other, "banned", "flimflam")
        suspect = services.save_word_list(cast.site, "suspect", "humbug")
        for key in (theirs.pk, suspect.pk, new_id()):
            assert refused(services.restore_word_list, cast.site, "banned", key).status == 404
        assert refused(services.save_word_list, cast.site, "loved", "x").status == 404

    def test_a_trial_warns_counts_and_compares(self, cast: Cast) -> None:
        services.save_word_list(cast.site, "suspect", "humbug\nhogwash")
        publish(cast, "Such flimflammery!", "All is well.", "Flimflam and more flimflam")
        publish(cast, "Held flimflam", state="held")
        trial = services.try_word_list(cast.site, "suspect", "humbug\nflimflam*\nass*\n(")
        assert [bad.line for bad in trial.bad] == [4]
        assert (trial.added, trial.removed) == (("flimflam*", "ass*"), ("hogwash",))
        assert [warned.entry.written for warned in trial.warnings] == ["ass*"]
        assert (trial.reach.looked, trial.reach.met) == (3, 2)
        newest = trial.reach.examples[0]
        assert newest.note == "flimflam*"
        marks = [piece.text for piece in newest.pieces if piece.marked]
        assert marks == ["Flimflam", "flimflam"]
        assert services.list_now(cast.site, "suspect") == "humbug\nhogwash\n"

    def test_a_trial_of_the_allowed_list_counts_what_it_clears(self, cast: Cast) -> None:
        services.save_word_list(cast.site, "suspect", "flimflam")
        publish(cast, "The Flimflam Club met.", "What flimflam.")
        trial = services.try_word_list(cast.site, "allowed", "flimflam club")
        assert (trial.reach.met, trial.warnings) == (1, ())

    def test_a_list_without_an_end_is_refused(self, cast: Cast) -> None:
        assert (
            refused(services.save_word_list, cast.site, "banned", "word\n" * 400_000).status == 422
        )


class TestPolicy:
    def test_a_saved_policy_counts_and_an_earlier_one_again(self, cast: Cast) -> None:
        row = services.save_policy(cast.site, "[length]\nmost = 100\n", cast.editor)
        long = (
            "The harbour bridge opens at eight, the ferry leaves at nine, and whoever misses both "
            "takes the bus through the old town."
        )
        assert action_of(cast, long) is Action.REFUSE
        services.restore_policy(cast.site, None, cast.admin)
        assert action_of(cast, long) is Action.PUBLISH
        services.restore_policy(cast.site, row.pk)
        assert action_of(cast, long) is Action.REFUSE
        assert told_parts() == ["policy"] * 3
        assert [v.saved_by for v in services.versions(cast.site, "policy")] == [
            None, cast.admin, cast.editor,
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("toml", "line", "says"),
        [
            ("[links]\nmost = 'many'\n", 2, "links.most must be a whole number"),
            ("[link]\nmost = 3\n", 1, "Do you mean links?"),
            ("\n\nlinks.newcomer = 'hld'", 3, "links.newcomer must be"),
            ("[scores.INSULT]\nhold = 7\n", 2, "scores.INSULT.hold"),
            ("links = { most = 'many' }", 1, "links.most"),
            ("[links]\nmost = = 3\n", 2, "not valid TOML"),
            ("[links]\nmost = [1,\n", 2, "not valid TOML"),
            ("[wordlist]\nlanguages = ['en', 'tlh']\n", 2, "no list for tlh"),
        ],
    )
    def test_a_mistake_is_named_with_its_line_and_nothing_is_written(
        self, cast: Cast, toml: str, line: int, says: str
    ) -> None:
        problem = refused(services.save_policy, cast.site, toml)
        (fault,) = problem.extra["faults"]
        assert fault["line"] == line
        assert says in fault["text"]
        assert problem.status == 422
        assert not PolicyVersion.objects.exists()
        assert not told_parts()

    def test_every_mistake_is_named_at_once(self, cast: Cast) -> None:
        toml = "[links]\nmost = 'many'\n[shouting]\nloud = true\n"
        problem = refused(services.save_policy, cast.site, toml)
        assert [fault["line"] for fault in problem.extra["faults"]] == [2, 4]

    def test_a_trial_names_what_changes_and_whom_it_meets(self, cast: Cast) -> None:
        publish(cast, "A short one.", "A much longer one, " * 30)
        trial = services.try_policy(cast.site, "[length]\nmost = 400\n")
        (change,) = trial.changes
        assert (change.path, change.before, change.after) == ("length.most", "10000", "400")
        assert change.doc == "Most characters of a comment."
        assert (trial.reach.looked, trial.reach.met) == (2, 1)
        assert trial.reach.examples[0].note == "publish → refuse"
        assert not PolicyVersion.objects.exists()

    @pytest.mark.parametrize(
        "toml",
        [
            "",
            "# ours\n[links]\nmost = 5\n",
            "[wordlist]\n# careful\nbanned = 'hold'\n",
            "[wordlist]\nlanguages = ['en']  # for now\n[links]\nmost = 5\n",
            "[wordlist]\nlanguages = [\n  'en',\n  'fr',\n]\n",
            "wordlist.languages = ['en']\n",
            "wordlist = { banned = 'hold' }\n",
        ],
    )
    def test_languages_are_switched_and_all_else_stays(self, cast: Cast, toml: str) -> None:
        services.save_policy(cast.site, toml)
        before = services.policy_now(cast.site)
        services.save_languages(cast.site, ["de", "en"], cast.editor)
        after = services.policy_now(cast.site)
        assert after == before.with_("wordlist", languages=("de", "en"))
        if "# ours" in toml or "# careful" in toml:
            newest = services.current_policy(cast.site)
            assert newest is not None
            assert all(line in newest.toml for line in toml.splitlines())

    def test_a_language_without_a_list_is_refused(self, cast: Cast) -> None:
        assert refused(services.save_languages, cast.site, ["tlh"]).status == 422


class TestTrial:
    def test_a_text_is_judged_as_it_would_be_now(self, cast: Cast) -> None:
        services.save_word_list(cast.site, "suspect", "flimflam")
        tried = services.try_text(cast.site, "What flimflam.", "known")
        assert tried.verdict.action is Action.HOLD
        assert tried.verdict.findings[0].spans == ((5, 13),)
        assert tried.seconds > 0

    def test_who_writes_makes_a_difference(self, cast: Cast) -> None:
        text = "Look at https://courier.example/story about it."
        said = {who: services.try_text(cast.site, text, who).verdict.action
                for who in ("newcomer", "known", "guest", "moderator")}  # fmt: skip
        assert said == {
            "newcomer": Action.HOLD, "known": Action.PUBLISH,
            "guest": Action.HOLD, "moderator": Action.PUBLISH,
        }  # fmt: skip

    def test_nonsense_is_refused(self, cast: Cast) -> None:
        for arguments in (("x", "nobody"), ("x", "known", "novel"), ("x" * 50_001,)):
            assert refused(services.try_text, cast.site, *arguments).status == 422


@pytest.mark.parametrize("around", ["word " * 60, "字" * 300, ""])
def test_an_example_shows_what_it_marks_in_whole_words(around: str) -> None:
    text = f"{around}flimflam {around}".strip()
    start = text.index("flimflam")
    shown = example(text, [(start, start + 8)], "")
    assert [piece.text for piece in shown.pieces if piece.marked] == ["flimflam"]
    passage = "".join(piece.text for piece in shown.pieces)
    assert len(passage) < 260
    assert all(w in ("word", "flimflam", "…") for w in passage.split() if not w.startswith("字"))
