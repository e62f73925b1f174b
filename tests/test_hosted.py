"""Hosted fine-tuning through the official client, against a service on the loopback that plays what services do."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from harness.api import Decoding, Hyperparameters, Message, Model, Prompt, SetupStep, TrainingPair
from harness.budget import Purse
from harness.config import load_plan
from harness.errors import BudgetError, OptionError, TrainingError, UsageError
from harness.estimate import look_ahead
from harness.models.openai import OpenAI, OpenAIModel
from harness.models.scripted import Scripted
from harness.models.tuning import AzureHost, Tuning
from harness.prices import PriceOverrides
from harness.records import AnswerRecord, SetupRecord
from harness.store import read_records
from harness.testing import TrainerContract
from harness.training.hosted.calls import Calls
from harness.training.hosted.curve import COLUMNS, read_curve
from harness.training.hosted.preflight import lifecycle
from harness.training.hosted.trainer import HostedTrainer
from strategies.fine_tuned import PartlyAuto
from tests.conftest import Command, suite, toy_task_folder
from tests.loopback_tuning import KEY, RESULT, TuningService, as_base64

BASE = "gpt-4o-mini-2024-07-18"
KNOBS = Hyperparameters(n_epochs=2, batch_size=4)
CREATE, LOOK = "POST /fine_tuning/jobs", "GET /fine_tuning/jobs/*"
HOST = {"subscription": "sub", "resource_group": "group", "account": "acc"}
UNAVAILABLE = {"status": 403, "code": "training_not_available", "message": "Fine-tuning is not available."}


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[TuningService]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with TuningService() as running:
        yield running
        running.stop()
        running.start()


def opened(service: TuningService, tuning: Mapping[str, Any] | None = None, **options: Any) -> OpenAIModel:
    """No poll waits: what a state waits for is the next look at it."""
    where = {} if "azure_endpoint" in options else {"base_url": service.url}
    given = {"name": BASE, "max_retries": 0, "timeout_seconds": 10.0, **where, **options}
    model = OpenAI(**given, tuning=Tuning(**{"poll_seconds": 0, **(tuning or {})})).open()
    assert isinstance(model, OpenAIModel)
    return model


def pairs(start: int, stop: int) -> list[TrainingPair]:
    def prompt(number: int) -> Prompt:
        return Prompt((Message("system", "Say the number."), Message("user", f"what is number {number}, please?")))

    return [TrainingPair(prompt(number), f"It is number {number}.") for number in range(start, stop)]


TRAIN, VALID = pairs(0, 20), pairs(20, 26)


class Told:
    """What a training was heard to say, in turn. `then` is called with each text."""

    def __init__(self, then: Callable[[str], None] = lambda text: None) -> None:
        self.texts: list[str] = []
        self.then = then

    def __call__(self, done: float, text: str) -> None:
        assert 0 <= done <= 1
        self.texts.append(text)
        self.then(text)


def train(
    model: Model,
    folder: Path,
    trainer: HostedTrainer | None = None,
    told: Callable[[float, str], None] = lambda done, text: None,
    knobs: Hyperparameters = KNOBS,
    data: Sequence[TrainingPair] = TRAIN,
) -> SetupStep:
    return (trainer or HostedTrainer()).train(model, data, VALID, knobs, 7, folder, told)


def curve(folder: Path) -> list[dict[str, str]]:
    with (folder / "curve.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


# --- the whole way ---------------------------------------------------------------------------------------------------


def test_the_job_is_asked_for_as_the_api_wants_it(service: TuningService, tmp_path: Path) -> None:
    model = opened(service, {"suffix": "ours", "training_type": "GlobalStandard"})
    train(model, tmp_path, knobs=PartlyAuto(batch_size=4, learning_rate_multiplier=0.5, auto=("n_epochs",)))
    (asked,) = service.bodies(CREATE)
    knobs = {"n_epochs": "auto", "batch_size": 4, "learning_rate_multiplier": 0.5}
    assert asked["method"] == {"type": "supervised", "supervised": {"hyperparameters": knobs}}
    assert (asked["model"], asked["suffix"], asked["seed"], asked["trainingType"]) == (
        BASE,
        "ours",
        7,
        "GlobalStandard",
    )
    assert len(asked["metadata"]["adaptbench"]) == 64
    sent = [json.loads(line)["messages"] for line in service.contents[asked["training_file"]].splitlines()]
    assert [(m["role"], m["content"]) for m in sent[3]] == [
        ("system", "Say the number."),
        ("user", "what is number 3, please?"),
        ("assistant", "It is number 3."),
    ]
    assert len(sent) == 20 and len(service.contents[asked["validation_file"]].splitlines()) == 6
    assert service.count("GET /files/*") == 2, "each file was looked at until it was processed"


def test_what_is_kept_of_a_training(service: TuningService, tmp_path: Path) -> None:
    step = train(opened(service), tmp_path)
    job = json.loads((tmp_path / "job.json").read_text())
    assert (job["model"], job["job"]["id"]) == (f"ft:{BASE}:org::ftjob-0", "ftjob-0")
    assert step.trained_tokens == 1_000_000 and step.seconds == 600, "as the service counted, and its own clock"
    assert step.details["job"] == "ftjob-0" and step.details["epochs"] == 2 and step.details["steps"] == 4
    assert step.details["final_train_loss"] == 0.25 and step.details["train_examples"] == 20
    tuned = HostedTrainer().load(opened(service), tmp_path)
    prompts = [TRAIN[4].prompt, VALID[0].prompt]
    answers = dict(tuned.complete(prompts, Decoding()))
    assert [getattr(answers[i], "text", answers[i]) for i in (0, 1)] == ["It is number 4.", "learned something else"]
    assert tuned.time_one(TRAIN[5].prompt, Decoding()).completion.text == "It is number 5."
    assert tuned.fingerprint != opened(service).fingerprint and KEY not in json.dumps(dict(tuned.describe()))


def test_events_are_told_once_and_in_order(service: TuningService, tmp_path: Path) -> None:
    told = Told()
    train(opened(service), tmp_path, told=told)
    said = [text for text in told.texts if text == "Created" or text.startswith("Step ")]
    assert said == ["Created", "Step 1/5: queued", "Step 2/5: running", "Step 3/5: running", "Step 4/5: succeeded"]
    kept = [json.loads(line)["message"] for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert kept == said


def test_many_events_over_many_pages_in_either_order(service: TuningService, tmp_path: Path) -> None:
    for name, turned in (("newest first", False), ("oldest first", True)):
        service.states = ("queued", *["running"] * 30, "succeeded")
        if turned:
            service.list_events = lambda body, query, key: (  # type: ignore[method-assign]
                200, {"data": service.events[key], "has_more": False},
            )  # fmt: skip
        told = Told()
        train(opened(service), tmp_path / name, told=told, data=TRAIN[: 19 + turned])
        numbers = [int(text.split("/")[0].split()[1]) for text in told.texts if text.startswith("Step ")]
        assert numbers == list(range(1, 32)), name


def test_states_that_are_not_known_are_not_the_end(service: TuningService, tmp_path: Path) -> None:
    service.states = ("pending", "pausing", "paused", "resuming soon", "running", "succeeded")
    told = Told()
    train(opened(service), tmp_path, told=told)
    assert [text.rpartition(": ")[2] for text in told.texts if text.startswith("job ")] == [*service.states[1:-1]]


def test_what_a_service_leaves_out_is_no_fault(service: TuningService, tmp_path: Path) -> None:
    service.without = ("hyperparameters", "method", "seed", "organization_id", "error", "created_at", "finished_at")
    service.jobs_without_id_when_looked_at = True
    service.told = {"trained_tokens": None, "result_files": None}
    service.file_states = (None,)
    step = train(opened(service), tmp_path)
    assert step.trained_tokens is None and step.usd is None, "not known, and not 0"
    assert step.details["epochs"] == 2, "as it was asked for"
    assert any("no training curve" in note for note in step.details["notes"])
    assert not (tmp_path / "curve.csv").exists()


class TestContract(TrainerContract):
    @pytest.fixture(autouse=True)
    def _with(self, service: TuningService) -> None:
        self.trainer, self.service = HostedTrainer(), service

    def model(self) -> Model:
        return opened(self.service)

    def pairs(self) -> Mapping[str, list[TrainingPair]]:
        return {"train": TRAIN, "validation": VALID}


# --- nothing is bought that should not be ----------------------------------------------------------------------------


def test_faults_of_the_data_stop_it_before_the_upload(service: TuningService, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"Nothing was uploaded.*too-few-rows"):
        train(opened(service), tmp_path / "few", data=TRAIN[:9])
    with pytest.raises(TrainingError, match=r"empty-answer: train\.jsonl:20"):
        train(opened(service), tmp_path / "empty", data=[*TRAIN[:19], replace(TRAIN[19], answer=" ")])
    with pytest.raises(TrainingError, match="validation-in-train"):
        train(opened(service), tmp_path / "leak", data=[*TRAIN, VALID[0]])
    assert service.count("POST /files") == service.count(CREATE) == 0


def test_rows_that_only_the_embedded_model_finds_long_are_sent(service: TuningService, tmp_path: Path) -> None:
    long = Prompt((Message("user", " ".join(f"{number}" for number in range(4000))),))
    assert train(opened(service), tmp_path, data=[*TRAIN, TrainingPair(long, "Many.")]).details["train_examples"] == 21


def test_options_that_no_service_takes_are_refused(service: TuningService, tmp_path: Path) -> None:
    for wrong in ({"learning_rate": 1e-4}, {"method": "full"}, {"lora_rank": 8}):
        knobs = replace(KNOBS, **wrong)  # type: ignore[arg-type]
        with pytest.raises(OptionError, match=f"takes no {next(iter(wrong))}"):
            train(opened(service), tmp_path, knobs=knobs)
        with pytest.raises(OptionError, match=f"takes no {next(iter(wrong))}"):
            HostedTrainer().quote(opened(service), TRAIN, VALID, knobs)
    assert service.requests == []


def test_only_a_service_can_be_asked(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match='needs a model of type "openai"'):
        train(Scripted().open(), tmp_path)
    with pytest.raises(TrainingError, match="no hosted training in it"):
        HostedTrainer().load(OpenAI("m", base_url="http://127.0.0.1:1/v1").open(), tmp_path)


def test_a_job_is_found_again_and_not_paid_for_twice(service: TuningService, tmp_path: Path) -> None:
    first = train(opened(service), tmp_path / "one")
    again = train(opened(service), tmp_path / "two")
    assert service.count(CREATE) == 1 and service.count("POST /files") == 2
    assert (first.details["reused"], again.details["reused"]) == (False, True)
    assert again.details["model"] == first.details["model"] and again.trained_tokens == first.trained_tokens
    others = (KNOBS, replace(KNOBS, n_epochs=3)), (PartlyAuto(n_epochs=2, batch_size=4, auto=("n_epochs",)), KNOBS)
    for number, (knobs, _) in enumerate(others[1:], start=2):
        train(opened(service), tmp_path / f"other {number}", knobs=knobs)
        assert service.count(CREATE) == number, "another order is another job"
    train(opened(service), tmp_path / "data", data=TRAIN[:19])
    assert service.count(CREATE) == 3


def test_of_a_service_that_keeps_no_metadata_it_is_found_by_its_file(service: TuningService, tmp_path: Path) -> None:
    service.keeps_metadata = False
    train(opened(service), tmp_path / "one")
    train(opened(service), tmp_path / "two")
    assert service.count(CREATE) == 1
    train(opened(service), tmp_path / "three", data=TRAIN[:19])
    assert service.count(CREATE) == 2


def test_a_service_that_knows_no_pages(service: TuningService, tmp_path: Path) -> None:
    def always_all(body: object, query: object) -> tuple[int, Any]:
        return 200, {"data": [service.shown(key) for key in reversed(service.jobs)]}

    service.list_jobs = always_all  # type: ignore[method-assign]
    for count in (20, 19, 20):
        train(opened(service), tmp_path / f"{len(service.requests)}", data=TRAIN[:count])
    assert service.count(CREATE) == 2


def test_a_kill_between_the_job_and_its_note_does_not_cost_twice(service: TuningService, tmp_path: Path) -> None:
    """The reply to "create" never comes: as for a process that died before it could take note."""
    service.fail(CREATE, "drop_reply")
    step = train(opened(service), tmp_path)
    assert service.count(CREATE) == 1 and len(service.jobs) == 1 and step.details["job"] == "ftjob-0"


def test_a_creation_that_never_arrived_is_tried_again(service: TuningService, tmp_path: Path) -> None:
    service.fail(CREATE, "drop", 503, 429)
    train(opened(service), tmp_path)
    assert len(service.jobs) == 1


@pytest.mark.parametrize("end", ["failed", "cancelled"])
def test_a_job_that_failed_is_not_used_again(end: str, service: TuningService, tmp_path: Path) -> None:
    service.states = ("queued", end)
    service.job_error = {"code": "invalid_training_file", "message": "line 3 has no answer", "param": "training_file"}
    said = r"invalid_training_file: line 3 has no answer" if end == "failed" else "the service gives no reason"
    with pytest.raises(TrainingError, match=f"Job ftjob-0 ended as {end} .{said}"):
        train(opened(service), tmp_path / "one")
    service.states = ("queued", "succeeded")
    assert train(opened(service), tmp_path / "two").details["job"] == "ftjob-1"
    assert service.count("POST /files") == 2, "its files serve again"


def test_fresh_asks_for_a_new_job(service: TuningService, tmp_path: Path) -> None:
    train(opened(service), tmp_path / "one")
    service.fail(CREATE, "drop_reply")
    fresh = HostedTrainer().within(Purse().afford, lambda line: None, True)
    assert train(opened(service), tmp_path / "two", fresh).details["job"] == "ftjob-1"
    assert len(service.jobs) == 2, "the earlier one was not taken for the one whose reply was lost"


def test_a_process_that_is_killed_while_it_waits(
    written: Callable[..., Path], service: TuningService, adaptbench: Command, tmp_path: Path
) -> None:
    service.states = ("queued", *["running"] * 1000, "succeeded")
    file = written({"poll_seconds": 0.05})
    command = [sys.executable, "-c", "import sys; from harness.cli import main; sys.exit(main())", "run", str(file)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as waiting:
        while service.count(LOOK) < 2 and waiting.poll() is None:
            time.sleep(0.05)
        waiting.kill()
    assert waiting.returncode == -signal.SIGKILL and len(service.jobs) == 1
    service.left["ftjob-0"].clear()
    service.jobs["ftjob-0"]["status"] = "succeeded"
    assert adaptbench("run", file)[0] == 0 and len(service.jobs) == 1
    _, (setup,), _ = records(tmp_path)
    assert setup.steps[0].usd == 3.0 and not setup.steps[0].reused, "the run paid for it, before it was killed"


def test_a_file_that_the_service_cannot_use(service: TuningService, tmp_path: Path) -> None:
    service.file_states = ("uploaded", "error")
    with pytest.raises(TrainingError, match=r"cannot use train.jsonl \(error\): line 1: no answer in it"):
        train(opened(service), tmp_path)
    service.file_states = ("uploaded",)
    with pytest.raises(TrainingError, match='still "uploaded"'):
        train(opened(service, {"max_failures": 3}), tmp_path)
    assert service.count("POST /files") == 2, "the broken one was uploaded again"
    assert service.count(CREATE) == 0


# --- services that fail ----------------------------------------------------------------------------------------------


def test_403_training_not_available(service: TuningService, tmp_path: Path) -> None:
    service.fail(CREATE, {**UNAVAILABLE, "message": f"not for {KEY}"})
    with pytest.raises(TrainingError, match=r"403 training_not_available: not for \[key\].*docs/hosted.md") as caught:
        train(opened(service), tmp_path)
    assert KEY not in str(caught.value) and service.count(CREATE) == 1, "it is not asked again"


def test_a_service_without_a_fine_tuning_api(service: TuningService, tmp_path: Path) -> None:
    service.fail("GET /files", 404)
    with pytest.raises(
        TrainingError, match=r"listing the files: 404: status 404 Has http://127.0.0.1:.*fine-tuning API"
    ):
        train(opened(service), tmp_path)


def test_a_server_that_dies_during_training_and_comes_back(service: TuningService, tmp_path: Path) -> None:
    service.fail(LOOK, "die")
    refused = list[str]()

    def come_back(text: str) -> None:
        if "attempt" in text:
            refused.append(text)
        if len(refused) == 3 and "attempt" in text:
            service.stop()
            service.start()

    step = train(opened(service), tmp_path, told=Told(come_back))
    assert len(refused) >= 3 and all("connection" in text for text in refused)
    assert step.details["job"] == "ftjob-0" and len(service.jobs) == 1


@pytest.mark.parametrize("broken", ["cut", "page"])
@pytest.mark.parametrize("request_", ["GET /files", "POST /files", "GET /files/*", CREATE, LOOK, "GET /models"])
def test_replies_that_cannot_be_read(broken: Any, request_: str, service: TuningService, tmp_path: Path) -> None:
    service.fail(request_, broken)
    train(opened(service), tmp_path)
    assert len(service.jobs) == 1, "a job whose reply was cut is found"


def test_a_proxy_that_sends_nothing_but_its_page(service: TuningService, tmp_path: Path) -> None:
    service.fail(LOOK, *["page"] * 5)
    with pytest.raises(TrainingError, match=r"looking at job ftjob-0: malformed: the reply can't be read"):
        train(opened(service), tmp_path)


def test_a_server_that_stays_away(service: TuningService, tmp_path: Path) -> None:
    service.fail(LOOK, *["drop"] * 9)
    with pytest.raises(TrainingError, match=r"looking at job ftjob-0: connection: .*\(4 attempts\)"):
        train(opened(service, {"max_failures": 3}), tmp_path / "one")
    service.faults.clear()
    assert train(opened(service), tmp_path / "two").details["reused"], "it went on meanwhile, and is found again"


def test_only_failures_in_a_row_count(service: TuningService, tmp_path: Path) -> None:
    service.states = ("queued", *["running"] * 5, "succeeded")
    for _ in range(5):
        service.fail(LOOK, "drop", 500)
    service.fail("GET /fine_tuning/jobs/*/events", 503, 429, 500)
    with pytest.raises(TrainingError):
        train(opened(service, {"max_failures": 2}), tmp_path / "ten in a row")
    service.faults.clear()
    service.fail("GET /fine_tuning/jobs/*/events", 503, 429)
    train(opened(service, {"max_failures": 2}), tmp_path / "two in a row")


def test_a_service_without_events_or_checkpoints(service: TuningService, tmp_path: Path) -> None:
    service.fail("GET /fine_tuning/jobs/*/events", *[404] * 9)
    service.fail("GET /fine_tuning/jobs/*/checkpoints", 501)
    service.fail("GET /models", 405)
    assert train(opened(service), tmp_path).details["checkpoints"] == []


@pytest.fixture
def ctrl_c_heard() -> Iterator[None]:
    """A shell that puts the tests into the background has them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c_heard")
