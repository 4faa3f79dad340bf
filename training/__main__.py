"""Makes the models: ``python -m training [--data DIR] [--only ngrams|encoder|card]``."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from rostra.safety.model.first import FILES, NgramJudge
from training import data, identity, ngrams
from training.rows import DataError

STEPS = ("ngrams", "encoder", "card")


def main() -> int:
    """Runs the steps in order; 1 where the data sets are missing."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder that holds data/")
    parser.add_argument("--only", choices=STEPS, action="append", help="this step (repeatable)")
    parser.add_argument("--work", type=Path, default=Path("var/training"), help="for checkpoints")
    parser.add_argument("--folder", type=Path, default=FILES, help="where the files go")
    options = parser.parse_args()
    if options.data:
        os.environ["ROSTRA_SHARED"] = str(options.data)
    steps = options.only or STEPS
    try:
        rows = data.rows()
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if "ngrams" in steps:
        ngrams.make([*rows, *identity.sentences()], options.folder)
    if "encoder" in steps:
        # Found by name: the encoder needs torch, which the n-grams do without.
        encoder = importlib.import_module("training.second")
        encoder.make(rows, NgramJudge(options.folder), options.work, options.folder)
    if "card" in steps:
        from training import evaluate

        evaluate.main(["--folder", str(options.folder)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
