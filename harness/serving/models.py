"""The models a server has: one that is always there, and tuned ones, loaded when they are asked for."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from harness.api import Decoding, Model, Trainer
from harness.serving.engine import Engine, Lane
from harness.serving.faults import ApiError, invalid, unknown_model
from harness.serving.jobs import ORGANIZATION, Jobs
from harness.serving.served import Served

MOST_TUNED = 3
"""Tuned models in memory; one that was not asked for lately makes room."""

OpenLane = Callable[[Served], Lane]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request is to go."""

    served: Served
    lane: Lane
    engine: Engine


class Models:
    """`only`: the one model answers whatever name is asked for, so that an application need not change it."""

    def __init__(self, base: Served, engine: Engine, open_lane: OpenLane, *, only: bool = False) -> None:
        self._engine, self._open_lane, self._only = engine, open_lane, only
        self._base = Target(base, open_lane(base), engine)

    @property
    def usual(self) -> Decoding | None:
        return self._base.served.usual

    @property
    def base(self) -> Model:
        return self._base.served.model

    async def find(self, name: str) -> Target:
        """Raises ApiError."""
        if not self._only and name != self._base.served.name:
            raise unknown_model(name)
        return self._base

    def records(self) -> Iterator[dict[str, Any]]:
        yield _record(self._base.served.name, self._base.served.created)

    def record(self, name: str) -> dict[str, Any]:
        """Raises ApiError."""
        found = next((record for record in self.records() if record["id"] == name), None)
        if found is None:
            raise unknown_model(name)
        return found

    def delete(self, name: str) -> None:
        """Raises ApiError."""
        self.record(name)
        raise ApiError(403, f"The model '{name}' belongs to the server and cannot be deleted.", "not_deletable")


class TrainedModels(Models):
    """... and those that its jobs have trained."""

    def __init__(self, base: Served, engine: Engine, open_lane: OpenLane, jobs: Jobs, trainer: Trainer) -> None:
        super().__init__(base, engine, open_lane)
        self._jobs, self._trainer = jobs, trainer
        self._tuned: OrderedDict[str, Target] = OrderedDict()
        self._loading = asyncio.Lock()

    async def find(self, name: str) -> Target:
        job = self._job(name)
        if job is None:
            return await super().find(name)
        async with self._loading:
            if name not in self._tuned:
                self._tuned[name] = await asyncio.to_thread(self._load, name, job)
            self._tuned.move_to_end(name)
            while len(self._tuned) > MOST_TUNED:
                self._tuned.popitem(last=False)
            return self._tuned[name]

    def records(self) -> Iterator[dict[str, Any]]:
        yield from super().records()
        for job in self._jobs:
            if job["fine_tuned_model"]:
                yield {**_record(job["fine_tuned_model"], job["finished_at"]), "parent": job["model"]}

    def delete(self, name: str) -> None:
        job = self._job(name)
        if job is None:
            return super().delete(name)
        self._tuned.pop(name, None)
        return self._jobs.forget_model(job["id"])

    def check_trainable(self, name: str) -> None:
        """Raises ApiError for what no job can start from."""
        if name != self._base.served.name:
            message = f"Model {name} is not available for fine-tuning or does not exist."
            raise invalid(message, "model", "model_not_available")

    def _job(self, name: str) -> dict[str, Any] | None:
        return next((job for job in self._jobs if job["fine_tuned_model"] == name), None)

    def _load(self, name: str, job: dict[str, Any]) -> Target:
        model = self._trainer.load(self.base, self._jobs.model_folder(job["id"]))
        served = Served(name, model, job["finished_at"])
        return Target(served, self._open_lane(served), self._engine)


def _record(name: str, created: int) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": created, "owned_by": ORGANIZATION}
