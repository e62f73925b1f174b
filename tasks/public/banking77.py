"""The intent of a bank customer's message, one of 77."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from harness.api import AnswerFormat, Decoding, Example, Task, TaskSpec
from harness.sources import Source
from tasks.public._common import finish, held_out, read_csv
from tasks.public._sources import BANKING77

SPEC = TaskSpec(
    name="banking77",
    version="1.0.0",
    licence="",
    description="Messages of bank customers and their intent, one of 77 labels.",
    instruction=(
        "You sort the messages that customers send to their bank's app. Choose the one label that says best what the "
        "customer wants. Answer with the label exactly as it is spelled here, and nothing else.\n\nLabels: {labels}"
    ),
    wordings={
        "terse": "Which label fits the message? Reply with one label, spelled as in this list.\n\n{labels}",
        "router": (
            "Each bank customer's message goes to the queue of its topic. These are the queues: {labels}.\n\n"
            "Write the name of the one right queue. Where several seem to fit, take the most specific one."
        ),
    },
    metrics=("exact_match", "contains"),
    decoding=Decoding(max_output_tokens=20),
    answer=AnswerFormat("first_line"),
)


def banking77(sources: Mapping[str, Source] = BANKING77) -> Task:
    splits = {name: _examples(name, source) for name, source in sources.items()}
    labels = ", ".join(sorted({e.references[0] for examples in splits.values() for e in examples}, key=str.casefold))
    wordings = {name: text.format(labels=labels) for name, text in SPEC.wordings.items()}
    spec = replace(SPEC, instruction=SPEC.instruction.format(labels=labels), wordings=wordings)
    divided = held_out(splits, stratum=lambda example: example.references[0])
    return finish(spec, list(sources.values()), divided)


def _examples(split: str, source: Source) -> list[Example]:
    rows = enumerate(read_csv(source), start=1)
    return [Example(f"{split}-{n}", row["text"].strip(), (row["category"],)) for n, row in rows]
