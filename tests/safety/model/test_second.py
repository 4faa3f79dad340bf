"""The second judge with the files that ship."""

import hashlib
import json
import re
import shutil
import threading
from pathlib import Path

import pytest

from rostra.safety.judge import Context, Judge, JudgeError, Scores
from rostra.safety.model import second
from rostra.safety.model.first import NgramJudge
from rostra.safety.model.second import FILES, EncoderJudge, make
from rostra.safety.model.windows import WINDOWS_MOST
from rostra.safety.subject import ArticleFacts

NOTHING = Context()
ABUSE = "You are a worthless idiot and nobody here wants to read another word from you."
CALM = "The council should publish the figures before it votes on the new bridge."


@pytest.fixture(scope="module")
def judge() -> EncoderJudge:
    return make({})


def one(judge: Judge, text: str, context: Context = NOTHING) -> Scores:
    [scores] = judge.score([text], [context])
    scores.check(len(text))
    return scores


def test_it_is_a_judge_with_the_attributes_of_its_facts_and_of_the_first(
    judge: EncoderJudge,
) -> None:
    assert isinstance(judge, Judge)
    assert {"TOXICITY", "INSULT", "THREAT", "IDENTITY_ATTACK", "SPAM"} <= judge.attributes
    assert set(one(judge, CALM).values) == judge.attributes


def test_version_names_both_judges(judge: EncoderJudge) -> None:
    assert judge.version == f"{judge.facts.version}+{NgramJudge().version}"


@pytest.mark.parametrize(
    ("calm", "abusive"),
    [
        (CALM, ABUSE),
        ("The minister lied to parliament about the shells.", "You lying piece of filth."),
        ("My wife will murder me if I forget the milk.", "I will murder you and your wife."),
        ("Muslims in our town opened the hall to everybody.", "Muslims are vermin, get them out."),
    ],
)
def test_abuse_scores_above_calm(judge: EncoderJudge, calm: str, abusive: str) -> None:
    low, high = (each.values["TOXICITY"] for each in judge.score([calm, abusive], [NOTHING] * 2))
    assert low < 0.5 < high


def test_a_disguised_word_is_read(judge: EncoderJudge) -> None:
    assert one(judge, "you are an 1d10t").values["TOXICITY"] > 0.5
    assert one(judge, "you are an i d i o t").values["TOXICITY"] > 0.5


def test_spans_lead_to_the_words_as_typed(judge: EncoderJudge) -> None:
    text = "Ｗell\u200b, I think — with respect — that you are a stupid id\u00adiot, sir."
    [start, end] = one(judge, text).spans["TOXICITY"][0]
    assert text[start:end] in ("stupid id\u00adiot", "id\u00adiot", "a stupid id\u00adiot")


def test_calm_text_has_no_toxic_passage(judge: EncoderJudge) -> None:
    assert one(judge, CALM).spans["TOXICITY"] == ()


def test_abuse_in_the_middle_of_a_long_text_is_found(judge: EncoderJudge) -> None:
    long = " ".join([CALM] * 40)
    middle = f"{long} {ABUSE} {long}"
    assert one(judge, middle).values["TOXICITY"] > one(judge, long).values["TOXICITY"]
    assert any("idiot" in middle[start:end] for start, end in one(judge, middle).spans["TOXICITY"])


def test_the_work_on_a_long_text_is_bounded(judge: EncoderJudge) -> None:
    text = f"{ABUSE} {CALM} " * 500
    marked = [(place, place + 5) for place in range(0, 20_000, 50)]
    [windows] = judge.windower.cut([text], [("", "")], [marked])
    assert 2 < len(windows) <= WINDOWS_MOST
    assert max(len(window.ids) for window in windows) <= 128
    # The first and the last are always among them.
    assert windows[0].spans[0][0] == 0
    assert windows[-1].spans[-1][1] >= 20_480


