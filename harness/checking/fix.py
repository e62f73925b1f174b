"""--fix: a cleaned copy in a new place, and what was changed to make it."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from harness.checking import chat
from harness.checking.findings import DROP, Finding, Findings
from harness.checking.inspection import find_data_faults, read
from harness.checking.reading import CONTROL, parse
from harness.checking.schema import DOCUMENT_KEYS
from harness.checking.source import BEFORE, CORPUS, Source
from harness.errors import UsageError
from harness.lines import BOM, EXAMPLE_KEYS

CHANGES = "changes.jsonl"
# What leaving rows out can uncover (a pair hidden behind another) is mended in the next round.
ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """`line` is the line in the file as it was."""

    file: str
    line: int
    id: str | None
    code: str
    action: str
    message: str


@dataclass(slots=True)
class _Line:
    number: int
    content: bytes


def check_target(target: Path, path: Path) -> None:
    """Raises UsageError where a cleaned copy may not be written: not in place, and nothing overwritten."""
    goal, origin = target.resolve(), path.resolve()
    if goal == origin or origin in goal.parents or goal in origin.parents:
        raise UsageError(f"check: --fix {target} lies in or around {path}. Give a new folder elsewhere.")
    if target.exists() and not target.is_dir():
        raise UsageError(f"check: --fix {target} is a file. Give a new folder.")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"check: --fix {target} is not empty. Give a new folder.")


def write_fixed(source: Source, target: Path) -> list[Change]:
    """Writes the cleaned copy and changes.jsonl into the folder `target`, and returns the changes."""
    files, changes = mended(source)
    if source.folder is not None:
        skipped = {name for name, _ in source.files.values()}
        _copy_rest(source.folder, target, skipped)
    target.mkdir(parents=True, exist_ok=True)
    for split, (name, content) in files.items():
        file = target / Path(name).name
        # Two chat files of one name, from two folders.
        (file.with_name(f"{split}-{file.name}") if file.exists() else file).write_bytes(content)
    lines = "".join(json.dumps(asdict(change), ensure_ascii=False) + "\n" for change in changes)
    (target / CHANGES).write_text(lines, encoding="utf-8", newline="\n")
    return changes


def _copy_rest(folder: Path, target: Path, skipped: set[str]) -> None:
    def ignore(place: str, names: list[str]) -> set[str]:
        return {name for name in names if name in skipped} if folder.samefile(place) else set()

    shutil.copytree(folder, target, symlinks=True, ignore=ignore, dirs_exist_ok=True)


def mended(source: Source) -> tuple[dict[str, tuple[str, bytes]], list[Change]]:
    """The files without what --fix mends, and every change."""
    lines = {key: _split(content) for key, (_, content) in source.files.items()}
    changes: list[Change] = []
    for _ in range(ROUNDS):
        current = _joined(source, lines)
        found = _fixable(replace(source, files=current))
        if not found:
            return current, changes
        for key, (name, _) in source.files.items():
            changes += _mend(key, name, lines[key], found.get(name, {}), source.kind)
    return _joined(source, lines), changes


def _split(content: bytes) -> list[_Line]:
    return [_Line(number, line) for number, line in enumerate(content.split(b"\n"), start=1)]


def _joined(source: Source, lines: Mapping[str, list[_Line]]) -> dict[str, tuple[str, bytes]]:
    return {key: (name, b"\n".join(line.content for line in lines[key])) for key, (name, _) in source.files.items()}


def _fixable(source: Source) -> dict[str, dict[int, list[Finding]]]:
    """File -> line -> what --fix mends there."""
    findings = Findings()
    content = read(source, findings)
    find_data_faults(source, content, findings)
    found: dict[str, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings.found:
        if finding.rule.fix and finding.file is not None and finding.line is not None:
            found[finding.file][finding.line].append(finding)
    return found


def _mend(key: str, name: str, lines: list[_Line], found: Mapping[int, list[Finding]], kind: str) -> list[Change]:
    """Changes `lines` in place. The keys of `found` count the lines as they are now."""
    changes: list[Change] = []
    gone: set[int] = set()
    for place, findings in sorted(found.items()):
        line = lines[place - 1]
        dropped = next((f for f in findings if f.rule.fix == DROP or f.code == "blank-line"), None)
        for finding in [dropped] if dropped else findings:
            action = "dropped" if dropped else "changed"
            changes.append(Change(name, line.number, finding.id, finding.code, action, finding.message))
        if dropped:
            gone.add(place - 1)
        if any(f.code == "bom" for f in findings):
            line.content = line.content.removeprefix(BOM)
        if not dropped and {f.code for f in findings} - {"bom"}:
            line.content = _edited(key, line.content, kind)
    lines[:] = [line for place, line in enumerate(lines) if place not in gone]
    return changes


def _edited(key: str, line: bytes, kind: str) -> bytes:
    value, _ = parse(line.removeprefix(BOM))
    clean: dict[str, Any] = _without_control(value)
    if kind == "chat":
        clean = _chat_edited(clean)
    else:
        allowed = DOCUMENT_KEYS if key in (CORPUS, BEFORE) else EXAMPLE_KEYS
        clean = {name: part for name, part in clean.items() if name in allowed}
        if isinstance(references := clean.get("references"), list):
            clean["references"] = [r.strip() if isinstance(r, str) else r for r in references]
    end = b"\r" if line.endswith(b"\r") else b""
    return json.dumps(clean, ensure_ascii=False).encode() + end


def _chat_edited(value: dict[str, Any]) -> dict[str, Any]:
    clean = {name: part for name, part in value.items() if name in chat.ROW_KEYS}
    if isinstance(messages := clean.get("messages"), list) and all(isinstance(m, dict) for m in messages):
        clean["messages"] = [{k: v for k, v in m.items() if k in chat.MESSAGE_KEYS} for m in messages]
        last = clean["messages"][-1] if messages else {}
        if isinstance(last.get("content"), str):
            last["content"] = last["content"].strip()
    return clean


def _without_control(value: Any) -> Any:
    if isinstance(value, str):
        return CONTROL.sub("", value)
    if isinstance(value, dict):
        return {CONTROL.sub("", key): _without_control(part) for key, part in value.items()}
    return [_without_control(part) for part in value] if isinstance(value, list) else value
