"""Records -> Comparison: pure, from the run's folder alone, so that it can be made again years later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean
from typing import Any

from harness.cost import SetupCost, mean, per_thousand, total
from harness.coverage import CellCoverage, cell_coverage, counted_wrong
from harness.curves import Curve, curves
from harness.errors import RunError
from harness.found import (
    Answer,
    Estimate,
    Found,
    Rows,
    by_row,
    estimate,
    read_found,
    scores_of,
    setup_cost,
    stale_estimate,
)
from harness.freshness import Freshness, freshness
from harness.pairing import Pairs, compare_pairs
from harness.records import BASE, LatencyRecord, Record, Step
from harness.stats import Difference, Spread, paired_difference, percentile, spread
from harness.store import read_manifest

MARGIN = 0.02
"""Two points of a hundred: how much worse a strategy may be and still count as as good, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds of `n` requests sent one at a time. None: not measured, or the model does not stream."""

    n: int
    p50: float | None
    p95: float | None
    build_p50: float | None
    generate_p50: float | None
    first_token_p50: float | None


@dataclass(frozen=True, slots=True)
class SetupPart:
    """The setup steps of one kind, over the seeds: mean seconds and price (None: not known).

    `reused`: an earlier run paid for all of them.
    """

    kind: str
    seconds: float
    usd: float | None
    reused: bool


@dataclass(frozen=True, slots=True)
class Retention:
    """The probe's primary metric with the base and the tuned model, and the change, paired by example."""

    probe: str
    base: float
    tuned: float
    change: Difference


@dataclass(frozen=True, slots=True)
class Row:
    """One strategy on one task, over all seeds.

    `planned` and `answered` count requests, `cells` by seed; `quality` is over the answered ones, `counted_wrong` over
    the planned ones, with 0 for each that was not answered. `spread` is that of the primary metric
    between seeds. `cut_off` is the share of the answers that ended at max_output_tokens. `stale` is the primary metric
    against what was right before the facts changed, over the examples whose truth changed. `training` says how it was
    trained, `trainings` holds what the trainer reported of each training, `error` why a cell of it failed.
    """

    strategy: str
    planned: int
    answered: int
    quality: Mapping[str, Estimate]
    spread: Spread | None
    setup: SetupCost | None
    steps: tuple[SetupPart, ...]
    usd_per_thousand: float | None
    latency: Latency
    input_tokens: float | None
    cached_input_tokens: float | None
    output_tokens: float | None
    recall: float | None
    cut_off: float
    facets: Mapping[str, Mapping[str, Estimate]]
    stale: Estimate | None
    retention: Retention | None
    training: str | None
    trainings: tuple[Mapping[str, Any], ...]
    error: str | None
    counted_wrong: Mapping[str, Estimate] = field(default_factory=dict)
    cells: tuple[CellCoverage, ...] = ()

    @property
    def coverage(self) -> float:
        return self.answered / self.planned if self.planned else 0.0

    @property
    def complete(self) -> bool:
        return self.answered >= self.planned


