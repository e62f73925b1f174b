"""ROUGE-1/2/L/Lsum of text pairs, ours or the package's: `rouge_pairs.py ours|package PAIRS.jsonl OUT`.

A line of PAIRS is [prediction, reference], one sentence a line of text, so that both sides see the same sentences. OUT
gets the scores. Timed is the scoring alone, everything loaded and nothing remembered; a process scores a pair once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

NAMES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
Score = Callable[[str, str], list[float]]


def ours() -> Score:
    from harness.metrics.rouge import Rouge1, Rouge2, RougeL, RougeLsum

    metrics = [Rouge1(), Rouge2(), RougeL(), RougeLsum()]
    # The stemmer comes in with the first word.
    metrics[0].score("loading", ["loading"])
    return lambda prediction, reference: [metric.score(prediction, [reference]) for metric in metrics]


def package() -> Score:
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(list(NAMES), use_stemmer=True)

    def score(prediction: str, reference: str) -> list[float]:
        found = scorer.score(reference, prediction)
        return [found[name].fmeasure for name in NAMES]

    return score


def main(side: str, file: str, out: str) -> None:
    pairs = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]
    score = {"ours": ours, "package": package}[side]()
    start = perf_counter()
    scores = [score(prediction, reference) for prediction, reference in pairs]
    seconds = perf_counter() - start
    Path(out).write_text(json.dumps(scores), "utf-8")
    print(json.dumps({"pairs_per_second": len(pairs) / seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
