"""The whole check: a source -> content, findings, tokens and prices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness.checking import schema
from harness.checking.answers import find_answers_in_inputs, find_label_faults, find_sizes
from harness.checking.chat import conversation
from harness.checking.corpus import find_corpus_faults, find_repeated_ids
from harness.checking.costs import Estimate, default_epochs, estimates
from harness.checking.findings import Findings
from harness.checking.overlap import find_overlaps
from harness.checking.reading import read_objects
from harness.checking.rows import SPLITS, Content, Doc
from harness.checking.secrets import find_secrets
from harness.checking.source import BEFORE, CORPUS, Source
from harness.checking.tokens import SplitTokens, Tokenizer, count_tokens
from harness.errors import TaskError
from harness.tasks import load_folder

CLEAN, FAULTY, UNUSABLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. `tokenizer` is None, and `tokens` and `prices` empty, where tokens could not be counted."""

    name: str
    kind: str
    rows: Mapping[str, int]
    documents: int
    findings: Findings
    tokenizer: Tokenizer | None = None
    tokens: Mapping[str, SplitTokens] = field(default_factory=dict)
    epochs: int = 0
    prices: tuple[Estimate, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where nothing but notes was found, 2 where no row can be used, 1 otherwise."""
        if not any(self.rows.values()):
            return UNUSABLE
        severities = self.findings.severities
        return FAULTY if severities["error"] or severities["warning"] else CLEAN

    @property
    def verdict(self) -> str:
        if self.exit_code == UNUSABLE:
            return "Unusable: not one row can be read."
        severities = self.findings.severities
        if severities["error"]:
            return "Not ready: mend the errors before paying for anything."
        return "Usable, with faults that cost quality." if severities["warning"] else "Clean."


def inspect(source: Source, tokenizer: Tokenizer | None, findings: Findings | None = None) -> Report:
    findings = findings or Findings()
    content = read(source, findings)
    find_data_faults(source, content, findings)
    tokens = count_tokens(content, tokenizer, findings) if tokenizer else {}
    _ask_the_loader(source, findings)
    _sort(findings)
    rows = {split: len(content.of(split)) for split in SPLITS}
    epochs = default_epochs(rows["train"])
    prices = estimates({split: counted.total for split, counted in tokens.items()}, epochs) if "train" in tokens else ()
    return Report(source.name, source.kind, rows, len(content.corpus), findings, tokenizer, tokens, epochs, prices)


def read(source: Source, findings: Findings) -> Content:
    """The rows that can be used, and a finding for every line that cannot."""
    content = Content(spec=source.spec)
    if source.spec_error:
        findings.add("task-toml", source.spec_error, "task.toml")
    for name in source.missing:
        findings.add("missing-file", "no such file; a task folder needs train, validation and test", name)
    for split in SPLITS:
        if split in source.files:
            _read_split(source, split, content, findings)
    for key, documents in ((CORPUS, content.corpus), (BEFORE, content.corpus_before)):
        if key in source.files:
            documents += _documents(*source.files[key], findings)
    return content


def _read_split(source: Source, split: str, content: Content, findings: Findings) -> None:
    name, data = source.files[split]
    build = conversation if source.kind == "chat" else schema.example
    for line, value, text in read_objects(name, data, findings):
        row = build(split, name, line, value, findings)
        if row:
            content.rows.append(row)
        find_secrets(text, (name, line, row.id if row else None), findings)


def _documents(name: str, data: bytes, findings: Findings) -> Iterator[Doc]:
    for line, value, text in read_objects(name, data, findings):
        found = schema.document(name, line, value, findings)
        find_secrets(text, (name, line, found.id if found else None), findings)
        if found:
            yield found


def find_data_faults(source: Source, content: Content, findings: Findings) -> None:
    find_overlaps(content, findings)
    if source.kind == "task":
        find_repeated_ids(content.rows, findings)
        find_repeated_ids(content.corpus, findings)
        find_repeated_ids(content.corpus_before, findings)
        find_corpus_faults(content, findings)
    find_sizes(content, bool(source.spec and source.spec.probe), findings)
    find_answers_in_inputs(content, findings)
    find_label_faults(content, findings)


def _ask_the_loader(source: Source, findings: Findings) -> None:
    """What the loader refuses is an error, even where no check above knows the reason."""
    if source.folder is None or findings.severities["error"]:
        return
    try:
        load_folder(Path(source.folder))
    except TaskError as error:
        findings.add("unloadable", str(error))


def _sort(findings: Findings) -> None:
    order = {"error": 0, "warning": 1, "note": 2}
    findings.found.sort(key=lambda f: (order[f.rule.severity], f.code, f.file or "", f.line or 0))
