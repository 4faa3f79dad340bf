"""What the encoder learns from in one epoch: how many rows of each set, and how they are varied."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from training.rows import Row

MOST: Mapping[str, int] = {
    "civil_spans": 8_000,
    "civil": 8_000,
    "civil_parts": 13_000,
    "polis": 4_000,
    "paradetox": 16_000,
    "jigsaw": 12_000,
    "davidson": 6_000,
    "stormfront": 5_000,
    "youtube": 400,
    "sms": 400,
}
"""Rows taken of each set at most; a set that is not named is not learnt from."""
OWN_TIMES = 10
ASSEMBLED = 15_000
ASSEMBLED_WEIGHT = 0.7
SENTENCES_MOST = 4
BALANCED = frozenset({"jigsaw", "paradetox", "davidson"})
DISGUISED = 0.06
CONTEXT = 0.12
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "$5", "t": "7"}


def mixed(
    rows: Iterable[Row], seed: int = 1, own_times: int = OWN_TIMES, made_up: int = ASSEMBLED
) -> list[Row]:
    """The English rows of the training split for one epoch.

    Own cases come ``own_times`` over; ``made_up`` comments are assembled from sentences.
    """
    chance = random.Random(seed)
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.split == "train" and row.language == "en" and _taught(row):
            by_source[row.source].append(row)
    chosen: list[Row] = []
    for source, own in sorted(by_source.items()):
        if source == "own":
            chosen += own * own_times
        else:
            chosen += _some(own, MOST.get(source, 0), chance, source in BALANCED)
    calm = [row.text for row in by_source["civil_parts"] + by_source["polis"]]
    chosen += assembled(by_source, made_up, chance)
    return [varied(row, calm, chance) for row in chosen]


def assembled(
    by_source: Mapping[str, Sequence[Row]], count: int, chance: random.Random
) -> list[Row]:
    """Comments of two to four sentences by several writers; every other one has a toxic sentence.

    Whole news comments that nobody found toxic are in no open set, and own cases are short. What
    is calm throughout stays calm, and one toxic sentence makes a comment toxic.
    """
    pool = [row for name in ("civil_parts", "polis", "own") for row in by_source.get(name, ())]
    pool = [row for row in pool if "TOXICITY" in row.labels and not row.parent and not row.article]
    calm = [row for row in pool if row.labels["TOXICITY"] <= 0.1]
    toxic = [row for row in pool if row.labels["TOXICITY"] >= 0.9]
    if not calm or not toxic:
        return []
    made = []
    for number in range(count):
        parts = chance.choices(calm, k=chance.randint(2, SENTENCES_MOST))
        if number % 2:
            parts[chance.randrange(len(parts))] = chance.choice(toxic)
        worst = max(parts, key=lambda row: row.labels["TOXICITY"])
        labels = {n: v for n, v in worst.labels.items() if number % 2 or n == "TOXICITY"}
        text = " ".join(row.text for row in parts)
        made.append(Row(text, labels, "assembled", "train", weight=ASSEMBLED_WEIGHT))
    return made


def varied(row: Row, calm: Sequence[str], chance: random.Random) -> Row:
    """The row as another writer might have typed it, sometimes under other people's words.

    A context that has nothing to do with the label teaches that context alone says little.
    """
    if row.spans is None and chance.random() < DISGUISED:
        row = replace(row, text=disguise(row.text, chance))
    if not row.parent and not row.article and calm and chance.random() < CONTEXT:
        around = chance.choice(calm)[:120]
        is_parent = chance.random() < 0.5
        row = replace(row, parent=around) if is_parent else replace(row, article=around)
    return row


def disguise(text: str, chance: random.Random) -> str:
    """One to three words of the text in one of the ways that people hide words."""
    words = text.split(" ")
    long = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    for place in chance.sample(long, min(len(long), chance.randint(1, 3))):
        words[place] = _hidden(words[place], chance)
    return " ".join(words)


def _hidden(word: str, chance: random.Random) -> str:
    how = chance.randrange(6)
    middle = chance.randrange(1, len(word) - 1)
    if how == 0:
        return "".join(chance.choice(LEET.get(char.lower(), char)) for char in word)
    if how == 1:
        return chance.choice(" .-_").join(word)
    if how == 2:
        return word[:middle] + word[middle] * 3 + word[middle + 1 :]
    if how == 3:
        return word[:middle] + chance.choice("*#@") + word[middle + 1 :]
    if how == 4:
        return word[:middle] + word[middle + 1 :]
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _taught(row: Row) -> bool:
    return any(name != "SPAM" for name in row.labels)


def _some(rows: list[Row], most: int, chance: random.Random, balanced: bool) -> list[Row]:
    """``most`` of the rows; where asked as many toxic ones as others, as far as there are."""
    if len(rows) <= most:
        return rows
    if not balanced:
        return chance.sample(rows, most)
    toxic = [row for row in rows if row.labels.get("TOXICITY", 0) >= 0.5]
    calm = [row for row in rows if row.labels.get("TOXICITY", 0) < 0.5]
    half = min(most // 2, len(toxic), len(calm))
    toxic = chance.sample(toxic, min(len(toxic), max(half, most - len(calm))))
    return toxic + chance.sample(calm, min(len(calm), most - len(toxic)))
