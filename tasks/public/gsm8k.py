"""Word problems of grade-school arithmetic. The reasoning is learnt, the last number is scored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from harness.api import AnswerFormat, Decoding, Example, Task, TaskSpec
from harness.sources import Source
from tasks.public._common import finish, held_out, read_json_lines
from tasks.public._sources import GSM8K

# The number behind the last ####, or else the last number. Every answer of the set is whole, so a fraction is matched
# without a group, which makes the prediction empty: the metric would read 1.5 as 15.
FINAL_NUMBER = (
    r"(?s)\A(?:.*####|.*(?<![\d.,-]))\s*(?:-?\$)?"
    r"(?:(-?\d[\d,]*)(?:\.0+)?(?![.,]*\d)|-?\d[\d.,]*)"
)
SPEC = TaskSpec(
    name="gsm8k",
    version="1.0.0",
    licence="",
    description="Grade-school arithmetic in words; references are the worked solution, to learn from, and its number.",
    instruction=(
        "Solve the problem step by step. Write one short line for each step, with its calculation. Then write a last "
        "line of #### and the final number: no unit, no currency sign, no thousands comma. Example of a last line:\n"
        "#### 42"
    ),
    wordings={
        "terse": "Work it out in short steps, then end with a line: #### and the number.",
        "check": (
            "You are a careful arithmetic tutor. List what is given, compute one quantity a line, check that the last "
            "one is what was asked for, and finish with a line that holds #### and that whole number only."
        ),
    },
    metrics=("exact_match",),
    decoding=Decoding(max_output_tokens=256),
    answer=AnswerFormat("regex", FINAL_NUMBER),
)


def gsm8k(sources: Mapping[str, Source] = GSM8K) -> Task:
    rows = {name: enumerate(read_json_lines(source), start=1) for name, source in sources.items()}
    splits = {name: [_example(f"{name}-{n}", row) for n, row in numbered] for name, numbered in rows.items()}
    return finish(SPEC, list(sources.values()), held_out(splits))


def _example(identity: str, row: Mapping[str, Any]) -> Example:
    """The marks <<48/2=24>> for a calculator that no model here has are taken out."""
    solution = re.sub(r"<<.*?>>", "", row["answer"]).strip()
    number = solution.rpartition("####")[2].strip().replace(",", "")
    return Example(identity, row["question"].strip(), (solution, number))
