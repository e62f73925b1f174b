"""Records -> Comparison: pure, from the run's folder alone, so that it can be made again years later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from harness.cost import SetupCost, mean, per_thousand, total
from harness.records import AnswerRecord, Cell, LatencyRecord, Record, SetupRecord, Step
from harness.stats import Interval, holm, mean_interval, paired_difference, percentile
from harness.store import read_manifest, read_records


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` examples and its 95 % interval (None: not known)."""

    mean: float
    interval: Interval | None
    n: int


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
class Row:
    """One strategy on one task, over all seeds.

    `planned` and `answered` count requests; quality is over the answered ones. `versus_best` is the Holm-adjusted
    p-value of "as good as the best row" on the primary metric, None for the best row itself and where nothing pairs.
    """

    strategy: str
    planned: int
    answered: int
    quality: Mapping[str, Estimate]
    versus_best: float | None
    setup: SetupCost | None
    steps: tuple[Step, ...]
    usd_per_thousand: float | None
    latency: Latency
    input_tokens: float | None
    cached_input_tokens: float | None
    output_tokens: float | None
    recall: float | None
    cut_off: float
    facets: Mapping[str, Mapping[str, Estimate]]
    error: str | None

    @property
    def coverage(self) -> float:
        return self.answered / self.planned if self.planned else 0.0


@dataclass(frozen=True, slots=True)
class TaskComparison:
    task: str
    primary_metric: str
    signatures: Mapping[str, str]
    examples: Mapping[str, int]
    rows: tuple[Row, ...]

    @property
    def best(self) -> str | None:
        scored = [row for row in self.rows if self.primary_metric in row.quality]
        return max(scored, key=lambda row: row.quality[self.primary_metric].mean).strategy if scored else None


@dataclass(frozen=True, slots=True)
class Comparison:
    run: str
    manifest: Mapping[str, Any]
    tasks: tuple[TaskComparison, ...]


def compare(run: Path) -> Comparison:
    """Read a run's folder. Raises RunError where it is not one."""
    manifest, records = read_manifest(run), read_records(run)
    plan = manifest["plan"]
    tasks = tuple(_task(name, table, plan, records) for name, table in plan["tasks"].items())
    return Comparison(run.name, manifest, tasks)


def _task(name: str, table: Mapping[str, Any], plan: Mapping[str, Any], records: Sequence[Record]) -> TaskComparison:
    own = [record for record in records if record.cell.task == name]
    primary, planned = table["primary_metric"], table["examples"]["test"] * len(plan["seeds"])
    by_arm = {arm: [r for r in own if r.cell.strategy == arm] for arm in plan["strategies"]}
    answers = {arm: _latest(r for r in found if isinstance(r, AnswerRecord)) for arm, found in by_arm.items()}
    versus = _versus_best(answers, primary)
    rows = tuple(
        _row(arm, by_arm[arm], answers[arm], planned, list(table["metrics"]), primary, versus.get(arm))
        for arm in plan["strategies"]
    )
    return TaskComparison(name, primary, table["metrics"], table["examples"], rows)


def _latest(records: Iterable[AnswerRecord]) -> list[AnswerRecord]:
    """One record a request: what failed and was asked again counts as it ended."""
    return list({(record.cell, record.example_id): record for record in records}.values())


def _row(
    arm: str,
    records: Sequence[Record],
    answers: Sequence[AnswerRecord],
    planned: int,
    metrics: Sequence[str],
    primary: str,
    versus_best: float | None,
) -> Row:
    good = [record for record in answers if record.error is None]
    setups = {record.cell: record for record in records if isinstance(record, SetupRecord)}
    failed = [record.error.message for record in setups.values() if record.error]
    return Row(
        strategy=arm,
        planned=planned,
        answered=len(good),
        quality={metric: _estimate(good, metric) for metric in metrics} if good else {},
        versus_best=versus_best,
        setup=_setup_cost(setups),
        steps=tuple(step for record in setups.values() for step in record.steps),
        usd_per_thousand=per_thousand([record.usd for record in good]),
        latency=_latency([record for record in records if isinstance(record, LatencyRecord)]),
        input_tokens=mean([record.usage.input_tokens for record in good]),
        cached_input_tokens=mean([record.usage.cached_input_tokens for record in good]),
        output_tokens=mean([record.usage.output_tokens for record in good]),
        recall=_recall(good),
        cut_off=fmean(record.finish_reason == "length" for record in good) if good else 0.0,
        facets=_facets(good, primary),
        error=failed[0] if failed else None,
    )


