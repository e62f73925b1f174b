"""Lines of a .jsonl file -> Example and Document. Every error is a ValueError that says what is wrong with the line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from harness.api import Document, Example
from harness.errors import TaskError

BOM = b"\xef\xbb\xbf"
EXAMPLE_KEYS = ("id", "input", "references", "outdated_references", "gold_passages", "facets")
T = TypeVar("T", Example, Document)


def read_lines(file: Path, parse: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    if not file.exists():
        raise TaskError(f"{file}: no such file. A task folder needs train.jsonl, validation.jsonl and test.jsonl.")
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise TaskError(f"{file}: cannot be read: {error.strerror}.") from None
    for number, line in enumerate(raw.removeprefix(BOM).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield parse(json_object(line))
        except ValueError as error:
            raise TaskError(f"{file}:{number}: {error}") from None


def json_object(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=_pairs)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error.reason} at byte {error.start}") from None
    except UnicodeEncodeError:
        raise ValueError("not Unicode: half of a surrogate pair (\\ud800 to \\udfff)") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"broken JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("broken JSON: nested too deep") from None
    if not isinstance(value, dict):
        raise ValueError(f"expected a JSON object, found {type(value).__name__}")
    return value


def to_example(line: Mapping[str, Any]) -> Example:
    _known_keys(line, EXAMPLE_KEYS)
    references = _texts(line, "references")
    if not references or not all(reference.strip() for reference in references):
        raise ValueError('key "references" must be a list of at least one answer, none of them empty')
    facets = line.get("facets", {})
    if not isinstance(facets, dict) or not all(isinstance(value, str) for value in facets.values()):
        raise ValueError('key "facets" must map names to strings')
    return Example(
        id=_text(line, "id"),
        input=_text(line, "input"),
        references=references,
        facets=facets,
        gold_passages=_texts(line, "gold_passages"),
        outdated_references=_texts(line, "outdated_references"),
    )


def to_document(line: Mapping[str, Any]) -> Document:
    _known_keys(line, ("id", "title", "text"))
    return Document(_text(line, "id"), _text(line, "text"), _text(line, "title", default=""))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f'key "{twice}" stands twice')
    return value


def _text(line: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = line.get(key, default)
    if value is None:
        raise ValueError(f'missing key "{key}"')
    if not isinstance(value, str):
        raise ValueError(f'key "{key}" must be a string, found {type(value).__name__}')
    if default is None and not value.strip():
        raise ValueError(f'key "{key}" is empty')
    return value


def _texts(line: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = line.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f'key "{key}" must be a list of strings')
    return tuple(value)


def _known_keys(line: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
    for key in line:
        if key not in allowed:
            raise ValueError(f'unknown key "{key}". Allowed: {", ".join(allowed)}.')
