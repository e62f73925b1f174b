"""Row `retrieval`: embedding passages, a second run over the same corpus, and an index of 100,000 passages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.data import ROOT, TASKS, numbers, read_lines, suite, write_lines, write_task
from benchmarks.lines import Against, Contender, Line, Target, alone, side_by_side
from benchmarks.measure import Run, Work
from benchmarks.settings import Settings

WORDS = 80
MANY = 100_000
VECTOR_MIB = 384 * 4 / 2**20


def retrieval(settings: Settings) -> list[Line]:
    scratch = settings.scratch("retrieval")
    embedding = _embedding(_passages(settings.size(500, 60)), settings.pairs, scratch)
    # More of them: in a small corpus the time that both runs take to begin would hide what the second one spares.
    again = _again(_passages(settings.size(2500, 60)), settings.pairs, scratch)
    rows = settings.size(MANY, 5000)
    indexes = [line for kind in ("flat", "hnsw", "ivf") for line in _index(kind, rows, settings, scratch)]
    return [embedding, again, *indexes]


def _passages(count: int) -> list[dict[str, str]]:
    """Windows of 80 words over the handbook and the contract clauses, no two alike."""
    articles = [document["text"] for document in read_lines(TASKS / "support" / "corpus.jsonl")]
    clauses = [line["input"] for line in read_lines(TASKS / "contracts" / "train.jsonl")]
    text = " ".join([*articles, *clauses]).split()
    step = (len(text) - WORDS) // count
    return [{"id": f"p{n}", "text": " ".join(text[n * step : n * step + WORDS])} for n in range(count)]


def _embedding(passages: list[dict[str, str]], pairs: int, scratch: Path) -> Line:
    file = write_lines(scratch / "passages.jsonl", passages)

    def start(side: str, _: Path) -> Work:
        return Work([sys.executable, "-m", "benchmarks.work.embed_passages", side, str(file)], ROOT)

    ours = Contender("adaptbench", partial(start, "ours"), partial(_told, "per_second"))
    plain = Contender("sentence-transformers alone", partial(start, "plain"), partial(_told, "per_second"))
    work = f"{len(passages):,} passages of {WORDS} words embedded"
    target = Target("at least", 0.95)
    (line,) = side_by_side(work, "passages/s", ours, [Against(plain, target)], pairs, scratch / "embedding")
    return line


def _again(passages: list[dict[str, str]], pairs: int, scratch: Path) -> Line:
    """Two suites that differ in k alone, so that the second needs new answers but no new embedding of the corpus."""
    asked = 20
    task = write_task(scratch / "task", numbers(asked))
    write_lines(task / "corpus.jsonl", passages)

    def start(k: int, folder: Path) -> Work:
        return suite(folder, task, {"type": "scripted", "default": "none"}, {"type": "rag", "k": k})

    runs = scratch / "again"
    lines = []
    for pair in range(pairs):
        for k in (1, 2):
            contender = Contender("adaptbench", partial(_same_results, start, k, runs / str(pair)), _seconds)
            lines.append(alone("", "s", contender, None, 1, runs / f"{pair}-{k}"))
    problem = next((line.problem for line in lines if line.problem), "")
    first, second = ([number for line in lines[at::2] for number in line.ours] for at in (0, 1))
    work = f"the same {len(passages):,} passages in another suite, whole process"
    return Line(work, "s", "the first time", Target("at most", 0.25), second, first, problem=problem)


def _same_results(start: Callable[[int, Path], Work], k: int, shared: Path, _: Path) -> Work:
    shared.mkdir(parents=True, exist_ok=True)
    # A cache of its own, so that the first run is a first one.
    return Work(start(k, shared).command, shared, {"ADAPTBENCH_CACHE": str(shared / "cache")})


def _index(kind: str, rows: int, settings: Settings, scratch: Path) -> list[Line]:
    def start(_: Path) -> Work:
        return Work([sys.executable, "-m", "benchmarks.work.index_passages", kind, str(rows)], ROOT)

    contender = Contender("adaptbench", start, partial(_told, "build"))
    times = 1 if kind == "hnsw" else settings.pairs
    line = alone(f"{kind} index of {rows:,} random vectors built", "s", contender, None, times, scratch / kind)
    if not line.our_peaks_mib:
        return [line]
    raw, peak = rows * VECTOR_MIB, median(line.our_peaks_mib)
    work = f"{kind} index of {rows:,} vectors: peak memory of the process"
    note = f"the vectors alone are {raw:.0f} MiB"
    return [line, Line(work, "MiB", "", None, [peak], note=note)]


def _told(name: str, done: Run, _: Path) -> float:
    number: float = done.told[name]
    return number


def _seconds(done: Run, _: Path) -> float:
    return done.seconds


ROWS: dict[str, Callable[[Settings], list[Line]]] = {"retrieval": retrieval}
