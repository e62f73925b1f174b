"""/v1/fine_tuning/jobs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from harness.serving.bodies import read_body
from harness.serving.faults import invalid
from harness.serving.files import UPLOADED, Files
from harness.serving.job_request import read_job
from harness.serving.jobs import Jobs
from harness.serving.models import TrainedModels
from harness.serving.pages import page
from harness.serving.training_thread import TrainingThread

USUAL, MOST = 20, 1000


class JobRoutes:
    def __init__(self, jobs: Jobs, files: Files, models: TrainedModels, training: TrainingThread) -> None:
        self._jobs, self._files, self._models, self._training = jobs, files, models, training

    async def create(self, request: Request) -> Response:
        asked = read_job(await read_body(request))
        self._models.check_trainable(asked.model)
        self._check_file(asked.training_file, "training_file")
        if asked.validation_file is not None:
            self._check_file(asked.validation_file, "validation_file")
        job = self._jobs.add(asked)
        self._training.add(job["id"])
        return JSONResponse(job)

    def _check_file(self, id: str, param: str) -> None:
        if id not in self._files:
            raise invalid(f"invalid {param}: {id}", param, "invalid_file")
        if self._files.get(id)["purpose"] != UPLOADED:
            raise invalid(f"invalid {param}: {id} has another purpose than '{UPLOADED}'", param, "invalid_file")

    async def list(self, request: Request) -> Response:
        wanted = {
            key[len("metadata[") : -1]: value
            for key, value in request.query_params.items()
            if key.startswith("metadata[") and key.endswith("]")
        }
        found = [job for job in self._jobs if wanted.items() <= (job["metadata"] or {}).items()]
        return JSONResponse(page(found, request, USUAL, MOST))

    async def get(self, request: Request) -> Response:
        return JSONResponse(self._jobs.public(request.path_params["id"]))

    async def events(self, request: Request) -> Response:
        return JSONResponse(page(self._jobs.events(request.path_params["id"]), request, USUAL, MOST))

    async def checkpoints(self, request: Request) -> Response:
        return JSONResponse(page(self._jobs.checkpoints(request.path_params["id"]), request, 10, MOST))

    async def cancel(self, request: Request) -> Response:
        return JSONResponse(self._jobs.cancel(request.path_params["id"]))