def _estimate(answers: Sequence[AnswerRecord], metric: str) -> Estimate:
    values = [record.scores[metric] for record in answers]
    return Estimate(fmean(values), mean_interval(values, [record.example_id for record in answers]), len(values))


def _versus_best(answers: Mapping[str, Sequence[AnswerRecord]], metric: str) -> dict[str, float]:
    """Adjusted p-values of each strategy against the best, paired by example and seed over those both answered."""
    scores = {arm: _scores(records, metric) for arm, records in answers.items() if records}
    scores = {arm: values for arm, values in scores.items() if values}
    if not scores:
        return {}
    best = max(scores, key=lambda arm: fmean(scores[arm].values()))
    p_values = {}
    for arm, values in scores.items():
        common = sorted(values.keys() & scores[best].keys())
        a, b = [scores[best][key] for key in common], [values[key] for key in common]
        difference = None if arm == best else paired_difference(a, b, [example for _, example in common])
        if difference is not None:
            p_values[arm] = difference.p_value
    return dict(zip(p_values, holm(list(p_values.values())), strict=True))


def _scores(records: Sequence[AnswerRecord], metric: str) -> dict[tuple[int, str], float]:
    return {(r.cell.seed, r.example_id): r.scores[metric] for r in records if r.error is None}


def _setup_cost(setups: Mapping[Cell, SetupRecord]) -> SetupCost | None:
    """The mean over seeds: what one adaptation takes. None where none was made."""
    made = [record.steps for record in setups.values() if record.error is None]
    if not made:
        return None
    tokens = [step.trained_tokens for steps in made for step in steps if step.kind == "training"]
    trained = total(tokens) if tokens else None
    return SetupCost(
        seconds=fmean(sum(step.seconds for step in steps) for steps in made),
        usd=mean([total(step.usd for step in steps) for steps in made]),
        trained_tokens=None if trained is None else round(trained / len(made)),
    )


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


def _recall(answers: Sequence[AnswerRecord]) -> float | None:
    """Share of the gold passages that were retrieved; None where none is known or nothing was retrieved at all."""
    known = [r for r in answers if r.gold_passages]
    if not known or not any(r.retrieved for r in known):
        return None
    return fmean(len(set(r.gold_passages) & set(r.retrieved)) / len(set(r.gold_passages)) for r in known)


# A facet with more values than this is a label, not a cut of the table.
MOST_FACET_VALUES = 12


def _facets(answers: Sequence[AnswerRecord], metric: str) -> dict[str, dict[str, Estimate]]:
    groups: dict[str, dict[str, list[AnswerRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in answers:
        for facet, value in record.facets.items():
            groups[facet][value].append(record)
    return {
        facet: {value: _estimate(found, metric) for value, found in sorted(values.items())}
        for facet, values in groups.items()
        if 1 < len(values) <= MOST_FACET_VALUES
    }


def warnings(comparison: Comparison) -> list[str]:
    """What a reader has to know before betting on the table: what happened, why it matters, what to do."""
    checks: tuple[Callable[[TaskComparison, Row], str | None], ...] = (_failed, _incomplete, _cut_off, _unpriced)
    return [
        warning
        for task in comparison.tasks
        for row in task.rows
        for check in checks
        if (warning := check(task, row)) is not None
    ]


def _failed(task: TaskComparison, row: Row) -> str | None:
    if row.error is None:
        return None
    return f"{task.task} · {row.strategy} could not be set up ({row.error}). It is not compared. Mend it and run again."


def _incomplete(task: TaskComparison, row: Row) -> str | None:
    if row.answered == row.planned or row.error is not None:
        return None
    return (
        f"{task.task} · {row.strategy} answered {row.answered} of {row.planned} requests. Its scores are over those "
        "only, so the comparison is incomplete. Run again: only what is missing is asked."
    )


def _cut_off(task: TaskComparison, row: Row) -> str | None:
    if row.cut_off <= 0.05:
        return None
    return (
        f"{task.task} · {row.strategy}: {row.cut_off:.0%} of the answers were cut off at max_output_tokens. They may "
        "score lower for that. Raise it in task.toml if the answers are meant to be longer."
    )


def _unpriced(task: TaskComparison, row: Row) -> str | None:
    if row.usd_per_thousand is not None or not row.answered:
        return None
    return (
        f"{task.task} · {row.strategy}: the price of a request is unknown. Costs can't be compared. "
        "Set usd_per_hour (local) or the token prices (hosted) under [cost] in the suite."
    )
