"""What the gate of `adaptbench compare` finds and how often it cries wolf: `python -m benchmarks.nightly_gate`.

For each kind of system, number of examples and number of strategies, 1,000 pairs of nights of the same system (alarms),
and 1,000 in which one strategy lost six points (found: that strategy is named). With --command 100 of each, of 300
examples and four strategies, as runs on disk through the command itself: what it exits with and names.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import numpy as np

from harness.api import Usage
from harness.cli import main as adaptbench
from harness.records import AnswerRecord, Cell, to_line
from harness.side_by_side import ROUNDING, verdict_of
from harness.stats import holm, paired_test
from harness.stats.units import Floats

TRIALS, MARGIN, FALL = 1_000, 0.02, 0.06
PAIRS, EXAMPLES = 100, 300
ARMS = ("prompt", "few_shot", "rag", "fine_tuned")
TASK = "support"
Chances = Callable[[np.random.Generator, int], Floats]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", action="store_true")
    through_command() if parser.parse_args().command else simulated()


def simulated() -> None:
    rng = np.random.default_rng(0)
    print("system | examples | strategies | alarms in 100 pairs | six points found")
    for name, chances in SYSTEMS.items():
        for examples in (300, 1_000):
            for strategies in (1, 4, 10):
                alarms = found = 0
                for _ in range(TRIALS):
                    system = [chances(rng, examples) for _ in range(strategies)]
                    alarms += bool(regressed(rng, system, system))
                    found += 0 in regressed(rng, system, [fallen(rng, system[0]), *system[1:]])
                print(f"{name} | {examples:,} | {strategies} | {100 * alarms / TRIALS:.1f} | {found / TRIALS:.0%}")


def through_command() -> None:
    rng = np.random.default_rng(1)
    print(
        f"system | exit 1 of {PAIRS} pairs of the same system | exit 1 of {PAIRS} with the fall | {TASK} and arm named"
    )
    for name, chances in SYSTEMS.items():
        found: list[tuple[int, list[str]]] = []
        alarms = 0
        for _ in range(PAIRS):
            system = [chances(rng, EXAMPLES) for _ in ARMS]
            alarms += compared(rng, system, system)[0]
            found.append(compared(rng, system, [fallen(rng, system[0]), *system[1:]]))
        named = sum(f"{TASK} · {ARMS[0]}" in labels for _, labels in found)
        print(f"{name} | {alarms} | {sum(code for code, _ in found)} | {named}")


def compared(rng: np.random.Generator, before: Sequence[Floats], after: Sequence[Floats]) -> tuple[int, list[str]]:
    """The exit code of `adaptbench compare A B --fail-on regression --json`, and the regressions that it names."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = [write_night(Path(scratch) / name, rng, side) for name, side in (("a", before), ("b", after))]
        with redirect_stdout(StringIO()) as said:
            code = adaptbench(["compare", *map(str, folders), "--fail-on", "regression", "--json"])
    return code, json.loads(said.getvalue())["regressions"]


def write_night(folder: Path, rng: np.random.Generator, system: Sequence[Floats]) -> Path:
    folder.mkdir()
    table = {"metrics": {"exact_match": "exact_match|v1"}, "primary_metric": "exact_match", "data_hash": "x"}
    splits = {"examples": {"train": 0, "validation": 0, "test": EXAMPLES}}
    plan = {
        "suite": "gate",
        "tasks": {TASK: {**table, **splits}},
        "strategies": {arm: {} for arm in ARMS},
        "seeds": [0],
    }
    machine = {"cpu": "a CPU", "cores": 2, "memory_gib": 8.0}
    about = {"model": {"name": "m"}, "machine": machine, "packages": {"adaptbench": "0.1.0"}, "started": "2026-01-01"}
    manifest = {"format": 1, "plan": plan, **about}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    lines = [
        to_line(night_record(arm, i, float(rng.random() < chance)))
        for arm, row in zip(ARMS, system, strict=True)
        for i, chance in enumerate(row)
    ]
    (folder / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def night_record(arm: str, number: int, score: float) -> AnswerRecord:
    return AnswerRecord(
        Cell(TASK, arm, 0), f"e{number}", (("user", f"question {number}"),), (), (), ("right",), (), {}, 1e-6,
        completion="right", prediction="right", finish_reason="stop", usage=Usage(20, None, 2), seconds=0.02,
        scores={"exact_match": score},
    )  # fmt: skip


def unsteady(share: float) -> Chances:
    """70 % of answers are right; each is another one in `share` of the nights."""

    def chances(rng: np.random.Generator, n: int) -> Floats:
        return np.where(rng.random(n) < 0.7, 1.0 - share, share)

    return chances


SYSTEMS: dict[str, Chances] = {
    "greedy, the same words every night": unsteady(0.0),
    "2 % of the answers flip": unsteady(0.02),
    "5 % of the answers flip": unsteady(0.05),
    "sampled at a temperature": lambda rng, n: rng.beta(0.4, 0.3, n),
}


def fallen(rng: np.random.Generator, chances: Floats) -> Floats:
    """The same with a mean that is six points lower: examples that were likely right are wrong now."""
    now, left = chances.copy(), FALL * len(chances)
    for i in rng.permutation(np.flatnonzero(chances > 0.5)):
        now[i] -= min(left, chances[i])
        left -= chances[i] - now[i]
        if left <= 0:
            break
    return now


def regressed(rng: np.random.Generator, before: Sequence[Floats], after: Sequence[Floats]) -> list[int]:
    nights = [[(rng.random(len(row)) < row).astype(np.float64) for row in side] for side in (before, after)]
    tests = {i: paired_test(b, a) for i, (a, b) in enumerate(zip(*nights, strict=True))}
    moved = {i: test.p_value for i, test in tests.items() if test and test.wins + test.losses}
    adjusted = dict(zip(moved, holm(list(moved.values())), strict=True))
    falls = [float((a - b).mean()) for a, b in zip(*nights, strict=True)]
    return [
        i for i, fall in enumerate(falls) if verdict_of(-fall, adjusted.get(i)) == "worse" and fall > MARGIN + ROUNDING
    ]


if __name__ == "__main__":
    main()
