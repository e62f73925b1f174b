"""Questions that people asked a search engine, to be answered without any document."""

from __future__ import annotations

from harness.api import AnswerFormat, Decoding, Example, Task, TaskSpec
from harness.sources import Source
from harness.splitting import split
from tasks.public._common import SEED, by_input, finish, read_json_lines
from tasks.public._sources import NQ_OPEN

SHARES = {"train": 6.0, "validation": 1.0, "test": 3.0}
SPEC = TaskSpec(
    name="nq_open",
    version="1.0.0",
    licence="",
    description="Questions asked of a search engine, with their short answers; closed book. Splits of the dev file.",
    instruction=(
        "Answer the question from what you know. Write the shortest complete answer: a name, a place, a number or a "
        "date, at most five words. No full sentence, no explanation. If you are not sure, write your best guess. The "
        "answers are as of 2018."
    ),
    wordings={
        "terse": "Short answer only, one to five words.",
        "quiz": (
            "You play a quiz whose questions were typed into a search engine in 2017 and 2018. Write on your card only "
            "what the quizmaster needs to hear: the name, date, number or short phrase."
        ),
    },
    metrics=("exact_match", "token_f1", "contains"),
    decoding=Decoding(max_output_tokens=16),
    answer=AnswerFormat("first_line"),
)


def nq_open(source: Source = NQ_OPEN) -> Task:
    rows = enumerate(read_json_lines(source), start=1)
    examples = [Example(f"dev-{n}", row["question"].strip(), tuple(dict.fromkeys(row["answer"]))) for n, row in rows]
    return finish(SPEC, [source], split(examples, SHARES, SEED, group=by_input))
