"""A task folder and chat files without a fault, large enough for no note either, to plant faults in."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import toml, write_lines

COUNTS = {"train": 120, "validation": 20, "test": 100}
TASK = {
    "name": "sound",
    "version": "1",
    "licence": "CC0-1.0",
    "instruction": "Answer.",
    "metrics": ["exact_match"],
    "answer": {"max_output_tokens": 4096},
}
_DRAW = random.Random(7)
WORDS = [f"{_DRAW.choice('bdfgklmnprst')}{_DRAW.choice('aeiou')}{_DRAW.choice('lmnrst')}{i}" for i in range(600)]
Row = dict[str, Any]
Plant = Callable[[Path], None]


def text(draw: random.Random, count: int) -> str:
    return " ".join(draw.sample(WORDS, count))


def task_folder(parent: Path, **changes: Any) -> Path:
    """Train rests on documents 0 to 4, test on 5 to 9; inputs of 14 words, answers of two."""
    folder = parent / "sound"
    folder.mkdir()
    (folder / "task.toml").write_text(toml({**TASK, **changes}), encoding="utf-8")
    draw = random.Random(1)
    for split, count in COUNTS.items():
        first = 5 if split == "test" else 0
        write_lines(folder / f"{split}.jsonl", [_example(draw, split, i, first) for i in range(count)])
    documents = [{"id": f"d{i}", "title": "", "text": text(draw, 40)} for i in range(10)]
    write_lines(folder / "corpus.jsonl", documents)
    return folder


def _example(draw: random.Random, split: str, number: int, first: int) -> Row:
    return {
        "id": f"{split}-{number}",
        "input": text(draw, 14),
        "references": [text(draw, 2)],
        "gold_passages": [f"d{first + number % 5}"],
    }


def chat_files(parent: Path) -> tuple[Path, Path]:
    draw = random.Random(2)
    files = parent / "chat.jsonl", parent / "held_out.jsonl"
    for file, count in zip(files, (120, 20), strict=True):
        write_lines(file, [conversation(text(draw, 14), text(draw, 2)) for _ in range(count)])
    return files


def conversation(question: str, answer: str) -> Row:
    turns = {"system": "Answer.", "user": question, "assistant": answer}
    return {"messages": [{"role": role, "content": content} for role, content in turns.items()]}


def rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


# --- plants: each changes one thing in a folder, or beside the chat file ----------------------------------------------


def change(name: str, number: int, **changes: Any) -> Plant:
    """Other values for row `number` of a file; None takes the key out."""
    return edit(name, number, lambda row, _: {k: v for k, v in {**row, **changes}.items() if v is not None})


def edit(name: str, number: int, edited: Callable[[Row, list[Row]], Row], other: str = "train.jsonl") -> Plant:
    """A row of a file made anew from itself and the rows of another file."""

    def plant(folder: Path) -> None:
        found = rows(folder / name)
        found[number] = edited(found[number], rows(folder / other))
        write_lines(folder / name, found)

    return plant


def line(name: str, number: int, made: Callable[[bytes], bytes]) -> Plant:
    """The bytes of a line made anew, its end left out."""

    def plant(folder: Path) -> None:
        lines = (folder / name).read_bytes().split(b"\n")
        lines[number] = made(lines[number])
        (folder / name).write_bytes(b"\n".join(lines))

    return plant


def cut(name: str, count: int) -> Plant:
    return lambda folder: write_lines(folder / name, rows(folder / name)[:count])


def settings(**changes: Any) -> Plant:
    def plant(folder: Path) -> None:
        (folder / "task.toml").write_text(toml({**TASK, **changes}), encoding="utf-8")

    return plant


def content(name: str, data: bytes) -> Plant:
    def plant(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return plant


def three_changed(sentence: str) -> str:
    found = sentence.split()
    for place in (2, 6, 11):
        found[place] = f"other{place}"
    return " ".join(found)
