"""Objects of a task folder -> rows and documents, with a finding for every one that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.checking.findings import Findings, shortened
from harness.checking.rows import Doc, Row
from harness.lines import EXAMPLE_KEYS, to_document, to_example

DOCUMENT_KEYS = ("id", "title", "text")


def example(split: str, name: str, line: int, value: Mapping[str, Any], findings: Findings) -> Row | None:
    identity = value.get("id") if isinstance(value.get("id"), str) else None
    known = _known(value, EXAMPLE_KEYS, (name, line, identity), findings)
    try:
        read = to_example(known)
    except ValueError as error:
        findings.add(_code(known, ("id", "input", "references")), str(error), name, line, identity)
        return None
    if any(reference != reference.strip() for reference in read.references):
        findings.add("answer-whitespace", "an answer begins or ends with white space", name, line, identity)
    return Row(split, name, line, read.id, read.input, read.references, gold=read.gold_passages)


def document(name: str, line: int, value: Mapping[str, Any], findings: Findings) -> Doc | None:
    identity = value.get("id") if isinstance(value.get("id"), str) else None
    known = _known(value, DOCUMENT_KEYS, (name, line, identity), findings)
    try:
        read = to_document(known)
    except ValueError as error:
        findings.add(_code(known, ("id", "text")), str(error), name, line, identity)
        return None
    return Doc(name, line, read.id, read.text)


def _known(
    value: Mapping[str, Any], allowed: tuple[str, ...], place: tuple[str, int, str | None], findings: Findings
) -> dict[str, Any]:
    """Without the keys that nobody reads, so that one of these does not hide what else is wrong."""
    for key in value:
        if key not in allowed:
            allowed_text = f"Allowed: {', '.join(allowed)}"
            findings.add("unknown-key", f'unknown key "{shortened(key, 30)}". {allowed_text}', *place)
    return {key: part for key, part in value.items() if key in allowed}


def _code(value: Mapping[str, Any], required: tuple[str, ...]) -> str:
    """Which fault it is that the loader found first."""
    if any(value.get(key) is None for key in required):
        return "missing-key"
    references = value.get("references")
    if isinstance(references, list) and (not references or any(_is_blank(text) for text in references)):
        return "empty-answer"
    return "empty-input" if any(_is_blank(value[key]) for key in required) else "wrong-type"


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()
