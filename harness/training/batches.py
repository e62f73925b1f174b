"""Training pairs as token ids, and the batches a training step runs: few wasted tokens, bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from harness.api import Prompt, TrainingPair
from harness.models.prefixes import shared_length

WORTH_A_PASS = 200
"""Tokens a shared prefix must save before it is run apart: a pass through a small model costs about as much."""

POOL = 8
"""Batches whose examples are sorted by length together, so that rows of one batch are about equally long."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One training pair as token ids. The answer ends with the token that ends the model's turn."""

    prompt: tuple[int, ...]
    answer: tuple[int, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        return self.prompt + self.answer

    def __len__(self) -> int:
        return len(self.prompt) + len(self.answer)


@dataclass(frozen=True, slots=True)
class MicroBatch:
    """What goes through the model at once: `prefix` that all rows begin with (it may be empty), and what follows it.

    `targets` are (row, position in the row, token the model should say next), for the answers' tokens only.
    """

    prefix: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]
    targets: tuple[tuple[int, int, int], ...]


# --- pairs to ids -----------------------------------------------------------------------------------------------------


def encode(
    pairs: Iterable[TrainingPair],
    prompt_ids: Callable[[Prompt], Sequence[int]],
    tokenizer: Any,
    ends: int | Sequence[int] | None,
) -> list[Sample]:
    """Prompt and answer are tokenised apart, as at inference, where the model writes on after the prompt's tokens.

    `ends` is `generation_config.eos_token_id`: the tokens at which generation stops.
    """
    samples = []
    end = end_of_turn(tokenizer, ends)
    for pair in pairs:
        answer = tokenizer(pair.answer, add_special_tokens=False, verbose=False)["input_ids"]
        samples.append(Sample(tuple(prompt_ids(pair.prompt)), (*answer, end)))
    return samples


def end_of_turn(tokenizer: Any, ends: int | Sequence[int] | None) -> int:
    """The token the chat template puts after an answer, if generation stops at it, else the tokenizer's own end."""
    mark = "ANSWER"
    turns = [{"role": "user", "content": "QUESTION"}, {"role": "assistant", "content": mark}]
    text = tokenizer.apply_chat_template(turns, tokenize=False)
    after = tokenizer(text.rpartition(mark)[2], add_special_tokens=False)["input_ids"]
    stops = {*(ends if isinstance(ends, Sequence) else [ends]), tokenizer.eos_token_id}
    return int(after[0] if after and after[0] in stops else tokenizer.eos_token_id)


# --- ids to batches ---------------------------------------------------------------------------------------------------


def epoch_batches(samples: Sequence[Sample], batch_size: int, dice: Random) -> list[list[Sample]]:
    """All samples once, in random batches whose samples are of similar length. The last may be smaller."""
    order = list(samples)
    dice.shuffle(order)
    pools = [sorted(pool, key=len) for pool in _cut(order, batch_size * POOL)]
    batches = [batch for pool in pools for batch in _cut(pool, batch_size)]
    dice.shuffle(batches)
    return batches


def _cut(samples: Sequence[Sample], size: int) -> list[list[Sample]]:
    return [list(samples[start : start + size]) for start in range(0, len(samples), size)]


def micro_batches(batch: Sequence[Sample], budget: int, share: bool = True) -> Iterator[MicroBatch]:
    """Parts of `batch` of at most `budget` tokens with padding; a sample longer than that goes alone.

    `share` runs a prefix that the prompts have in common once a part: the same numbers for fewer tokens.
    """
    prefix = shared_length([sample.prompt for sample in batch]) if share else 0
    group: list[Sample] = []
    for sample in sorted(batch, key=len, reverse=True):
        width = len((group or [sample])[0]) - prefix
        if group and prefix + width * (len(group) + 1) > budget:
            yield _micro_batch(group, share)
            group = []
        group.append(sample)
    if group:
        yield _micro_batch(group, share)


def _micro_batch(group: Sequence[Sample], share: bool) -> MicroBatch:
    length = shared_length([sample.prompt for sample in group]) if share else 0
    if length * (len(group) - 1) < WORTH_A_PASS:
        length = 0
    # Nothing is to be said after the last token, so it is never read.
    rows = tuple(sample.ids[length:-1] for sample in group)
    targets = (
        (row, len(sample.prompt) - 1 - length + at, token)
        for row, sample in enumerate(group)
        for at, token in enumerate(sample.answer)
    )
    return MicroBatch(group[0].ids[:length], rows, tuple(targets))
