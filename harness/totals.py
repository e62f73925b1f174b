"""What a strategy costs a month at a volume, and from what volume one is cheaper than another.

Pure: a Comparison in, dataclasses of plain values out. cost a month = setup / months + hosting + requests x marginal;
where a part is not known, neither is the cost. docs/cost.md says why it is cut so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from math import ceil, isfinite
from typing import Literal

from harness.comparison import Comparison, Row, TaskComparison
from harness.cost import total
from harness.errors import RunError
from harness.options import fill
from harness.volume import HOURS_A_MONTH, VolumeOptions

Verdict = Literal["from", "until", "always", "never", "same", "unknown"]


@dataclass(frozen=True, slots=True)
class Billing:
    """How a run's requests are paid, from its manifest. `usd_per_hour` is the machine's price where time is paid."""

    by_token: bool
    usd_per_hour: float | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a strategy costs, in US dollars: once, for each month of readiness, and for each request."""

    strategy: str
    setup: float | None
    hosting: float | None
    marginal: float | None

    def monthly(self, requests: float, months: int) -> float | None:
        """Of one of `months` months with `requests` requests, setup spread evenly over them."""
        if self.setup is None or self.hosting is None or self.marginal is None:
            return None
        return self.setup / months + self.hosting + requests * self.marginal

    @property
    def missing(self) -> tuple[str, ...]:
        """What has no price, in words."""
        parts = {"its setup": self.setup, "hosting the tuned model": self.hosting, "its requests": self.marginal}
        return tuple(name for name, usd in parts.items() if usd is None)


@dataclass(frozen=True, slots=True)
class BreakEven:
    """When `strategy` is cheaper than `other`.

    `from` and `until` so many `requests`: over all months together where `per_month` is False, because setup is paid
    once; in each month where hosting differs. `never` includes "cheaper is always the other". `reason` is set where
    the verdict is `unknown`.
    """

    strategy: str
    other: str
    verdict: Verdict
    requests: float | None = None
    per_month: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rented:
    """A strategy on machines that are rented all month. `capacity`: requests a month that one machine is counted for.

    `machines` and `usd` (a month) stand at each of the volumes. None: not known.
    """

    strategy: str
    capacity: float | None
    machines: tuple[int | None, ...]
    usd: tuple[float | None, ...]


def volume_options(comparison: Comparison) -> VolumeOptions | None:
    """[volume] of the run's suite with its defaults; None for a run from before there was one. Raises RunError."""
    table = comparison.manifest["plan"].get("volume")
    return None if table is None else fill(VolumeOptions, table, f"{comparison.run}: the manifest's [volume]", RunError)


def billing(comparison: Comparison) -> Billing:
    """Token rates of the suite or a list price mean that tokens are paid, else it is the machine's time."""
    rates = comparison.manifest["plan"].get("cost", {})
    own_rates = any(rates.get(f"{kind}_usd_per_mtok") is not None for kind in ("input", "cached_input", "output"))
    by_token = own_rates or comparison.manifest.get("price_source") is not None
    return Billing(by_token, None if by_token else rates.get("usd_per_hour"))


def tuned(row: Row) -> bool:
    return any(part.kind == "training" for part in row.steps)


def terms(row: Row, options: VolumeOptions, paid: Billing) -> Terms:
    """Of a row of the comparison. Only a tuned model has to be hosted: others are there for everyone."""
    setup = row.setup.usd if row.setup else None
    marginal = None if row.usd_per_thousand is None else row.usd_per_thousand / 1000
    return Terms(row.strategy, setup, _hosting(row, options, paid), marginal)


def task_terms(comparison: Comparison, task: TaskComparison, options: VolumeOptions) -> tuple[Terms, ...]:
    paid = billing(comparison)
    return tuple(terms(row, options, paid) for row in task.rows)


def break_even(one: Terms, other: Terms, months: int) -> BreakEven:
    """When `one` is cheaper than `other`. With the two exchanged, from and until, always and never change places."""
    if one.missing or other.missing:
        return BreakEven(one.strategy, other.strategy, "unknown", reason=_reason(one, other))
    per_month = one.hosting != other.hosting
    begin = [_fixed(part, months, per_month) for part in (one, other)]
    dearer_start, dearer_request = begin[0] - begin[1], _known(one.marginal) - _known(other.marginal)
    crossing = -dearer_start / dearer_request if dearer_request else float("inf")
    if dearer_start * dearer_request < 0 and isfinite(crossing):
        verdict: Verdict = "from" if dearer_start > 0 else "until"
        return BreakEven(one.strategy, other.strategy, verdict, crossing, per_month)
    return BreakEven(one.strategy, other.strategy, _one_sided(dearer_start, dearer_request), per_month=per_month)


def all_break_evens(parts: Sequence[Terms], months: int, both_ways: bool = True) -> tuple[BreakEven, ...]:
    """Every pair, read both ways or once; dataclasses.asdict makes JSON of each."""
    pairs = permutations(parts, 2) if both_ways else combinations(parts, 2)
    return tuple(break_even(one, other, months) for one, other in pairs)


def rented(part: Terms, options: VolumeOptions, usd_per_hour: float) -> Rented:
    """As many machines as it takes at each volume, at least one, each paid for all hours of the month.

    Seconds of a request are what its price at that rate says: measured with the machine at work on nothing else.
    """
    seconds = None if part.marginal is None else part.marginal * 3600 / usd_per_hour
    month = HOURS_A_MONTH * 3600 * options.busy_share
    capacity = None if seconds is None else month / seconds if seconds else float("inf")
    machines = tuple(_machines(requests, capacity) for requests in options.requests_per_month)
    setup = None if part.setup is None else part.setup / options.months
    rent = [None if count is None else count * HOURS_A_MONTH * usd_per_hour for count in machines]
    return Rented(part.strategy, capacity, machines, tuple(total((setup, usd)) for usd in rent))


def _machines(requests: int, capacity: float | None) -> int | None:
    """At least one; None where the capacity is not known, or so small that no number of them would do."""
    needed = requests / capacity if capacity else float("inf")
    return max(1, ceil(needed)) if isfinite(needed) else None


def _hosting(row: Row, options: VolumeOptions, paid: Billing) -> float | None:
    if not tuned(row):
        return 0.0
    if options.hosting_usd_per_hour is not None:
        return options.hosting_usd_per_hour * HOURS_A_MONTH
    told = {details.get("hosting_usd_per_hour") for details in row.trainings}
    if len(told) == 1 and (usd := told.pop()) is not None:
        return float(usd) * HOURS_A_MONTH
    # Machine time is in the price of a request already; a service may ask for readiness too, and tells no one here.
    return None if paid.by_token else 0.0


def _fixed(part: Terms, months: int, per_month: bool) -> float:
    return _known(part.setup) / months + _known(part.hosting) if per_month else _known(part.setup)


def _known(usd: float | None) -> float:
    if usd is None:
        raise ValueError("a price that is not known has been asked for")
    return usd


def _one_sided(dearer_start: float, dearer_request: float) -> Verdict:
    if dearer_start == 0 and dearer_request == 0:
        return "same"
    # Where they cross beyond any number of requests, what is paid at the start decides.
    leading = dearer_start or dearer_request
    return "always" if leading < 0 else "never"


def _reason(one: Terms, other: Terms) -> str:
    found = {part.strategy: part.missing for part in (one, other) if part.missing}
    return "; ".join(f"no price for {' and '.join(found[name])} ({name})" for name in sorted(found))
