"""What is looked at before anything is bought: the files by the rules of `adaptbench check`, and the base's end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from harness.checking.findings import Finding, Findings
from harness.checking.inspection import inspect
from harness.checking.source import open_source
from harness.checking.tokens import Tokenizer, open_tokenizer
from harness.errors import ModelLoadError, TrainingError
from harness.models.weights import EMBEDDED
from harness.training.hosted.calls import Calls, inner, number, tables
from harness.training.hosted.order import Order

SOON_DAYS = 180
OPENAI_HOST, OPENAI_CLOSES = "api.openai.com", date(2027, 1, 6)
_SHOWN = 3
# Of the tokenizer at hand, and not of the model that will be trained.
_OTHER_MODEL = frozenset({"longer-than-context", "answer-outlier"})


@dataclass(frozen=True)
class Checked:
    """`tokens` by split, None where there was no tokenizer; `notes` for the person."""

    tokens: dict[str, int] | None
    notes: tuple[str, ...]


def check_files(order: Order) -> Checked:
    """Raises TrainingError where a file has an error: a service would refuse it, or learn something wrong."""
    report = inspect(open_source(str(order.train), order.validation), _tokenizer(), Findings())
    found = [finding for finding in report.findings.found if finding.code not in _OTHER_MODEL]
    errors = [finding for finding in found if finding.rule.severity == "error"]
    if errors:
        more = f", and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
        shown = "; ".join(map(_line, errors[:_SHOWN]))
        raise TrainingError(f"Nothing was uploaded: the training data has {len(errors)} errors: {shown}{more}.")
    warned = sorted({finding.code for finding in found if finding.rule.severity == "warning"})
    notes = (f"adaptbench check warns of {', '.join(warned)}",) if warned else ()
    tokens = {split: counted.total for split, counted in report.tokens.items()}
    return Checked(tokens or None, notes)


def _tokenizer() -> Tokenizer | None:
    try:
        return open_tokenizer(EMBEDDED)
    except ModelLoadError:
        return None


def _line(finding: Finding) -> str:
    place = f"{finding.file}:{finding.line}: " if finding.line else f"{finding.file}: " if finding.file else ""
    return f"{finding.code}: {place}{finding.message}"


def lifecycle(calls: Calls, base: str, endpoint: str, today: date | None = None) -> list[str]:
    """What will soon end, by the service's own list of models. One that does not say so gives no line."""
    day = today or datetime.now(UTC).date()
    found = calls.maybe("listing the models", lambda: list(tables(calls.client.models.list())))
    model = next((one for one in found or () if one.get("id") == base), {})
    ends = {
        "its training": _day(inner(model, "deprecation", "fine_tune")),
        "the tuned model": _day(inner(model, "deprecation", "inference")),
        "the base model": _day(model.get("shutdown_date")) or _day(model.get("deprecation_date")),
    }
    if urlsplit(endpoint).hostname == OPENAI_HOST:
        ends["OpenAI's own fine-tuning"] = OPENAI_CLOSES
    near = {what: end for what, end in ends.items() if end and (end - day).days <= SOON_DAYS}
    return [f"{base}: {what} {_when(end, day)}" for what, end in near.items()]


def _when(end: date, today: date) -> str:
    left = (end - today).days
    return f"ends on {end} (in {left} days)" if left >= 0 else f"ended on {end}"


def _day(value: Any) -> date | None:
    """A date as ISO 8601, or seconds since 1970; None for what is neither."""
    try:
        seconds = number(value)
        if seconds is not None:
            return datetime.fromtimestamp(seconds, UTC).date()
        return datetime.fromisoformat(str(value)).date()
    except (ValueError, OverflowError, OSError):
        return None
