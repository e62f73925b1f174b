"""/v1/files."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from harness.serving.faults import invalid
from harness.serving.files import UPLOADED, Files
from harness.serving.pages import page

MOST_FILES = 10_000


class FileRoutes:
    def __init__(self, files: Files) -> None:
        self._files = files

    async def create(self, request: Request) -> Response:
        async with request.form(max_files=1, max_fields=10) as form:
            file, purpose = form.get("file"), form.get("purpose")
            if not isinstance(file, UploadFile):
                raise invalid("Missing required parameter: 'file', as multipart/form-data.", "file")
            if purpose != UPLOADED:
                raise invalid(
                    f"Invalid purpose: '{purpose}'. This server takes '{UPLOADED}'.", "purpose", "invalid_value"
                )
            name = (file.filename or "").replace("\\", "/").rpartition("/")[2]
            if not name.endswith(".jsonl"):
                raise invalid("Invalid file format for Fine-Tuning API. Must be .jsonl", "file", "invalid_file_format")
            if not file.size:
                raise invalid("File is empty.", "file", "empty_file")
            return JSONResponse(await asyncio.to_thread(self._files.add, name, UPLOADED, file.file))

    async def list(self, request: Request) -> Response:
        purpose, order = request.query_params.get("purpose"), request.query_params.get("order", "desc")
        found: list[dict[str, Any]] = [file for file in self._files if purpose in (None, file["purpose"])]
        return JSONResponse(page(found[::-1] if order == "asc" else found, request, MOST_FILES, MOST_FILES))

    async def get(self, request: Request) -> Response:
        return JSONResponse(self._files.get(request.path_params["id"]))

    async def content(self, request: Request) -> Response:
        id = request.path_params["id"]
        return FileResponse(self._files.content(id), media_type="application/octet-stream")

    async def delete(self, request: Request) -> Response:
        id = request.path_params["id"]
        self._files.delete(id)
        return JSONResponse({"id": id, "object": "file", "deleted": True})
