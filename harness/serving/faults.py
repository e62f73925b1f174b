"""What a request can end in but an answer, in the words and shape of OpenAI's API."""

from __future__ import annotations

from typing import Any

from harness.errors import ModelError

OVERLOADED, SHUTTING_DOWN = "overloaded", "shutting_down"
_STATUSES = {
    "context_length": (400, "context_length_exceeded"),
    "chat_template": (400, "invalid_messages"),
    "invalid_request": (400, "invalid_request"),
    "content_filter": (400, "content_filter"),
    "rate_limit": (429, "rate_limit_exceeded"),
    "out_of_memory": (503, "out_of_memory"),
    "timeout": (504, "upstream_timeout"),
}


class ApiError(Exception):
    """Becomes {"error": {message, type, param, code}} with `status`."""

    def __init__(self, status: int, message: str, code: str | None = None, param: str | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param = status, message, code, param

    @property
    def type(self) -> str:
        kinds = {401: "invalid_request_error", 403: "permission_error", 429: "rate_limit_error"}
        return kinds.get(self.status, "invalid_request_error" if self.status < 500 else "server_error")

    def body(self) -> dict[str, Any]:
        return {"error": {"message": self.message, "type": self.type, "param": self.param, "code": self.code}}


def invalid(message: str, param: str | None = None, code: str | None = None) -> ApiError:
    return ApiError(400, message, code, param)


def missing(what: str, id: str, param: str = "id") -> ApiError:
    return ApiError(404, f"No such {what}: {id}", "not_found", param)


def unknown_model(name: str) -> ApiError:
    return ApiError(404, f"The model '{name}' does not exist or you do not have access to it.", "model_not_found")


def shutting_down() -> ApiError:
    return ApiError(503, "The server is shutting down.", SHUTTING_DOWN)


def of_model(error: ModelError) -> ApiError:
    """A model's failure as the client is told of it."""
    status, code = _STATUSES.get(error.kind, (502, error.kind))
    param = "messages" if status == 400 else None
    return ApiError(status, error.message, code, param)
