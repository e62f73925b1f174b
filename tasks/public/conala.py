"""What a line of Python should do, and the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.api import Decoding, Example, Task, TaskSpec
from harness.sources import Source
from tasks.public._common import finish, held_out, pooled, read_json
from tasks.public._sources import CONALA

SPEC = TaskSpec(
    name="conala",
    version="1.0.0",
    licence="",
    description="Intents from Stack Overflow and the Python snippet for each.",
    instruction=(
        "Write the Python code that does what is asked, as short as it can be: most often one line, an expression or a "
        "call. Use the names and values given in the request. Assume that imports and variables are there. Write the "
        "code only: no explanation, no comment, no function around it, no print unless it is asked for."
    ),
    wordings={
        "terse": "Answer with one line of Python that does this. Code only.",
        "docs": (
            "You complete a cheat sheet of Python one-liners. For each entry, write the snippet that an experienced "
            "programmer would paste at that place, with the standard library, numpy, pandas or Django where it fits. "
            "Nothing but the snippet."
        ),
    },
    metrics=("code_match", "rougeL"),
    decoding=Decoding(max_output_tokens=48),
)


def conala(sources: Mapping[str, Source] = CONALA) -> Task:
    splits = {name: _examples(name, read_json(source)) for name, source in sources.items()}
    return finish(SPEC, list(sources.values()), held_out(splits, group=lambda example: example.id.split("-")[2]))


def _examples(split: str, rows: list[dict[str, Any]]) -> list[Example]:
    """Several rows may say the same in the same words: each accepts the others' snippets too."""
    ids = [f"{split}-{n}-{row['question_id']}" for n, row in enumerate(rows, start=1)]
    return pooled([Example(i, _intent(row), (row["snippet"],)) for i, row in zip(ids, rows, strict=True)])


def _intent(row: dict[str, Any]) -> str:
    text: str = row["rewritten_intent"] or row["intent"] or ""
    return text.strip()
