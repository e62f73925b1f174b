"""Test examples -> AnswerRecords: build, ask, take the prediction out, score, price. The same for every strategy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from harness.answers import extract
from harness.api import Adaptation, Completion, Example, Failure, Model, Outcome, Prompt, TaskSpec
from harness.asking import ask
from harness.budget import Purse
from harness.cache import CompletionCache
from harness.cost import request_price
from harness.records import AnswerRecord, Cell
from harness.scoring import Metrics

WINDOW = 4096
"""Prompts at a time: enough for a local model to sort them by length with little left to gain."""
Embed = Callable[[Sequence[str]], float]


@dataclass(frozen=True)
class _Question:
    example: Example
    prompt: Prompt
    build_seconds: float


@dataclass(frozen=True)
class Answering:
    """What all answers of a cell have in common.

    `embed` embeds queries at once and returns the seconds: each one's share is part of building its prompt.
    """

    cell: Cell
    spec: TaskSpec
    metrics: Metrics
    cache: CompletionCache
    purse: Purse
    embed: Embed

    def answers(self, adaptation: Adaptation, examples: Sequence[Example]) -> Iterator[AnswerRecord]:
        """Yield one record an example, in the order in which the model finishes. Raises BudgetError.

        A model may have an attribute `window`: how many prompts it is given at a time, so that memory does not grow
        with the test split. One without it gets WINDOW.
        """
        window = getattr(adaptation.model, "window", None) or WINDOW
        for start in range(0, len(examples), window):
            yield from self._together(adaptation, examples[start : start + window])

    def _together(self, adaptation: Adaptation, examples: Sequence[Example]) -> Iterator[AnswerRecord]:
        share = self.embed([example.input for example in examples]) / len(examples)
        questions = [_build(adaptation, example, share) for example in examples]
        prompts = [question.prompt for question in questions]
        for index, outcome, reused in ask(adaptation.model, prompts, self.spec.decoding, self.cache, self.purse):
            yield self._record(questions[index], outcome, adaptation.model, reused)

    def _record(self, question: _Question, outcome: Outcome, model: Model, reused: bool) -> AnswerRecord:
        asked = self._asked(question, reused)
        if isinstance(outcome, Failure):
            return replace(asked, error=outcome)
        return self._scored(asked, outcome, model)

    def _asked(self, question: _Question, reused: bool) -> AnswerRecord:
        example, prompt = question.example, question.prompt
        return AnswerRecord(
            cell=self.cell,
            example_id=example.id,
            messages=tuple((message.role, message.content) for message in prompt.messages),
            retrieved=prompt.retrieved,
            demonstrations=prompt.demonstrations,
            references=example.references,
            outdated_references=example.outdated_references,
            gold_passages=example.gold_passages,
            facets=dict(example.facets),
            build_seconds=question.build_seconds,
            reused=reused,
        )

    def _scored(self, asked: AnswerRecord, completion: Completion, model: Model) -> AnswerRecord:
        prediction, outdated = extract(completion.text, self.spec.answer), asked.outdated_references
        seconds = completion.seconds + asked.build_seconds
        return replace(
            asked,
            completion=completion.text,
            prediction=prediction,
            finish_reason=completion.finish_reason,
            usage=completion.usage,
            seconds=completion.seconds,
            usd=request_price(model, completion.usage, seconds, self.purse.rates),
            scores=self.metrics.score(prediction, asked.references),
            outdated_scores=self.metrics.score(prediction, outdated) if outdated else {},
        )


def _build(adaptation: Adaptation, example: Example, embedding: float) -> _Question:
    started = perf_counter()
    prompt = adaptation.build_prompt(example.query)
    return _Question(example, prompt, embedding + perf_counter() - started)
