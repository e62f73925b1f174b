"""The example browser's data: every strategy's answer to an example side by side, as plain values within a size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from harness.comparison import TaskComparison
from harness.found import Found
from harness.records import AnswerRecord, plain_json
from harness.report.plain import plain

LONGEST_TEXT = 20_000
"""Characters of one prompt turn or answer; what is beyond them is counted, not shown."""
Key = tuple[int, str]


@dataclass
class _Texts:
    """Each text once: few-shot prompts repeat theirs in every example."""

    places: dict[str, int] = field(default_factory=dict)

    def place(self, text: str) -> int:
        return self.places.setdefault(cut(text), len(self.places))


def cut(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    return f"{text[:LONGEST_TEXT]}\n[{len(text) - LONGEST_TEXT:,} more characters, not in this file]"


def embedded(value: Any) -> str:
    """JSON that may stand in a <script> of a page: nothing in it can end the element or begin a comment."""
    return plain_json(plain(value)).replace("<", "\\u003c").replace(">", "\\u003e")


def size(value: Any) -> int:
    return len(embedded(value).encode())


def browser_data(task: TaskComparison, found: Mapping[tuple[str, str], Found], budget: int) -> dict[str, Any]:
    """As many examples as fit into `budget` bytes, those first on which strategies disagree; in the records' order."""
    arms = {row.strategy: found.get((task.task, row.strategy), Found()).answers for row in task.rows}
    keys = list(dict.fromkeys(key for answers in arms.values() for key in answers))
    scores = [r.scores[task.primary_metric] for answers in arms.values() for r in answers.values() if r.error is None]
    limit = 1.0 if set(scores) <= {0.0, 1.0} else 0.5
    texts, kept, used = _Texts(), {}, 0
    for key in sorted(keys, key=lambda key: not _disagree(arms.values(), key, task.primary_metric, limit)):
        before = len(texts.places)
        row = _example(key, [answers.get(key) for answers in arms.values()], texts)
        used += size(row) + sum(size(text) for text in list(texts.places)[before:]) + 8
        if used > budget:
            for text in list(texts.places)[before:]:
                del texts.places[text]
            break
        kept[key] = row
    return {
        "strategies": list(arms),
        "metrics": list(task.signatures),
        "primary": task.primary_metric,
        "limit": limit,
        "total": len(keys),
        "texts": list(texts.places),
        "rows": [kept[key] for key in keys if key in kept],
    }


def _disagree(arms: Iterable[Mapping[Key, AnswerRecord]], key: Key, metric: str, limit: float) -> bool:
    judged = [answers.get(key) for answers in arms]
    return len({r is not None and r.error is None and r.scores[metric] >= limit for r in judged}) > 1


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
