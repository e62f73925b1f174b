"""One source -> its rows as they stand, with the file and line of each. Every error is a UsageError of one line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.errors import UsageError, did_you_mean
from harness.importing.chat import from_chat
from harness.importing.found import Found
from harness.importing.squad import from_squad
from harness.lines import BOM, json_object
from harness.tables.columns import Row, Table

SEPARATORS = ",;\t|"
LONGEST_CELL = 100_000_000
MISSING = "reading Parquet needs the library pyarrow: pip install 'adaptbench[parquet]'"


def read_file(file: Path, format: str | None = None) -> Found:
    """The rows of a file, of a format of `FORMATS` or of the one it looks like. Raises UsageError."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"{file}: no such file. Give a file, or hf:owner/name for a data set of the hub.") from None
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}.") from None
    kind = format or guess_format(file, content)
    if kind not in FORMATS:
        raise UsageError(f'{file}: unknown format "{kind}".{did_you_mean(kind, FORMATS)}')
    found = FORMATS[kind](file, content)
    if not found.table.rows:
        raise UsageError(f"{file}: no rows in it (read as {kind}).")
    return found


def guess_format(file: Path, content: bytes) -> str:
    """By the ending of the file's name and by its first line."""
    ending = file.suffix.lower().removeprefix(".")
    start = content.removeprefix(BOM).lstrip()[:1]
    if ending in ("csv", "tsv", "parquet") or content[:4] == b"PAR1":
        return ending if ending in ("csv", "tsv") else "parquet"
    if ending == "json" and start == b"{" and b'"paragraphs"' in content and b'"qas"' in content:
        return "squad"
    if ending == "json" and not _is_object(_first_line(content)):
        return "json"
    if ending in ("jsonl", "ndjson", "json") or start == b"{":
        return "chat" if b'"messages"' in _first_line(content) else "jsonl"
    raise UsageError(f"{file}: its format cannot be told from its name. Give --format: {', '.join(FORMATS)}.")


def _first_line(content: bytes) -> bytes:
    return content.removeprefix(BOM).lstrip().split(b"\n", 1)[0]


def _is_object(line: bytes) -> bool:
    try:
        json_object(line)
    except ValueError:
        return False
    return True


def _jsonl(file: Path, content: bytes) -> Found:
    return Found(_table(file, list(_json_lines(file, content))))


def _json_lines(file: Path, content: bytes) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(content.removeprefix(BOM).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield f"{file.name}:{number}", json_object(line)
        except ValueError as error:
            raise UsageError(f"{file}:{number}: {error}") from None


def _json(file: Path, content: bytes) -> Found:
    value = _json_value(file, content)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise UsageError(f"{file}: expected a JSON list of objects, or a file of SQuAD's format.")
    return Found(_table(file, [(f"{file.name} item {number}", entry) for number, entry in enumerate(value, start=1)]))


def _json_value(file: Path, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise UsageError(f"{file}: broken JSON: nested too deep") from None
    except ValueError as error:
        raise UsageError(f"{file}: broken JSON: {error}") from None


def _chat(file: Path, content: bytes) -> Found:
    return from_chat(str(file), list(_json_lines(file, content)))


def _squad(file: Path, content: bytes) -> Found:
    return from_squad(str(file), _json_value(file, content))


def _csv(file: Path, content: bytes) -> Found:
    first = _first_line(content).decode("utf-8", "replace")
    return _separated(file, content, max(SEPARATORS, key=first.count))


def _tsv(file: Path, content: bytes) -> Found:
    return _separated(file, content, "\t")


def _separated(file: Path, content: bytes, separator: str) -> Found:
    """All cells are text, as written: 007 stays 007, and an empty cell is empty."""
    try:
        rows = list(_records(content.decode("utf-8-sig"), separator))
    except (csv.Error, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: not readable as UTF-8 text with separated columns: {error}.") from None
    header = _header(file, rows[0][1] if rows else [])
    for number, cells in rows:
        if len(cells) != len(header):
            raise UsageError(f"{file}:{number}: {len(cells)} cells, and the first line has {len(header)} columns.")
    return Found(
        _table(file, [(f"{file.name}:{number}", dict(zip(header, cells, strict=True))) for number, cells in rows[1:]])
    )


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The number of the line that a record begins on, and its cells; a cell may go over several lines."""
    csv.field_size_limit(LONGEST_CELL)
    lines, begun = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1
    for cells in lines:
        if cells:
            yield begun, cells
        begun = lines.line_num + 1


def _header(file: Path, cells: Sequence[str]) -> list[str]:
    names = [cell.strip() or f"column {number}" for number, cell in enumerate(cells, start=1)]
    if len(set(names)) < len(names):
        raise UsageError(f"{file}: two columns have the same name: {', '.join(names)}.")
    return names


def _parquet(file: Path, content: bytes) -> Found:
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError:
        raise UsageError(MISSING) from None
    try:
        rows = pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise UsageError(f"{file}: not readable as Parquet: {str(error).splitlines()[0][:200]}") from None
    return Found(_table(file, [(f"{file.name} row {number}", row) for number, row in enumerate(rows, start=1)]))


def _table(file: Path, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> Table:
    columns = dict.fromkeys(name for _, values in rows for name in values)
    named = [Row(place, f"row-{number}", values) for number, (place, values) in enumerate(rows, start=1)]
    return Table(str(file), tuple(columns), named)


FORMATS: dict[str, Callable[[Path, bytes], Found]] = {
    "jsonl": _jsonl,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "parquet": _parquet,
    "chat": _chat,
    "squad": _squad,
}
