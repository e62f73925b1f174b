"""The winner at work: `adaptbench serve RUN` answers as the run did. And the command itself, from start to end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openai
import pytest

from harness.api import Message, Prompt
from harness.config import load_plan
from harness.errors import UsageError
from harness.models.local import LocalModel
from harness.progress import Quiet
from harness.runner import run
from harness.serving.deployment import Wanted, deploy
from harness.serving.jobs import Jobs
from harness.store import read_records
from tests.conftest import RULES, Command, suite, toy_task_folder
from tests.serving import (
    BASE,
    ENDLESS,
    PATIENCE,
    chat_file,
    client,
    deployment_server,
    hashing,
    make_tiny,
    model_server,
    open_tiny,
    turns,
)

pytestmark = pytest.mark.usefixtures("one_thread")

STRATEGIES: list[dict[str, Any]] = [
    {"type": "prompt"},
    {"type": "few_shot", "k": 2},
    {"type": "rag", "k": 2},
    {"type": "fine_tuned", "n_epochs": 2, "learning_rate_multiplier": 10.0, "max_validation_examples": 4},
    {"type": "fine_tuned", "n_epochs": 1, "learning_rate_multiplier": 10.0, "inner": "rag"},
]
LIMITS = {"train": 12, "validation": 4, "test": 5}
LABELS = ["prompt", "few_shot", "rag", "fine_tuned", "fine_tuned+rag"]
ANSWER = {"max_output_tokens": 12, "stop": ["Q"]}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model, a task of which the instruction is long enough to be kept, and a suite."""
    place = tmp_path_factory.mktemp("place")
    make_tiny(place / "tiny")
    toy_task_folder(place, instruction="Answer with the number alone, and with nothing else.", answer=ANSWER)
    model = {"type": "local", "name": str(place / "tiny"), "dtype": "float32", "device": "cpu"}
    suite(place, model=model, strategies=STRATEGIES, limits=LIMITS, latency={"requests": 0}, cost={})
    return place


@pytest.fixture(scope="module")
def model(place: Path) -> LocalModel:
    return open_tiny(place / "tiny")


@pytest.fixture(scope="module")
def finished(place: Path) -> Path:
    path, tally = run(load_plan(place / "suite.toml"), Quiet(), hashing)
    assert not tally.failed_cells
    return path


