"""Whole runs with the scripted model: each thing is done once, killed or not, and a failure stays where it is."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from harness.api import Failure, Vectors
from harness.config import Overrides, load_plan
from harness.errors import ModelLoadError, OptionError, SuiteError
from harness.progress import Quiet
from harness.records import AnswerRecord, LatencyRecord, Record, SetupRecord
from harness.runner import Tally, run
from harness.store import RunFolder, read_manifest, read_records
from harness.testing import HashingEmbedder
from harness.toolbox import source_hash
from tests.conftest import Command, example, suite, toy_task_folder, write_lines

PROMPT = {"type": "prompt", "wordings": []}
TEST, TIMED = 20, 3


class CountingEmbedder(HashingEmbedder):
    """Notes how many texts it was given each time."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.batches: list[int] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.batches.append(len(texts))
        return super().embed(texts)


@dataclass
class Bench:
    """A toy task and suite in a folder of the test's own, and the log of what the model was asked."""

    folder: Path
    embedders: list[CountingEmbedder] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.folder / "calls.jsonl"

    def calls(self, call: str = "complete") -> list[str]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [line["user"] for line in map(json.loads, lines) if line["call"] == call]

    def suite(self, *strategies: dict[str, Any], model: dict[str, Any] | None = None, **changes: Any) -> Path:
        options = {"type": "scripted", "log": str(self.log), **(model or {})}
        return suite(self.folder, model=options, strategies=list(strategies or (PROMPT,)), **changes)

    def run(
        self, *strategies: dict[str, Any], fresh: bool = False, only: tuple[str, ...] = (), **changes: Any
    ) -> tuple[Path, Tally]:
        plan = load_plan(self.suite(*strategies, **changes), Overrides(arms=only))
        return run(plan, Quiet(), self.open_embedder, fresh)

    def open_embedder(self, name: str) -> CountingEmbedder:
        self.embedders.append(CountingEmbedder(name))
        return self.embedders[-1]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    toy_task_folder(tmp_path)
    return Bench(tmp_path)


def answers(run_folder: Path) -> list[AnswerRecord]:
    return [record for record in read_records(run_folder) if isinstance(record, AnswerRecord)]


def setups(run_folder: Path) -> list[SetupRecord]:
    return [record for record in read_records(run_folder) if isinstance(record, SetupRecord)]


def timed(run_folder: Path) -> list[LatencyRecord]:
    return [record for record in read_records(run_folder) if isinstance(record, LatencyRecord)]


def counts(records: list[Record]) -> Counter[tuple[str, ...]]:
    return Counter((type(r).__name__, str(r.cell), "" if isinstance(r, SetupRecord) else r.example_id) for r in records)


def make_probe(folder: Path) -> None:
    """The toy task with its test split only."""
    (folder / "train.jsonl").unlink()
    (folder / "validation.jsonl").unlink()
    (folder / "corpus.jsonl").unlink()
    task_file = folder / "task.toml"
    task_file.write_text("probe = true\n" + task_file.read_text(encoding="utf-8"), encoding="utf-8")
    rows = [example(number, gold_passages=[]) for number in range(40, 60)]
    write_lines(folder / "test.jsonl", rows)


# --- a whole run -----------------------------------------------------------------------------------------------------

ALL_KINDS = (
    {"type": "prompt"},
    {"type": "few_shot"},
    {"type": "rag"},
    {"type": "fine_tuned", "trainer": "scripted"},
    {"type": "fine_tuned", "trainer": "scripted", "inner": "rag"},
)


def test_each_record_is_written_once(bench: Bench) -> None:
    path, tally = bench.run(*ALL_KINDS)
    assert tally == Tally(answered=5 * TEST, reused=tally.reused, found=0)
    written = counts(read_records(path))
    assert set(written.values()) == {1}
    assert len(written) == 5 * (1 + TEST + TIMED)
    manifest = read_manifest(path)
    assert manifest["finished"] >= manifest["started"]
    assert manifest["model"] == {"kind": "scripted", "name": "scripted", "learned": 0}