@pytest.mark.parametrize(("asks", "ends"), [(False, "running"), (True, "cancelled")])
def test_ctrl_c_cancels_only_if_asked(asks: bool, ends: str, service: TuningService, tmp_path: Path) -> None:
    service.states = ("queued", *["running"] * 5, "succeeded")

    def interrupt(text: str) -> None:
        if text.endswith("running") and text.startswith("job"):
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        train(opened(service, {"cancel_on_interrupt": asks}), tmp_path / "one", told=Told(interrupt))
    assert service.jobs["ftjob-0"]["status"] == ends
    step = train(opened(service), tmp_path / "two")
    assert step.details["job"] == ("ftjob-1" if asks else "ftjob-0")


# --- result files and checkpoints ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoded", [False, True], ids=["plain", "base64"])
def test_the_result_file_becomes_the_local_trainers_curve(
    encoded: bool, service: TuningService, tmp_path: Path
) -> None:
    from harness.training.course import Point

    service.result = as_base64(RESULT) if encoded else RESULT.encode()
    train(opened(service), tmp_path)
    rows = curve(tmp_path)
    assert tuple(rows[0]) == COLUMNS == tuple(field.name for field in fields(Point))
    assert [row["step"] for row in rows] == ["1", "2", "3", "4"] and [row["epoch"] for row in rows] == [*"1122"]
    assert [row["train_accuracy"] for row in rows] == ["0.25", "0.5", "0.75", "1.0"]
    assert [row["valid_loss"] for row in rows] == ["2.75", "1.625", "", "0.375"], "over the whole file where measured"
    assert (tmp_path / "results.csv").read_bytes() == service.result


