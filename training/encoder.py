"""Fine-tunes the encoder on several tasks at once: ``train`` makes a checkpoint.

One sequence head for each attribute, read from the mean and the maximum over the tokens of the
text (soft targets, unknown ones masked), and one token head for the passages that readers marked as
toxic. Each set gets an intercept of its own while learning, thrown away afterwards: a set in which
nearly everything is toxic then says little about the words that only its place or time explains.
The weights kept are the running mean of the last part of the run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from rostra.safety.model.second import padded
from rostra.safety.model.windows import Window, Windower
from training.bert import LAYERS, WIDTH, Bert, base, base_folder
from training.rows import Row

HEADS = (
    "TOXICITY",
    "SEVERE_TOXICITY",
    "INSULT",
    "PROFANITY",
    "THREAT",
    "IDENTITY_ATTACK",
    "REASONING",
    "CURIOSITY",
    "PERSONAL_STORY",
    "RESPECT",
)
HEAD_WEIGHTS = (1.0, 0.3, 0.5, 0.4, 0.5, 0.6, 0.3, 0.3, 0.3, 0.3)
INTERCEPTS = ("civil", "jigsaw", "davidson", "paradetox", "stormfront")
SET_OF = {"civil_spans": "civil"}
SMOOTHING = 0.02
TOKEN_WEIGHT = 0.5


@dataclass(frozen=True)
class Run:
    """One run's settings. ``tokens`` is what one batch holds, padding included; the run ends at
    the share ``stop`` of its batches."""

    rate: float = 8e-5
    head_rate: float = 1e-3
    decay: float = 0.85
    tokens: int = 1536
    warm_up: float = 0.08
    frozen_layers: int = 1
    seed: int = 1
    average_every: int = 5
    averaging: float = 0.98
    stop: float = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A row as numbers: one window, targets (NaN = unknown), and which tokens are toxic."""

    window: Window
    targets: np.ndarray
    tokens: np.ndarray | None
    place: int
    weight: float


class Encoder(nn.Module):
    """Ids and segments (rows × length) to sequence logits (rows × heads) and token logits."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert
        self.heads = nn.Linear(2 * WIDTH, len(HEADS))
        self.tokens = nn.Linear(WIDTH, 1)

    def forward(self, ids: Tensor, segments: Tensor) -> tuple[Tensor, Tensor]:
        heads, tokens, _ = self.with_mean(ids, segments)
        return heads, tokens

    def with_mean(self, ids: Tensor, segments: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As ``forward``, and the mean over the text's tokens (rows × width)."""
        hidden = self.bert(ids, segments)
        own = ((ids != 0) & (segments == 0)).float()[:, :, None]
        mean = (hidden * own).sum(1) / own.sum(1)
        most = (hidden - (1 - own) * 1e4).amax(1)
        return self.heads(torch.cat([mean, most], 1)), self.tokens(hidden)[:, :, 0], mean


def examples(rows: Sequence[Row], windower: Windower, seed: int = 1) -> list[Example]:
    """Each row as one window: the first, or for a long text sometimes the last."""
    chance = random.Random(seed)
    cut = windower.cut(
        [row.text for row in rows], [(row.parent, row.article) for row in rows], most=2
    )
    made = []
    for row, windows in zip(rows, cut, strict=True):
        window = windows[0] if row.spans or chance.random() < 0.7 else windows[-1]
        targets = np.array([row.labels.get(name, np.nan) for name in HEADS], np.float32)
        tokens = None if row.spans is None else marked(window, row.spans)
        place = SET_OF.get(row.source, row.source)
        number = INTERCEPTS.index(place) if place in INTERCEPTS else len(INTERCEPTS)
        made.append(Example(window, targets, tokens, number, row.weight))
    return made


