"""Row `scoring`: ROUGE against Google's package on real text, and 600,000 short answers."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.data import ROOT, TASKS, read_lines, write_lines
from benchmarks.lines import Against, Contender, Line, Target, alone, side_by_side
from benchmarks.measure import Run, Work, WorkFailed
from benchmarks.settings import Settings

TOLERANCE = 1e-12
STRATEGIES = 6
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def scoring(settings: Settings) -> list[Line]:
    scratch = settings.scratch("scoring")
    sizes = ((60, settings.size(2000, 50), None), (400, settings.size(200, 10), 15.0))
    lines = [_rouge(words, count, least, settings.pairs, scratch) for words, count, least in sizes]
    return [*lines, _short(settings.size(100_000, 1000), settings.pairs, scratch)]


# --- ROUGE ------------------------------------------------------------------------------------------------------------


def _rouge(words: int, count: int, least: float | None, pairs: int, scratch: Path) -> Line:
    file = write_lines(scratch / f"pairs-{words}.jsonl", _text_pairs(words, count))
    ours = Contender("adaptbench", partial(_work, "ours", file), _rate)
    theirs = Contender("rouge-score", partial(_work, "package", file), partial(_same, scratch / f"{words}"))
    target = Target("at least", least) if least else None
    work = f"ROUGE-1/2/L/Lsum, {count:,} pairs of {words} words, one core"
    (line,) = side_by_side(work, "pairs/s", ours, [Against(theirs, target)], pairs, scratch / f"{words}")
    return line


def _text_pairs(words: int, count: int) -> list[tuple[str, str]]:
    """Windows of the handbook and of contract clauses: a text, and one that has half of its words in common with it."""
    articles = [document["text"] for document in read_lines(TASKS / "support" / "corpus.jsonl")]
    clauses = [line["input"] for line in read_lines(TASKS / "contracts" / "train.jsonl")]
    text = " ".join([*articles, *clauses]).split()
    step = (len(text) - 2 * words) // count
    starts = range(0, step * count, step)
    return [(_lines(text[s : s + words]), _lines(text[s + words // 2 : s + words // 2 + words])) for s in starts]


def _lines(words: list[str]) -> str:
    return _SENTENCE_END.sub("\n", " ".join(words))


def _work(side: str, file: Path, folder: Path) -> Work:
    script = [sys.executable, "-m", "benchmarks.work.rouge_pairs", side, str(file), str(folder / "scores.json")]
    return Work(script, ROOT, {"OMP_NUM_THREADS": "1"})


def _rate(done: Run, _: Path) -> float:
    rate: float = done.told["pairs_per_second"]
    return rate


def _same(runs: Path, done: Run, folder: Path) -> float:
    """The package's rate, once it is sure that both gave the same numbers."""
    number = folder.name.partition("-")[0]
    ours, theirs = (json.loads((f / "scores.json").read_text("utf-8")) for f in (runs / f"{number}-ours", folder))
    apart = max(abs(a - b) for mine, other in zip(ours, theirs, strict=True) for a, b in zip(mine, other, strict=True))
    if apart > TOLERANCE:
        raise WorkFailed(f"the scores differ by up to {apart}")
    return _rate(done, folder)


# --- short answers ----------------------------------------------------------------------------------------------------


def _short(count: int, pairs: int, scratch: Path) -> Line:
    """Questions' answers, several words long, against others of the same task, by all metrics of `support`."""
    known = [line["references"] for line in read_lines(TASKS / "support" / "train.jsonl")]
    rows = [[f"{known[(n * 7) % len(known)][0]} {n % 997}", known[n % len(known)]] for n in range(count)]
    file = write_lines(scratch / "short.jsonl", rows)
    script = [sys.executable, "-m", "benchmarks.work.short_answers", "support", str(file)]

    def start(_: Path) -> Work:
        return Work([*script, str(STRATEGIES)], ROOT)

    def seconds(done: Run, _: Path) -> float:
        if done.told["scored"] != count * STRATEGIES:
            raise WorkFailed("not all answers were scored")
        return done.seconds

    work = f"{count * STRATEGIES:,} short answers by exact_match, contains, token_f1 and rougeL, one process"
    return alone(work, "s", Contender("adaptbench", start, seconds), Target("at most", 30), pairs, scratch / "short")


ROWS: dict[str, Callable[[Settings], list[Line]]] = {"scoring": scoring}