def test_a_record_says_what_was_asked_and_answered(bench: Bench) -> None:
    path, _ = bench.run(model={"rules": [["number 41", " forty-one \n"]], "default": "41"})
    by_id = {record.example_id: record for record in answers(path)}
    right, wrong = by_id["e41"], by_id["e42"]
    assert right.messages == (("system", "Answer."), ("user", "what is number 41?"))
    assert (right.completion, right.prediction) == (" forty-one \n", "forty-one")
    assert right.references == ("41",) and right.facets == {"parity": "odd"} and right.gold_passages == ("d1",)
    assert right.scores == {"exact_match": 0.0, "token_f1": 0.0}
    assert wrong.prediction == "41" and wrong.scores["exact_match"] == 0.0
    assert right.usage.input_tokens == 5 and right.usage.cached_input_tokens is None
    assert right.seconds is not None
    assert right.usd == pytest.approx((right.seconds + right.build_seconds) * 0.5 / 3600)


def test_an_outdated_answer_is_scored_as_such(bench: Bench) -> None:
    rows = [example(number) for number in range(40, 60)]
    rows[1]["outdated_references"] = ["old 41", "older 41"]
    write_lines(bench.folder / "toy" / "test.jsonl", rows)
    path, _ = bench.run(model={"rules": [["number 41", "Older 41."]]})
    by_id = {record.example_id: record for record in answers(path)}
    stale, other = by_id["e41"], by_id["e42"]
    assert stale.outdated_references == ("old 41", "older 41")
    assert (stale.scores["exact_match"], stale.outdated_scores["exact_match"]) == (0.0, 1.0)
    assert (other.outdated_references, other.outdated_scores) == ((), {})


def test_a_probe_measures_a_model_that_learns_nothing_from_it(bench: Bench) -> None:
    make_probe(bench.folder / "toy")
    path, tally = bench.run({"type": "prompt"}, model={"rules": [["number 41", "41"]]})
    assert tally.answered == TEST and not tally.failed_cells
    assert sum(record.scores["exact_match"] for record in answers(path)) == 1


@pytest.mark.parametrize(
    ("arm", "why"),
    [
        ({"type": "few_shot"}, "demonstrations come from the training split"),
        ({"type": "rag"}, "neither a corpus nor training examples"),
        ({"type": "fine_tuned", "trainer": "scripted"}, "needs training and validation examples"),
    ],
)
def test_what_needs_examples_refuses_a_probe(arm: dict[str, Any], why: str, bench: Bench) -> None:
    make_probe(bench.folder / "toy")
    with pytest.raises(OptionError, match=why):
        bench.run(arm)


def probed(run_folder: Path) -> Counter[tuple[str, str]]:
    return Counter((str(record.cell), record.probe) for record in answers(run_folder) if record.probe)


def test_each_tuned_model_and_the_base_once_are_asked_the_probe(bench: Bench) -> None:
    make_probe(toy_task_folder(bench.folder, "general"))
    tuned = {"type": "fine_tuned", "trainer": "scripted"}
    arms = (PROMPT, {"type": "few_shot"}, tuned, {**tuned, "inner": "few_shot"})
    path, tally = bench.run(*arms, probe="general")
    assert tally.answered == 4 * TEST
    assert probed(path) == {
        ("general · base", "general"): TEST,
        ("toy · fine_tuned", "general"): TEST,
        ("toy · fine_tuned+few_shot", "general"): TEST,
    }
    assert [(record.cell.strategy, record.tuned) for record in setups(path)] == [
        ("prompt", False),
        ("few_shot", False),
        ("fine_tuned", True),
        ("fine_tuned+few_shot", True),
    ]
    again, tally = bench.run(*arms, probe="general")
    assert (again, tally.answered) == (path, 0) and probed(again).total() == 3 * TEST


