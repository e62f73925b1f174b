"""Tokens of the rows, counted by a model's own tokenizer through its chat template."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from harness.checking.findings import Findings
from harness.checking.rows import SPLITS, Content, Row
from harness.errors import ModelLoadError
from harness.models.weights import EMBEDDED, embedded_folder, hub_folder, quiet, resolve

# "Training example context length" of gpt-4o and gpt-4o-mini (2024) in Azure's table of models that can be tuned.
HOSTED_LIMIT = 65_536
_BATCH = 2_000
_OUTLIER, _CONTEXT_SHARE = 10, 4


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """`context` is None where the model does not say how long it reads. `count` gives the tokens of each text."""

    name: str
    context: int | None
    count: Callable[[Sequence[str]], list[int]]
    render: Callable[[list[list[dict[str, str]]]], list[str]]


@dataclass(frozen=True, slots=True)
class SplitTokens:
    """Of the whole rows, prompt and answer, and of the answers alone."""

    rows: int
    total: int
    p50: int
    p90: int
    p99: int
    largest: int
    answer_p50: int
    answer_largest: int


@cache
def open_tokenizer(name: str) -> Tokenizer:
    """The tokenizer of a model: the embedded one, a folder, a .gguf file or a hub id. Raises ModelLoadError."""
    folder = _folder(name)
    try:
        with quiet():
            from transformers import AutoTokenizer

            opened = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:
        line = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelLoadError(f'Model "{name}" has no tokenizer that transformers can load: {line}') from error
    if not opened.chat_template:
        raise ModelLoadError(f'Model "{name}": its tokenizer has no chat template, so rows cannot be laid out.')
    return Tokenizer(name, _context(folder, opened), _counter(opened), _renderer(opened))


def _folder(name: str) -> Path:
    if name == EMBEDDED:
        return embedded_folder()
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    return resolve(name)[0] if path.suffix == ".gguf" else hub_folder(name, f'"{EMBEDDED}"')


def _context(folder: Path, opened: Any) -> int | None:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        config = {}
    found = config.get("max_position_embeddings")
    # A tokenizer without a limit says so with a number beyond all contexts.
    return found if isinstance(found, int) else opened.model_max_length if opened.model_max_length < 10**9 else None


def _counter(opened: Any) -> Callable[[Sequence[str]], list[int]]:
    def count(texts: Sequence[str]) -> list[int]:
        # Without length limit and warning: what is too long is what is looked for.
        parts = (texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH))
        if opened.is_fast:
            fast = opened.backend_tokenizer
            return [
                len(one.ids) for part in parts for one in fast.encode_batch_fast(list(part), add_special_tokens=False)
            ]
        return [len(opened.tokenize(text)) for part in parts for text in part]

    return count


def _renderer(opened: Any) -> Callable[[list[list[dict[str, str]]]], list[str]]:
    def render(conversations: list[list[dict[str, str]]]) -> list[str]:
        try:
            return list(opened.apply_chat_template(conversations, tokenize=False))
        except Exception:  # a template may refuse a role or an order of turns in words of its own
            return ["\n".join(f"{m['role']}\n{m['content']}" for m in turns) for turns in conversations]

    return render


def count_tokens(content: Content, tokenizer: Tokenizer, findings: Findings) -> dict[str, SplitTokens]:
    """Tokens by split, with findings for rows and answers that are too long."""
    counted = {}
    for split in SPLITS:
        if rows := content.of(split):
            whole = _whole(rows, content, tokenizer)
            answers = tokenizer.count([row.answers[0] for row in rows])
            counted[split] = _summary(whole, answers)
            _too_long(rows, whole, answers, content, tokenizer, findings)
    return counted


def _whole(rows: list[Row], content: Content, tokenizer: Tokenizer) -> list[int]:
    counts: list[int] = []
    for start in range(0, len(rows), _BATCH):
        turns = [_turns(row, content) for row in rows[start : start + _BATCH]]
        counts += tokenizer.count(tokenizer.render(turns))
    return counts


def _turns(row: Row, content: Content) -> list[dict[str, str]]:
    if row.messages:
        return [{**m, "role": "system" if m["role"] == "developer" else m["role"]} for m in row.messages]
    instruction = content.spec.instruction if content.spec else ""
    turns = [("system", instruction), ("user", row.input), ("assistant", row.answers[0])]
    return [{"role": role, "content": text} for role, text in turns if text]


def _summary(whole: list[int], answers: list[int]) -> SplitTokens:
    ordered = sorted(whole)
    p50, p90, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.9, 0.99))
    return SplitTokens(
        len(whole), sum(whole), p50, p90, p99, ordered[-1], sorted(answers)[len(answers) // 2], max(answers)
    )


def _too_long(
    rows: list[Row],
    whole: list[int],
    answers: list[int],
    content: Content,
    tokenizer: Tokenizer,
    findings: Findings,
) -> None:
    context, usual = tokenizer.context, median(answers)
    most = content.spec.decoding.max_output_tokens if content.spec else None
    for row, tokens, answer in zip(rows, whole, answers, strict=True):
        place = (row.file, row.line, row.id)
        if context is not None and tokens > context:
            findings.add("longer-than-context", f"{tokens} tokens; {tokenizer.name} reads {context}", *place)
        if tokens > HOSTED_LIMIT:
            message = f"about {tokens} tokens; hosted services train on up to {HOSTED_LIMIT} a row"
            findings.add("longer-than-hosted-limit", message, *place)
        if most is not None and answer > most:
            findings.add("answer-too-long", f"the answer has {answer} tokens; max_output_tokens is {most}", *place)
        if context is not None and answer > _OUTLIER * usual and answer > context / _CONTEXT_SHARE:
            message = f"the answer has {answer} tokens; the middle one of {row.split} has {usual:g}"
            findings.add("answer-outlier", message, *place)
