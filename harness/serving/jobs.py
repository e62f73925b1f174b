"""Fine-tuning jobs as they are kept: what the API says of each, its events, and the folder of its model.

A change is on disk before it shows. A job that was running when its server died begins anew, once: training is the
same for the same seed. One that saw two servers die is failed, since it may be what ends them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import RLock
from typing import Any

from harness.serving import shelf
from harness.serving.faults import ApiError, missing
from harness.serving.job_request import JobRequest
from harness.serving.shelf import Record

META, EVENTS, MODEL = "job.json", "events.jsonl", "model"
TERMINAL = ("succeeded", "failed", "cancelled")
MOST_DEATHS = 2
ORGANIZATION = "adaptbench"


class Jobs:
    """Safe to call from the event loop and from the training thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = RLock()
        self._records: dict[str, Record] = {record["id"]: record for record in shelf.read_all(folder, META)}
        self._events = {id: _read_events(folder / id / EVENTS) for id in self._records}
        for id in self.unfinished():
            self._after_death(id)

    def add(self, request: JobRequest) -> Record:
        id = shelf.new_id("ftjob-")
        knobs = dict(request.knobs)
        record = {
            "id": id,
            "object": "fine_tuning.job",
            "created_at": shelf.now(),
            "error": None,
            "estimated_finish": None,
            "fine_tuned_model": None,
            "finished_at": None,
            "hyperparameters": knobs,
            "integrations": [],
            "metadata": request.metadata,
            "method": {"type": "supervised", "supervised": {"hyperparameters": knobs}},
            "model": request.model,
            "organization_id": ORGANIZATION,
            "result_files": [],
            "seed": request.seed,
            "status": "validating_files",
            "trained_tokens": None,
            "training_file": request.training_file,
            "user_provided_suffix": request.suffix,
            "validation_file": request.validation_file,
            "order": len(self._records),
            "deaths": 0,
            "checkpoints": [],
        }
        (self._folder / id).mkdir(parents=True)
        with self._lock:
            self._write(record)
            self.note(id, f"Created fine-tuning job: {id}")
            self.note(id, f"Validating training file: {request.training_file}")
        return self.public(id)

    # --- what the API says --------------------------------------------------------------------------------------------

    def public(self, id: str) -> Record:
        """Raises ApiError."""
        record = self._get(id)
        return {key: value for key, value in record.items() if key not in ("order", "deaths", "checkpoints")}

    def __iter__(self) -> Iterator[Record]:
        """Newest first."""
        return iter([self.public(id) for id in list(self._records)[::-1]])

    def events(self, id: str) -> list[Record]:
        """Newest first. Raises ApiError."""
        self._get(id)
        return self._events[id][::-1]

    def checkpoints(self, id: str) -> list[Record]:
        found: list[Record] = self._get(id)["checkpoints"]
        return found

    def model_folder(self, id: str) -> Path:
        return self._folder / id / MODEL

    def unfinished(self) -> list[str]:
        return [id for id, record in self._records.items() if record["status"] not in TERMINAL]

    # --- what happens to a job ----------------------------------------------------------------------------------------

    def change(self, id: str, status: str | None = None, **values: Any) -> bool:
        """Set fields. False, and nothing is set, where the job has come to its end already."""
        with self._lock:
            record = self._get(id)
            if record["status"] in TERMINAL:
                return False
            ended = {"finished_at": shelf.now(), "estimated_finish": None} if status in TERMINAL else {}
            self._write({**record, **values, **ended, "status": status or record["status"]})
            return True

    def fail(self, id: str, code: str, message: str, param: str | None = None) -> None:
        if self.change(id, "failed", error={"code": code, "message": message, "param": param}):
            self.note(id, f"The job failed: {message}", level="error")
            shutil.rmtree(self.model_folder(id), ignore_errors=True)

    def cancel(self, id: str) -> Record:
        """Raises ApiError where there is nothing to cancel."""
        if not self.change(id, "cancelled"):
            status = self._get(id)["status"]
            raise ApiError(400, f"Job has already completed: its status is {status}.", "job_already_completed")
        self.note(id, "The job was cancelled.")
        return self.public(id)

    def is_over(self, id: str) -> bool:
        return self._get(id)["status"] in TERMINAL

    def note(self, id: str, message: str, level: str = "info", data: Record | None = None) -> None:
        event = {
            "id": shelf.new_id("ftevent-"),
            "object": "fine_tuning.job.event",
            "created_at": shelf.now(),
            "level": level,
            "message": message,
            "type": "metrics" if data else "message",
            "data": data or {},
        }
        with self._lock:
            with (self._folder / id / EVENTS).open("a", encoding="utf-8") as file:
                file.write(json.dumps(event, ensure_ascii=False) + "\n")
            self._events.setdefault(id, []).append(event)

    def forget_model(self, id: str) -> None:
        """The tuned model is deleted; its job stays."""
        with self._lock:
            self._write({**self._get(id), "fine_tuned_model": None, "checkpoints": []})
        shutil.rmtree(self.model_folder(id), ignore_errors=True)

    def _after_death(self, id: str) -> None:
        record = self._records[id]
        if record["status"] != "running":
            return
        shutil.rmtree(self.model_folder(id), ignore_errors=True)
        if record["deaths"] + 1 >= MOST_DEATHS:
            self.fail(id, "server_died", f"The server died {MOST_DEATHS} times while this job was running.")
            return
        self.change(id, "queued", deaths=record["deaths"] + 1)
        self.note(id, "The server died while the job was running: training begins anew.", level="warn")

    def _get(self, id: str) -> Record:
        if id not in self._records:
            raise missing("fine-tuning job", id, "fine_tuning_job_id")
        return self._records[id]

    def _write(self, record: Record) -> None:
        shelf.write(self._folder / record["id"] / META, record)
        self._records[record["id"]] = record


def _read_events(file: Path) -> list[Record]:
    """A last line that was torn by a death is cut off, so that the next one does not go on in it."""
    if not file.exists():
        return []
    content = file.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        os.truncate(file, len(whole))
    return [json.loads(line) for line in whole.decode("utf-8").split("\n")[:-1]]
