"""Clauses of terms of service and licences, and what they say in plain English."""

from __future__ import annotations

from dataclasses import replace

from harness.api import Decoding, Example, Task, TaskSpec
from harness.sources import Source
from harness.splitting import split
from tasks.public._common import SEED, finish, read_json
from tasks.public._sources import LEGAL_TLDR, LEGAL_TOSDR

SHARES = {"train": 5.0, "validation": 1.0, "test": 4.0}
SPEC = TaskSpec(
    name="legal_tldr",
    version="1.0.0",
    licence="",
    description="Clauses of nine licences and terms of service, and their summaries on tldrlegal.com.",
    instruction=(
        "Say in plain English what this clause means for the person who agrees to it. One to three short sentences of "
        "everyday words, in lower case, speaking to the reader as you and of the company as we. Leave out whatever a "
        "user would not act on."
    ),
    wordings={
        "terse": "Summarise the clause in one plain sentence, in lower case.",
        "friend": (
            "A friend is about to tick 'I agree' and shows you this clause. Tell them, in one or two casual sentences "
            "in lower case, what they may do, may not do or give away."
        ),
    },
    metrics=("rougeL", "rouge1", "rouge2"),
    decoding=Decoding(max_output_tokens=64),
)
TOSDR = replace(
    SPEC,
    name="legal_tosdr",
    description="Clauses of web services' terms and privacy policies, and their one-line meaning on tosdr.org.",
    instruction=(
        "Say in one plain sentence what this clause of a web service's terms means for its users. Write it in lower "
        "case, as a statement about the service or about you, the user. No legal terms, no quotation, no opinion."
    ),
    wordings={
        "terse": "State the point of the clause in one short sentence, in lower case.",
        "label": (
            "You rate terms of service for the public. Write the label of this clause as it would stand in a list of "
            "good and bad points: one short statement in lower case that is true of the clause and clear without it."
        ),
    },
    decoding=Decoding(max_output_tokens=96),
)


def legal_tldr(source: Source = LEGAL_TLDR) -> Task:
    return _task(SPEC, source, "doc")


def legal_tosdr(source: Source = LEGAL_TOSDR) -> Task:
    return _task(TOSDR, source, "urls")


def _task(spec: TaskSpec, source: Source, owner: str) -> Task:
    """The clauses of one owner, a contract or a service, stay in one split."""
    rows = {row["uid"]: row for row in read_json(source).values()}
    examples = [Example(uid, row["original_text"], (row["reference_summary"],)) for uid, row in rows.items()]
    splits = split(examples, SHARES, SEED, group=lambda example: rows[example.id].get(owner) or example.id)
    return finish(spec, [source], splits)
