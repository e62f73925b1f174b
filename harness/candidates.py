"""What each strategy comes to under somebody's constraints: met, not shown, failed, or not to be checked.

Pure: a Comparison in, dataclasses of plain values out. docs/recommend.md says how each constraint is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit

from harness.comparison import Comparison, Row, TaskComparison
from harness.cost import total
from harness.found import Estimate
from harness.freshness import Freshness
from harness.totals import Terms, task_terms, tuned, volume_options
from harness.volume import HOURS_A_MONTH, VolumeOptions

DAYS_A_MONTH = HOURS_A_MONTH / 24
ENOUGH_TIMED = 20
"""With fewer, the 95th percentile is hardly more than the slowest request that was seen."""

LEAST, MOST = 1e-6, 1e12
"""Of what may be asked for: beyond them sums would overflow."""

Name = Literal["quality", "p95", "budget", "training", "place"]
Verdict = Literal["met", "not shown", "failed", "unknown"]
Place = Literal["here", "elsewhere", "unknown"]


@dataclass(frozen=True, slots=True)
class Constraints:
    """None: not asked for. Quality from 0 to 1, seconds, US dollars a month, requests a month, days."""

    min_quality: float | None = None
    max_p95: float | None = None
    monthly_budget: float | None = None
    volume: float = 10_000
    facts_change_every: float | None = None
    no_training: bool = False
    data_stays_here: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError, with the name as it stands on the command line."""
        if self.min_quality is not None and not 0 <= self.min_quality <= 1:
            raise ValueError(f"--min-quality must be from 0 to 1, not {self.min_quality:g}.")
        positive = {"--max-p95": self.max_p95, "--facts-change-every": self.facts_change_every, "--volume": self.volume}
        for name, value in positive.items():
            if value is not None and not LEAST <= value <= MOST:
                raise ValueError(f"{name} must be a number more than 0 (and at most {MOST:g}), not {value:g}.")
        if self.monthly_budget is not None and not 0 <= self.monthly_budget <= MOST:
            raise ValueError(f"--monthly-budget must be from 0 to {MOST:g}, not {self.monthly_budget:g}.")


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint held against one strategy.

    `not shown`: what was measured meets it, but not beyond chance. `failed` with `chance`: by the mean, not by the
    interval. `unknown`: it cannot be checked.
    """

    name: Name
    verdict: Verdict
    limit: float | None = None
    chance: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """A strategy that answered every request. `update` is the price of making its index and training again."""

    strategy: str
    quality: Estimate
    p95: float | None
    timed: int
    terms: Terms
    update: float | None
    trained: bool
    freshness: Freshness | None

    @property
    def fell(self) -> bool:
        """Whether it clearly lost on what changed: the interval after lies below the one before."""
        before, after = (self.freshness.before, self.freshness.after) if self.freshness else (None, None)
        if before is None or after is None or before.interval is None or after.interval is None:
            return False
        return after.interval.high < before.interval.low


@dataclass(frozen=True, slots=True)
class Candidate:
    """`usd` is of a month at the volume, `updates` the part of it for following the facts. None: not known."""

    strategy: str
    measured: Measured
    usd: float | None
    updates: float | None
    checks: tuple[Check, ...]

    @property
    def quality(self) -> float:
        return self.measured.quality.mean

    @property
    def p95(self) -> float | None:
        return self.measured.p95

    @property
    def failed(self) -> bool:
        return any(check.verdict == "failed" for check in self.checks)

    @property
    def unchecked(self) -> bool:
        return any(check.verdict == "unknown" for check in self.checks)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all strategies of a run. `endpoint` is the hosted service's, where there is one."""

    months: int
    place: Place
    endpoint: str | None


def setting(comparison: Comparison) -> Setting:
    model = comparison.manifest.get("model") or {}
    options = volume_options(comparison) or VolumeOptions()
    return Setting(options.months, where(model), model.get("endpoint"))


def where(model: Mapping[str, Any]) -> Place:
    """Where the data of a request goes, from what the manifest says of the model."""
    kind = model.get("kind")
    if kind == "openai":
        return "here" if _is_loopback(model.get("endpoint") or "") else "elsewhere"
    return "here" if kind in ("local", "scripted") else "unknown"


def measured(comparison: Comparison, task: TaskComparison) -> tuple[Measured, ...]:
    """Only of strategies that answered every request: others cannot be compared with them."""
    options = volume_options(comparison) or VolumeOptions()
    parts = {part.strategy: part for part in task_terms(comparison, task, options)}
    fresh = {row.strategy: row for row in task.freshness}
    return tuple(
        Measured(
            row.strategy,
            row.quality[task.primary_metric],
            row.latency.p95,
            row.latency.n,
            parts[row.strategy],
            _update(row, fresh.get(row.strategy)),
            tuned(row),
            fresh.get(row.strategy),
        )
        for row in task.rows
        if complete(row)
    )


def complete(row: Row) -> bool:
    return row.error is None and 0 < row.planned <= row.answered


def judged(one: Measured, asked: Constraints, at: Setting) -> Candidate:
    """Hold each constraint that was asked for against what was measured."""
    updates = _updates(one, asked)
    usd = total((one.terms.monthly(asked.volume, at.months), updates))
    checks = (
        _quality(one, asked.min_quality),
        _p95(one, asked.max_p95),
        _budget(usd, known_monthly(one.terms, asked.volume, at.months) + (updates or 0.0), asked.monthly_budget),
        Check("training", "failed" if one.trained else "met") if asked.no_training else None,
        _place(at.place) if asked.data_stays_here else None,
    )
    return Candidate(one.strategy, one, usd, updates, tuple(check for check in checks if check))


def _quality(one: Measured, least: float | None) -> Check | None:
    if least is None:
        return None
    found = one.quality
    low, high = (found.interval.low, found.interval.high) if found.interval else (None, None)
    if found.mean < least:
        return Check("quality", "failed", least, chance=high is None or high >= least)
    return Check("quality", "met" if low is not None and low >= least else "not shown", least)


def _p95(one: Measured, most: float | None) -> Check | None:
    if most is None:
        return None
    if one.p95 is None:
        return Check("p95", "unknown", most)
    if one.p95 > most:
        return Check("p95", "failed", most)
    return Check("p95", "met" if one.timed >= ENOUGH_TIMED else "not shown", most)


def _budget(usd: float | None, known: float, most: float | None) -> Check | None:
    """Over the budget with the known part of the costs alone is over it, whatever the rest is."""
    if most is None:
        return None
    # A sum of floats may lie a hair above the number that it is shown as.
    if known > most * (1 + 1e-9):
        return Check("budget", "failed", most)
    return Check("budget", "unknown" if usd is None else "met", most)


def known_monthly(terms: Terms, volume: float, months: int) -> float:
    """US dollars a month: the parts that are known."""
    return (terms.setup or 0.0) / months + (terms.hosting or 0.0) + volume * (terms.marginal or 0.0)


def _place(place: Place) -> Check:
    verdicts: dict[Place, Verdict] = {"here": "met", "elsewhere": "failed", "unknown": "unknown"}
    return Check("place", verdicts[place])


def _update(row: Row, fresh: Freshness | None) -> float | None:
    """US dollars. Without a run before the change, what its index and training took now."""
    if fresh:
        return fresh.update.usd if fresh.update else 0.0
    return total(part.usd for part in row.steps if part.kind in ("index", "training"))


def _updates(one: Measured, asked: Constraints) -> float | None:
    """US dollars a month."""
    if asked.facts_change_every is None:
        return 0.0
    return None if one.update is None else one.update * DAYS_A_MONTH / asked.facts_change_every


def _is_loopback(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"