def marked(window: Window, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    """1 for each token of the text that lies in a passage by half or more, else 0."""
    out = np.zeros(len(window.spans), np.float32)
    for number, (start, end) in enumerate(window.spans):
        inside = sum(max(0, min(end, high) - max(start, low)) for low, high in spans)
        out[number] = inside * 2 >= end - start and inside > 0
    return out


def batches(made: Sequence[Example], tokens: int, chance: random.Random) -> list[list[Example]]:
    """Batches of about ``tokens`` tokens, each of texts about as long as each other, shuffled."""
    order = sorted(made, key=lambda each: len(each.window.ids) + chance.random() * 4)
    out: list[list[Example]] = [[]]
    longest = 0
    for each in order:
        longest = max(longest, len(each.window.ids))
        if out[-1] and (len(out[-1]) + 1) * longest > tokens:
            out.append([])
            longest = len(each.window.ids)
        out[-1].append(each)
    chance.shuffle(out)
    return out


def loss_of(model: Encoder, intercepts: Tensor, batch: Sequence[Example]) -> Tensor:
    """The mean loss of a batch over what is known of it."""
    ids, segments = (torch.from_numpy(each) for each in padded([e.window for e in batch]))
    logits, token_logits = model(ids, segments)
    places = torch.tensor([each.place for each in batch])
    shifts = torch.cat([intercepts, torch.zeros(1, len(HEADS))])[places]
    targets = torch.from_numpy(np.stack([each.targets for each in batch]))
    known = ~targets.isnan()
    soft = targets.nan_to_num() * (1 - 2 * SMOOTHING) + SMOOTHING
    weights = torch.tensor([each.weight for each in batch])[:, None] * torch.tensor(HEAD_WEIGHTS)
    each_loss = functional.binary_cross_entropy_with_logits(logits + shifts, soft, reduction="none")
    loss = (each_loss * weights * known).sum() / len(batch)
    spots = torch.full(token_logits.shape, -1.0)
    for row, example in enumerate(batch):
        if example.tokens is not None:
            spots[row, 1 : 1 + len(example.tokens)] = torch.from_numpy(example.tokens)
    seen = spots >= 0
    if seen.any():
        rows = seen.any(1).sum()
        token_loss = functional.binary_cross_entropy_with_logits(token_logits[seen], spots[seen])
        loss = loss + TOKEN_WEIGHT * token_loss * rows / len(batch)
    return loss + 0.002 * intercepts.square().mean()


def train(
    rows: Sequence[Row],
    run: Run,
    out: Path,
    log: Callable[[str], None] = print,
    start: Path | None = None,
) -> Encoder:
    """Trains on the rows once and writes the averaged weights to ``out`` (also on the way).

    Begins with the base weights or with those of the checkpoint ``start``.
    """
    torch.manual_seed(run.seed)
    chance = random.Random(run.seed)
    windower = Windower.load(base_folder() / "tokenizer.json")
    made = examples(rows, windower, run.seed)
    plan = batches(made, run.tokens, chance)
    model = load(start) if start else Encoder(base())
    intercepts = nn.Parameter(torch.zeros(len(INTERCEPTS), len(HEADS)))
    optimiser = torch.optim.AdamW(_groups(model, intercepts, run), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(len(plan), run.warm_up))
    mean = _Mean(model, run.averaging)
    model.train()
    began, total = time.monotonic(), 0.0
    log(f"{len(made)} rows, {len(plan)} batches, {sum(_size(b) for b in plan)} tokens")
    for step, batch in enumerate(plan[: round(len(plan) * run.stop)], 1):
        loss = loss_of(model, intercepts, batch)
        optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_((p for p in model.parameters() if p.grad is not None), 1.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        if step % run.average_every == 0:
            mean.update(step / len(plan))
        if step % 25 == 0:
            log(f"{step}/{len(plan)} loss {total / 25:.4f} {time.monotonic() - began:.0f} s")
            total = 0.0
        if step % 300 == 0:
            torch.save(mean.state(), out)
    torch.save(mean.state(), out)
    log(f"intercepts {intercepts[:, 0].tolist()}")
    model.load_state_dict(mean.state())
    model.eval()
    return model


def load(path: Path) -> Encoder:
    """The encoder of a checkpoint."""
    return load_mean({path: 1.0})


def load_mean(shares: Mapping[Path, float]) -> Encoder:
    """The encoder whose weights are the weighted mean of those of checkpoints."""
    mean: dict[str, Tensor] = {}
    for path, share in shares.items():
        for name, value in torch.load(path, weights_only=True).items():
            mean[name] = mean.get(name, 0) + share * value
    model = Encoder(Bert())
    model.load_state_dict(mean)
    model.eval()
    return model


class _Mean:
    """The running mean of a model's learnt weights, begun after a third of the run."""

    def __init__(self, model: Encoder, share: float) -> None:
        self.model, self.share = model, share
        self.kept: dict[str, Tensor] | None = None

    def update(self, done: float) -> None:
        now = {k: v for k, v in self.model.named_parameters() if v.requires_grad}
        with torch.no_grad():
            if self.kept is None or done < 0.3:
                self.kept = {name: value.clone() for name, value in now.items()}
                return
            for name, value in now.items():
                self.kept[name].lerp_(value, 1 - self.share)

    def state(self) -> dict[str, Tensor]:
        return {**self.model.state_dict(), **(self.kept or {})}


def _groups(model: Encoder, intercepts: Tensor, run: Run) -> Iterator[dict[str, object]]:
    for module in (model.bert.words, model.bert.positions, model.bert.segments, model.bert.norm):
        module.requires_grad_(False)
    for number, layer in enumerate(model.bert.layers):
        if number < run.frozen_layers:
            layer.requires_grad_(False)
        else:
            rate = run.rate * run.decay ** (LAYERS - 1 - number)
            yield {"params": list(layer.parameters()), "lr": rate}
    yield {"params": [*model.heads.parameters(), *model.tokens.parameters()], "lr": run.head_rate}
    yield {"params": [intercepts], "lr": 2e-2, "weight_decay": 0.0}


def _slope(steps: int, warm_up: float) -> Callable[[int], float]:
    first = max(1, int(steps * warm_up))
    return lambda step: min((step + 1) / first, max(0.02, (steps - step) / max(1, steps - first)))


def _size(batch: Sequence[Example]) -> int:
    return len(batch) * max(len(each.window.ids) for each in batch)