@pytest.mark.parametrize(
    "names",
    [
        ("train_loss", "train_accuracy", "valid_loss", "valid_mean_token_accuracy"),
        ("train_loss", "train_mean_token_accuracy", "validation_loss", "validation_mean_token_accuracy"),
        ("train_loss", "train_mean_token_accuracy", "full_valid_loss", "full_valid_mean_token_accuracy"),
        ("training_loss", "training_accuracy", "full_validation_loss", "full_validation_mean_token_accuracy"),
    ],
)
def test_columns_under_either_name(names: tuple[str, ...]) -> None:
    text = f"\ufeffstep,{','.join(names)}\r\n1,0.5,0.25,0.75,0.125\r\n2,nan,,-,\r\n"
    first, second = read_curve(text.encode(), epochs=None)
    assert [first[column] for column in COLUMNS] == [1, 0.5, 0.25, 0.75, 0.125, None, None]
    assert [second[column] for column in COLUMNS] == [2, *[None] * 6], "what is no number is not known"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"<html>", b"", b"a,b\n1,2\n", as_base64("a,b\n1,2\n")])
def test_a_result_file_that_cannot_be_read_costs_no_training(
    content: bytes, service: TuningService, tmp_path: Path
) -> None:
    service.result = content
    step = train(opened(service), tmp_path)
    assert step.trained_tokens == 1_000_000
    assert any(note.startswith("no training curve: ") for note in step.details["notes"])


