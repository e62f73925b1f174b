"""Bytes of a .jsonl file -> JSON objects with their lines. Goes on after a fault, and says what each was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from harness.checking.findings import Findings, shortened
from harness.lines import BOM

Value = dict[str, Any]
DEEPEST = 100

# Tabs and line ends may stand in a text; other control characters, and a byte-order mark inside, help nobody.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_RAW_CONTROL = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# UTF-8 read as Windows-1252 or Latin-1: a lead byte, then one to three continuation bytes, as these show them.
_CONTINUATION = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019"
)
_CONTINUATION += "\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00df][{_CONTINUATION}]|[\u00e0-\u00ef][{_CONTINUATION}]{{2}}|\u00f0[{_CONTINUATION}]{{3}}"
)


class _FaultError(ValueError):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_objects(name: str, content: bytes, findings: Findings) -> Iterator[tuple[int, Value, str]]:
    """Line number, object and text of each line that holds one."""
    if content.startswith(BOM):
        findings.add("bom", "the file begins with a byte-order mark; plain UTF-8 has none", name, 1)
    lines = content.removeprefix(BOM).split(b"\n")
    if not lines[-1]:
        lines.pop()
    if not any(line.strip() for line in lines):
        findings.add("empty-file", "no row in it", name)
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            findings.add("blank-line", "a blank line between the rows", name, number)
            continue
        try:
            value, text = parse(line)
        except _FaultError as fault:
            findings.add(fault.code, str(fault), name, number)
            continue
        _text_faults(name, number, line, text, value, findings)
        yield number, value, text


def parse(line: bytes) -> tuple[Value, str]:
    """The object of a line, and the line's text. Raises a ValueError that has a `code`."""
    line = _RAW_CONTROL.sub(b"", line)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _FaultError("not-utf8", f"byte {error.start + 1} of the line is not UTF-8: {error.reason}") from None
    value = _loads(text)
    if not isinstance(value, dict):
        raise _FaultError("not-an-object", f"expected a JSON object, found {type(value).__name__}")
    if text.count("[") + text.count("{") > DEEPEST and _is_deep(value):
        raise _FaultError("broken-json", f"nested more than {DEEPEST} levels deep")
    if "\\ud" in text.lower() and not _is_unicode(value):
        raise _FaultError("lone-surrogate", "half of a surrogate pair (\\ud800 to \\udfff): not Unicode")
    return value, text


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        inner = (part.values() if isinstance(part, dict) else part for part in level)
        level = [part for parts in inner for part in parts if isinstance(part, dict | list)]
    return bool(level)


def _loads(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except _FaultError:
        raise
    except json.JSONDecodeError as error:
        raise _FaultError("broken-json", f"{error.msg} at column {error.colno}") from None
    except RecursionError:
        raise _FaultError("broken-json", "nested too deep") from None
    except ValueError as error:
        raise _FaultError("broken-json", shortened(str(error))) from None


def _pairs(pairs: list[tuple[str, Any]]) -> Value:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _FaultError("duplicate-key", f'key "{shortened(twice)}" stands twice in an object')
    return value


def _no_constant(name: str) -> NoReturn:
    raise _FaultError("broken-json", f"{name} is not JSON")


def _is_unicode(value: Value) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def strings(value: Any) -> Iterator[str]:
    """Every string inside a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def _text_faults(name: str, number: int, line: bytes, text: str, value: Value, findings: Findings) -> None:
    if raw := _RAW_CONTROL.search(line):
        message = f"the bare byte 0x{raw.group()[0]:02X}: a loader refuses the line"
        findings.add("raw-control-character", message, name, number, _id(value))
    # An escape such as \u0000 shows in the value only.
    inside = CONTROL.search(text) or ("\\" in text and next(filter(None, map(CONTROL.search, strings(value))), None))
    if inside:
        message = f"control character U+{ord(inside.group()):04X} in the text"
        findings.add("control-character", message, name, number, _id(value))
    if broken := _mojibake(value, text):
        right = _repaired(broken)
        findings.add("mojibake", f'"{broken}" looks like "{right}" decoded wrongly', name, number, _id(value))


def _id(value: Value) -> str | None:
    found = value.get("id")
    return found if isinstance(found, str) else None


def _mojibake(value: Value, text: str) -> str | None:
    if text.isascii() and "\\u" not in text:
        return None
    found = (match.group() for part in strings(value) for match in _MOJIBAKE.finditer(part))
    return next((broken for broken in found if _repaired(broken)), None)


def _repaired(broken: str) -> str | None:
    """The character that was meant, or None where these characters are no wrongly decoded UTF-8."""
    try:
        return b"".join(_byte(c) for c in broken).decode("utf-8")
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