@pytest.mark.parametrize("lost", ["base", "fine_tuned"])
def test_what_is_missing_of_the_probe_is_asked_and_no_more(lost: str, bench: Bench) -> None:
    make_probe(toy_task_folder(bench.folder, "general"))
    arms = (PROMPT, {"type": "fine_tuned", "trainer": "scripted"})
    path, _ = bench.run(*arms, probe="general")
    records = path / "records.jsonl"
    lines = records.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = [line for line in lines if '"probe": "general"' in line and f'"strategy": "{lost}"' in line][:3]
    records.write_text("".join(line for line in lines if line not in gone), encoding="utf-8")
    assert len(gone) == 3 and probed(path).total() == 2 * TEST - 3
    bench.run(*arms, probe="general")
    assert set(probed(path).values()) == {TEST} and len(set(counts(read_records(path)).values())) == 2


def test_a_second_run_asks_and_opens_nothing(bench: Bench) -> None:
    first, _ = bench.run(*ALL_KINDS)
    asked, before, opened = bench.log.read_text(), (first / "records.jsonl").read_bytes(), len(bench.embedders)
    second, tally = bench.run(*ALL_KINDS)
    assert (second, tally) == (first, Tally(found=5 * TEST))
    assert bench.log.read_text() == asked
    assert (first / "records.jsonl").read_bytes() == before
    assert len(bench.embedders) == opened


def test_seeds_are_cells_of_their_own(bench: Bench) -> None:
    path, _ = bench.run({"type": "few_shot", "choose": "random", "k": 3}, seeds=[0, 1, 2])
    shown = {record.cell.seed: record.demonstrations for record in answers(path)}
    assert len(answers(path)) == 3 * TEST and len(set(shown.values())) == 3


def test_equal_prompts_are_asked_once(bench: Bench) -> None:
    bench.run(PROMPT, {**PROMPT, "label": "again"}, latency={"requests": 0})
    assert Counter(bench.calls()) == {f"what is number {n}?": 1 for n in range(40, 60)}


def test_a_changed_option_makes_a_new_run_that_pays_only_for_what_is_new(bench: Bench) -> None:
    first, _ = bench.run(PROMPT)
    second, tally = bench.run(PROMPT, {"type": "few_shot", "choose": "fixed", "k": 1})
    assert second != first and second.parent == first.parent
    assert (tally.answered, tally.reused) == (2 * TEST, TEST)
    reused = {record.cell.strategy: record.reused for record in answers(second)}
    assert reused == {"prompt": True, "few_shot": False}
    assert len(bench.calls()) == 2 * TEST
    third, tally = bench.run(PROMPT, {"type": "few_shot", "choose": "fixed", "k": 2})
    assert third not in (first, second) and (tally.answered, tally.reused) == (2 * TEST, TEST)


def test_fresh_asks_anew_in_a_folder_of_its_own(bench: Bench) -> None:
    first, _ = bench.run(*ALL_KINDS)
    asked = len(bench.calls())
    second, tally = bench.run(*ALL_KINDS, fresh=True)
    assert second != first and tally.found == 0
    # Each cell asks for itself, where the first run could take equal prompts from the cache.
    assert len(bench.calls()) >= 2 * asked
    assert not any(step.reused for record in setups(second) for step in record.steps)
    third, tally = bench.run(*ALL_KINDS)
    assert (third, tally.answered) == (second, 0), "without --fresh the newest run goes on"


# --- setup -----------------------------------------------------------------------------------------------------------


def test_a_training_is_paid_for_once_and_shown_as_reused(bench: Bench) -> None:
    tuned = {"type": "fine_tuned", "trainer": "scripted"}
    first, _ = bench.run(tuned)
    second, _ = bench.run(tuned, PROMPT)
    (before,), (after, *_) = setups(first), setups(second)
    assert [step.reused for step in before.steps] == [False]
    assert [step.reused for step in after.steps] == [True]
    assert after.steps[0].seconds == before.steps[0].seconds, "it shows what it took then"
    assert after.steps[0].trained_tokens == 90
    kept = list((bench.folder / "results" / ".cache" / "trained").iterdir())
    assert len(kept) == 1
    shown = second / "artifacts" / "toy" / "fine_tuned" / "seed-0" / "learned.json"
    assert shown.read_text() == (kept[0] / "learned.json").read_text()


