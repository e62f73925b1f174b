"""What a run keeps in memory for each request more: a few numbers, and none of its words."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from harness.answering import WINDOW, Answering
from harness.api import Adaptation, Completion, Decoding, Example, Failure, Outcome, Prompt, Usage, instruct
from harness.budget import Purse
from harness.cache import CompletionCache
from harness.comparison import compare
from harness.found import Found, by_row, latest
from harness.models.scripted import Scripted, ScriptedModel
from harness.projection import shared_prompts
from harness.records import AnswerRecord, Cell, Record, to_line
from harness.report import html
from harness.scoring import Metrics
from harness.store import Records, RunFolder
from harness.testing import toy_task
from tests.test_comparison import answer, failed, manifest, timed, write_run

LONG = 2_000
"""Characters of every text in the records below: what holds even one of them holds more than the bounds allow."""


def long_run(folder: Path, count: int, *arms: str) -> Path:
    """Records with a prompt and an answer of `LONG` characters each, and nothing that is the same in two of them."""

    def one(arm: str, i: int) -> AnswerRecord:
        words = f"{arm} {i} ".ljust(LONG, "x")
        asked = (("system", "Answer."), ("user", words))
        usage = Usage(100 + i, None, 50)
        return answer(
            arm, i, float(i % 2), messages=asked, usage=usage, usd=i / 1e6, completion=words, prediction=words
        )

    about = manifest(*arms, examples=count)
    return write_run(folder / f"{count}", about, [one(arm, i) for arm in arms for i in range(count)])


def traced(work: Callable[[], object]) -> tuple[int, int]:
    """Bytes that the result of `work` holds, and the most that there were at once."""
    gc.collect()
    tracemalloc.start()
    try:
        result = work()
        gc.collect()
        held, most = tracemalloc.get_traced_memory()
        del result
        return held, most
    finally:
        tracemalloc.stop()


def growth(folder: Path, work: Callable[[Path], object], *arms: str, less: int = 1_000) -> tuple[float, float]:
    """Bytes a record, held and at most, between a run of `less` examples and one of twice as many."""
    small, large = (long_run(folder, count, *arms) for count in (less, 2 * less))
    work(small)  # what is imported or remembered once is no growth
    (held, most), (held_more, most_more) = (traced(lambda run=run: work(run)) for run in (small, large))  # type: ignore[misc]
    more = less * len(arms)
    return (held_more - held) / more, (most_more - most) / more


def test_the_numbers_of_a_record_take_little(tmp_path: Path) -> None:
    alone, _ = growth(tmp_path, lambda run: by_row(Records(run)), "a", less=600)
    assert alone < 320, "with the example's id, which all strategies share"
    beside, _ = growth(tmp_path, lambda run: by_row(Records(run)), "a", "b", less=600)
    assert beside < 220


def test_a_comparison_grows_by_numbers_alone(tmp_path: Path) -> None:
    held, most = growth(tmp_path, compare, "a")
    assert held < 20 and most < 900


def test_a_page_grows_by_numbers_alone(tmp_path: Path) -> None:
    """Both runs have more examples than fit into the page."""

    def render(run: Path) -> int:
        records = Records(run)
        found = by_row(records)
        text = html.render(compare(run, records=records), records, shared_prompts(latest(records, found)), found)
        return len(text)

    _, most = growth(tmp_path, render, "a", less=800)
    assert most < 900


# --- answering -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Talkative(ScriptedModel):
    """Answers of 100,000 characters, none like another."""

    window: int | None = 4
    given: list[int] = field(default_factory=list)

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        self.given.append(len(prompts))
        for index, prompt in enumerate(prompts):
            yield index, Completion(prompt.messages[-1].content.ljust(100_000, "y"), "stop", Usage(1, 0, 1), 0.0)


def answers(model: Talkative, examples: Sequence[Example], cache: CompletionCache) -> Iterator[AnswerRecord]:
    spec = toy_task().spec
    answering = Answering(Cell("toy", "prompt", 0), spec, Metrics(spec), cache, Purse(), lambda queries: 0.0)
    return answering.answers(Adaptation(model, instruct("Answer.")), examples)


def questions(count: int) -> list[Example]:
    return [Example(f"q{i}", f"What is {i}?", ("1",)) for i in range(count)]


def test_no_answer_is_held_once_its_record_is_written(tmp_path: Path) -> None:
    """Of 100 answers of 100 kB the same few are in memory at a time, however many come."""
    model = Talkative(Scripted())

    def write(count: int) -> None:
        folder = tmp_path / f"run{count}"
        folder.mkdir()
        with RunFolder(folder) as run, CompletionCache(folder / "c.sqlite") as cache:
            for record in answers(model, questions(count), cache):
                run.append(record)

    write(8)
    (_, few), (_, many) = traced(lambda: write(20)), traced(lambda: write(100))
    assert many - few < 400_000, "80 answers more, 8 MB"


def test_a_model_without_a_window_is_not_given_all_at_once(tmp_path: Path) -> None:
    @dataclass(frozen=True)
    class Short(Talkative):
        window: int | None = None

        def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
            self.given.append(len(prompts))
            return ((index, Failure("server", "503")) for index in range(len(prompts)))

    model = Short(Scripted())
    with CompletionCache(tmp_path / "c.sqlite") as cache:
        assert sum(1 for _ in answers(model, questions(WINDOW + 5), cache)) == WINDOW + 5
    assert model.given == [WINDOW, 5]


# --- what is kept instead of records ---------------------------------------------------------------------------------


def retried(**changes: Any) -> list[AnswerRecord]:
    """An example that failed first, another, and the first again."""
    return [failed("a", 0), answer("a", 1, 0.0), answer("a", 0, 1.0, **changes)]


def test_of_several_for_the_same_request_the_latest_counts_in_the_place_of_the_first() -> None:
    records = retried(facets={"side": "left"}, usd=0.5)
    found = by_row(records)["t", "a"]
    assert list(found.answers) == [(0, "e0"), (0, "e1")] and len(found.good) == 2
    first = found.answers[0, "e0"]
    assert (first.failure, first.score("f1"), first.usd, first.facets) == (None, 1.0, 0.5, {"side": "left"})
    assert list(latest(records, {("t", "a"): found})) == records[1:]
    assert (0, "e2") not in found.answers and (1, "e0") not in found.answers


def test_an_answer_that_failed_later_has_nothing_of_the_one_before() -> None:
    records = retried(facets={"side": "left"}, usd=0.5)
    found = by_row(records[::-1])["t", "a"]
    first = found.answers[0, "e0"]
    assert (first.failure, first.usd, first.facets) == ("server", None, {})
    with pytest.raises(KeyError):
        first.score("f1")


def test_texts_that_differ_are_told_apart() -> None:
    found = Found()
    for place, said in enumerate(("x", "y", "x")):
        found.add(answer("a", place, 1.0, prediction=said, messages=(("user", said),)), place)
    one, other, again = found.good
    assert one.said == again.said != other.said and one.prompt == again.prompt != other.prompt
    assert one.question != other.question


# --- reading again and again -----------------------------------------------------------------------------------------


def test_records_are_read_again_whenever_they_are_asked_for(tmp_path: Path) -> None:
    written: list[Record] = [*retried(), timed("a", 0, 0.0, 1.0)]
    run = write_run(tmp_path / "r", manifest("a", examples=2), written)
    records = Records(run)
    with (run / "records.jsonl").open("a") as file:
        file.write(to_line(written[0]) + "\n")
    assert list(records) == written == list(records), "those that stood there in the beginning"
    assert records[-1] == written[-1] and records[1:3] == written[1:3] and len(Records(run)) == 5
    with pytest.raises(IndexError):
        records[4]
