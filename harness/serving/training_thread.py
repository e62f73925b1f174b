"""Works off the jobs, one at a time, on a thread of its own, so that requests go on while a model is trained."""

from __future__ import annotations

import io
import logging
import shutil
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from harness.api import Hyperparameters, Model, SetupStep, Trainer
from harness.checking.costs import default_epochs
from harness.errors import AdaptbenchError
from harness.serving import results, shelf
from harness.serving.files import RESULTS, Files
from harness.serving.job_request import AUTO
from harness.serving.jobs import ORGANIZATION, Jobs
from harness.serving.training_file import FEWEST_EXAMPLES, BadFileError, read_pairs

_log = logging.getLogger("adaptbench.serve")


class _LeftError(Exception):
    """Raised inside a training that was cancelled, or whose server is ending."""


class TrainingThread:
    """`open_base` gives the model that a job names, which may take a while. Jobs left by an earlier server go first."""

    def __init__(self, jobs: Jobs, files: Files, trainer: Trainer, open_base: Callable[[], Model]) -> None:
        self._jobs, self._files, self._trainer, self._open_base = jobs, files, trainer, open_base
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._ending = Event()
        for id in jobs.unfinished():
            self._queue.put(id)
        self._thread = Thread(target=self._run, name="adaptbench-training", daemon=True)
        self._thread.start()

    def add(self, id: str) -> None:
        self._queue.put(id)

    def close(self) -> None:
        """Stop at the next step. A job under way is queued again, for the next server."""
        self._ending.set()
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (id := self._queue.get()) is not None and not self._ending.is_set():
            if not self._jobs.is_over(id):
                self._work(id)

    def _work(self, id: str) -> None:
        try:
            self._train(id)
        except _LeftError:
            shutil.rmtree(self._jobs.model_folder(id), ignore_errors=True)
            if self._jobs.change(id, "queued"):
                self._jobs.note(id, "The server was ended: training begins anew when it is back.", level="warn")
        except BadFileError as error:
            self._jobs.fail(id, error.code, error.message, error.param)
        except AdaptbenchError as error:
            self._jobs.fail(id, "training_failed", str(error))
        except Exception as error:
            _log.exception("%s failed", id)
            self._jobs.fail(id, "internal_error", f"{type(error).__name__}: {error}")

    def _train(self, id: str) -> None:
        jobs, job = self._jobs, self._jobs.public(id)
        train = read_pairs(self._files.content(job["training_file"]), "training_file", FEWEST_EXAMPLES)
        validation = job["validation_file"]
        valid = read_pairs(self._files.content(validation), "validation_file", 1) if validation else []
        knobs = _settled(job["hyperparameters"], len(train))
        method = {"type": "supervised", "supervised": {"hyperparameters": knobs}}
        jobs.change(id, "queued", hyperparameters=knobs, method=method)
        jobs.note(id, "Files validated, moving job to queued state")
        base = self._open_base()
        if jobs.change(id, "running"):
            jobs.note(id, "Fine-tuning job started")
        wanted = Hyperparameters(**knobs)
        folder = jobs.model_folder(id)
        step = self._trainer.train(base, train, valid, wanted, job["seed"], folder, self._progress(id))
        self._conclude(id, step)

    def _progress(self, id: str) -> Callable[[float, str], None]:
        def progress(fraction: float, text: str) -> None:
            if self._ending.is_set() or self._jobs.is_over(id):
                raise _LeftError
            data = results.live_metrics(text)
            self._jobs.note(id, _step(data) if data else text, data=data)

        return progress

    def _conclude(self, id: str, step: SetupStep) -> None:
        job, jobs = self._jobs.public(id), self._jobs
        if jobs.is_over(id):
            raise _LeftError
        curve = results.read_curve(jobs.model_folder(id))
        file = self._files.add("step_metrics.csv", RESULTS, io.BytesIO(results.result_file(curve)))
        name = f"ft:{job['model']}:{job['user_provided_suffix'] or ORGANIZATION}::{id.removeprefix('ftjob-')[:8]}"
        metrics = results.checkpoint_metrics(curve, int(step.details["best_epoch"]))
        checkpoint = {
            "id": shelf.new_id("ftckpt_"),
            "object": "fine_tuning.job.checkpoint",
            "created_at": shelf.now(),
            "fine_tuned_model_checkpoint": name,
            "fine_tuning_job_id": id,
            "metrics": metrics,
            "step_number": metrics["step"],
        }
        for note in step.details.get("notes", ()):
            jobs.note(id, note, level="warn")
        values = {"trained_tokens": step.trained_tokens, "result_files": [file["id"]], "checkpoints": [checkpoint]}
        jobs.note(id, f"New fine-tuned model created: {name}")
        if jobs.change(id, "succeeded", fine_tuned_model=name, **values):
            jobs.note(id, "The job has successfully completed")


def _step(data: dict[str, Any]) -> str:
    return f"Step {data['step']}/{data['total_steps']}: training loss={data['train_loss']:.2f}"


def _settled(knobs: dict[str, Any], examples: int) -> dict[str, Any]:
    """Numbers for what was left to the server: the trainer's own, and as many epochs as its size asks for."""
    usual = Hyperparameters()
    chosen = {
        "n_epochs": default_epochs(examples),
        "batch_size": usual.batch_size,
        "learning_rate_multiplier": usual.learning_rate_multiplier,
    }
    return {key: chosen[key] if value == AUTO else value for key, value in knobs.items()}
