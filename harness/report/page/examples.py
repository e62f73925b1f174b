"""The example browser's data: every strategy's answer to an example side by side, as plain values within a size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from harness.comparison import TaskComparison
from harness.found import Answer, Answers, Found, Key, Rows
from harness.records import AnswerRecord, Record, plain_json
from harness.report.plain import plain

LONGEST_TEXT = 20_000
"""Characters of one prompt turn or answer; what is beyond them is counted, not shown."""


@dataclass
class _Texts:
    """Each text once: few-shot prompts repeat theirs in every example."""

    places: dict[str, int] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)

    def place(self, text: str) -> int:
        shown = cut(text)
        if shown not in self.places:
            self.places[shown] = len(self.places)
            self.new.append(shown)
        return self.places[shown]

    def taken_in(self) -> list[str]:
        """Those that came since the last call, in their order."""
        new, self.new = self.new, []
        return new


def cut(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT]}\n[{len(text) - LONGEST_TEXT:,} more characters, not in this file]"


def embedded(value: Any) -> str:
    """JSON that may stand in a <script> of a page: nothing in it can end the element or begin a comment."""
    return plain_json(plain(value)).replace("<", "\\u003c").replace(">", "\\u003e")


def size(value: Any) -> int:
    return len(embedded(value).encode())


def browser_data(task: TaskComparison, found: Rows, records: Sequence[Record], budget: int) -> str:
    """JSON of what fits into `budget` bytes, by id; those on which strategies disagree are let in first.

    Their words are looked up in `records`, and only theirs.
    """
    arms = {row.strategy: found.get((task.task, row.strategy), Found()).answers for row in task.rows}
    judged = _Judged(list(arms.values()), task.primary_metric)
    texts, written, kept, used = _Texts(), list[str](), {}, 0
    for key in judged.telling_first():
        row = embedded(_example(key, [_record(answers.get(key), records) for answers in arms.values()], texts))
        new = [embedded(text) for text in texts.taken_in()]
        used += sum(len(text.encode()) for text in (row, *new)) + 8
        if used > budget:
            break
        kept[key] = row
        written += new
    about = {
        "strategies": list(arms),
        "metrics": list(task.signatures),
        "primary": task.primary_metric,
        "limit": judged.limit,
        "total": sum(1 for _ in judged.examples()),
    }
    rows = ", ".join(kept[key] for key in sorted(kept, key=_natural))
    return f'{embedded(about)[:-1]}, "texts": [{", ".join(written)}], "rows": [{rows}]}}'


@dataclass(frozen=True)
class _Judged:
    """The examples of a task, and on which of them strategies disagree. It holds no list of them: there may be many."""

    arms: Sequence[Answers]
    metric: str

    @cached_property
    def limit(self) -> float:
        """From which score on an answer counts as right."""
        scores = (answer.score(self.metric) for answers in self.arms for answer in answers.good)
        return 1.0 if all(score in (0.0, 1.0) for score in scores) else 0.5

    def examples(self) -> Iterator[Key]:
        """Each once: those of the first strategy, then what others have besides."""
        for place, answers in enumerate(self.arms):
            yield from (key for key in answers if not any(key in earlier for earlier in self.arms[:place]))

    def telling_first(self) -> Iterator[Key]:
        for wanted in (True, False):
            yield from (key for key in self.examples() if self._disagree(key) == wanted)

    def _disagree(self, key: Key) -> bool:
        return len({self._right(answers.get(key)) for answers in self.arms}) > 1

    def _right(self, answer: Answer | None) -> bool:
        return answer is not None and answer.failure is None and answer.score(self.metric) >= self.limit


def _natural(key: Key) -> list[tuple[int, str]]:
    """By seed, then by id with its numbers as numbers: e9 before e10."""
    parts = re.split(r"(\d{1,18})", key[1])
    return [(key[0], ""), *((int(part), "") if part.isdecimal() else (-1, part) for part in parts)]


def _record(answer: Answer | None, records: Sequence[Record]) -> AnswerRecord | None:
    record = None if answer is None else records[answer.place]
    return record if isinstance(record, AnswerRecord) else None


def _example(key: Key, answers: Sequence[AnswerRecord | None], texts: _Texts) -> dict[str, Any]:
    first = next(record for record in answers if record is not None)
    return {
        "id": key[1],
        "seed": key[0],
        "references": [cut(text) for text in first.references],
        "outdated": [cut(text) for text in first.outdated_references],
        "gold": list(first.gold_passages),
        "facets": dict(first.facets),
        "answers": [None if record is None else _answer(record, texts) for record in answers],
    }


def _answer(record: AnswerRecord, texts: _Texts) -> dict[str, Any]:
    messages = [(role, texts.place(content)) for role, content in record.messages]
    shared = {"messages": messages, "retrieved": list(record.retrieved), "shown": list(record.demonstrations)}
    if record.error is not None:
        return {**shared, "error": cut(f"{record.error.kind}: {record.error.message}")}
    return {
        **shared,
        "completion": cut(record.completion or ""),
        "prediction": cut(record.prediction or ""),
        "finish": record.finish_reason,
        "scores": {name: round(value, 4) for name, value in record.scores.items()},
        "tokens": [record.usage.input_tokens, record.usage.output_tokens],
        "usd": record.usd,
    }
