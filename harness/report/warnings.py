"""What a reader has to know before betting on the table: what happened, why it matters, what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from harness.candidates import ENOUGH_TIMED
from harness.comparison import Comparison, Row, TaskComparison

MOST_CUT_OFF = 0.05


@dataclass(frozen=True)
class _Check:
    """`concerns` gives None, or what to say of a row in brackets; `text` follows the names of all rows concerned."""

    concerns: Callable[[Row], str | None]
    text: str


def warnings(comparison: Comparison) -> list[str]:
    """One line a task and kind of warning, naming all strategies that it concerns."""
    return [f"{task.task}: {line}" for task in comparison.tasks for line in task_warnings(task)]


def task_warnings(task: TaskComparison) -> list[str]:
    """Of one task, which they do not name."""
    lines = (_line(task, check) for check in _CHECKS)
    return [line for line in lines if line is not None]


def _line(task: TaskComparison, check: _Check) -> str | None:
    details = {row.strategy: check.concerns(row) for row in task.rows}
    concerned = [f"{arm} ({detail})" if detail else arm for arm, detail in details.items() if detail is not None]
    if not concerned:
        return None
    names = "all strategies" if _all_alike(details) else ", ".join(concerned)
    return f"{names}: {check.text}"


def _all_alike(details: dict[str, str | None]) -> bool:
    return len(details) > 2 and set(details.values()) == {""}


def _failed(row: Row) -> str | None:
    return row.error


def _incomplete(row: Row) -> str | None:
    return f"{row.answered} of {row.planned}" if row.answered < row.planned else None


def _cut_off(row: Row) -> str | None:
    return f"{row.cut_off:.0%}" if row.cut_off > MOST_CUT_OFF else None


def _few_timed(row: Row) -> str | None:
    return f"{row.latency.n}" if 0 < row.latency.n < ENOUGH_TIMED else None


def _unpriced(row: Row) -> str | None:
    return "" if row.answered and row.usd_per_thousand is None else None


def _unpriced_setup(row: Row) -> str | None:
    return "" if row.setup is not None and row.setup.usd is None and row.usd_per_thousand is not None else None


def _forgot(row: Row) -> str | None:
    kept = row.retention
    if kept is None or kept.change.interval is None or kept.change.interval.high >= 0:
        return None
    trained = f", {row.training}" if row.training else ""
    return f"{100 * kept.change.value:+.1f} points on {kept.probe}{trained}"


_CHECKS = (
    _Check(
        _failed,
        "the adaptation failed, so nothing of it is compared that was not done before. Mend the cause and run again.",
    ),
    _Check(
        _incomplete,
        "not every request was answered. Scores are over the answered ones only, so the comparison is incomplete. "
        "Run again: only what is missing is asked.",
    ),
    _Check(
        _cut_off,
        "so many answers were cut off at max_output_tokens and may score lower for it. Raise it in task.toml if the "
        "answers are meant to be longer.",
    ),
    _Check(
        _forgot,
        "fine-tuning made the model worse at other things, beyond chance. If it is to do more than this task, train "
        "fewer epochs or at a lower learning_rate, or keep the base model beside it.",
    ),
    _Check(
        _unpriced,
        "the price of a request is unknown, so costs can't be compared. Set usd_per_hour (local) or the token prices "
        "(hosted) under [cost] in the suite.",
    ),
    _Check(
        _unpriced_setup,
        "the price of the setup is unknown. Set usd_per_hour under [cost] in the suite for the time of this machine.",
    ),
    _Check(
        _few_timed,
        f"so few timed requests; with less than {ENOUGH_TIMED}, p95 is hardly more than the slowest of them. Raise "
        "requests under [latency] in the suite, or leave p95 aside.",
    ),
)