def test_another_seed_or_option_is_another_training(bench: Bench) -> None:
    tuned = {"type": "fine_tuned", "trainer": "scripted"}
    path, _ = bench.run(tuned, {**tuned, "label": "longer", "n_epochs": 5}, seeds=[0, 1])
    assert not any(step.reused for record in setups(path) for step in record.steps)
    assert len(list((bench.folder / "results" / ".cache" / "trained").iterdir())) == 4


def test_a_plugin_is_known_by_all_the_code_of_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a trainer whose loop stands in a file beside it would have its old trainings taken for new ones."""
    package = tmp_path / "a_plugin_of_two_files"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "plugin.py").write_text("class Plugin: pass")
    (package / "loop.py").write_text("STEPS = 1")
    (tmp_path / "a_plugin_alone.py").write_text("class Plugin: pass")
    monkeypatch.syspath_prepend(str(tmp_path))
    in_package, alone = (import_module(name).Plugin for name in ("a_plugin_of_two_files.plugin", "a_plugin_alone"))
    before = source_hash(in_package), source_hash(alone)
    (package / "loop.py").write_text("STEPS = 2")
    (tmp_path / "beside.py").write_text("")
    assert source_hash(in_package) != before[0]
    assert source_hash(alone) == before[1]


def test_what_a_killed_training_left_is_swept(bench: Bench) -> None:
    tuned = {"type": "fine_tuned", "trainer": "scripted"}
    bench.run(tuned)
    trained = bench.folder / "results" / ".cache" / "trained"
    (kept,) = trained.iterdir()
    left = kept.with_name(f"{kept.name}.4194305")  # more than any process id
    kept.rename(left)
    bench.run(tuned, PROMPT)
    assert [path.name for path in trained.iterdir()] == [kept.name]


def test_inner_has_the_options_of_the_arm_with_that_label(bench: Bench) -> None:
    path, _ = bench.run(
        {"type": "rag", "label": "papers", "k": 5},
        {"type": "fine_tuned", "trainer": "scripted", "inner": "papers"},
        {"type": "fine_tuned", "trainer": "scripted", "inner": "rag"},
    )
    found = {record.cell.strategy: len(record.retrieved) for record in answers(path)}
    assert found == {"papers": 5, "fine_tuned+papers": 5, "fine_tuned+rag": 3}


def test_an_option_that_does_not_fit_the_task_ends_the_run_with_its_name(bench: Bench) -> None:
    with pytest.raises(SuiteError, match=r'strategy "prompt" on task "toy": wordings: .*no wording "rude"'):
        bench.run({"type": "prompt", "wordings": ["rude"]})


def test_an_index_costs_machine_time_with_a_model_paid_by_the_token_too(bench: Bench) -> None:
    tokens = {"input_usd_per_mtok": 1.0, "output_usd_per_mtok": 2.0}
    path, _ = bench.run({"type": "rag"}, cost=tokens)
    assert [step.usd for step in setups(path)[0].steps] == [None], "the machine's price is not known, so not 0"
    path, _ = bench.run({"type": "rag"}, {"type": "prompt"}, cost={**tokens, "usd_per_hour": 3600.0})
    index, search = (record.steps[0] for record in setups(path))
    assert index.usd == pytest.approx(index.seconds)
    assert search.usage is not None and search.usage.input_tokens and search.usage.output_tokens
    assert search.usd == pytest.approx((search.usage.input_tokens + 2 * search.usage.output_tokens) / 1e6)


# --- failures --------------------------------------------------------------------------------------------------------


def test_a_failed_request_is_a_record_and_asked_again_next_time(bench: Bench) -> None:
    path, tally = bench.run(model={"fail_on": "number 5[0-4]"})
    failed = [record for record in answers(path) if record.error]
    assert {record.example_id for record in failed} == {f"e{n}" for n in range(50, 55)}
    for record in failed:
        assert record.error == Failure("scripted", "the prompt matches 'number 5[0-4]'")
        assert record.scores == {} and record.usd is None and record.prediction is None and record.seconds is None
    before = len(bench.calls())
    again, tally = bench.run(model={"fail_on": "number 5[0-4]"})
    assert again == path
    assert (tally.answered, tally.found) == (5, 15)
    assert sorted(bench.calls()[before:]) == [f"what is number {n}?" for n in range(50, 55)]
    assert len({record.example_id for record in answers(path)}) == TEST


def test_a_failing_training_fails_only_its_cell(bench: Bench, adaptbench: Command) -> None:
    # The prompt of a training example fails; nothing else asks about number 7.
    file = bench.suite(
        {"type": "fine_tuned", "trainer": "scripted", "label": "tuned"}, PROMPT, model={"fail_on": "number 7"}
    )
    code, out, err = adaptbench("run", file)
    assert code == 1
    assert "toy · tuned: failed: a training prompt matches" in err
    assert "0/20" in out and "20/20" in out, "coverage is shown"
    (path,) = (bench.folder / "results" / "toys").iterdir()
    broken, _ = setups(path)
    assert broken.error == Failure("TrainingError", 'a training prompt matches "number 7"')
    assert {record.cell.strategy for record in answers(path)} == {"prompt"}
    assert not list((bench.folder / "results" / ".cache" / "trained").iterdir()), "nothing half trained stays"
    code, _, err = adaptbench("run", file)
    assert code == 1 and "toy · tuned: failed" in err, "the next run tries again"
    assert len(answers(path)) == TEST


def test_a_plugin_that_breaks_fails_only_its_cell_and_names_the_place(bench: Bench) -> None:
    def broken(name: str) -> HashingEmbedder:
        raise ZeroDivisionError(f"no {name} today")

    bench.open_embedder = broken  # type: ignore[method-assign]
    path, tally = bench.run({"type": "few_shot", "choose": "similar"}, PROMPT)
    assert len(tally.failed_cells) == 1
    error = setups(path)[0].error
    assert error is not None and error.kind == "ZeroDivisionError"
    assert error.message.startswith("no all-minilm-l6-v2 today (test_runner.py:")
    assert {record.cell.strategy for record in answers(path)} == {"prompt"}


def test_a_model_that_cannot_be_loaded_leaves_nothing_behind(bench: Bench) -> None:
    missing = {"type": "openai", "name": "m", "api_key_env": "NO_SUCH_KEY_IS_SET"}
    with pytest.raises(ModelLoadError, match="NO_SUCH_KEY_IS_SET"):
        run(load_plan(suite(bench.folder, model=missing, strategies=[PROMPT])), Quiet(), bench.open_embedder)
    assert not (bench.folder / "results").exists()


def test_a_latency_request_that_fails_is_a_record_and_timed_again(bench: Bench) -> None:
    path, _ = bench.run(model={"fail_on": "."})
    assert [record.generate_seconds for record in timed(path)] == [None] * TIMED
    assert all(record.error == Failure("scripted", "the prompt matches '.'") for record in timed(path))
    before = len(bench.calls("time_one"))
    bench.run(model={"fail_on": "."})
    assert len(bench.calls("time_one")) == before + TIMED + 1


# --- latency ---------------------------------------------------------------------------------------------------------


def test_latency_is_never_from_the_cache_and_on_the_same_examples(bench: Bench) -> None:
    path, _ = bench.run(*ALL_KINDS, latency={"requests": 4, "warmup": 2})
    assert len(bench.calls("time_one")) == 5 * (4 + 2)
    by_arm: dict[str, list[str]] = {}
    for record in timed(path):
        by_arm.setdefault(record.cell.strategy, []).append(record.example_id)
    assert len(by_arm) == 5 and len({tuple(ids) for ids in by_arm.values()}) == 1
    bench.run(*ALL_KINDS, PROMPT | {"label": "more"}, latency={"requests": 4, "warmup": 2})
    assert len(bench.calls("time_one")) == 11 * (4 + 2), "a new run measures anew"


def test_more_timed_requests_than_examples_time_all(bench: Bench) -> None:
    path, _ = bench.run(latency={"requests": 500, "warmup": 0})
    assert len(timed(path)) == TEST
    assert bench.run(latency={"requests": 500, "warmup": 0})[1].answered == 0


def test_the_embedder_forgets_before_each_timed_request(bench: Bench) -> None:
    bench.run({"type": "rag"}, {"type": "few_shot"}, latency={"requests": 5, "warmup": 2})
    # Once when a cell opens it, so that each pays for its own index, and once for each request.
    assert [embedder.forgotten for embedder in bench.embedders] == [1 + 5, 1 + 5]


def indexed(run_folder: Path) -> list[tuple[float, bool]]:
    return [(step.seconds, step.reused) for record in setups(run_folder) for step in record.steps]


def test_a_corpus_is_embedded_once_and_shown_with_what_it_took(bench: Bench) -> None:
    path, _ = bench.run({"type": "few_shot"})
    ((seconds, reused),) = indexed(path)
    assert (seconds > 0, reused) == (True, False)
    again, _ = bench.run({"type": "few_shot", "k": 3}, {"type": "rag"})
    assert again != path and [reused for _, reused in indexed(again)] == [True, False]
    assert indexed(again)[0][0] == seconds
    fresh, _ = bench.run({"type": "few_shot", "k": 3}, fresh=True)
    assert [reused for _, reused in indexed(fresh)] == [False]
    batches = [batch for embedder in bench.embedders for batch in embedder.batches]
    assert batches.count(30) == 2, "30 training examples, embedded by the first and the fresh run"


def test_another_text_is_another_corpus(bench: Bench) -> None:
    bench.run({"type": "few_shot"})
    rows = [example(number) for number in range(30)]
    write_lines(bench.folder / "toy" / "train.jsonl", [*rows[:-1], example(29, input="something else")])
    path, _ = bench.run({"type": "few_shot"})
    assert [reused for _, reused in indexed(path)] == [False]


def test_queries_are_embedded_at_once_but_for_the_timed_ones(bench: Bench) -> None:
    path, _ = bench.run({"type": "few_shot"}, latency={"requests": 3, "warmup": 0})
    (embedder,) = bench.embedders
    assert embedder.batches == [30, TEST, *[1] * (TEST + 3)]
    assert all(record.build_seconds > 0 for record in answers(path))


# --- killed, and two at once -----------------------------------------------------------------------------------------

# Kills itself, as SIGKILL from elsewhere would, in the middle of the given request.
KILLED = """
import os, signal, sys
from harness.cli import main
log, requests = sys.argv.pop(1), int(sys.argv.pop(1))
def count(event, arguments):
    global requests
    if event == "open" and str(arguments[0]) == log:
        requests -= 1
        if not requests:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
