"""A fine-tuning service on 127.0.0.1 for tests: files, jobs, models, chat with what was tuned, Azure's deployments.

Nothing in it takes time: a job goes one state further with each look at it. A tuned model knows its training file by
heart, so what was uploaded decides what is answered.
"""

from __future__ import annotations

import base64
import json
import re
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, unquote, urlsplit

Table = dict[str, Any]
Fault = int | Table | Literal["drop", "drop_reply", "die", "cut", "page"]
"""In place of a reply: a status, an error with one, silence, silence after it was done, the whole server's end, half of
a JSON text after it was done, a proxy's web page."""

KEY = "sk-a-secret-of-the-tests"
STATES = ("validating_files", "queued", "running", "running", "succeeded")
RESULT = (
    "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy,full_valid_loss,full_valid_mean_token_accuracy\n"
    "1,2.5,0.25,2.75,0.2,,\n2,1.5,0.5,1.75,0.45,1.625,0.5\n3,0.5,0.75,,,,\n4,0.25,1.0,0.5,0.9,0.375,0.95\n"
)


class TuningService:
    """State outlives the server: `stop` and `start` are a service that goes away and comes back on the same port."""

    def __init__(self, states: Sequence[str] = STATES) -> None:
        self.states = tuple(states)
        self.files: dict[str, Table] = {}
        self.contents: dict[str, bytes] = {}
        self.jobs: dict[str, Table] = {}
        self.left: dict[str, deque[str]] = {}
        self.events: dict[str, list[Table]] = {}
        self.models: list[Table] = [{"id": "gpt-4o-mini-2024-07-18", "object": "model"}]
        self.checkpoints: list[Table] = []
        self.deployments: dict[str, Table] = {}
        self.deployment_states: Sequence[str] = ("Creating", "Succeeded")
        self.result = RESULT.encode()
        self.file_states: Sequence[str | None] = ("uploaded", "processed")
        self.job_error: Table | None = None
        self.told: Table = {}
        self.without: tuple[str, ...] = ()
        self.jobs_without_id_when_looked_at = False
        self.keeps_metadata = True
        self.faults: dict[str, deque[Fault]] = {}
        self.requests: list[tuple[str, str, Table]] = []
        self.keys: set[str] = set()
        self.port = 0
        self._lock = threading.RLock()

    def fail(self, request: str, *faults: Fault) -> None:
        """For the next requests "POST /fine_tuning/jobs", with "*" for an id."""
        self.faults.setdefault(request, deque()).extend(faults)

    def count(self, request: str) -> int:
        return sum(_named(method, path) == request for method, path, _ in self.requests)

    def bodies(self, request: str) -> list[Table]:
        return [body for method, path, body in self.requests if _named(method, path) == request]

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.root}/v1"

    def __enter__(self) -> TuningService:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        service = self

        class Handler(_Handler):
            tuning = service

        self._server = _Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.end_connections()
        self._server.server_close()
        self._thread.join()

    def die(self) -> None:
        """From within a request, which gets no reply: no new connection is taken from here on."""
        self._server.socket.close()

    # --- what it does ------------------------------------------------------------------------------------------------

    def reply(self, method: str, path: str, query: dict[str, list[str]], body: Table) -> tuple[int, Any]:
        with self._lock:
            self.requests.append((method, path, body))
            for pattern, act in _ROUTES:
                if found := re.fullmatch(pattern, f"{method} {path}"):
                    reply: tuple[int, Any] = getattr(self, act)(body, query, *map(unquote, found.groups()))
                    return reply
            return 404, {"error": {"message": f"no such route: {method} {path}", "code": "not_found"}}

    def add_file(self, body: Table, query: object) -> tuple[int, Any]:
        key = f"file-{len(self.files)}"
        self.contents[key] = body["content"]
        named = {"id": key, "object": "file", "filename": body["filename"], "purpose": body["purpose"]}
        self.files[key] = {**named, "states": deque(self.file_states), "status_details": "line 1: no answer in it"}
        return 200, _file(self.files[key])

    def list_files(self, body: object, query: dict[str, list[str]]) -> tuple[int, Any]:
        return 200, _page(map(_file, reversed(self.files.values())), query)

    def get_file(self, body: object, query: object, key: str) -> tuple[int, Any]:
        states = self.files[key]["states"]
        if len(states) > 1:
            states.popleft()
        return 200, _file(self.files[key])

    def content(self, body: object, query: object, key: str) -> tuple[int, Any]:
        return 200, self.result if key == "file-result" else self.contents[key]

    def add_job(self, body: Table, query: object) -> tuple[int, Any]:
        key, number = f"ftjob-{len(self.jobs)}", len(self.jobs)
        job = {
            "id": key, "object": "fine_tuning.job", "model": body["model"], "created_at": 1000 + number,
            "finished_at": None, "fine_tuned_model": None, "training_file": body["training_file"],
            "validation_file": body.get("validation_file"), "result_files": [], "trained_tokens": None, "seed": 1,
            "organization_id": "org", "status": self.states[0], "error": None, "method": body["method"],
            "hyperparameters": None, "metadata": body.get("metadata") if self.keeps_metadata else None,
        }  # fmt: skip
        self.jobs[key], self.left[key] = job, deque(self.states[1:])
        self.events[key] = [_event(0, 1000, "Created")]
        return 200, self.shown(key)

    def shown(self, key: str) -> Table:
        return {name: value for name, value in self.jobs[key].items() if name not in self.without}

    def list_jobs(self, body: object, query: dict[str, list[str]]) -> tuple[int, Any]:
        return 200, _page(map(self.shown, reversed(self.jobs)), query)

    def get_job(self, body: object, query: object, key: str) -> tuple[int, Any]:
        job = self.jobs[key]
        if self.left[key]:
            job["status"] = self.left[key].popleft()
            count = len(self.events[key])
            self.events[key].append(_event(count, 1000 + count, f"Step {count}/{len(self.states)}: {job['status']}"))
        if job["status"] == "succeeded":
            model = f"ft:{job['model']}:org::{key}"
            done = {"fine_tuned_model": model, "result_files": ["file-result"], "trained_tokens": 1_000_000}
            job.update({**done, "finished_at": 1600, **self.told})
        if job["status"] == "failed":
            job["error"] = self.job_error
        shown = self.shown(key)
        return 200, {**shown, "id": None} if self.jobs_without_id_when_looked_at else shown

    def cancel_job(self, body: object, query: object, key: str) -> tuple[int, Any]:
        self.jobs[key]["status"] = "cancelled"
        self.left[key].clear()
        return 200, self.shown(key)

    def list_events(self, body: object, query: dict[str, list[str]], key: str) -> tuple[int, Any]:
        return 200, _page(reversed(self.events[key]), query, 10)

    def list_checkpoints(self, body: object, query: dict[str, list[str]], key: str) -> tuple[int, Any]:
        return 200, _page(self.checkpoints, query)

    def list_models(self, body: object, query: object) -> tuple[int, Any]:
        return 200, {"object": "list", "data": self.models}

    def chat(self, body: Table, query: object, deployment: str | None = None) -> tuple[int, Any]:
        name = deployment or body["model"]
        if deployment and deployment in self.deployments:
            name = self.deployments[deployment]["model"]
        text = self._answer(name, body["messages"])
        usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
        choice = {"index": 0, "finish_reason": "stop"}
        if not body.get("stream"):
            message = {"role": "assistant", "content": text}
            return 200, {"choices": [{**choice, "message": message}], "usage": usage}
        events = [{"choices": [{**choice, "delta": {"content": text}}]}, {"choices": [], "usage": usage}]
        lines = [f"data: {json.dumps(event)}\n\n" for event in events]
        return 200, "".join([*lines, "data: [DONE]\n\n"]).encode()

    def _answer(self, model: str, messages: list[Table]) -> str:
        job = next((job for job in self.jobs.values() if str(model).startswith(f"{job.get('fine_tuned_model')}")), None)
        if job is None:
            return "I do not know."
        rows = [json.loads(line)["messages"] for line in self.contents[job["training_file"]].splitlines()]
        learned = {row[-2]["content"]: row[-1]["content"] for row in rows}
        return str(learned.get(messages[-1]["content"], "learned something else"))

    def get_deployment(self, body: object, query: object, name: str) -> tuple[int, Any]:
        if name not in self.deployments:
            return 404, {"error": {"code": "DeploymentNotFound", "message": "no such deployment"}}
        states = self.deployments[name]["states"]
        state = states.popleft() if len(states) > 1 else states[0]
        return 200, {"name": name, "properties": {"provisioningState": state}}

    def put_deployment(self, body: Table, query: object, name: str) -> tuple[int, Any]:
        model = body["properties"]["model"]["name"]
        self.deployments[name] = {"model": model, "sku": body["sku"], "states": deque(self.deployment_states)}
        return 201, {"name": name, "properties": {"provisioningState": "Creating"}}

    def delete_deployment(self, body: object, query: object, name: str) -> tuple[int, Any]:
        return (204 if self.deployments.pop(name, None) is None else 202), {}


