"""The routes, put together. All errors leave in OpenAI's shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from harness.serving.chat import Chat
from harness.serving.embeddings import Embeddings
from harness.serving.faults import ApiError
from harness.serving.file_routes import FileRoutes
from harness.serving.files import Files
from harness.serving.gate import Gate
from harness.serving.job_routes import JobRoutes
from harness.serving.jobs import ORGANIZATION, Jobs
from harness.serving.models import Models, TrainedModels
from harness.serving.training_thread import TrainingThread


@dataclass(frozen=True)
class Training:
    """What a server that trains has besides its models."""

    jobs: Jobs
    files: Files
    models: TrainedModels
    thread: TrainingThread


def build(models: Models, embeddings: Embeddings, training: Training | None, key: str | None) -> Starlette:
    chat = Chat(models)
    routes = [
        Route("/health", _health),
        Route("/v1/chat/completions", chat.answer, methods=["POST"]),
        Route("/v1/embeddings", embeddings.answer, methods=["POST"]),
        *_model_routes(models, embeddings.name),
        *(_training_routes(training) if training else ()),
    ]
    handlers: dict[type[Exception] | int, Callable[..., Response]] = {
        ApiError: _api_error,
        HTTPException: _http_error,
        Exception: _unexpected,
    }
    return Starlette(routes=routes, middleware=[Middleware(Gate, key=key)], exception_handlers=handlers)


async def _health(request: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _model_routes(models: Models, embedder: str) -> list[Route]:
    embedding = {"id": embedder, "object": "model", "created": 0, "owned_by": ORGANIZATION}

    async def listed(request: Request) -> Response:
        return JSONResponse({"object": "list", "data": [*models.records(), embedding]})

    async def get(request: Request) -> Response:
        id = request.path_params["id"]
        return JSONResponse(embedding if id == embedder else models.record(id))

    async def delete(request: Request) -> Response:
        id = request.path_params["id"]
        models.delete(id)
        return JSONResponse({"id": id, "object": "model", "deleted": True})

    return [
        Route("/v1/models", listed),
        Route("/v1/models/{id:path}", get),
        Route("/v1/models/{id:path}", delete, methods=["DELETE"]),
    ]


def _training_routes(training: Training) -> list[Route]:
    files = FileRoutes(training.files)
    jobs = JobRoutes(training.jobs, training.files, training.models, training.thread)
    job = "/v1/fine_tuning/jobs/{id}"
    return [
        Route("/v1/files", files.create, methods=["POST"]),
        Route("/v1/files", files.list),
        Route("/v1/files/{id}", files.get),
        Route("/v1/files/{id}", files.delete, methods=["DELETE"]),
        Route("/v1/files/{id}/content", files.content),
        Route("/v1/fine_tuning/jobs", jobs.create, methods=["POST"]),
        Route("/v1/fine_tuning/jobs", jobs.list),
        Route(job, jobs.get),
        Route(f"{job}/events", jobs.events),
        Route(f"{job}/checkpoints", jobs.checkpoints),
        Route(f"{job}/cancel", jobs.cancel, methods=["POST"]),
    ]


def _api_error(request: Request, error: ApiError) -> Response:
    wait = {"retry-after": "1"} if error.status in (429, 503) else None
    return JSONResponse(error.body(), error.status, wait)


def _http_error(request: Request, error: HTTPException) -> Response:
    message = f"{error.detail}: {request.method} {request.url.path}"
    return JSONResponse(ApiError(error.status_code, message).body(), error.status_code)


def _unexpected(request: Request, error: Exception) -> Response:
    """Starlette has logged it: the client is told no more than that."""
    return JSONResponse(ApiError(500, "The server had an error.", "internal_error").body(), 500)
