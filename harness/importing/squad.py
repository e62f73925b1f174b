"""A file of SQuAD's format -> questions with their answers, and the paragraphs as the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.api import Document
from harness.errors import UsageError
from harness.importing.found import Found
from harness.tables.columns import Columns, Row, Table

LEAST_ARTICLES = 10


def from_squad(name: str, content: Any) -> Found:
    """Questions on one article stay in one split, or on one paragraph where articles are few. Raises UsageError."""
    try:
        rows, documents = _read(name, content)
    except (KeyError, TypeError, AttributeError):
        raise UsageError(f"{name}: not of SQuAD's format: data, paragraphs, qas, answers.") from None
    articles = {row.values["article"] for row in rows}
    group = "article" if len(articles) >= LEAST_ARTICLES else "paragraph"
    columns = Columns(("question",), ("answers",), id="id", gold_passages="paragraph", group=group)
    notes = (f"questions about one {group} stay in one split",)
    table = Table(name, ("id", "question", "answers", "paragraph", "article"), rows)
    return Found(table, columns, documents=tuple(documents.values()), notes=notes)


def _read(name: str, content: Any) -> tuple[list[Row], dict[str, Document]]:
    rows: list[Row] = []
    documents: dict[str, Document] = {}
    stem = Path(name).stem
    for article, title, paragraph in _paragraphs(content):
        text = paragraph["context"]
        # By its text, as some files hold a paragraph twice.
        document = documents.setdefault(text, Document(f"{stem}-p{len(documents) + 1}", text, title))
        for question in paragraph["qas"]:
            values = {
                "id": question["id"],
                "question": question["question"],
                "answers": list(dict.fromkeys(answer["text"] for answer in question["answers"])),
                "paragraph": document.id,
                "article": f"{stem} {article}",
            }
            rows.append(Row(f"{Path(name).name} question {len(rows) + 1}", f"row-{len(rows) + 1}", values))
    return rows, documents


def _paragraphs(content: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for number, article in enumerate(content["data"], start=1):
        title = str(article.get("title", "")).replace("_", " ")
        for paragraph in article["paragraphs"]:
            yield f"article {number}", title, paragraph
