"""The contrast cases: well formed, both labels everywhere, and no template on both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest
from training.expand_cases import (
    ATTRIBUTES,
    FOLDER,
    ROWS_MOST,
    CaseError,
    Row,
    expand,
    expand_file,
    length_auc,
    length_table,
    split_of,
)

FEWEST_TEXTS = 60
FEWEST_ROWS = 90


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return expand()


def by_kind(rows: list[Row]) -> dict[str, list[Row]]:
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[row["kind"]].append(row)
    return kinds


def test_rows_are_well_formed(rows: list[Row]) -> None:
    for row in rows:
        assert set(row) - {"pair", "parent", "article"} == {
            "id", "kind", "template", "text", "labels", "split",
        }  # fmt: skip
        assert row["text"].strip() == row["text"] != ""
        assert not set("{}|") & set(row["text"]), row["text"]
        assert set(row["labels"].values()) <= {0, 1}


def test_an_attack_is_always_toxic(rows: list[Row]) -> None:
    for row in rows:
        labels = row["labels"]
        if set(labels) == set(ATTRIBUTES):
            attack = max(labels[a] for a in ("INSULT", "THREAT", "IDENTITY_ATTACK"))
            assert labels["TOXICITY"] == attack, row["text"]
            assert labels["SEVERE_TOXICITY"] <= attack, row["text"]


def test_ids_and_texts_are_unique(rows: list[Row]) -> None:
    for key in (
        lambda row: row["id"],
        lambda row: (row["text"].lower(), row.get("parent"), row.get("article")),
    ):
        assert [k for k, count in Counter(map(key, rows)).items() if count > 1] == []


def test_no_template_is_on_both_sides(rows: list[Row]) -> None:
    for row in rows:
        assert row["split"] == split_of(row["template"])
    words = {(row["text"].lower(), row["split"]) for row in rows}
    assert len(words) == len({text for text, _ in words})


def test_no_template_has_many_rows(rows: list[Row]) -> None:
    assert max(Counter(row["template"] for row in rows).values()) <= ROWS_MOST


def test_both_labels_in_each_kind_and_split(rows: list[Row]) -> None:
    for kind, own in by_kind(rows).items():
        attribute = "SPAM" if kind.startswith("spam-") else next(iter(own[0]["labels"]))
        seen = {(row["split"], row["labels"][attribute]) for row in own}
        assert len(seen) == 4, f"{kind} lacks a label in a split: {seen}"


def test_each_kind_is_large_enough(rows: list[Row]) -> None:
    for kind, own in by_kind(rows).items():
        texts = {row["id"].rpartition("/")[0] for row in own}
        assert len(texts) >= FEWEST_TEXTS, f"{kind}: {len(texts)} written texts"
        assert len(own) >= FEWEST_ROWS, f"{kind}: {len(own)} rows"


def test_pairs_have_opposite_labels(rows: list[Row]) -> None:
    pairs: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "pair" in row:
            pairs[row["template"]].append(row)
    assert pairs
    for name, sides in pairs.items():
        assert len({tuple(row["labels"].values()) for row in sides}) == 2, name


def test_expansion_is_the_same_each_time(rows: list[Row]) -> None:
    assert expand() == rows


def test_every_kind_is_a_file(rows: list[Row]) -> None:
    assert len(by_kind(rows)) == len(list(FOLDER.glob("*.toml")))


def test_mistakes_are_named(tmp_path: Path) -> None:
    file = tmp_path / "kind.toml"
    file.write_text('kind = "k"\n[[cases]]\nlabels = []\ntexts = ["One {nosuch} here."]\n')
    with pytest.raises(CaseError, match=r"kind\.toml.*nosuch"):
        expand_file(file)
    file.write_text('kind = "k"\n[[cases]]\nlabels = []\ntexts = ["The same.", "The same!"]\n')
    with pytest.raises(CaseError, match="begin alike"):
        expand_file(file)


FINER = ("REASONING", "CURIOSITY", "PERSONAL_STORY", "RESPECT")


@pytest.mark.parametrize("attribute", FINER)
def test_finer_attributes_cannot_be_told_by_length(rows: list[Row], attribute: str) -> None:
    for split in ("train", "test"):
        own = [r for r in rows if attribute in r["labels"] and r["split"] == split]
        counts = Counter(row["labels"][attribute] for row in own)
        assert min(counts[0], counts[1]) >= 60, split
        assert 0.47 <= length_auc(own, attribute) <= 0.53, split


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_enough_is_kept_back_to_measure(rows: list[Row], attribute: str) -> None:
    own = [r for r in rows if attribute in r["labels"] and r["split"] == "test"]
    for label in (0, 1):
        assert len([r for r in own if r["labels"][attribute] == label]) >= 60
        assert len({r["template"] for r in own if r["labels"][attribute] == label}) >= 30


def test_the_readme_states_the_lengths(rows: list[Row]) -> None:
    assert "\n".join(length_table(rows)) in (FOLDER / "README.md").read_text(encoding="utf-8")
