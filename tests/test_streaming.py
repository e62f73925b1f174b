"""What keeps memory and time small changes no result: prompts in windows, slim records, lines without a copy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.answering import Answering
from harness.api import Adaptation, Decoding, Failure, Outcome, Prompt, Usage, instruct
from harness.budget import Purse
from harness.cache import CompletionCache
from harness.comparison import compare
from harness.config import load_plan
from harness.models.openai import OpenAI
from harness.models.scripted import Scripted, ScriptedModel
from harness.progress import Quiet
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, Step, from_line, to_line
from harness.runner import run
from harness.scoring import Metrics
from harness.store import read_records
from harness.testing import HashingEmbedder, toy_task
from tests.conftest import ARMS, suite, toy_task_folder

# --- windows ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Windowed(ScriptedModel):
    window: int | None = None
    given: list[int] = field(default_factory=list)

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        self.given.append(len(prompts))
        return super().complete(prompts, decoding)


def answered(model: Windowed, folder: Path) -> tuple[list[AnswerRecord], list[int]]:
    """The records, and how many queries were embedded at a time."""
    task, embedded = toy_task(), list[int]()

    def embed(queries: Sequence[str]) -> float:
        embedded.append(len(queries))
        return 0.0

    with CompletionCache(folder / f"{model.window}.sqlite") as cache:
        cell = Cell("toy", "prompt", 0)
        answering = Answering(cell, task.spec, Metrics(task.spec), cache, Purse(), embed)
        return list(answering.answers(Adaptation(model, instruct("Answer.")), task.test)), embedded


def timeless(record: AnswerRecord) -> dict[str, Any]:
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name != "build_seconds"}


@pytest.mark.parametrize("window", [1, 3, 1000])
def test_a_window_bounds_what_a_model_gets_and_changes_no_record(window: int, tmp_path: Path) -> None:
    count = len(toy_task().test)
    whole, _ = answered(Windowed(Scripted()), tmp_path)
    model = Windowed(Scripted(), window=window)
    parts, embedded = answered(model, tmp_path)
    assert [timeless(record) for record in parts] == [timeless(record) for record in whole]
    sizes = [min(window, count - start) for start in range(0, count, window)]
    assert model.given == embedded == sizes


def test_a_service_is_given_windows_that_keep_its_connections_busy() -> None:
    def window(concurrency: int) -> int:
        found: int = OpenAI("m", base_url="http://127.0.0.1:1/v1", concurrency=concurrency).open().window  # type: ignore[attr-defined]
        return found

    assert window(16) == 4096 and window(256) == 64 * 256


# --- slim records ----------------------------------------------------------------------------------------------------


def test_a_comparison_needs_no_words(tmp_path: Path) -> None:
    toy_task_folder(tmp_path)
    path, _ = run(load_plan(suite(tmp_path, strategies=[*ARMS, {"type": "rag"}])), Quiet(), HashingEmbedder)
    assert compare(path) == compare(path, records=read_records(path))


# --- lines -----------------------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(), max_size=8)
NUMBER = st.none() | st.floats(0, 1e15)
COUNT = st.none() | st.integers(0, 9999)
CELLS = st.builds(Cell, TEXT, TEXT, st.integers(0, 9))
FAILURES = st.none() | st.builds(Failure, TEXT, TEXT)
USAGES = st.builds(Usage, COUNT, COUNT, COUNT)
WORDS = st.lists(TEXT, max_size=2).map(tuple)
TABLES = st.dictionaries(TEXT, st.none() | st.booleans() | TEXT | st.lists(TEXT, max_size=2), max_size=2)
DETAILS = TABLES | st.dictionaries(TEXT, TABLES, max_size=2)
STEPS = st.builds(Step, TEXT, st.floats(0, 9), st.none() | USAGES, COUNT, NUMBER, DETAILS, st.booleans())
ANSWERS = st.builds(
    AnswerRecord,
    cell=CELLS,
    example_id=TEXT,
    messages=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    retrieved=WORDS,
    demonstrations=WORDS,
    references=WORDS,
    gold_passages=WORDS,
    facets=st.dictionaries(TEXT, TEXT, max_size=2),
    build_seconds=st.floats(0, 9),
    completion=st.none() | TEXT,
    prediction=st.none() | TEXT,
    usage=USAGES,
    usd=NUMBER,
    scores=st.dictionaries(TEXT, st.floats(0, 1), max_size=2),
    error=FAILURES,
    probe=st.none() | TEXT,
)
RECORDS = st.one_of(
    ANSWERS,
    st.builds(SetupRecord, CELLS, st.lists(STEPS, max_size=2).map(tuple), FAILURES, st.booleans()),
    st.builds(LatencyRecord, CELLS, TEXT, st.floats(0, 9), NUMBER, NUMBER, COUNT, FAILURES),
)
KINDS = {AnswerRecord: "answer", SetupRecord: "setup", LatencyRecord: "latency"}


@settings(max_examples=200, deadline=None)
@given(RECORDS)
def test_a_line_is_what_asdict_and_json_make_of_a_record(record: Record) -> None:
    table = asdict(record)
    plain = json.dumps({"kind": KINDS[type(record)], **table.pop("cell"), **table}, ensure_ascii=False)
    line = to_line(record)
    assert line == plain.encode("utf-8", "backslashreplace").decode("utf-8")
    assert from_line(line) == record


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON: set"):
        to_line(SetupRecord(Cell("t", "s", 0), (Step("index", 0.0, None, None, None, {"odd": {1}}),)))
