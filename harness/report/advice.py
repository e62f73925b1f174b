"""What a recommendation says, in plain words and one table, once for every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10

from harness.candidates import Candidate, Check
from harness.recommendation import Change, LeftOut, Lost, Recommendation, Trade, What
from harness.report.advice_reasons import named, points, reasons
from harness.report.markdown import escaped, items
from harness.report.markdown import table as pipe_table
from harness.report.table import NONE, Table, estimate, seconds
from harness.report.totals_table import dollars


@dataclass(frozen=True, slots=True)
class Advice:
    """In the order in which it is to be read. `parts` are headings with their lines; none of them is empty."""

    headline: str
    asked: str
    left_out: tuple[str, ...]
    table: Table
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def advice(found: Recommendation) -> Advice:
    parts = (
        ("Why", tuple(reasons(found))),
        ("What would change it", (*map(_change, found.changes), *map(_trade, found.trades))),
        ("Bear in mind", tuple(_notes(found))),
    )
    left_out = tuple(_left_out(one) for one in found.left_out)
    return Advice(_headline(found), _asked(found), left_out, _table(found), tuple(part for part in parts if part[1]))


def markdown(found: Recommendation) -> str:
    """The same words as on the terminal, one task a section."""
    said = advice(found)
    blocks = [f"## {escaped(said.headline)}"]
    blocks += [items(said.left_out)] if said.left_out else []
    blocks += [escaped(said.asked)]
    blocks += [pipe_table(said.table)] if said.table.rows else []
    blocks += [f"### {heading}\n\n{items(lines)}" for heading, lines in said.parts]
    return "\n\n".join(blocks) + "\n"


def _headline(found: Recommendation) -> str:
    if not found.candidates:
        return f"{found.task}: nothing can be compared yet: no strategy has answered every request."
    if found.choice is None:
        return f"{found.task}: none of these {len(found.candidates)} meets what was asked."
    doubt = ", if what could not be checked holds" if found.choice.unchecked else ""
    return f"{found.task}: take {found.choice.strategy}{doubt}."


def _asked(found: Recommendation) -> str:
    asked = found.asked
    said = [
        None if asked.min_quality is None else f"{found.metric} of at least {100 * asked.min_quality:.1f}",
        None if asked.max_p95 is None else f"a p95 of at most {seconds(asked.max_p95)}",
        None if asked.monthly_budget is None else f"at most {dollars(asked.monthly_budget)} a month",
        f"{asked.volume:,.0f} requests a month",
        None if asked.facts_change_every is None else f"facts that change every {asked.facts_change_every:g} days",
        "no training" if asked.no_training else None,
        "data stays here" if asked.data_stays_here else None,
    ]
    return f"Asked for: {'; '.join(part for part in said if part)}."


def _left_out(one: LeftOut) -> str:
    why = f" ({one.error})" if one.error else ""
    return (
        f"{one.strategy} is left out: {one.answered:,} of {one.planned:,} requests answered{why}. Scores over some of "
        "the examples cannot be compared with scores over all of them. Run again: only what is missing is asked."
    )


def _table(found: Recommendation) -> Table:
    dated = found.asked.facts_change_every is not None
    heads = ["strategy", f"{found.metric} [95 % CI]", "USD a month", *(["of it updates"] if dated else []), "p95"]
    rows = tuple(_row(found, one, dated) for one in found.candidates)
    return Table("", (*heads, "not beaten", "verdict"), "<" + ">" * (len(heads) - 1) + "<<", rows)


def _row(found: Recommendation, one: Candidate, dated: bool) -> tuple[str, ...]:
    front = found.choice is not None and one.strategy in found.choice.front
    updates = (dollars(one.updates),) if dated else ()
    cells = (one.strategy, estimate(one.measured.quality), dollars(one.usd), *updates, seconds(one.p95))
    return (*cells, "yes" if front else NONE, _verdict(found, one))


def _verdict(found: Recommendation, one: Candidate) -> str:
    failed = [_failure(check) for check in one.checks if check.verdict == "failed"]
    if failed:
        return f"out: {', '.join(failed)}"
    unknown = named([_WHAT[check.name] for check in one.checks if check.verdict == "unknown"])
    mark = "CHOICE" if found.choice and found.choice.strategy == one.strategy else "meets it" if not unknown else ""
    doubt = f"{unknown} cannot be checked" if unknown else ""
    return ": ".join(part for part in (mark, doubt) if part)


_WHAT = {"quality": "quality", "p95": "p95", "budget": "the budget", "training": "training", "place": "where data goes"}
_FAILURES = {"p95": "too slow", "budget": "too dear", "training": "trains", "place": "data leaves"}


def _failure(check: Check) -> str:
    if check.name == "quality":
        return "quality (may be chance)" if check.chance else "quality"
    return _FAILURES[check.name]


def _change(change: Change) -> str:
    then = f"take {change.strategy}" if change.strategy else "none would meet what was asked"
    return f"{_condition(change)}: {then}."


def _condition(change: Change) -> str:
    value = change.value or 0.0
    conditions: dict[What, str] = {
        "volume_from": f"From {_at_least(value):,} requests a month",
        "volume_below": f"Under {_at_most(value):,} requests a month",
        "min_quality": f"If a quality of {floor(1000 * value) / 10:.1f} is enough",
        "max_p95": f"If p95 may be {seconds(_rounded_up(value))}",
        "monthly_budget": f"If a month may cost {dollars(_cents_up(value))}",
        "training": "If training is allowed",
        "place": "If data may go to the service",
        "facts": "If the facts did not change",
    }
    return conditions[change.what]


def _at_least(requests: float) -> int:
    """The first number of three significant digits that is more, so that what is said of it holds."""
    whole = floor(round(requests, 6)) + 1
    return -(-whole // _unit(whole)) * _unit(whole)


def _at_most(requests: float) -> int:
    """As `_at_least`, rounded down."""
    return floor(round(requests, 6)) // _unit(requests) * _unit(requests)


def _unit(requests: float) -> int:
    unit: int = 10 ** max(0, floor(log10(max(1.0, requests))) - 2)
    return unit


def _rounded_up(value: float) -> float:
    """To two significant digits, so that whoever asks for what is shown gets it."""
    unit = 10.0 ** (floor(log10(value)) - 1) if value > 0 else 1.0
    return float(ceil(round(value / unit, 6)) * unit)


def _cents_up(usd: float) -> float:
    """To the last digit that is shown."""
    scale = 10_000 if usd < 0.1 else 100 if usd < 1000 else 1
    return ceil(round(usd * scale, 6)) / scale


def _trade(trade: Trade) -> str:
    if trade.usd > 0:
        doubt = "" if trade.shown else ", which may be chance,"
        return (
            f"If the {points(trade.more, trade.interval)} that {trade.strategy} measured more{doubt} are worth "
            f"{dollars(trade.usd)} a month: take {trade.strategy}."
        )
    measured = f"{points(abs(trade.more), trade.interval, turned=True)} {'less' if trade.more < 0 else 'more'}"
    doubt = "" if trade.shown else " (may be chance)"
    return (
        f"{trade.strategy} measured {measured}{doubt} and costs {dollars(-trade.usd)} a month less: take it if "
        "quality is not worth that."
    )


def _notes(found: Recommendation) -> Iterator[str]:
    out = {one.strategy for one in found.candidates if one.failed}
    yield from (_lost(one) for one in found.lost if one.strategy not in out)
    yield from _following(found)
    if found.rent:
        yield (
            "A month counts the machine while it works on requests. One rented all month for this alone costs "
            f"{dollars(found.rent)}, the same for every strategy that one machine can serve; the report has that table."
        )


def _lost(one: Lost) -> str:
    change = f"{100 * one.change:+.1f} points [{100 * one.interval.low:+.1f}, {100 * one.interval.high:+.1f}]"
    return (
        f"{one.strategy} got worse at other things, beyond chance: {change} on {one.probe}. Keep the base model "
        "beside it for those, or train less."
    )


def _following(found: Recommendation) -> Iterator[str]:
    if found.asked.facts_change_every is None:
        return
    left = [one for one in found.candidates if not one.failed]
    for one in left:
        if one.measured.fell and (fresh := one.measured.freshness):
            yield (
                f"{one.strategy} fell from {estimate(fresh.before)} to {estimate(fresh.after)} on the answers that "
                "changed: quality here is what it has before it is brought up to date."
            )
    if trained := [one.strategy for one in left if one.measured.trained]:
        yield (
            f"{named(trained)}: each training needs new training answers, which someone has to write. That is not in "
            "the costs."
        )
    if left and all(one.measured.freshness is None for one in left):
        yield (
            "What a change of the facts does to quality was not measured in this run (freshness = true in the suite, "
            "for a task with a corpus_before.jsonl)."
        )