def test_context_is_read_and_its_length_bounded(judge: EncoderJudge) -> None:
    around = Context("parent " * 5_000, ArticleFacts(headline="headline " * 5_000))
    bare, within = judge.score([ABUSE, ABUSE], [NOTHING, around])
    assert bare.values["TOXICITY"] != within.values["TOXICITY"]
    assert within.values["TOXICITY"] > 0.5


def test_scores_hardly_hang_on_the_batch(judge: EncoderJudge) -> None:
    texts = [CALM, ABUSE, "ok", f"{CALM} {ABUSE}", CALM * 20]
    together = judge.score(texts, [NOTHING] * len(texts))
    # Eight bits round by the largest value of a batch, so that scores agree only nearly.
    for text, scores in zip(texts, together, strict=True):
        alone = one(judge, text)
        for name, value in alone.values.items():
            assert scores.values[name] == pytest.approx(value, abs=0.1)


def test_another_language_stays_with_the_first_judge(judge: EncoderJudge) -> None:
    text = "Il governo ha deciso di chiudere la biblioteca e nessuno ha chiesto ai cittadini."
    [first] = judge.first.score([text], [NOTHING])
    assert first.language == "it"
    assert one(judge, text) == first


def test_spam_stays_with_the_first_judge(judge: EncoderJudge) -> None:
    text = "Buy cheap followers now at http://example.com, limited offer, click here!"
    [first] = judge.first.score([text], [NOTHING])
    assert one(judge, text).values["SPAM"] == first.values["SPAM"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00",
        "\ud800 half \udfff",
        "[CLS] [SEP] [PAD] [MASK] [UNK]",
        "a" + "\u0301" * 1_000,
        "".join(chr(plane << 16 | 0x1234) for plane in range(17)),
        "".join(chr(plane << 16 | 0xFFFF) for plane in range(17)),
        "💩" * 3_000,
        "x" * 20_480,
        "f u c k " * 2_500,
        "5h1t " * 4_000,
        "\u200b".join("you idiot"),
        "ﷺ" * 1_000,
        "좋" * 5_000,
        "ё" * 10_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_texts_are_scored_or_left_to_the_first(judge: EncoderJudge, text: str) -> None:
    one(judge, text)
    one(judge, f"you idiot {text}", Context(parent=text, article=ArticleFacts(headline=text)))


def test_no_text_no_scores(judge: EncoderJudge) -> None:
    assert judge.score([], []) == []


def test_threads_may_ask_at_once(judge: EncoderJudge) -> None:
    expected = [scores.values for scores in judge.score([ABUSE, CALM], [NOTHING] * 2)]
    found: list[object] = []

    def ask() -> None:
        found.append([each.values for each in judge.score([ABUSE, CALM], [NOTHING] * 2)])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for path in FILES.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [second.MODEL, second.TOKENIZER, second.FACTS])
def test_a_missing_file_is_named(files: Path, name: str) -> None:
    (files / name).unlink()
    with pytest.raises(JudgeError, match=re.escape(name)):
        EncoderJudge(NgramJudge(), files)


@pytest.mark.parametrize("name", [second.MODEL, second.TOKENIZER])
def test_a_damaged_file_is_named(files: Path, name: str) -> None:
    path = files / name
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(JudgeError, match=f"{re.escape(name)}.*damaged"):
        EncoderJudge(NgramJudge(), files)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": 1, "heads": 3}'])
def test_damaged_facts_are_told(files: Path, text: str) -> None:
    (files / second.FACTS).write_text(text)
    with pytest.raises(JudgeError, match="cannot be read"):
        EncoderJudge(NgramJudge(), files)


def test_a_file_that_is_no_model_is_told(files: Path) -> None:
    (files / second.MODEL).write_bytes(b"no model")
    facts = json.loads((files / second.FACTS).read_text())
    facts["sha256"][second.MODEL] = hashlib.sha256(b"no model").hexdigest()
    (files / second.FACTS).write_text(json.dumps(facts))
    with pytest.raises(JudgeError, match="cannot be loaded"):
        EncoderJudge(NgramJudge(), files)


def test_the_files_are_small_enough() -> None:
    assert (FILES / second.MODEL).stat().st_size <= 25_000_000
