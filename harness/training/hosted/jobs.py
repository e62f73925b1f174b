"""Files and jobs of the fine-tuning API: uploaded once, created once, watched until they end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harness.api import Progress
from harness.errors import TrainingError
from harness.models.openai_errors import request_errors
from harness.training.hosted.calls import Calls, Table, inner, named, number, read, table, tables
from harness.training.hosted.events import Events
from harness.training.hosted.order import KEY, Order

SUCCEEDED = "succeeded"
DEAD = ("failed", "cancelled", "canceled")
READY_FILE = ("processed", "succeeded", None)
DEAD_FILE = ("error", "failed", "deleting", "deleted", "cancelled", "canceled")


class Jobs:
    """The jobs of one service. `files` are the ids of the order's files that stand there already, by split."""

    def __init__(self, calls: Calls, order: Order) -> None:
        self._calls, self._order, self._client = calls, order, calls.client
        self.cancels_on_interrupt = calls.tuning.cancel_on_interrupt
        self.files = self._uploaded()

    # --- files -------------------------------------------------------------------------------------------------------

    def _uploaded(self) -> dict[str, str]:
        names = {self._order.file_name(split): split for split in self._order.files}
        files = self._client.files
        listed = self._calls.ask("listing the files", lambda: list(tables(files.list(purpose="fine-tune"))))
        usable = [file for file in listed if file.get("status") not in DEAD_FILE]
        ours = [(file.get("filename"), file.get("id")) for file in usable]
        return {names[name]: key for name, key in ours if name in names and key}

    def upload(self) -> dict[str, str]:
        """Ids by split, once the service has read them. Raises TrainingError."""
        for split, path in self._order.files.items():
            if split not in self.files:
                self.files[split] = self._sent(split, path)
            self._until_read(split, self.files[split])
        return self.files

    def _sent(self, split: str, path: Path) -> str:
        content = (self._order.file_name(split), path.read_bytes(), "application/jsonl")
        create = self._client.files.create
        sent = self._calls.ask(f"uploading {path.name}", lambda: named(create(file=content, purpose="fine-tune")))
        return str(sent["id"])

    def _until_read(self, split: str, key: str) -> None:
        for _ in range(self._calls.tuning.max_failures + 1):
            file = self._calls.ask(f"looking at {split}.jsonl", lambda: table(self._client.files.retrieve(key)))
            status = file.get("status")
            if status in READY_FILE:
                return
            if status in DEAD_FILE:
                reason = file.get("status_details") or "the service gives no reason"
                raise TrainingError(self._calls.hide(f"The service cannot use {split}.jsonl ({status}): {reason}"))
            self._calls.pause(self._calls.tuning.poll_seconds)
        raise TrainingError(f'{split}.jsonl was uploaded as {key}, and is still "{status}". Run again to wait on.')

    # --- jobs --------------------------------------------------------------------------------------------------------

    def find(self) -> Table | None:
        """The newest job of this order that runs or has succeeded. One that failed or was cancelled is none."""
        mine = self._calls.ask("listing the jobs", lambda: list(self._mine()))
        alive = [job for job in mine if job.get("status") not in DEAD]
        return max(alive, key=lambda job: number(job.get("created_at")) or 0, default=None)

    def _mine(self) -> Iterator[Table]:
        for job in tables(self._client.fine_tuning.jobs.list(limit=100)):
            marked = inner(job, "metadata", KEY)
            by_file = marked is None and job.get("training_file") == self.files.get("train", "")
            if job.get("id") and (marked == self._order.mark or by_file):
                yield job

    def create(self, ids: dict[str, str], not_this: Table | None = None) -> Table:
        """Where no reply comes, the job may stand all the same: so it is looked for before the next attempt."""
        failures = 0
        while True:
            try:
                return read(lambda: named(self._client.fine_tuning.jobs.create(**self._order.request(ids))))
            except request_errors() as error:
                failures += 1
                self._calls.bear("creating the job", error, failures)
            found = self.find()
            if found and (not_this is None or found["id"] != not_this["id"]):
                return found

    def watch(self, job: Table, folder: Path, progress: Progress) -> Table:
        """Until it has ended, whatever states it goes through before. Raises TrainingError where it did not succeed."""
        key = job["id"]
        events = Events(self._calls, key, folder, progress)
        while True:
            seen = self._calls.ask(f"looking at job {key}", lambda: table(self._client.fine_tuning.jobs.retrieve(key)))
            job = {**seen, "id": key}
            events.show_new()
            status = job.get("status")
            if status == SUCCEEDED:
                return job
            if status in DEAD:
                raise TrainingError(self._calls.hide(_end(job)))
            progress(events.done, f"job {key}: {status or 'no state given'}")
            self._calls.pause(self._calls.tuning.poll_seconds)

    def cancel(self, key: str) -> None:
        self._calls.ask(f"cancelling job {key}", lambda: self._client.fine_tuning.jobs.cancel(key))

    # --- what it left ------------------------------------------------------------------------------------------------

    def checkpoints(self, key: str) -> list[Table]:
        """By step. Empty where the service keeps none."""
        listed = self._calls.maybe(
            "listing the checkpoints", lambda: list(tables(self._client.fine_tuning.jobs.checkpoints.list(key)))
        )
        return sorted(listed or (), key=lambda one: number(one.get("step_number")) or 0)

    def content(self, file: str) -> bytes:
        return self._calls.ask("reading the result file", lambda: self._client.files.content(file).content)


def _end(job: Table) -> str:
    code, message = inner(job, "error", "code"), inner(job, "error", "message")
    reason = ": ".join(str(part) for part in (code, message) if part) or "the service gives no reason"
    again = "Run again for a new job: this one is not used again."
    return f"Job {job['id']} ended as {job.get('status')} ({reason}). {again}"
