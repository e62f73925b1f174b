"""Faults of the documents, and of what the examples say about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from harness.checking.duplicates import near_pairs
from harness.checking.findings import Findings, shortened
from harness.checking.overlap import LONG_ANSWER
from harness.checking.rows import Content, Doc, Row, words


def find_corpus_faults(content: Content, findings: Findings) -> None:
    _same_documents(content.corpus, findings)
    _gold(content, findings)
    _copied_answers(content.of("test"), content.corpus, findings)


def find_repeated_ids(items: Iterable[Row | Doc], findings: Findings) -> None:
    seen: dict[str, Row | Doc] = {}
    for item in items:
        if item.id is None:
            continue
        first = seen.setdefault(item.id, item)
        if first is not item:
            message = f'id "{shortened(item.id)}" stands in {first.file}:{first.line} already'
            findings.add("duplicate-id", message, item.file, item.line, item.id)


def _same_documents(corpus: list[Doc], findings: Findings) -> None:
    reported: set[int] = set()
    for i, j in near_pairs([doc.text for doc in corpus], [None] * len(corpus)):
        here, there = corpus[j], corpus[i]
        if j in reported:
            continue
        reported.add(j)
        same = words(here.text) == words(there.text)
        code, how = ("duplicate-document", "the text of") if same else ("near-duplicate-document", "nearly the text of")
        message = f'{how} {there.file}:{there.line} ("{shortened(there.id, 40)}")'
        findings.add(code, message, here.file, here.line, here.id)


def _gold(content: Content, findings: Findings) -> None:
    known = {doc.id for doc in content.corpus}
    for row in content.rows:
        for gold in row.gold:
            if gold not in known:
                message = f'gold passage "{shortened(gold)}" is not the id of a corpus document'
                findings.add("gold-missing", message, row.file, row.line, row.id)
    used = {gold for row in content.rows for gold in row.gold}
    if used and (idle := [doc.id for doc in content.corpus if doc.id not in used]):
        shown = ", ".join(shortened(name, 30) for name in idle[:5])
        message = f"{len(idle)} of {len(known)} documents are no example's gold passage: {shown}"
        findings.add("unused-document", message, content.corpus[0].file)
    _shared_sources(content, findings)


def _shared_sources(content: Content, findings: Findings) -> None:
    trained = {gold for row in content.of("train") for gold in row.gold}
    resting = [row for row in content.of("test") if row.gold]
    shared = [row for row in resting if trained & set(row.gold)]
    if shared:
        share = f"{len(shared)} of {len(resting)} test rows ({len(shared) / len(resting):.0%})"
        message = f"{share} rest on a document that a training row rests on: right where trained facts are asked again"
        findings.add("shared-source", message, shared[0].file)


def _copied_answers(test: list[Row], corpus: list[Doc], findings: Findings) -> None:
    """Long answers word by word in a document that is not the row's own source: then the answer key is in there."""
    wanted: dict[tuple[str, ...], list[tuple[Row, list[str]]]] = defaultdict(list)
    for row in test:
        answer = words(row.answers[0])
        if len(answer) >= LONG_ANSWER:
            wanted[tuple(answer[:LONG_ANSWER])].append((row, answer))
    reported: Counter[int] = Counter()
    for doc in corpus if wanted else []:
        text = words(doc.text)
        for start in range(len(text) - LONG_ANSWER + 1):
            for row, answer in wanted.get(tuple(text[start : start + LONG_ANSWER]), ()):
                if text[start : start + len(answer)] == answer and doc.id not in row.gold and not reported[id(row)]:
                    reported[id(row)] += 1
                    message = f'the answer stands word by word in document "{shortened(doc.id, 40)}"'
                    findings.add("answer-in-corpus", message, row.file, row.line, row.id)
