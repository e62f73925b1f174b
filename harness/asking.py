"""Asks a model many prompts, and pays only for those not asked before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harness.api import Completion, Decoding, Model, Outcome, Prompt, Usage
from harness.budget import Purse
from harness.cache import CompletionCache


def ask(
    model: Model, prompts: Sequence[Prompt], decoding: Decoding, cache: CompletionCache, purse: Purse | None = None
) -> Iterator[tuple[int, Outcome, bool]]:
    """Yield (index, outcome, reused) as each finishes. Equal prompts are asked once; failures are not kept.

    Raises BudgetError where what is left of the budget may not cover the next request.
    """
    waiting: dict[str, list[int]] = {}
    for index, key in enumerate(cache.keys(model, prompts, decoding)):
        waiting.setdefault(key, []).append(index)
    missing: list[str] = []
    for key, indices in waiting.items():
        if (known := cache.get(key)) is None:
            missing.append(key)
        else:
            yield from ((index, known, True) for index in indices)
    new = [prompts[waiting[key][0]] for key in missing]
    for position, outcome in _bought(model, new, decoding, purse or Purse()):
        key = missing[position]
        if isinstance(outcome, Completion):
            cache.put(key, outcome)
        for order, index in enumerate(waiting[key]):
            yield index, outcome, order > 0


def _bought(model: Model, prompts: Sequence[Prompt], decoding: Decoding, purse: Purse) -> Iterator[tuple[int, Outcome]]:
    """All at once; with a budget, as many at a time as are sure to stay within it."""
    sent = 0
    while sent < len(prompts):
        together = prompts[sent : sent + purse.admit(model, prompts[sent:], decoding)]
        for position, outcome in model.complete(together, decoding):
            purse.pay(model, together[position], decoding, outcome)
            yield sent + position, outcome
        sent += len(together)


def total_usage(usages: Iterable[Usage]) -> Usage:
    """Sums; what is not known of one request is not known of the sum."""
    known = list(usages)

    def add(name: str) -> int | None:
        values = [getattr(usage, name) for usage in known]
        return None if None in values else sum(values)

    return Usage(add("input_tokens"), add("cached_input_tokens"), add("output_tokens"))