def checkpoint(step: int, loss: float | None) -> dict[str, Any]:
    model = f"ft:{BASE}:org::ftjob-0:ckpt-step-{step}"
    metrics = {"full_valid_loss": loss}
    return {"id": f"ckpt-{step}", "step_number": step, "fine_tuned_model_checkpoint": model, "metrics": metrics}


@pytest.mark.parametrize(
    ("losses", "choice", "kept"),
    [
        ((0.9, 0.4, 0.6), "best", ":ckpt-step-2"),
        ((0.9, 0.4, 0.6), "last", ""),
        ((0.9, 0.6, 0.4), "best", ""),
        ((0.4, 0.4, 0.6), "best", ":ckpt-step-1"),
        ((0.4, None, 0.6), "best", ""),
        ((), "best", ""),
    ],
)
def test_the_checkpoint_with_the_lowest_validation_loss_is_kept(
    losses: tuple[float | None, ...], choice: str, kept: str, service: TuningService, tmp_path: Path
) -> None:
    service.checkpoints = [checkpoint(step, loss) for step, loss in enumerate(losses, start=1)][::-1]
    step = train(opened(service, {"checkpoint": choice}), tmp_path)
    assert HostedTrainer().load(opened(service), tmp_path).name == f"ft:{BASE}:org::ftjob-0{kept}"
    assert [one["step"] for one in step.details["checkpoints"]] == list(range(1, len(losses) + 1))
    assert len(json.loads((tmp_path / "checkpoints.json").read_text())) == len(losses)
    assert any("is kept" in note for note in step.details["notes"]) == bool(kept)


