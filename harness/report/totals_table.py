"""Cost at a volume, break-even, and the projection onto hosted models: tables, and the lines below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10
from typing import Any

from harness.comparison import Comparison, TaskComparison
from harness.projection import FEWEST_CACHED_TOKENS, Projection, Shared, priced_at, project, training_price
from harness.report.table import NONE, UNKNOWN, Table, listed, usd
from harness.totals import Billing, BreakEven, Rented, Terms, all_break_evens, billing, rented, task_terms
from harness.totals import volume_options as options_of
from harness.volume import HOURS_A_MONTH, VolumeOptions


@dataclass(frozen=True, slots=True)
class Section:
    """A table and what is to be said below it, a line each."""

    table: Table
    lines: tuple[str, ...]


def sections(comparison: Comparison, task: TaskComparison, shared: Shared | None = None) -> list[Section]:
    """Empty for a run whose suite knew no [volume]. Without `shared` no prompt cache is reckoned with."""
    options = options_of(comparison)
    if options is None:
        return []
    parts, paid = task_terms(comparison, task, options), billing(comparison)
    found = [_at_volume(parts, options, paid)]
    if paid.usd_per_hour:
        found.append(_machines(parts, options, paid.usd_per_hour))
    if options.project_onto:
        found.append(_projected(comparison, project(comparison, task, options.project_onto, shared or {})))
    return found


def columns(comparison: Comparison, task: TaskComparison, shared: Shared | None = None) -> dict[str, dict[str, Any]]:
    """For comparison.csv, by strategy: numbers only, None where not known or where there is none."""
    options = options_of(comparison)
    if options is None:
        return {row.strategy: {} for row in task.rows}
    parts, paid = task_terms(comparison, task, options), billing(comparison)
    found = {part.strategy: _month_columns(part, options, paid) for part in parts}
    for pair in all_break_evens(parts, options.months):
        name = f"break_even_{'per_month' if pair.per_month else 'in_all'}_with_{pair.other}"
        found[pair.strategy][name] = pair.requests
    for one in project(comparison, task, options.project_onto, shared or {}):
        found[one.strategy] |= _projected_columns(one)
    return found


def break_even_lines(parts: Sequence[Terms], options: VolumeOptions) -> tuple[str, ...]:
    """Each pair that changes places with the volume; then who is cheaper at any volume; then what is not known."""
    pairs = all_break_evens(parts, options.months)
    lines = [_crossing(pair, options.months) for pair in pairs if pair.verdict == "from"]
    for part in parts:
        beaten = [pair.other for pair in pairs if pair.strategy == part.strategy and pair.verdict == "always"]
        if beaten:
            lines.append(f"{part.strategy} is cheaper than {listed(beaten)} at any volume.")
    alike = [pair for pair in all_break_evens(parts, options.months, both_ways=False) if pair.verdict == "same"]
    lines += [f"{pair.strategy} and {pair.other} cost the same at any volume." for pair in alike]
    unknown = [part for part in parts if part.missing]
    return *lines, *(f"{part.strategy}: unknown: no price for {listed(part.missing)}." for part in unknown)


def dollars(value: float | None) -> str:
    """For amounts a month: cents, and more of them only where cents would show nothing."""
    return usd(value) if value is None or value < 1000 else f"${value:,.0f}"


def how_many(requests: float) -> str:
    """Whole requests below a thousand, three digits of larger numbers."""
    whole = max(1, ceil(round(requests, 6)))
    if whole < 1000:
        return str(whole)
    unit: int = 10 ** (floor(log10(whole)) - 2)
    return f"about {round(whole / unit) * unit:,}"


def _at_volume(parts: Sequence[Terms], options: VolumeOptions, paid: Billing) -> Section:
    volumes = [[part.monthly(n, options.months) for part in parts] for n in options.requests_per_month]
    marked = list(zip(*(_marked(costs) for costs in volumes), strict=True))
    rows = tuple(
        (part.strategy, dollars(part.setup), dollars(part.hosting), *cells)
        for part, cells in zip(parts, marked, strict=True)
    )
    heads = ("strategy", "setup, once", "hosting a month", *_volume_heads(options))
    title = f"Cost at volume: USD a month, setup spread over {options.months} months"
    table = Table(title, heads, "<" + ">" * (len(heads) - 1), rows)
    return Section(table, (*break_even_lines(parts, options), *_how_paid(parts, options, paid)))


def _how_paid(parts: Sequence[Terms], options: VolumeOptions, paid: Billing) -> tuple[str, ...]:
    lines = []
    if not paid.by_token:
        lines.append("Machine time is counted while it works on requests only, with nothing for idle hours.")
    if any(part.hosting is None for part in parts):
        lines.append(
            "Services may charge by the hour for keeping a tuned model ready: set hosting_usd_per_hour under [volume] "
            "in the suite, 0 where yours does not."
        )
    return tuple(lines)


def _marked(costs: Sequence[float | None]) -> list[str]:
    known = [cost for cost in costs if cost is not None]
    word = "cheapest" if len(known) == len(costs) else "cheapest known"
    lowest = min(known) if len(known) > 1 else None
    return [f"{word}  {dollars(cost)}" if cost is not None and cost == lowest else dollars(cost) for cost in costs]


def _machines(parts: Sequence[Terms], options: VolumeOptions, usd_per_hour: float) -> Section:
    found = [rented(part, options, usd_per_hour) for part in parts]
    rows = tuple((one.strategy, _capacity(one), *_machine_cells(one)) for one in found)
    heads = ("strategy", "one machine serves", *_volume_heads(options))
    title = f"The same with machines rented all month ({HOURS_A_MONTH} h at {dollars(usd_per_hour)})"
    note = (
        f"In brackets how many machines: at work {options.busy_share:.0%} of the month at most (busy_share), as "
        "requests do not come evenly. Seconds of a request as measured here, in batches."
    )
    return Section(Table(title, heads, "<" + ">" * (len(heads) - 1), rows), (note,))


def _capacity(one: Rented) -> str:
    if one.capacity is None:
        return UNKNOWN
    return f"{floor(one.capacity):,} a month" if isfinite(one.capacity) else "any number"


def _machine_cells(one: Rented) -> tuple[str, ...]:
    known = zip(one.usd, one.machines, strict=True)
    return tuple(UNKNOWN if usd is None or count is None else f"{dollars(usd)} ({count:,})" for usd, count in known)


def _projected(comparison: Comparison, found: Sequence[Projection]) -> Section:
    from genai_prices import __version__

    rows = tuple(_projected_row(one) for one in found)
    heads = ("model", "strategy", "USD / 1,000", "shared tokens", "with prompt cache", "as batch", "training")
    notes = [
        "estimate: other models write other token counts. The tokens are those that were measured here.",
        f"Prices of {priced_at(comparison):%Y-%m-%d} in genai-prices {__version__}; a strategy that trains at the "
        "rates of the model's tuned form, unknown where none is listed.",
        "with prompt cache: what all prompts of a strategy begin with, its tokens estimated by its share of the "
        f"characters, read from the cache each time. {NONE}: under {FEWEST_CACHED_TOKENS:,} tokens, too short for one.",
        "as batch: where answers may take hours.",
        *_training_notes(found),
    ]
    return Section(Table("Projected onto hosted models (estimate)", heads, "<<" + ">" * 5, rows), tuple(notes))


def _projected_row(one: Projection) -> tuple[str, ...]:
    too_short = one.cached_tokens == 0
    tokens = UNKNOWN if one.cached_tokens is None else f"{one.cached_tokens:,.0f}"
    return (
        one.model,
        one.strategy,
        dollars(one.plain),
        NONE if too_short else tokens,
        NONE if too_short else dollars(one.cached),
        dollars(one.batch),
        dollars(one.training) if one.tuned else NONE,
    )


def _training_notes(found: Sequence[Projection]) -> list[str]:
    notes = []
    for model in dict.fromkeys(one.model for one in found if one.training is not None):
        if price := training_price(model):
            by = price.provider if price.by == "provider" else "others"
            when = f", {price.published}" if price.published else ""
            rate = f"${price.usd_per_mtok:.2f} for a million trained tokens"
            notes.append(f"training {model}: {rate}, as published by {by}{when}: {price.source}")
    return notes


def _crossing(pair: BreakEven, months: int) -> str:
    requests = pair.requests or 0.0
    after = "a month" if pair.per_month else f"in all ({how_many(requests / months)} a month over {months} months)"
    return f"{pair.strategy} is cheaper than {pair.other} from {how_many(requests)} requests {after}."


def _month_columns(part: Terms, options: VolumeOptions, paid: Billing) -> dict[str, Any]:
    found: dict[str, Any] = {"hosting_usd_month": part.hosting}
    for requests in options.requests_per_month:
        found[f"usd_month_at_{requests}"] = part.monthly(requests, options.months)
    if paid.usd_per_hour:
        months = rented(part, options, paid.usd_per_hour)
        for requests, usd in zip(options.requests_per_month, months.usd, strict=True):
            found[f"rented_usd_month_at_{requests}"] = usd
    return found


def _projected_columns(one: Projection) -> Mapping[str, float | None]:
    prices = {"": one.plain, "cached_": one.cached, "batch_": one.batch}
    found = {f"projected_{kind}usd_per_1000 {one.model}": usd for kind, usd in prices.items()}
    return {**found, f"projected_training_usd {one.model}": one.training}


def _volume_heads(options: VolumeOptions) -> list[str]:
    return [f"{requests:,} requests" for requests in options.requests_per_month]