def completions(path: Path, label: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """(completion, prediction, finish reason) by example."""
    return {
        record.example_id: (record.completion, record.prediction, record.finish_reason)
        for record in read_records(path)
        if hasattr(record, "completion") and record.cell.strategy == label and record.error is None
    }


def run_over(url: str, place: Path, results: Path, strategies: list[dict[str, Any]]) -> Path:
    """The suite of `place`, its model behind a URL."""
    file = results / "suite.toml"
    results.mkdir()
    table = {"model": {"type": "openai", "name": BASE, "base_url": url}, "strategies": strategies, "limits": LIMITS}
    suite(results, tasks=[str(place / "toy")], latency={"requests": 0}, cost={}, **table)
    path, tally = run(load_plan(file), Quiet(), hashing)
    assert not tally.failed_cells
    return path


def test_a_run_against_the_server_answers_as_a_local_one(
    place: Path, model: LocalModel, finished: Path, tmp_path: Path
) -> None:
    with model_server(model, tmp_path / "kept") as url:
        path = run_over(url, place, tmp_path / "far", STRATEGIES[:3])
    for label in LABELS[:3]:
        expected = completions(finished, label)
        assert len(expected) == LIMITS["test"]
        assert completions(path, label) == expected, label


@pytest.mark.parametrize("label", LABELS)
def test_the_winner_answers_as_in_its_run(place: Path, finished: Path, tmp_path: Path, label: str) -> None:
    """The application gives its own input alone: instruction, demonstrations, passages, adapter are the server's."""
    notes: list[str] = []
    before = {file: file.stat().st_mtime_ns for file in finished.rglob("*")}
    served = deploy(Wanted(finished, label), hashing, notes.append)
    with deployment_server(served) as url:
        path = run_over(url, place, tmp_path / "far", [{"type": "prompt", "wordings": []}])
    assert completions(path, "prompt") == completions(finished, label)
    assert notes == []
    assert {file: file.stat().st_mtime_ns for file in finished.rglob("*")} == before


def test_the_strategies_of_the_run_answer_differently(finished: Path) -> None:
    """Else the test above would say nothing."""
    found = [completions(finished, label) for label in LABELS]
    assert all(a != b for at, a in enumerate(found) for b in found[:at])


def test_an_application_is_told_the_prediction_and_its_sources(finished: Path) -> None:
    served = deploy(Wanted(finished, "rag"), hashing, print)
    records = [r for r in read_records(finished) if hasattr(r, "completion") and r.cell.strategy == "rag"]
    with deployment_server(served) as url, client(url) as ai:
        question = next(iter(records))
        asked = dict(question.messages)["user"].rpartition("\n\n")[2]
        history: Any = [{"role": "user", "content": "x"}, {"role": "assistant", "content": "y"}, *turns(asked, "z")]
        reply = ai.chat.completions.create(model="gpt-4o-mini", messages=history)
        assert reply.model == "toy:rag"
        assert reply.choices[0].message.content == question.completion
        about = reply.model_extra["adaptbench"]
        assert about == {"prediction": question.prediction, "retrieved": list(question.retrieved), "demonstrations": []}
        parts = list(ai.chat.completions.create(model="x", messages=history, stream=True))
        assert parts[-1].model_extra["adaptbench"] == about
        with pytest.raises(openai.BadRequestError):
            ai.chat.completions.create(model="x", messages=[{"role": "system", "content": "a"}])
        with pytest.raises(openai.NotFoundError):
            ai.files.list()


def test_another_model_than_a_local_one_is_asked_through_its_own_interface(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    suite(tmp_path, model={"type": "scripted", "rules": RULES}, latency={"requests": 0})
    path, _ = run(load_plan(tmp_path / "suite.toml"), Quiet(), hashing)
    served = deploy(Wanted(path, "few_shot"), hashing, print)
    with deployment_server(served) as url, client(url) as ai:
        messages: Any = turns("what is number 41?")
        assert ai.chat.completions.create(model="m", messages=messages).choices[0].message.content == "40"
        parts = list(ai.chat.completions.create(model="m", messages=messages, stream=True))
        assert "".join(part.choices[0].delta.content or "" for part in parts) == "40"
        with pytest.raises(openai.BadRequestError):
            ai.chat.completions.create(model="m", messages=messages, logprobs=True)


def test_the_wording_is_the_one_that_the_run_chose(tmp_path: Path) -> None:
    """As its records say, whatever a search would find now."""
    toy_task_folder(tmp_path)
    suite(
        tmp_path, model={"type": "scripted", "rules": RULES}, latency={"requests": 0}, strategies=[{"type": "prompt"}]
    )
    path, _ = run(load_plan(tmp_path / "suite.toml"), Quiet(), hashing)
    records = (path / "records.jsonl").read_text()
    assert records.count('"chosen": "instruction"') == 1
    for chosen, wording in (("instruction", "Answer."), ("polite", "Please answer.")):
        (path / "records.jsonl").write_text(records.replace('"chosen": "instruction"', f'"chosen": "{chosen}"'))
        (prompt,) = deploy(Wanted(path), hashing, print).prompts([(Message("user", "a"),)])
        assert isinstance(prompt, Prompt)
        assert prompt.messages[0].content == wording


# --- what cannot be served --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({}, "several of them: say which with --strategy. Allowed: prompt, few_shot, rag, fine_tuned, fine_tuned+rag"),
        ({"strategy": "rga"}, 'none named "rga". Did you mean "rag"?'),
        ({"strategy": "rag", "task": "other"}, '--task: the run has none named "other"'),
        ({"strategy": "rag", "seed": 3}, "toy · rag · seed 3: was not set up in this run"),
    ],
)
def test_what_the_run_does_not_have(finished: Path, wanted: Any, says: str) -> None:
    with pytest.raises(UsageError, match="serve: ") as refused:
        deploy(Wanted(finished, **wanted), hashing, print)
    assert says in str(refused.value)