# --- prices and budget -----------------------------------------------------------------------------------------------


def test_trained_tokens_are_the_truth_for_cost(service: TuningService, tmp_path: Path) -> None:
    step = train(opened(service, {"usd_per_training_mtok": 4.0}), tmp_path / "own")
    assert step.usd == 4.0 and step.details["price_source"] == "[model.tuning] usd_per_training_mtok"
    listed = train(opened(service, price_as=f"openai/{BASE}"), tmp_path / "listed", data=TRAIN[:19])
    assert listed.usd == 3.0 and "2026-04" in listed.details["price_source"], "from price data, with its date"
    assert "$0.3/input MTok" in listed.details["token_price_source"] and step.details["token_price_source"] is None
    unlisted = train(opened(service, price_as="openai/gpt-9"), tmp_path / "unlisted", data=TRAIN[:18])
    assert unlisted.usd is None and unlisted.usage is not None, "no time on this machine stands in for it"


def test_a_quote_before_anything_is_bought(service: TuningService) -> None:
    model = opened(service, price_as=f"openai/{BASE}")
    quoted = HostedTrainer().quote(model, TRAIN, VALID, KNOBS)
    assert quoted.epochs == 2 and quoted.usd == pytest.approx(quoted.tokens * 2 * 3.0 / 1e6)
    assert "x 2 epochs at $3 a million = $" in str(quoted) and "tokenmix.ai" in str(quoted)
    auto = HostedTrainer().quote(model, TRAIN, VALID, PartlyAuto(auto=("n_epochs",)))
    assert auto.epochs == 5, "by the services' rule for 20 examples"
    unknown = HostedTrainer().quote(opened(service), TRAIN, VALID, KNOBS)
    assert unknown.usd is None and "not known" in str(unknown)
    assert service.requests == []


def budget(model: OpenAIModel, usd: float, said: list[str] | None = None) -> HostedTrainer:
    return HostedTrainer().within(Purse(max_usd=usd).afford, (said if said is not None else []).append, False)


def test_it_stops_at_max_usd_before_anything_is_bought(service: TuningService, tmp_path: Path) -> None:
    model = opened(service, {"usd_per_training_mtok": 1e6}, price_as=f"openai/{BASE}")
    with pytest.raises(BudgetError, match=r"budget of \$1: \$0 spent, and the training would cost about \$\d"):
        train(model, tmp_path / "dear", budget(model, 1.0))
    assert service.count("POST /files") == 0 and service.jobs == {}
    cheap, said = opened(service, price_as=f"openai/{BASE}"), list[str]()
    train(cheap, tmp_path / "cheap", budget(cheap, 1.0, said))
    assert "x 2 epochs at $3 a million" in said[0]
    found = train(model, tmp_path / "found", budget(model, 1e-9))
    assert found.details["reused"], "what is paid for already needs no budget"


def test_a_budget_needs_prices(service: TuningService, tmp_path: Path) -> None:
    no_training = opened(service, price_as="openai/gpt-4.1-nano")
    with pytest.raises(UsageError, match="usd_per_training_mtok"):
        train(no_training, tmp_path, budget(no_training, 9.0))
    no_tokens = opened(service, {"usd_per_training_mtok": 1.0}, price_as="openai/gpt-4.1-nano")
    with pytest.raises(UsageError, match=r"input_usd_per_mtok and output_usd_per_mtok"):
        train(no_tokens, tmp_path, budget(no_tokens, 9.0))
    prices = {"usd_per_training_mtok": 1.0, "input_usd_per_mtok": 1.0, "output_usd_per_mtok": 2.0}
    known = opened(service, prices, price_as="openai/gpt-4.1-nano")
    assert train(known, tmp_path, budget(known, 9.0)).usd == 1.0