_ARM = (
    r"/subscriptions/sub/resourceGroups/group/providers/Microsoft\.CognitiveServices/accounts/acc/deployments/([^/]+)"
)
_ROUTES = (
    (r"POST /files", "add_file"),
    (r"GET /files", "list_files"),
    (r"GET /files/([^/]+)", "get_file"),
    (r"GET /files/([^/]+)/content", "content"),
    (r"POST /fine_tuning/jobs", "add_job"),
    (r"GET /fine_tuning/jobs", "list_jobs"),
    (r"GET /fine_tuning/jobs/([^/]+)", "get_job"),
    (r"POST /fine_tuning/jobs/([^/]+)/cancel", "cancel_job"),
    (r"GET /fine_tuning/jobs/([^/]+)/events", "list_events"),
    (r"GET /fine_tuning/jobs/([^/]+)/checkpoints", "list_checkpoints"),
    (r"GET /models", "list_models"),
    (r"POST /chat/completions", "chat"),
    (r"POST /deployments/([^/]+)/chat/completions", "chat"),
    (f"GET {_ARM}", "get_deployment"),
    (f"PUT {_ARM}", "put_deployment"),
    (f"DELETE {_ARM}", "delete_deployment"),
)


def as_base64(text: str) -> bytes:
    return base64.encodebytes(text.encode())


