"""Questions about Wikipedia paragraphs, from a file in SQuAD's format (v1.1 or v2.0)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from harness.api import AnswerFormat, Decoding, Document, Example, Task, TaskSpec
from harness.sources import Source
from harness.splitting import split
from tasks.public._common import SEED, finish, read_json
from tasks.public._sources import XQUAD_EN

SHARES = {"train": 6.0, "validation": 1.0, "test": 3.0}
SPEC = TaskSpec(
    name="xquad_en",
    version="1.0.0",
    licence="",
    description="Questions about 240 Wikipedia paragraphs, answered with a span of the paragraph.",
    instruction=(
        "Answer the question with the shortest phrase that is a complete answer: a name, a number, a date or a few "
        "words. If text is given, copy the phrase from it word for word. Write the phrase only, no full sentence and "
        "no explanation."
    ),
    wordings={
        "terse": "Reply with the answer only, in as few words as possible, as they stand in the text.",
        "reader": (
            "You mark answers in encyclopedia articles. For the reader's question, write down the exact words that one "
            "would underline in the article, and nothing else. One line."
        ),
    },
    metrics=("exact_match", "token_f1", "contains"),
    decoding=Decoding(max_output_tokens=24),
    answer=AnswerFormat("first_line"),
)


def xquad_en(source: Source = XQUAD_EN) -> Task:
    corpus: list[Document] = []
    examples: list[Example] = []
    for number, article in enumerate(read_json(source)["data"]):
        for place, paragraph in enumerate(article["paragraphs"]):
            document = Document(f"{number}-{place}", paragraph["context"], article.get("title", "").replace("_", " "))
            corpus.append(document)
            examples += _questions(document.id, paragraph["qas"])
    splits = split(examples, SHARES, SEED, group=lambda example: example.gold_passages[0])
    return finish(replace(SPEC, corpus=tuple(corpus)), [source], splits)


def _questions(passage: str, qas: Sequence[Any]) -> Iterator[Example]:
    """A question that v2.0 calls impossible has no answers, and is dropped as empty."""
    for qa in qas:
        answers = () if qa.get("is_impossible") else tuple(dict.fromkeys(answer["text"] for answer in qa["answers"]))
        yield Example(qa["id"], qa["question"], answers, gold_passages=(passage,))