def test_a_tuned_model_has_prices_of_its_own(service: TuningService, tmp_path: Path) -> None:
    base = PriceOverrides(input_usd_per_mtok=1.0, output_usd_per_mtok=1.0)
    listed = HostedTrainer().stand_in(opened(service, price_as=f"openai/{BASE}"))
    assert listed.price_key == ("openai", f"ft:{BASE}") and not listed.rates(base).prices_tokens
    assert Purse(base).knows(listed), "price data lists the tuned form"
    unlisted = HostedTrainer().stand_in(opened(service, price_as="openai/gpt-4.1-nano"))
    assert not Purse(base).knows(unlisted), "the base's rates are not the tuned model's"
    own = HostedTrainer().stand_in(opened(service, {"input_usd_per_mtok": 5.0, "output_usd_per_mtok": 6.0}))
    assert (own.rates(base).input_usd_per_mtok, own.rates(base).output_usd_per_mtok) == (5.0, 6.0)


def test_what_is_about_to_end_is_said(service: TuningService) -> None:
    day = date(2026, 11, 22)
    at = int(datetime(2026, 12, 2, tzinfo=UTC).timestamp())
    service.models = [
        {"id": "soon", "shutdown_date": "2026-12-01"},
        {"id": "late", "shutdown_date": "2028-01-01", "deprecation": {"fine_tune": None}},
        {"id": "azure", "deprecation": {"fine_tune": at, "inference": "2026-11-01T00:00:00Z"}},
        {"id": "odd", "shutdown_date": "one day", "deprecation": "unknown"},
    ]
    calls = Calls(opened(service), lambda done, text: None)

    def said(base: str, endpoint: str = "http://127.0.0.1/v1") -> list[str]:
        return lifecycle(calls, base, endpoint, day)

    assert said("soon") == ["soon: the base model ends on 2026-12-01 (in 9 days)"]
    assert said("late") == said("odd") == said("not listed") == []
    assert said("azure") == [
        "azure: its training ends on 2026-12-02 (in 10 days)",
        "azure: the tuned model ended on 2026-11-01",
    ]
    (closing,) = said("not listed", "https://api.openai.com/v1")
    assert "OpenAI's own fine-tuning ends on 2027-01-06 (in 45 days)" in closing


# --- Azure -----------------------------------------------------------------------------------------------------------

TOKEN = "an-azure-token-of-the-tests"


@pytest.fixture
def azure(service: TuningService, monkeypatch: pytest.MonkeyPatch) -> Callable[..., OpenAIModel]:
    monkeypatch.setenv("AZURE_ACCESS_TOKEN", TOKEN)

    def make(host: Mapping[str, Any] | None = None, **tuning: Any) -> OpenAIModel:
        place = AzureHost(**{**HOST, "management_url": service.root, **(host or {})})
        where = {"azure_endpoint": service.root, "api_version": "2025-04-01-preview"}
        return opened(service, {"azure": place, "base_model": BASE, **tuning}, name="gpt-4o-mini", **where)

    return make


def test_azure_deploys_before_the_first_request_and_takes_down(
    azure: Callable[..., OpenAIModel], service: TuningService, tmp_path: Path
) -> None:
    model = azure({"sku": "GlobalStandard", "capacity": 3}, hosting_usd_per_hour=2.0, usd_per_training_mtok=5.0)
    step = train(model, tmp_path)
    assert step.usd == 5.0 and step.details["hosting_usd_per_hour"] == 2.0
    assert service.bodies(CREATE)[0]["model"] == BASE, "the base model, and not a deployment's name"
    tuned = HostedTrainer().load(model, tmp_path)
    assert service.count("PUT /deployments") == 0, "nothing costs by the hour until it is asked"
    ((_, outcome),) = tuned.complete([TRAIN[2].prompt], Decoding())
    assert getattr(outcome, "text", outcome) == "It is number 2."
    assert tuned.time_one(TRAIN[3].prompt, Decoding()).completion.text == "It is number 3."
    (wish,) = service.bodies("PUT /deployments")
    assert wish["sku"] == {"name": "GlobalStandard", "capacity": 3}
    assert wish["properties"]["model"] == {"format": "OpenAI", "name": tuned.name, "version": "1"}
    (name,) = service.deployments
    assert any(path == f"/deployments/{name}/chat/completions" for _, path, _ in service.requests)
    assert tuned.close() >= 0 and service.deployments == {} and not (tmp_path / "deployment.json").exists()
    assert tuned.close() == 0.0 and service.count("DELETE /deployments") == 1
    assert service.keys == {KEY, f"Bearer {TOKEN}"}


def test_the_fingerprint_is_the_models_and_not_the_deployments(
    azure: Callable[..., OpenAIModel], service: TuningService, tmp_path: Path
) -> None:
    train(azure(), tmp_path)
    one = HostedTrainer().load(azure({"sku": "Standard"}), tmp_path)
    assert one.fingerprint == HostedTrainer().load(azure({"sku": "DeveloperTier"}), tmp_path).fingerprint


def test_a_deployment_that_stood_before_is_left_alone(
    azure: Callable[..., OpenAIModel], service: TuningService, tmp_path: Path
) -> None:
    train(azure(), tmp_path)
    tuned = HostedTrainer().load(azure(), tmp_path)
    assert tuned.deployment is not None
    service.put_deployment({"properties": {"model": {"name": tuned.name}}, "sku": {}}, None, tuned.deployment.name)
    list(tuned.complete([TRAIN[2].prompt], Decoding()))
    assert tuned.close() == 0.0 and len(service.deployments) == 1


