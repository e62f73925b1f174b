"""What task.toml says, as far as a person left it open: name, instruction, metrics, longest answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from harness.errors import UsageError
from harness.importing.found import Found
from harness.tables.cleaning import Item
from harness.tables.dividing import labels

MOST_NAMED_LABELS, SHORT_ANSWER_WORDS = 100, 6
BYTES_PER_TOKEN, SPARE_TOKENS, STEP = 3, 8, 16


@dataclass(frozen=True)
class TaskSettings:
    """ "", () and 0 are left open. `notes` say what was decided in the person's place."""

    name: str = ""
    licence: str = ""
    instruction: str = ""
    metrics: tuple[str, ...] = ()
    max_output_tokens: int = 0
    extract: str = "all"
    seed: int = 0
    notes: tuple[str, ...] = ()


def settle_settings(
    asked: TaskSettings, found: Sequence[Found], items: Sequence[Item], folder: Path, seed: int
) -> TaskSettings:
    """`asked` with nothing left open. Raises UsageError where the sources have instructions that differ."""
    instruction, of_instruction = _instruction(asked, found, items)
    licence = asked.licence or next((one.licence for one in found if one.licence), "")
    metrics = asked.metrics or _metrics(items)
    notes = [of_instruction] if of_instruction else []
    if not licence:
        notes.append("licence: unknown. Set it with --licence, or in task.toml")
    if not asked.metrics:
        notes.append(f"metrics: {', '.join(metrics)} by the look of the answers. Set them with --metric")
    return replace(
        asked,
        name=asked.name or folder.resolve().name.lstrip(".") or "imported",
        licence=licence or "unknown",
        instruction=instruction,
        metrics=metrics,
        max_output_tokens=asked.max_output_tokens or _longest_answer(items),
        extract="all" if any("\n" in text.strip() for item in items for text in item.references) else "first_line",
        seed=seed,
        notes=tuple(notes),
    )


def _instruction(asked: TaskSettings, found: Sequence[Found], items: Sequence[Item]) -> tuple[str, str]:
    """The instruction, and a note where it is nobody's."""
    if asked.instruction:
        return asked.instruction, ""
    mixed = next((one.mixed_instructions for one in found if one.mixed_instructions), "")
    given = {one.instruction for one in found if one.instruction}
    if mixed or len(given) > 1:
        raise UsageError(mixed or "The sources have different system messages. Give one with --instruction.")
    if given:
        return given.pop(), "instruction: the system message of the conversations"
    named = labels(items)
    if named and len(named) <= MOST_NAMED_LABELS:
        return f"Answer with one of these, and nothing else: {', '.join(named)}.", "instruction: made from the answers"
    return "Answer.", 'instruction: only "Answer.", as the source has none. Write a better one with --instruction'


def _metrics(items: Sequence[Item]) -> tuple[str, ...]:
    if labels(items):
        return ("exact_match",)
    short = median(len(item.references[0].split()) for item in items) <= SHORT_ANSWER_WORDS
    return ("exact_match", "token_f1") if short else ("rougeL", "token_f1")


def _longest_answer(items: Sequence[Item]) -> int:
    """Tokens that the longest first reference may take, rounded up: no tokenizer is at hand here."""
    most = max(len(item.references[0].encode()) for item in items)
    return -(-(most // BYTES_PER_TOKEN + SPARE_TOKENS) // STEP) * STEP
