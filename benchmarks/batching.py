"""How many greedy answers of the embedded model in bfloat16 are worded otherwise in a batch than alone.

`python -m benchmarks.batching`: the 200 prompts of the row `few_shot`, once in batches and once one at a time, with
ROUGE-L of both. docs/reliability.md and `harness.manifest.BATCHING_RATE` carry what it printed. Some five minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from benchmarks.data import demonstrated
from benchmarks.row_local import TOKENS_AT_ONCE
from harness.api import Completion, Decoding, Message, Prompt
from harness.metrics.rouge import RougeL
from harness.models.local import Local


def main() -> None:
    job = demonstrated(200)
    prompts = [Prompt(tuple(Message(turn["role"], turn["content"]) for turn in turns)) for turns in job.messages()]
    together, alone = (_answers(prompts, job.max_tokens, tokens) for tokens in (TOKENS_AT_ONCE, 1))
    differing = sum(one != other for one, other in zip(together, alone, strict=True))
    references = [reference for _, reference in job.rows]
    print(f"{differing} of {len(prompts)} answers differ ({differing / len(prompts):.3f}); ROUGE-L ", end="")
    print(f"{_rouge_l(together, references):.1f} in batches, {_rouge_l(alone, references):.1f} one at a time")


def _answers(prompts: Sequence[Prompt], max_tokens: int, tokens_at_once: int) -> list[str]:
    model = Local(dtype="bfloat16", max_batch_tokens=tokens_at_once).open()
    outcomes = dict(model.complete(prompts, Decoding(max_output_tokens=max_tokens)))
    return [outcome.text for _, outcome in sorted(outcomes.items()) if isinstance(outcome, Completion)]


def _rouge_l(answers: Sequence[str], references: Sequence[str]) -> float:
    pairs = zip(answers, references, strict=True)
    return 100 * fmean(RougeL().score(answer, [reference]) for answer, reference in pairs)


if __name__ == "__main__":
    main()