@dataclass(frozen=True, slots=True)
class TaskComparison:
    task: str
    primary_metric: str
    signatures: Mapping[str, str]
    examples: Mapping[str, int]
    rows: tuple[Row, ...]
    pairs: Pairs
    curves: tuple[Curve, ...]
    freshness: tuple[Freshness, ...]

    @property
    def best(self) -> str | None:
        return self.pairs.order[0] if self.pairs.order else None

    @property
    def complete(self) -> bool:
        """Whether every strategy answered every request."""
        return all(row.complete for row in self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    run: str
    manifest: Mapping[str, Any]
    tasks: tuple[TaskComparison, ...]
    margin: float


def compare(run: Path, margin: float = MARGIN, records: Iterable[Record] | None = None) -> Comparison:
    """Read a run's folder, or `records` where its records have been read already.

    `margin` is how much worse still counts as as good. Raises RunError where it is no run.
    """
    manifest = read_manifest(run)
    return compare_found(run, manifest, read_found(run) if records is None else by_row(records), margin)


def compare_found(run: Path, manifest: Mapping[str, Any], found: Rows, margin: float) -> Comparison:
    """As `compare`, where manifest and records have been read. Raises RunError where the two do not go together."""
    plan = manifest["plan"]
    try:
        tasks = tuple(_task(name, plan, found, margin) for name in plan["tasks"])
    except KeyError as missing:
        raise RunError(f"{run}: the manifest and the records do not go together: {missing} is missing") from None
    return Comparison(run.resolve().name, manifest, tasks, margin)


def _task(name: str, plan: Mapping[str, Any], found: Rows, margin: float) -> TaskComparison:
    table = plan["tasks"][name]
    arms = {arm: found.get((name, arm), Found()) for arm in plan["strategies"]}
    primary, metrics = table["primary_metric"], table["metrics"]
    planned = table["examples"]["test"] * len(plan["seeds"])
    rows = []
    for arm, own in arms.items():
        quality = {metric: estimate(own.good, metric) for metric in metrics} if own.good else {}
        row = replace(_row(arm, planned, own), quality=quality, spread=_spread(own.good, primary))
        cells = cell_coverage(own.answers, plan["seeds"], table["examples"]["test"])
        row = replace(row, cells=cells, counted_wrong=_counted_wrong(row, own, cells, metrics))
        stale, retention = _stale(own.good, primary), _retention(own, plan, found)
        rows.append(replace(row, facets=_facets(own.good, primary), stale=stale, retention=retention))
    pairs = compare_pairs({arm: scores_of(own.good, primary) for arm, own in arms.items()}, margin)
    return TaskComparison(
        task=name,
        primary_metric=primary,
        signatures=metrics,
        examples=table["examples"],
        rows=tuple(rows),
        pairs=pairs,
        curves=curves(name, plan, found, primary),
        freshness=freshness(name, plan, found, primary),
    )


def _row(arm: str, planned: int, found: Found) -> Row:
    good = found.good
    return Row(
        strategy=arm,
        planned=planned,
        answered=len(good),
        quality={},
        spread=None,
        setup=setup_cost(found.made),
        steps=_setup_parts(found.made),
        usd_per_thousand=per_thousand([record.usd for record in good]),
        latency=_latency(list(found.timed.values())),
        input_tokens=mean([record.input_tokens for record in good]),
        cached_input_tokens=mean([record.cached_input_tokens for record in good]),
        output_tokens=mean([record.output_tokens for record in good]),
        recall=_recall(good),
        cut_off=fmean(record.cut_off for record in good) if good else 0.0,
        facets={},
        stale=None,
        retention=None,
        training=_training(found.made),
        trainings=tuple(step.details for steps in found.made for step in steps if step.kind == "training"),
        error=found.error,
    )


def _counted_wrong(
    row: Row, found: Found, cells: tuple[CellCoverage, ...], metrics: Iterable[str]
) -> Mapping[str, Estimate]:
    """Where all was answered, the same as the quality."""
    if row.complete:
        return row.quality
    means = {metric: counted_wrong(found.answers, cells, metric) for metric in metrics}
    return {metric: value for metric, value in means.items() if value is not None}


def _stale(answers: Sequence[Answer], metric: str) -> Estimate | None:
    changed = [answer for answer in answers if answer.changed]
    return stale_estimate(changed, metric) if changed else None


def _retention(tuned: Found, plan: Mapping[str, Any], found: Rows) -> Retention | None:
    """Over the examples of the probe that both models answered; each seed's tuned model beside the one base."""
    probe = plan.get("probe")
    if not probe or not tuned.probed:
        return None
    metric, base = probe["primary_metric"], found[probe["name"], BASE].probed
    kept = {answer.example_id: answer.score(metric) for answer in base.good}
    now = [answer for answer in tuned.probed.good if answer.example_id in kept]
    after, before = [answer.score(metric) for answer in now], [kept[answer.example_id] for answer in now]
    change = paired_difference(after, before, [record.example_id for record in now])
    return Retention(probe["name"], fmean(before), fmean(after), change) if change else None


def _spread(answers: Sequence[Answer], metric: str) -> Spread | None:
    by_seed: dict[Hashable, list[float]] = defaultdict(list)
    for record in answers:
        by_seed[record.seed].append(record.score(metric))
    return spread(by_seed)


def _setup_parts(made: Sequence[tuple[Step, ...]]) -> tuple[SetupPart, ...]:
    kinds: dict[str, list[Step]] = defaultdict(list)
    for step in (step for steps in made for step in steps):
        kinds[step.kind].append(step)
    return tuple(
        SetupPart(
            kind,
            sum(step.seconds for step in steps) / len(made),
            None if (usd := total(step.usd for step in steps)) is None else usd / len(made),
            all(step.reused for step in steps),
        )
        for kind, steps in kinds.items()
    )


def _training(made: Sequence[tuple[Step, ...]]) -> str | None:
    """ "learning_rate 0.001, 3 epochs": how the model was trained, where the trainer says so."""
    details = next((step.details for steps in made for step in steps if step.kind == "training"), {})
    if "learning_rate" not in details or "epochs" not in details:
        return None
    return f"learning_rate {details['learning_rate']:g}, {details['epochs']} epoch{'s' * (details['epochs'] != 1)}"


def _latency(records: Sequence[LatencyRecord]) -> Latency:
    good = [record for record in records if record.error is None and record.generate_seconds is not None]
    return Latency(
        n=len(good),
        p50=percentile([_whole(record) for record in good], 50),
        p95=percentile([_whole(record) for record in good], 95),
        build_p50=percentile([record.build_seconds for record in good], 50),
        generate_p50=percentile([record.generate_seconds or 0.0 for record in good], 50),
        first_token_p50=_first_token(good),
    )


def _whole(record: LatencyRecord) -> float:
    return record.build_seconds + (record.generate_seconds or 0.0)


def _first_token(records: Sequence[LatencyRecord]) -> float | None:
    """From the moment the query came in, so with prompt building."""
    known = [r.build_seconds + r.first_token_seconds for r in records if r.first_token_seconds is not None]
    return percentile(known, 50) if len(known) == len(records) else None


def _recall(answers: Sequence[Answer]) -> float | None:
    """Share of the gold passages that were retrieved; None where none is known or nothing was retrieved at all."""
    known = [recall for answer in answers if (recall := answer.recall) is not None]
    return fmean(known) if any(answer.retrieved for answer in answers) else None


# A facet with more values than this is a label, not a cut of the table.
MOST_FACET_VALUES = 12


def _facets(answers: Sequence[Answer], metric: str) -> dict[str, dict[str, Estimate]]:
    groups: dict[str, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for record in answers:
        for facet, value in record.facets.items():
            groups[facet][value].append(record)
    return {
        facet: {value: estimate(found, metric) for value, found in sorted(values.items())}
        for facet, values in groups.items()
        if 1 < len(values) <= MOST_FACET_VALUES
    }
