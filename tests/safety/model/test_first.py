"""The first judge with the file that ships: probabilities, passages, languages, broken files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.safety.judge import Context, Judge, JudgeError, Scores
from rostra.safety.model.first import FILES, NAME, NgramJudge, joined, make
from rostra.safety.subject import ArticleFacts

HERE = Context()


@pytest.fixture(scope="module")
def judge() -> NgramJudge:
    return make({})


def only(judge: NgramJudge, text: str, context: Context = HERE) -> Scores:
    return judge.score([text], [context])[0]


def test_it_is_a_judge(judge: NgramJudge) -> None:
    assert isinstance(judge, Judge)
    assert {"TOXICITY", "INSULT", "SPAM"} <= judge.attributes
    assert judge.version.startswith("ngrams-")


def test_abuse_scores_higher_than_talk(judge: NgramJudge) -> None:
    abuse = only(judge, "You are a stupid worthless idiot, shut up.").values["TOXICITY"]
    talk = only(judge, "The council meets on Monday to speak about the bridge.").values["TOXICITY"]
    assert abuse > 0.8
    assert talk < 0.2


def test_the_words_that_moved_the_score_are_shown(judge: NgramJudge) -> None:
    text = "The new bridge is fine, but you are an idiot."
    passages = [text[start:end] for start, end in only(judge, text).spans["TOXICITY"]]
    assert any("idiot" in passage for passage in passages)
    assert not any("bridge" in passage for passage in passages)


def test_a_disguised_word_is_shown_as_it_was_written(judge: NgramJudge) -> None:
    text = "What an i.d.i.o.t you are"
    passages = [text[start:end] for start, end in only(judge, text).spans["TOXICITY"]]
    assert any("i.d.i.o.t" in passage for passage in passages)


TEXTS = [
    "",
    "\u0301" * 1000,
    "\U0001f600\U00020000\U0010ffff",
    "\ud800",
    "idiot " * 4_000,
    "x" * 30_000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_gets_sound_scores(judge: NgramJudge, text: str) -> None:
    only(judge, text).check(len(text))


@given(st.text(max_size=300))
def test_whatever_is_written_gets_sound_scores(judge: NgramJudge, text: str) -> None:
    only(judge, text).check(len(text))


def test_the_same_text_has_the_same_scores_in_any_company(judge: NgramJudge) -> None:
    texts = ["You fool!", "Good morning, everybody.", "You fool!"]
    alone = [only(judge, text) for text in texts]
    assert judge.score(texts, [HERE] * 3) == alone


def test_a_language_that_is_not_modelled_gets_no_score(judge: NgramJudge) -> None:
    text = "Городской совет решил построить новый мост через реку, и жители города довольны."
    scores = only(judge, text)
    assert scores.language == "ru"
    assert not scores.values
    assert not scores.spans


def test_a_language_beside_english_has_no_more_than_toxicity(judge: NgramJudge) -> None:
    for code in judge.models.keys() - {"en"}:
        assert judge.models[code].attributes == ("TOXICITY",)


def test_a_short_text_is_taken_for_the_articles_language_or_english(judge: NgramJudge) -> None:
    assert only(judge, "lol u r dum").language == "en"
    norwegian = Context(article=ArticleFacts(language="nb-NO"))
    assert only(judge, "ja", norwegian).language == "nb"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match="missing"):
        NgramJudge(tmp_path)


@pytest.mark.parametrize("keep", [0, 10, 100_000])
def test_a_damaged_file_is_named(tmp_path: Path, keep: int) -> None:
    whole = (FILES / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[:keep])
    with pytest.raises(JudgeError, match="cannot be read"):
        NgramJudge(tmp_path)


def test_a_file_with_something_else_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / NAME, other=np.zeros(3))
    with pytest.raises(JudgeError, match="cannot be read"):
        NgramJudge(tmp_path)


def test_neighbouring_words_are_one_passage() -> None:
    text = "you utter fool, really"
    found = joined({(4, 9): 1.0, (10, 14): 2.0, (16, 22): 3.0}, text)
    assert found == ((16, 22), (4, 14))
