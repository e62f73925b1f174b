"""What a comparison of two runs says, in plain words and tables, once for every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from harness.changes import Changed
from harness.comparing import Refused, RunChange
from harness.report.markdown import escaped, items
from harness.report.markdown import table as pipe_table
from harness.report.table import NONE, Table, listed, seconds, usd
from harness.side_by_side import RowChange, Sides

MOST_CHANGES = 40
ROOM = 60  # characters of a value that is shown


def headline(change: RunChange) -> str:
    if change.regressions or change.incomplete:
        found = (("got worse", change.regressions), ("answered less", change.incomplete))
        said = "; ".join(f"{listed([label(row) for row in rows])} {words}" for words, rows in found if rows)
    elif change.rows:
        counts = Counter(row.verdict for row in change.rows)
        verdicts = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        said = f"no regression of more than {_points(change.margin)} points shown: {verdicts}"
    else:
        said = "nothing can be compared"
    return f"{change.after} against {change.before}: {said}."


def label(row: RowChange) -> str:
    return f"{row.task} · {row.strategy}"


def findings(change: RunChange) -> tuple[str, ...]:
    """A line for each regression and each row that answered less."""
    return (*map(regression_line, change.regressions), *map(incomplete_line, change.incomplete))


def regression_line(row: RowChange) -> str:
    named = f" Lost most: {', '.join(row.most_worse)}." if row.most_worse else ""
    return f"{label(row)}: {row.metric} fell by {_fall(row)}, which chance does not explain.{named}"


def incomplete_line(row: RowChange) -> str:
    before, after = (f"{a} of {p}" for a, p in zip(row.answered, row.planned, strict=True))
    why = f" ({row.error})" if row.error else ""
    return f"{label(row)}: answered {before} requests before and {after} now{why}. Mend the cause and run again."


def refusal_line(refused: Refused) -> str:
    what = f"{refused.task} · {refused.strategy}" if refused.strategy else refused.task
    return f"{what} is not compared: {refused.why}. {refused.remedy}"


def tables(change: RunChange) -> tuple[Table, ...]:
    """Quality, then cost and time; a row for each strategy on each task."""
    return tuple(table for table in (_quality_table(change.rows), _price_table(change.rows)) if table.rows)


def legend(change: RunChange) -> tuple[str, ...]:
    return (
        f"Regression: worse beyond chance (paired by example and seed, two-sided, Holm over the rows in which a score "
        f"changed, 5 %), and the measured fall is more than {_points(change.margin)} points.",
        f"Answered less: the share of planned requests that were answered fell by more than {_points(change.margin)} "
        "points and beyond chance (Fisher's exact test, Holm, 5 %), or a cell failed.",
        "could show: the smallest true difference that these pairs show four times in five. A smaller fall would often "
        "go unseen.",
        "prompts, answers: how many of the pairs have another prompt, another answer. time: geometric mean of after / "
        "before over the same timed requests, prompt building included.",
    )


def change_lines(changes: Sequence[Changed], most: int = MOST_CHANGES) -> tuple[str, ...]:
    """Of what the manifests say; the first `most`."""
    lines = [f"{one.area}: {one.what}: {_both(one.before, one.after)}" for one in changes[:most]]
    left = len(changes) - len(lines)
    return (*lines, *([f"and {left} more (--json has all)"] if left else ()))


def other_lines(change: RunChange) -> tuple[str, ...]:
    only = ((change.before, change.only_before), (change.after, change.only_after))
    lines = [f"Only in {run}: {', '.join(labels)}." for run, labels in only if labels]
    return (*change.notes, *map(refusal_line, change.refused), *lines)


def markdown(change: RunChange) -> str:
    """For a pull request or a mail."""
    blocks = [f"## {escaped(headline(change))}", *_bullets(findings(change)), *_bullets(other_lines(change))]
    for table in tables(change):
        blocks += [f"### {escaped(table.title)}", pipe_table(table)]
    blocks += ["### What changed", *(_bullets(change_lines(change.changes)) or ["Nothing that the manifests hold."])]
    return "\n\n".join([*blocks, "### How to read it", *_bullets(legend(change))]) + "\n"


def _bullets(lines: Sequence[str]) -> list[str]:
    return [items(lines)] if lines else []


def _quality_table(rows: Sequence[RowChange]) -> Table:
    columns = ("row", "metric", "before", "after", "change [95 % CI]", "won/tied/lost", "p (Holm)", "could show")
    cells = tuple(tuple(_quality_cells(row)) for row in rows)
    return Table("Quality, in points", (*columns, "prompts", "answers", "verdict"), "<<>>>>>>>><", cells)


def _quality_cells(row: RowChange) -> Iterator[str]:
    yield from (label(row), row.metric)
    if row.quality is None:
        yield from (*(NONE,) * 8, f"{row.verdict}: no answers to pair")
        return
    found, test = row.quality, row.quality.test
    span = f" [{100 * found.interval.low:+.1f}, {100 * found.interval.high:+.1f}]" if found.interval else ""
    yield from (_points(found.before), _points(found.after), f"{100 * found.difference:+.1f}{span}")
    yield from (f"{test.wins}/{test.ties}/{test.losses}", _p_value(found.p_adjusted))
    yield NONE if found.smallest is None else _points(found.smallest)
    yield from (f"{row.prompts}/{found.n}", f"{row.answers}/{found.n}", row.verdict)


def _price_table(rows: Sequence[RowChange]) -> Table:
    columns = ("row", "USD / 1,000", "more [95 % CI]", "p50", "p95", "time [95 % CI]", "answered")
    return Table("Cost and time", columns, "<>>>>>>", tuple(tuple(_price_cells(row)) for row in rows))


def _price_cells(row: RowChange) -> Iterator[str]:
    spent, timed = row.spent, row.timed
    yield label(row)
    yield " → ".join(usd(value) for value in spent.usd)
    yield f"[{_signed(spent.more.low)}, {_signed(spent.more.high)}]" if spent.more else NONE
    yield from (_times(timed.p50), _times(timed.p95))
    span = f" [{timed.interval.low:.2f}, {timed.interval.high:.2f}]" if timed.interval else ""
    yield NONE if timed.ratio is None else f"x {timed.ratio:.2f}{span}"
    yield " → ".join(f"{a}/{p}" for a, p in zip(row.answered, row.planned, strict=True))


def _times(values: Sides) -> str:
    return NONE if values == (None, None) else " → ".join(seconds(value) for value in values)


def _signed(value: float) -> str:
    return f"{'-' if value < 0 else '+'}{usd(abs(value))}"


def _points(value: float) -> str:
    return f"{100 * value:.1f}"


def _fall(row: RowChange) -> str:
    if row.quality is None:
        return NONE
    found = row.quality
    span = f" [{-100 * found.interval.high:.1f}, {-100 * found.interval.low:.1f}]" if found.interval else ""
    p = _p_value(found.p_adjusted)
    return f"{_points(-found.difference)} points{span}, {_points(found.before)} to {_points(found.after)} (p {p})"


def _p_value(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}" if value >= 0.001 else "<0.001"


def _both(before: Any, after: Any) -> str:
    one, other = _text(before), _text(after)
    # Of long texts what stands around the first difference says most.
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - ROOM // 3) if max(len(one), len(other)) > ROOM else 0
    return f"{_cut(one, start)} → {_cut(other, start)}"


def _cut(text: str, start: int) -> str:
    shown = text[start : start + ROOM]
    return f"{'…' if start else ''}{shown}{'…' if start + ROOM < len(text) else ''}"


def _text(value: Any) -> str:
    return "nothing" if value is None else " ".join(str(value).split())