sys.exit(main())
"""
PLAIN = "import sys; from harness.cli import main; sys.exit(main())"
ARMS = (PROMPT, {"type": "few_shot", "choose": "fixed", "k": 1})


def in_process(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(asked, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("request_number", [1, 8, 22, 30, 47], ids="request-{}".format)
def test_a_killed_run_goes_on_where_it_was(request_number: int, bench: Bench) -> None:
    # 20 answers, 1 request to warm up, 3 timed ones; then the same for the second arm.
    killed = in_process(KILLED, bench.log, request_number, "run", bench.suite(*ARMS), "--quiet")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    asked = bench.calls()
    assert len(asked) + len(bench.calls("time_one")) == request_number - 1
    (path,) = (bench.folder / "results" / "toys").iterdir()
    found = len(answers(path))
    assert found == len(asked), "each answer is on the disk before the next is asked for"
    # As if the kill had come within a write.
    with (path / "records.jsonl").open("a") as file:
        file.write('{"kind": "answer", "task": "toy", "stra')
    again, tally = bench.run(*ARMS)
    assert (again, tally) == (path, Tally(answered=2 * TEST - found, found=found))
    written = counts(read_records(path))
    assert set(written.values()) == {1} and len(written) == 2 * (1 + TEST + TIMED)
    assert Counter(bench.calls()) == {f"what is number {n}?": 2 for n in range(40, 60)}, "none is asked twice"


def test_a_second_process_on_the_same_run_is_refused(bench: Bench) -> None:
    path, _ = bench.run()
    before = bench.log.read_text()
    with RunFolder(path):
        ended = in_process(PLAIN, "run", bench.suite(), "--quiet")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"adaptbench: {path}: another process is writing to this run.")
    assert ended.stderr.count("\n") == 1 and bench.log.read_text() == before