def test_a_run_that_is_not_as_it_was(place: Path, finished: Path, tmp_path: Path) -> None:
    """Data, weights, what was trained: all are looked at before anything is served."""

    def refused(run: Path, task: Path | None = None, strategy: str = "prompt") -> str:
        with pytest.raises(UsageError) as error:
            deploy(Wanted(run, strategy, str(task) if task else None), hashing, print)
        return str(error.value)

    other = toy_task_folder(tmp_path, instruction="Answer.", answer=ANSWER)
    assert "has changed since the run" in refused(finished, other)
    manifest = json.loads((finished / "manifest.json").read_text())
    copy = tmp_path / "results" / "toys" / "copy"
    copy.mkdir(parents=True)
    (copy / "records.jsonl").write_bytes((finished / "records.jsonl").read_bytes())
    (copy / "manifest.json").write_text(json.dumps({**manifest, "task_sources": {"toy": str(place / "toy")}}))
    assert "the trained model is not there" in refused(copy, strategy="fine_tuned")
    changed = {**manifest["model"], "weights_sha256": "0"}
    (copy / "manifest.json").write_text(json.dumps({**manifest, "model": changed}))
    assert "its weights_sha256 differs" in refused(copy, place / "toy")


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--host", "0.0.0.0"], "can be reached from elsewhere: give --api-key"),
        (["--strategy", "rag"], "--strategy goes with the folder of a run"),
        (["--port", "70000"], "--port must be a port"),
        (["nowhere/at/all"], "no such file or folder"),
        (["--api-key", "é"], "must be printable ASCII"),
        (["--api-key", ""], "must be printable ASCII, and not empty"),
    ],
)
def test_a_command_that_cannot_be_served(adaptbench: Command, words: list[str], says: str) -> None:
    code, out, err = adaptbench("serve", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_port_that_is_taken(adaptbench: Command, finished: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = adaptbench("serve", finished, "--strategy", "prompt", "--port", port)
    assert (code, err.count("\n")) == (2, 1)
    assert f"127.0.0.1:{port}: cannot listen there" in err


@contextmanager
def command(*words: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own: the process, and the URL it says it serves."""
    program = str(Path(sys.executable).with_name("adaptbench"))
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    asked = [program, "serve", *map(str, words), "--port", "0"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=alone) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            assert said.startswith("Serving "), process.stderr and process.stderr.read()
            yield process, said.split()[3]
        finally:
            process.kill()


def start_training(ai: openai.OpenAI, name: str, folder: Path) -> str:
    with chat_file(folder / "long.jsonl", 400).open("rb") as file:
        id = ai.files.create(file=file, purpose="fine-tune").id
    job = ai.fine_tuning.jobs.create(model=name, training_file=id, method=ENDLESS).id
    until = time.monotonic() + PATIENCE
    while ai.fine_tuning.jobs.list_events(job, limit=1).data[0].type != "metrics":
        assert time.monotonic() < until
        time.sleep(0.02)
    return job


def test_an_end_that_was_asked_for(place: Path, model: LocalModel, tmp_path: Path) -> None:
    """What is being written is finished, what waits is told, the job waits for the next server; the exit code is 0."""
    kept, said = tmp_path / "kept", []
    with command(place / "tiny", "--folder", kept, "--dtype", "float32", "--max-rows", "1") as (process, url):
        with client(url) as ai:
            name = ai.models.list().data[0].id
            job = start_training(ai, name, tmp_path)

            def wait() -> None:
                try:
                    ai.chat.completions.create(model=name, messages=turns("b"))
                except openai.InternalServerError as error:
                    said.append((error.status_code, error.code))

            first = ai.chat.completions.create(
                model=name, messages=turns("a"), temperature=0, max_tokens=400, stream=True
            )
            parts = [next(first)]
            waiting = threading.Thread(target=wait)
            waiting.start()
            parts.append(next(first))
            process.send_signal(signal.SIGTERM)
            parts += list(first)
            waiting.join(PATIENCE)
        assert process.wait(PATIENCE) == 0
        assert process.stderr and process.stderr.read() == ""
    assert parts[-1].choices[0].finish_reason in ("length", "stop")
    assert said == [(503, "shutting_down")]
    jobs = Jobs(kept / "jobs")
    assert jobs.public(job)["status"] == "queued"
    assert jobs.events(job)[0]["message"].startswith("The server was ended")


def test_a_death_in_the_middle_of_a_training(place: Path, model: LocalModel, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with command(place / "tiny", "--folder", kept, "--dtype", "float32") as (process, url):
        with client(url) as ai:
            name = ai.models.list().data[0].id
            job = start_training(ai, name, tmp_path)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
    with model_server(model, kept) as url, client(url) as ai:
        said = [event.message for event in ai.fine_tuning.jobs.list_events(job, limit=1000)]
        assert "The server died while the job was running: training begins anew." in said
        assert ai.fine_tuning.jobs.cancel(job).status == "cancelled"