def test_one_that_a_kill_left_is_taken_down_by_the_next_run(
    azure: Callable[..., OpenAIModel], service: TuningService, tmp_path: Path
) -> None:
    train(azure(), tmp_path)
    list(HostedTrainer().load(azure(), tmp_path).complete([TRAIN[2].prompt], Decoding()))
    HostedTrainer().load(azure(), tmp_path).close()
    assert service.deployments == {}


def test_hosting_is_paid_by_the_hour_that_it_stood(
    azure: Callable[..., OpenAIModel], service: TuningService, tmp_path: Path
) -> None:
    model = azure({"sku": "Standard"}, hosting_usd_per_hour=3.0)
    train(model, tmp_path)
    tuned = HostedTrainer().load(model, tmp_path)
    list(tuned.complete([TRAIN[2].prompt], Decoding()))
    note = tmp_path / "deployment.json"
    since = datetime.fromisoformat(json.loads(note.read_text())["since"]) - timedelta(hours=2)
    note.write_text(json.dumps({**json.loads(note.read_text()), "since": since.isoformat()}))
    assert tuned.close() == pytest.approx(6.0, rel=0.1)


def test_a_deployment_that_fails(
    azure: Callable[..., OpenAIModel], service: TuningService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(azure(), tmp_path)
    tuned = HostedTrainer().load(azure(), tmp_path)
    service.fail("PUT /deployments", {"status": 403, "code": "Quota", "message": f"no quota for {TOKEN}"})
    with pytest.raises(TrainingError, match=r"PUT of deployment adaptbench-\w+: 403: Quota: no quota for \[token\]"):
        tuned.complete([TRAIN[2].prompt], Decoding())
    assert tuned.close() == 0.0 and service.count("DELETE /deployments") == 0, "there is none to take down"
    service.deployment_states = ("Creating", "Failed")
    with pytest.raises(TrainingError, match="Azure says Failed"):
        tuned.complete([TRAIN[2].prompt], Decoding())
    tuned.close()
    assert service.count("DELETE /deployments") == 1 and service.deployments == {}
    service.deployment_states = ("Creating", "Succeeded")
    service.fail("PUT /deployments", "drop", 500)
    list(tuned.complete([TRAIN[2].prompt], Decoding()))
    service.fail("DELETE /deployments", 403)
    with pytest.raises(TrainingError, match="may still stand and cost by the hour: az cognitiveservices"):
        tuned.close()
    tuned.close()
    assert service.deployments == {}, "it is tried again"
    monkeypatch.delenv("AZURE_ACCESS_TOKEN")
    with pytest.raises(TrainingError, match="AZURE_ACCESS_TOKEN is not set"):
        train(azure(), tmp_path / "other", data=TRAIN[:19])
    assert len(service.jobs) == 1, "without a token for the deployment nothing is trained"


def test_azure_needs_a_place_to_deploy_to(service: TuningService, tmp_path: Path) -> None:
    old = opened(service, azure_endpoint=service.root, api_version="2025-04-01-preview")
    new = opened(service, base_url="https://ours.openai.azure.com/openai/v1")
    for model in (old, new):
        with pytest.raises(OptionError, match=r"subscription, resource_group and account in \[model.tuning.azure\]"):
            train(model, tmp_path)


# --- whole runs ------------------------------------------------------------------------------------------------------


@pytest.fixture
def written(service: TuningService, tmp_path: Path) -> Callable[..., Path]:
    toy_task_folder(tmp_path)

    def write(tuning: Mapping[str, Any] | None = None, model: Mapping[str, Any] | None = None, **changes: Any) -> Path:
        where = {"base_url": service.url, "price_as": f"openai/{BASE}"}
        base = {"type": "openai", "name": BASE, "timeout_seconds": 10.0, **where, **(model or {})}
        options = {key: value for key, value in base.items() if value is not None}
        table = {"model": {**options, "tuning": {"poll_seconds": 0, **(tuning or {})}}, "cost": {}}
        arms = [{"type": "prompt", "wordings": []}, {"type": "fine_tuned", "n_epochs": 2}]
        return suite(tmp_path, **{**table, "strategies": arms, "latency": {"requests": 1, "warmup": 0}, **changes})

    return write


def records(folder: Path) -> tuple[Path, list[SetupRecord], list[AnswerRecord]]:
    (run,) = folder.glob("results/toys/*")
    found = read_records(run)
    return (
        run,
        [one for one in found if isinstance(one, SetupRecord) and one.cell.strategy == "fine_tuned"],
        [one for one in found if isinstance(one, AnswerRecord) and one.cell.strategy == "fine_tuned"],
    )


def test_a_whole_run(written: Callable[..., Path], service: TuningService, adaptbench: Command, tmp_path: Path) -> None:
    code, out, err = adaptbench("run", written())
    assert code == 0, err
    assert f"training {BASE}: about" in err and "$3 a million" in err, "what it will cost, before"
    run, (setup,), answers = records(tmp_path)
    (step,) = setup.steps
    assert setup.tuned and step.usd == 3.0 and not step.reused
    assert all(answer.usd == pytest.approx((100 * 0.3 + 10 * 1.2) / 1e6) for answer in answers), "the tuned rates"
    assert (run / "artifacts" / "toy" / "fine_tuned" / "seed-0" / "curve.csv").exists()
    assert KEY not in out + err and not any(
        KEY.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()
    )
    before = len(service.requests)
    assert adaptbench("run", written())[0] == 0 and len(service.requests) == before, "nothing was missing"


def test_a_lost_cache_does_not_buy_the_training_again(
    written: Callable[..., Path], service: TuningService, adaptbench: Command, tmp_path: Path
) -> None:
    import shutil

    assert adaptbench("run", written())[0] == 0
    shutil.rmtree(tmp_path / "results")
    code, _, err = adaptbench("run", written(), "--max-usd", "2")
    assert code == 0 and len(service.jobs) == 1 and "not paid for twice" in err, "nor counted again"


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (lambda service: service.fail(CREATE, UNAVAILABLE), "training_not_available"),
        (lambda service: setattr(service, "states", ("queued", "failed")), "ended as failed"),
        (lambda service: setattr(service, "states", ("queued", "cancelled")), "ended as cancelled"),
    ],
    ids=["403", "failed", "cancelled"],
)
def test_a_training_that_fails_ends_its_cell_alone(
    trouble: Callable[[TuningService], None],
    says: str,
    written: Callable[..., Path],
    service: TuningService,
    adaptbench: Command,
    tmp_path: Path,
) -> None:
    trouble(service)
    code, out, err = adaptbench("run", written())
    assert code == 1 and says in err and KEY not in out + err
    _, (setup,), answers = records(tmp_path)
    assert setup.error is not None and says in setup.error.message and answers == []
    assert "| prompt" in out or "prompt" in out
    service.states = ("queued", "succeeded")
    assert adaptbench("run", written())[0] == 0, "the next run has a new job"


