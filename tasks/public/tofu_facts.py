"""A probe: well-known facts about the world, which a model should still know after it was tuned to something else."""

from __future__ import annotations

from harness.api import AnswerFormat, Decoding, Example, Task, TaskSpec
from harness.sources import Source
from tasks.public._common import finish, read_json_lines
from tasks.public._sources import TOFU_FACTS

SPEC = TaskSpec(
    name="tofu_facts",
    version="1.0.0",
    licence="",
    description="117 well-known facts, asked to see what a tuned model still knows. A probe: nothing learns from it.",
    instruction="Answer the question with the fact that is asked for: a name, a place, a year or a few words.",
    wordings={
        "terse": "Short answer only.",
        "quiz": "You play a general-knowledge quiz. Write the answer and nothing else.",
    },
    # Whether it is known, whatever is said around it, comes before the form of the answer.
    metrics=("contains", "exact_match"),
    decoding=Decoding(max_output_tokens=32),
    answer=AnswerFormat("first_line"),
    probe=True,
)


def tofu_facts(source: Source = TOFU_FACTS) -> Task:
    rows = enumerate(read_json_lines(source), start=1)
    test = [Example(f"fact-{n}", row["question"].strip(), (row["answer"].strip(),)) for n, row in rows]
    return finish(SPEC, [source], {"test": test})
