"""Makes the second stage: trains the encoder, exports it, settles it on dev rows, writes its files.

Three phases: one on the open sets with some of the own cases; one that begins where the first
ended, with the own cases weighing most and comments assembled from sentences; and a short one that
takes away what the words for who people are had come to say by themselves.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from rostra.safety.judge import Judge
from rostra.safety.model import second
from rostra.safety.model.windows import Windower
from training import export, settle
from training.bert import base_folder
from training.encoder import HEADS, Encoder, Run, load, load_mean, train
from training.identity import sentences
from training.mix import ASSEMBLED, OWN_TIMES, mixed
from training.rows import Row

VERSION = "encoder-3"
AUC_LOSS_MOST = 0.005
ROWS_COMPARED = 1_500
AUC_LEAST = 0.85
"""An attribute other than ``MAIN`` that ranks own cases kept for the test worse does not ship."""
MAIN = "TOXICITY"
POSITIVES_LEAST = 10


@dataclass(frozen=True, slots=True)
class Phase:
    """What is learnt in one phase, and how."""

    name: str
    own_times: int
    assembled: int
    run: Run


PHASES = (
    Phase("first", 4, 0, Run(rate=1e-4, tokens=2048, seed=2)),
    Phase(
        "second",
        OWN_TIMES,
        ASSEMBLED,
        Run(rate=1e-4, head_rate=5e-4, tokens=2048, seed=3, stop=0.854),
    ),
)
SHARES = {"first": 0.3, "second": 0.7}
"""The last phase begins with this mean of both phases' weights (Wortsman et al. 2022, "model
soups")."""
LAST = Run(rate=5e-5, head_rate=1e-4, tokens=2048, seed=4, averaging=0.9)
LAST_OWN_TIMES, LAST_OTHERS, LAST_ASSEMBLED, IDENTITY_TIMES = 2, 6_000, 1_500, 2


def make(
    rows: Sequence[Row],
    first: Judge,
    work: Path,
    files: Path = second.FILES,
    log: Callable[[str], None] = print,
) -> dict[str, Any]:
    """Trains (or takes the checkpoints of ``work``), writes the files, returns the facts.

    ``first`` is the trained first judge. Takes about an hour on two cores.
    """
    work.mkdir(parents=True, exist_ok=True)
    start: Path | None = None
    for phase in PHASES:
        out = work / f"{phase.name}.pt"
        if not out.exists():
            learnt = mixed(rows, phase.run.seed, phase.own_times, phase.assembled)
            train(learnt, phase.run, work / "unfinished.pt", log, start)
            (work / "unfinished.pt").rename(out)
        start = out
    mean, last = work / "mean.pt", work / "last.pt"
    if not last.exists():
        model = load_mean({work / f"{name}.pt": share for name, share in SHARES.items()})
        torch.save(model.state_dict(), mean)
        train(last_rows(rows), LAST, work / "unfinished.pt", log, mean)
        (work / "unfinished.pt").rename(last)
    return ship(load(last), rows, first, work, files, log)


def last_rows(rows: Sequence[Row]) -> list[Row]:
    """Own cases, some of all others, and sentences that name who people are."""
    learnt = mixed(rows, LAST.seed, LAST_OWN_TIMES, LAST_ASSEMBLED)
    others = [row for row in learnt if row.source != "own"]
    some = random.Random(LAST.seed).sample(others, min(len(others), LAST_OTHERS))
    own = [row for row in learnt if row.source == "own"]
    return own + some + sentences() * IDENTITY_TIMES


def ship(
    model: Encoder,
    rows: Sequence[Row],
    first: Judge,
    work: Path,
    files: Path = second.FILES,
    log: Callable[[str], None] = print,
) -> dict[str, Any]:
    """Exports a trained encoder, settles it on dev rows and writes what ships to ``files``."""
    small = export.export(model, work)
    files.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(small, files / second.MODEL)
    shutil.copyfile(base_folder() / "tokenizer.json", files / second.TOKENIZER)
    settle.write(files, {"version": VERSION, "heads": list(HEADS), "blend": {}, "span_from": 0.5})
    judge = second.EncoderJudge(first, files, threads=torch.get_num_threads())
    dev = settle.dev_rows(rows)
    loss = auc_lost(model, judge, dev)
    log(f"ROC-AUC lost by eight bits: {loss:.4f}")
    if loss > AUC_LOSS_MOST:
        raise export.ExportError(f"Eight bits cost {loss:.4f} of ROC-AUC on dev rows.")
    names = shipped(judge, rows)
    facts = settle.facts(judge, dev, names, VERSION)
    settle.write(files, facts)
    log(f"ships {', '.join(names)}")
    return {**facts, "auc_lost_by_int8": round(loss, 4)}


def shipped(judge: second.EncoderJudge, rows: Sequence[Row]) -> list[str]:
    """The attributes that own cases never trained on allow: ranked well enough, and not by luck."""
    held = [row for row in rows if row.source == "own" and row.split == "test"]
    raw = settle.raw_of(judge, held)
    names = []
    for name in HEADS:
        known = [place for place, row in enumerate(held) if name in row.labels]
        target = np.array([held[place].labels[name] >= 0.5 for place in known])
        score = [raw[place].logits[name] for place in known]
        enough = target.sum() >= POSITIVES_LEAST
        if name == MAIN or (enough and roc_auc_score(target, score) >= AUC_LEAST):
            names.append(name)
    return names


def auc_lost(model: Encoder, judge: second.EncoderJudge, rows: Sequence[Row]) -> float:
    """How much worse the file with eight bits ranks toxicity than the model itself."""
    known = [row for row in rows if "TOXICITY" in row.labels][:ROWS_COMPARED]
    target = np.array([row.labels["TOXICITY"] >= 0.5 for row in known])
    small = [read.logits["TOXICITY"] for read in settle.raw_of(judge, known)]
    whole = _toxicity(model, judge.windower, known)
    return float(roc_auc_score(target, whole) - roc_auc_score(target, small))


def _toxicity(model: Encoder, windower: Windower, rows: Sequence[Row]) -> list[float]:
    cut = windower.cut([row.text for row in rows], [(row.parent, row.article) for row in rows])
    out = []
    for windows in cut:
        ids, segments = map(torch.from_numpy, second.padded(windows))
        with torch.no_grad():
            heads, _ = model(ids, segments)
        out.append(float(heads[:, 0].max()))
    return out
