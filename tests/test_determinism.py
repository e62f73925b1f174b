"""The same suite, seed and machine give the same records and the same tables, byte for byte but for times and dates."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from harness.api import Completion, Decoding, Message, Outcome, Prompt
from harness.cli.report import FILES, write_and_show
from harness.manifest import BATCHING_RATE, batching
from harness.models.local import Local
from harness.models.scripted import Scripted
from harness.store import MANIFEST, RECORDS, read_manifest
from tests.conftest import ARMS, suite, toy_task_folder
from tests.killing import PRICES, PROGRAM, ROOT, TIMES, streamed, timeless
from tests.loopback import Behaviour, Loopback, Seen, answer

FORMATS = [name for name in FILES if name != "parquet"]


def two_runs(file: Path, *options: str) -> list[Path]:
    """By processes whose sets and dictionaries of strings have other orders, as those of any two processes have."""
    for hash_seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": "1"}
        asked = [sys.executable, "-c", PROGRAM, "run", str(file), "--fresh", "--quiet", *options]
        ended = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, env=env)
        assert ended.returncode == 0, ended.stderr
    return sorted((file.parent / "results" / "toys").iterdir())


def tables(run: Path, beside: Path, masked: frozenset[str]) -> dict[str, bytes]:
    """The report's files of a copy of a run in which each time is one second, and each date the same."""
    copy = beside / "run"
    copy.mkdir(parents=True)
    lines = "".join(json.dumps(mask(line, masked)) + "\n" for line in lines_of(run))
    (copy / RECORDS).write_text(lines, "utf-8")
    manifest = read_manifest(run)
    dates = {"started": "2026-01-01T00:00:00+00:00", "finished": "2026-01-01T00:00:01+00:00"}
    (copy / MANIFEST).write_text(json.dumps({**manifest, **dates}), "utf-8")
    write_and_show(copy, 0.02, FORMATS)
    return {name: (copy / FILES[name]).read_bytes() for name in FORMATS}


def lines_of(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / RECORDS).read_bytes().split(b"\n")[:-1]]


def mask(value: Any, masked: frozenset[str]) -> Any:
    if isinstance(value, Mapping):
        known = {key: 1.0 if key in masked and inner is not None else inner for key, inner in value.items()}
        return {key: mask(inner, masked) for key, inner in known.items()}
    return [mask(inner, masked) for inner in value] if isinstance(value, list) else value


def assert_same(runs: list[Path], folder: Path, masked: frozenset[str] = TIMES) -> None:
    first, second = (timeless(run, masked) for run in runs)
    assert first == second and first
    one, other = (tables(run, folder / str(number), masked) for number, run in enumerate(runs))
    for name in FORMATS:
        assert one[name] == other[name], name


