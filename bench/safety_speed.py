"""`python -m bench.safety_speed`: what checking one comment costs, without a model.

Reads texts from a file (one a line, or JSON lines with "text"), or takes everyday sentences of
several languages put together to the lengths that comments have.
"""

import json
import random
import statistics
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from rostra.safety.pipeline import Pipeline, pipeline_for
from rostra.safety.policy import DEFAULT
from rostra.safety.subject import AuthorFacts, Subject
from rostra.safety.wordlists import ordinary_lines, shipped_languages

SENTENCES = (1, 1, 2, 2, 3, 4, 5, 8)
"""How many sentences a comment has; the longest are rare."""
REGULAR = AuthorFacts(accepted_comments=20)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--file", type=click.Path(exists=True, path_type=Path), help="Texts to judge.")
@click.option("--texts", "count", default=3_000, show_default=True, help="How many of them.")
@click.option("--entries", default=5_000, show_default=True, help="Entries in the site's list.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(file: Path | None, count: int, entries: int, as_json: bool) -> None:
    """Measure the checks on varied texts, and each check by itself.

    Example: python -m bench.safety_speed --entries 20000
    """
    texts = read(file)[:count] if file else made_up(count)
    spent: dict[str, list[float]] = {}
    listed = "\n".join(f"word{number}of{number % 97}" for number in range(entries))
    policy = DEFAULT.with_("wordlist", languages=shipped_languages())
    plain = pipeline_for(policy, suspect=listed)
    watched = Pipeline(
        policy, plain.matcher, observe=lambda name, took: spent.setdefault(name, []).append(took)
    )
    subjects = [Subject(text, author=REGULAR) for text in texts]
    judged = [took * 1e6 for took in timed(plain.judge, subjects)]
    bare = [took * 1e6 for took in timed(bare_fold, texts)]
    for subject in subjects:
        watched.judge(subject)
    figures = {
        "texts": len(texts),
        "characters, median": statistics.median(map(len, texts)),
        "checks, median µs": statistics.median(judged),
        "checks, mean µs": statistics.mean(judged),
        "checks, 99 of 100 within µs": statistics.quantiles(judged, n=100)[98],
        "NFKC and casefold alone, median µs": statistics.median(bare),
        "ratio of the medians": statistics.median(judged) / statistics.median(bare),
    }
    figures |= {f"{name}, median µs": statistics.median(took) * 1e6 for name, took in spent.items()}
    if as_json:
        print(json.dumps(figures, indent=2, ensure_ascii=False))
    else:
        for name, figure in figures.items():
            print(f"{name:<40} {figure:>10,.1f}")


def made_up(count: int) -> list[str]:
    """Comments out of everyday sentences, the same ones each time."""
    dice = random.Random(7)
    lines = ordinary_lines()
    return [" ".join(dice.choices(lines, k=dice.choice(SENTENCES))) for _ in range(count)]


def read(file: Path) -> list[str]:
    """The texts of a file: a line each, or the "text" of JSON lines."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [json.loads(line)["text"] if file.suffix == ".jsonl" else line for line in lines]


def bare_fold(text: str) -> str:
    """The least that any comparison of words has to do."""
    return unicodedata.normalize("NFKC", text).casefold()


def timed(work: Callable[[Any], object], inputs: Sequence[Any]) -> list[float]:
    """The best of three runs on each input, in seconds."""
    best = [float("inf")] * len(inputs)
    for _ in range(3):
        for place, each in enumerate(inputs):
            began = perf_counter()
            work(each)
            best[place] = min(best[place], perf_counter() - began)
    return best


if __name__ == "__main__":
    main()
