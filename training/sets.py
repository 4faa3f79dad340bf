"""Reads each open data set: what its labels say in Rostra's attributes.

One generator for each set. A label that a set does not carry is left out (masked), never guessed;
where a label is only nearly what the set says, it is soft, and the comment says why.
"""

from __future__ import annotations

import ast
import csv
import gzip
import html
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from training.expand_cases import expand
from training.rows import DataError, Row, Spans, key, number, split_of

csv.field_size_limit(sys.maxsize)

HAM_WEIGHT = 0.3
FAR_WEIGHT = 0.5
_RETWEET = re.compile(r"^[\s!\"']*(?:RT @\w+:?\s*)?")
_HANDLE = re.compile(r"@\w+")


def table(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The lines of ``data/name`` as dictionaries. Raises ``DataError`` where it is missing."""
    path = folder / "data" / name
    if not path.is_file():
        raise DataError(f"{name} is not in {path.parent}.")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def jigsaw(folder: Path) -> Iterator[Row]:
    """Wikipedia talk: toxic or not, nothing finer."""
    for line in itertools.chain(
        table(folder, "jigsaw_wikipedia_part/jigsaw_wikipedia_part.csv.gz"),
        table(folder, "jigsaw_wikipedia_part/jigsaw_sample2.csv.gz"),
    ):
        text = _wiki(line["text"])
        yield _row(text, {"TOXICITY": float(line["toxic"])}, "jigsaw")


def civil_posts(folder: Path) -> Iterator[Row]:
    """News comments that most raters had called toxic.

    The share of later readers who could point at a toxic passage makes the target: 0.35 where none
    could, 0.95 where all could. Nobody advertises in them, so they are no spam.
    """
    for line in table(folder, "civil_toxic_spans/posts.csv.gz"):
        toxic = 0.35 + 0.6 * float(line["toxic_frac"])
        yield _row(line["text"], {"TOXICITY": toxic, "SPAM": 0.0}, "civil")


def civil_spans(folder: Path) -> Iterator[Row]:
    """News comments with their toxic passages marked; those without any are doubtful, not clean."""
    for name in ("tsd_train", "tsd_trial"):
        for line in table(folder, f"civil_toxic_spans/{name}.csv.gz"):
            spans = marked(line["spans"])
            labels = {"TOXICITY": 0.95 if spans else 0.4, "SPAM": 0.0}
            yield _row(line["text"], labels, "civil_spans", spans=spans)


def davidson(folder: Path) -> Iterator[Row]:
    """Tweets found by keywords; the targets are the readers' votes, hate as identity attack."""
    for line in table(folder, "davidson_tweets/davidson_tweets.csv.gz"):
        votes = float(line["count"])
        hate = float(line["hate_speech"]) / votes
        labels = {
            "TOXICITY": hate + float(line["offensive_language"]) / votes,
            "IDENTITY_ATTACK": hate,
        }
        yield _row(_tweet(line["text"]), labels, "davidson")


def paradetox(folder: Path) -> Iterator[Row]:
    """Toxic sentences and the same said calmly."""
    for line in table(folder, "paradetox/paradetox.csv.gz"):
        split = split_of(key(line["toxic"]))
        yield _row(line["toxic"], {"TOXICITY": 1.0}, "paradetox", split=split)
        for name in ("neutral1", "neutral2", "neutral3"):
            if line[name].strip():
                labels = {"TOXICITY": 0.0, "SPAM": 0.0}
                yield _row(line[name], labels, "paradetox", split=split)


def stormfront(folder: Path) -> Iterator[Row]:
    """Sentences of a racist forum; one "not hateful" is still no model of a calm comment."""
    for line in table(folder, "stormfront_hate/stormfront_hate.csv.gz"):
        if line["label"] in ("hate", "noHate"):
            hate = float(line["label"] == "hate")
            labels = {"TOXICITY": 0.1 + 0.85 * hate, "IDENTITY_ATTACK": hate}
            yield _row(line["text"], labels, "stormfront", weight=FAR_WEIGHT)


def polis(folder: Path) -> Iterator[Row]:
    """Statements of civic debates that their moderators did not take out: calm, and no spam."""
    for path in sorted((folder / "data" / "polis_opendata").glob("*__comments.csv.gz")):
        language = "de" if path.name.startswith("austria") else "en"
        for line in table(folder, f"polis_opendata/{path.name}"):
            if line["moderated"] != "-1":
                labels = {"TOXICITY": 0.0, "SPAM": 0.0}
                yield _row(line["comment-body"], labels, "polis", language=language)


def youtube(folder: Path) -> Iterator[Row]:
    """Comments under three music videos, spam or not; the ham is calm enough, and weighs little."""
    for line in table(folder, "youtube_spam/youtube_spam_3videos.csv.gz"):
        text = html.unescape(line["text"]).replace("\ufeff", "")
        yield from _ham_or_spam(text, line["spam"] == "1", "youtube", group=line["video"])


def sms(folder: Path) -> Iterator[Row]:
    """Text messages, spam or not."""
    for line in table(folder, "sms_spam/sms_spam.csv.gz"):
        yield from _ham_or_spam(html.unescape(line["text"]), line["label"] == "spam", "sms")


def germeval(folder: Path) -> Iterator[Row]:
    """German tweets, offensive or not, with the split of their makers."""
    for line in table(folder, "germeval2018/germeval2018.csv.gz"):
        split = "test" if line["split"] == "test" else split_of(key(line["text"]), test=0)
        labels = {"TOXICITY": float(line["coarse"] == "OFFENSE")}
        yield _row(_tweet(line["text"]), labels, "germeval", split=split, language="de")


def told_br(folder: Path) -> Iterator[Row]:
    """Portuguese tweets with three readers' votes: toxic from two votes of any kind on.

    One vote alone is doubtful, and so is its target.
    """
    kinds = ("homophobia", "obscene", "insult", "racism", "misogyny", "xenophobia")
    for line in table(folder, "told_br/told_br.csv.gz"):
        most = max(float(line[kind] or 0) for kind in kinds)
        labels = {"TOXICITY": (0.0, 0.6, 0.9, 1.0)[int(most)]}
        yield _row(_tweet(line["text"]), labels, "told_br", language="pt")


def korean(folder: Path) -> Iterator[Row]:
    """Korean comments under news of entertainment, with the headlines; the dev part is the test."""
    for line in table(folder, "korean_hate_speech/korean_hate_speech.csv.gz"):
        labels = {"TOXICITY": {"none": 0.0, "offensive": 0.8, "hate": 1.0}[line["hate"]]}
        split = "test" if line["split"] == "dev" else split_of(key(line["comments"]), test=0)
        article = line["news_title"].strip('"')
        yield _row(line["comments"], labels, "korean", split=split, language="ko", article=article)


def own_cases() -> Iterator[Row]:
    """Rostra's own contrast cases; a tenth of the templates for training is dev."""
    for case in expand():
        labels = {name: float(value) for name, value in case["labels"].items()}
        is_dev = number("dev " + case["template"]) % 100 < 10
        yield Row(
            text=case["text"],
            labels=labels,
            source="own",
            split="test" if case["split"] == "test" else "dev" if is_dev else "train",
            parent=case.get("parent", ""),
            article=case.get("article", ""),
            kind=case["kind"],
            group=case["template"],
        )


def marked(spans: str) -> Spans:
    """``"[3, 4, 5, 9]"`` → ``((3, 6), (9, 10))``: the places of characters as passages."""
    found: list[tuple[int, int]] = []
    for place in sorted(set(ast.literal_eval(spans))):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)


def _ham_or_spam(text: str, spam: bool, source: str, group: str = "") -> Iterator[Row]:
    labels = {"SPAM": float(spam)}
    if not spam:
        labels["TOXICITY"] = 0.0
    weight = 1.0 if spam else HAM_WEIGHT
    yield _row(text, labels, source, weight=weight, group=group)


def _row(
    text: str,
    labels: dict[str, float],
    source: str,
    *,
    split: str = "",
    language: str = "en",
    article: str = "",
    spans: Spans | None = None,
    weight: float = 1.0,
    group: str = "",
) -> Row:
    return Row(
        text=text,
        labels=labels,
        source=source,
        split=split or split_of(key(text)),
        language=language,
        article=article,
        spans=spans,
        weight=weight,
        group=group,
    )


def _wiki(text: str) -> str:
    """The marks that the set's own storage left behind, taken away."""
    text = text.replace('""', '"')
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] == '"' else text.strip()


def _tweet(text: str) -> str:
    return _HANDLE.sub("@user", _RETWEET.sub("", html.unescape(text))).strip()