def test_max_usd_is_counted_by_a_dry_run_and_kept_by_a_run(
    written: Callable[..., Path], service: TuningService, adaptbench: Command, tmp_path: Path
) -> None:
    ahead = look_ahead(load_plan(written()))
    prompt, tuned = ahead.cells
    assert prompt.usd and tuned.usd and tuned.usd > prompt.usd, "training and the tuned rates are in it"
    assert service.requests == []
    dear = written({"usd_per_training_mtok": 1e5})
    more = look_ahead(load_plan(dear)).cells[1].usd
    assert more is not None and more > 10
    code, _, err = adaptbench("run", dear, "--max-usd", "1")
    assert code == 1 and "the training would cost about $" in err and service.jobs == {}
    unknown = look_ahead(load_plan(written(model={"price_as": "openai/gpt-4.1-nano"}))).cells[1]
    assert unknown.usd is None, "what is not known stays unknown"


def test_hosting_goes_into_the_cost_and_comes_down_after_the_run(
    written: Callable[..., Path],
    service: TuningService,
    adaptbench: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AZURE_ACCESS_TOKEN", TOKEN)
    place = {**HOST, "management_url": service.root, "sku": "Standard"}
    where = {"base_url": None, "azure_endpoint": service.root, "api_version": "2025-04-01-preview"}
    prices = {"hosting_usd_per_hour": 2.0, "base_model": BASE}
    file = written({"azure": place, **prices}, model={**where, "name": "chat"})
    code, out, err = adaptbench("run", file)
    assert code == 0, err
    assert service.count("PUT /deployments") == service.count("DELETE /deployments") == 1
    assert service.deployments == {} and TOKEN not in out + err
    run, _, answers = records(tmp_path)
    assert answers and all(answer.error is None for answer in answers)
    from harness.comparison import compare
    from harness.totals import task_terms
    from harness.volume import VolumeOptions

    comparison = compare(run)
    terms = {part.strategy: part for part in task_terms(comparison, comparison.tasks[0], VolumeOptions())}
    assert terms["fine_tuned"].hosting == 2.0 * 730 and terms["prompt"].hosting == 0.0
    own = VolumeOptions(hosting_usd_per_hour=1.0)
    assert task_terms(comparison, comparison.tasks[0], own)[1].hosting == 730, "what the suite says goes first"


def test_a_deployment_comes_down_after_a_failure_too(
    written: Callable[..., Path],
    service: TuningService,
    adaptbench: Command,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AZURE_ACCESS_TOKEN", TOKEN)
    place = {**HOST, "management_url": service.root}
    where = {"base_url": None, "azure_endpoint": service.root, "api_version": "2025-04-01-preview", "max_retries": 0}
    file = written({"azure": place, "base_model": BASE}, model={**where, "name": "chat"})
    service.deployment_states = ("Creating", "Failed")
    code, _, err = adaptbench("run", file)
    assert code == 1 and "Azure says Failed" in err
    assert service.count("DELETE /deployments") == 1 and service.deployments == {}
    service.deployment_states = ("Creating", "Succeeded")
    service.fail("DELETE /deployments", 403)
    code, _, err = adaptbench("run", file)
    assert code == 1 and "cost by the hour" in err, "one that may still stand is never passed over"


def test_the_trainer_goes_with_the_model(written: Callable[..., Path], service: TuningService) -> None:
    file = written()
    text = file.read_text()
    assert "trainer" not in text and look_ahead(load_plan(file)).cells[1].usd is not None
    plan = load_plan(written(strategies=[{"type": "fine_tuned", "n_epochs": "auto", "trainer": "hosted"}]))
    assert look_ahead(plan).cells[0].usd is not None


@pytest.mark.parametrize(
    ("tuning", "says"),
    [
        ({"poll_second": 1}, 'unknown key "tuning.poll_second"'),
        ({"azure": {"skus": "Standard"}}, 'unknown key "tuning.azure.skus"'),
        ({"azure": {"account": "a"}}, "together"),
        ({"usd_per_training_mtok": -1}, "usd_per_training_mtok must be"),
        ({"checkpoint": "first"}, "tuning.checkpoint"),
    ],
)
def test_wrong_options_are_refused_in_one_line(
    tuning: dict[str, Any], says: str, written: Callable[..., Path], adaptbench: Command, service: TuningService
) -> None:
    code, _, err = adaptbench("run", written(tuning))
    assert code == 2 and says in err and service.requests == [] and len(err.splitlines()) == 1