def test_a_scripted_suite_twice(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    seeds = {"seeds": [0, 1], "strategies": [arm for arm in ARMS if arm.get("choose") != "similar"]}
    runs = two_runs(suite(tmp_path, cost=PRICES, **seeds))
    assert_same(runs, tmp_path / "tables")
    assert (runs[0] / RECORDS).read_bytes().count(b"\n") == 2 * 4 * (1 + 20 + 3)


def in_any_order() -> Behaviour:
    """Of what is asked together, another reply comes first each time; some answers are right."""
    dice, lock = random.Random(), threading.Lock()

    def play(handler: Any, seen: Seen) -> None:
        with lock:
            seconds = dice.uniform(0, 0.02)
        time.sleep(seconds)
        number = int("".join(filter(str.isdigit, seen.body["messages"][-1]["content"])))
        answer(f"{number}" if number % 3 else "No idea")(handler, seen)

    return play


def test_a_suite_behind_a_server_twice_whatever_the_order_of_the_replies(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    with Loopback(rest=in_any_order()) as server:
        model = {"type": "openai", "name": "m", "base_url": server.url, "concurrency": 8}
        strategies = [{"type": "prompt"}, {"type": "few_shot", "choose": "random", "k": 2}]
        runs = two_runs(suite(tmp_path, model=model, cost=PRICES, strategies=strategies))
        asked = [seen.body["messages"] for seen in server.requests if not streamed(seen)]
    orders = [[line.get("example_id") for line in lines_of(run)] for run in runs]
    assert orders[0] != orders[1] and len(asked) == 2 * (20 + 2 * 20)
    assert_same(runs, tmp_path / "tables")


def test_a_suite_with_a_local_model_and_a_training_twice(tmp_path: Path) -> None:
    toy_task_folder(tmp_path, answer={"max_output_tokens": 6})
    tuned = {"type": "fine_tuned", "trainer": "local", "n_epochs": 1, "batch_size": 2, "lora_rank": 2}
    strategies = [{"type": "few_shot", "choose": "random", "k": 1}, tuned]
    file = suite(tmp_path, model={"type": "local"}, strategies=strategies, latency={"requests": 1, "warmup": 0})
    runs = two_runs(file, "--max-train=4", "--max-validation=2", "--max-test=4")
    # What an hour of the machine costs is a time too.
    assert_same(runs, tmp_path / "tables", TIMES | {"usd"})
    adapters = [
        (run / "artifacts/toy/fine_tuned/seed-0/adapter/adapter_model.safetensors").read_bytes() for run in runs
    ]
    assert adapters[0] == adapters[1]


# --- batches ---------------------------------------------------------------------------------------------------------

ASKED = ("a garden", "Paris", "the number seven", "cats", "rain", "a library")
PARAGRAPH = "The house keeps its tools in the cellar and its books in the attic; the garden has a shed. "
SHAPES: dict[str, Callable[[int], list[range]]] = {
    "alone": lambda count: [range(number, number + 1) for number in range(count)],
    "pairs": lambda count: [range(start, start + 2) for start in range(0, count, 2)],
    "backwards": lambda count: [range(count - 1, -1, -1)],
}


def asked(number: int) -> Prompt:
    system = Message("system", "Answer in a few words. " + PARAGRAPH * (number % 3))
    return Prompt((system, Message("user", f"Tell me something about {ASKED[number]}.")))


@pytest.fixture(scope="module")
def embedded(one_thread: None) -> Any:
    return Local(dtype="float32", device="cpu").open()


@pytest.fixture(scope="module")
def together(embedded: Any) -> dict[int, tuple[Any, ...]]:
    return answered(embedded, [range(len(ASKED))])


def answered(model: Any, groups: list[range]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, tuple[Any, ...]] = {}
    for group in groups:
        for index, outcome in model.complete([asked(number) for number in group], Decoding(max_output_tokens=8)):
            found[group[index]] = without_time(outcome)
    return found


def without_time(outcome: Outcome) -> tuple[Any, ...]:
    assert isinstance(outcome, Completion)
    return outcome.text, outcome.finish_reason, outcome.usage


@pytest.mark.parametrize("shape", SHAPES)
def test_in_float32_a_batch_changes_no_greedy_answer(
    shape: str, embedded: Any, together: dict[int, tuple[Any, ...]]
) -> None:
    assert len({text for text, *_ in together.values()}) > 3
    assert answered(embedded, SHAPES[shape](len(ASKED))) == together
    assert batching(embedded.describe())["may_change_answers"] is False


@pytest.mark.parametrize(
    ("model", "may", "rate"),
    [
        ({"kind": "local", "dtype": "float32"}, False, 0.0),
        ({"kind": "local", "dtype": "bfloat16"}, True, BATCHING_RATE),
        ({"kind": "local", "dtype": "float16"}, True, None),
        ({"kind": "openai"}, None, None),
        (Scripted().open().describe(), False, 0.0),
    ],
)
def test_the_manifest_says_whether_a_batch_may_change_an_answer(
    model: Mapping[str, Any], may: bool | None, rate: float | None
) -> None:
    said = batching(model)
    assert (said["may_change_answers"], said["rate"]) == (may, rate) and said["measured"]


def test_a_run_keeps_what_its_manifest_says_of_batches(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    command = [sys.executable, "-c", PROGRAM, "run", str(suite(tmp_path, strategies=[{"type": "prompt"}])), "--quiet"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    (run,) = (tmp_path / "results" / "toys").iterdir()
    assert read_manifest(run)["batching"] == batching({"kind": "scripted"})