def _file(entry: Table) -> Table:
    return {**{key: value for key, value in entry.items() if key != "states"}, "status": entry["states"][0]}


def _event(number: int, at: int, message: str) -> Table:
    return {"id": f"event-{number}", "object": "fine_tuning.job.event", "created_at": at, "message": message}


def _page(items: Iterable[Table], query: dict[str, list[str]], size: int = 2) -> Table:
    """Few entries a page, whatever the limit asked for."""
    listed = list(items)
    ids = [one.get("id") for one in listed]
    start = ids.index(query["after"][0]) + 1 if "after" in query else 0
    return {"object": "list", "data": listed[start : start + size], "has_more": start + size < len(listed)}


def _named(method: str, path: str) -> str:
    known = re.sub(r"/(files|jobs)/[^/]+", r"/\1/*", re.sub(_ARM, "/deployments", path))
    return f"{method} {known}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *arguments: Any) -> None:
        self._open: set[Any] = set()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def end_connections(self) -> None:
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(2)

    def handle_error(self, *_: object) -> None:
        pass


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    tuning: TuningService

    def log_message(self, *_: object) -> None:
        pass

    def _do(self) -> None:
        url = urlsplit(self.path)
        path = re.sub(r"^/(v1|openai)(?=/)", "", url.path)
        body = self._body()
        self.tuning.keys.add(self.headers.get("Authorization") or self.headers.get("api-key") or "")
        waiting = self.tuning.faults.get(_named(self.command, path))
        fault = waiting.popleft() if waiting else None
        if fault in ("drop", "die"):
            if fault == "die":
                self.tuning.die()
            return self._hang_up()
        if fault == "page":
            return self._send(200, b"<html>Please log in</html>", "text/html")
        if fault is not None and fault not in ("drop_reply", "cut"):
            self.tuning.requests.append((self.command, path, body))
            return self._send(*_error(fault))
        status, reply = self.tuning.reply(self.command, path, parse_qs(url.query), body)
        if fault == "cut":
            return self._send(status, json.dumps(reply)[:-9].encode())
        return self._hang_up() if fault == "drop_reply" else self._send(status, reply)

    do_GET = do_POST = do_PUT = do_DELETE = _do  # noqa: N815

    def _body(self) -> Table:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = self.headers.get("Content-Type") or ""
        if not kind.startswith("multipart/form-data"):
            return json.loads(raw) if raw else {}
        message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + raw)
        body: Table = {}
        for part in message.iter_parts():  # type: ignore[attr-defined]
            name = part.get_param("name", header="content-disposition")
            if name == "file":
                body |= {"filename": part.get_filename(), "content": part.get_payload(decode=True)}
            else:
                body[name] = part.get_payload(decode=True).decode()
        return body

    def _send(self, status: int, reply: Any, kind: str = "application/json") -> None:
        content = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content) if status != 204 else 0))
        self.end_headers()
        if status != 204:
            self.wfile.write(content)

    def _hang_up(self) -> None:
        self.close_connection = True


def _error(fault: Any) -> tuple[int, Table]:
    if isinstance(fault, int):
        return fault, {"error": {"message": f"status {fault}", "code": None}}
    return fault["status"], {"error": {"message": fault["message"], "code": fault.get("code")}}
