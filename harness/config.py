"""suite.toml -> Plan. Every error names the file and key, and says what is allowed."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness import registry
from harness.api import Task
from harness.errors import PluginError, SuiteError, did_you_mean
from harness.keys import key_in
from harness.options import fill
from harness.prices import PriceOverrides
from harness.tasks import limited, load_task
from harness.volume import VolumeOptions

BUILT_ON = ("inner", "asked_with")  # options of a strategy that name another one
MOST_SEEDS = 2**32  # what numpy's and torch's generators take alike
NO_KEYS = "Put it into an environment variable, and give that one's name as api_key_env under [model]."
DEFAULT_SUITE = Path(__file__).parent / "default_suite.toml"


@dataclass(frozen=True)
class LatencyOptions:
    """[latency]: how many test examples are asked one at a time, after how many that do not count."""

    requests: int = 20
    warmup: int = 2

    def __post_init__(self) -> None:
        if self.requests < 0 or self.warmup < 0:
            raise ValueError("requests and warmup must be 0 or more")


@dataclass(frozen=True)
class BudgetOptions:
    """[budget]: the run stops before it has spent more than `max_usd`, in US dollars. None: no limit."""

    max_usd: float | None = None

    def __post_init__(self) -> None:
        if self.max_usd is not None and not 0 <= self.max_usd < float("inf"):
            raise ValueError(f"max_usd must be a finite number, 0 or more, not {self.max_usd}")


@dataclass(frozen=True)
class LimitOptions:
    """[limits]: at most so many examples of a split, drawn by the task's seed."""

    train: int | None = None
    validation: int | None = None
    test: int | None = None

    def __post_init__(self) -> None:
        for name, value in dataclasses.asdict(self).items():
            if value is not None and value < 1:
                raise ValueError(f"{name} must be at least 1")


@dataclass(frozen=True)
class Arm:
    """One row of the comparison: a strategy with its options, and other options on some tasks.

    `train_size` is how many training examples it gets, None for all: a point of a learning curve has fewer.
    """

    label: str
    type: str
    options: Mapping[str, Any] = field(default_factory=dict)
    on: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    train_size: int | None = None

    def options_on(self, task: str) -> dict[str, Any]:
        return {**self.options, **self.on.get(task, {})}


@dataclass(frozen=True)
class Plan:
    """All that a run needs to know, checked. `tasks` are loaded, strategies and model are not yet.

    `probe` is asked of each tuned model and of its base. `arms` are to be run; `parts` are all arms of the suite, which
    those may build on. `task_sources` says where each task comes from: an entry point's name, or an absolute folder.
    """

    suite: str
    tasks: tuple[Task, ...]
    probe: Task | None
    arms: tuple[Arm, ...]
    parts: tuple[Arm, ...]
    model_type: str
    model_options: Mapping[str, Any]
    seeds: tuple[int, ...]
    cost: PriceOverrides
    latency: LatencyOptions
    results: Path
    train_sizes: tuple[int, ...] = ()
    freshness: bool = False
    volume: VolumeOptions = field(default_factory=VolumeOptions)
    max_usd: float | None = None
    task_sources: Mapping[str, str] = field(default_factory=dict)

    def part(self, name: str) -> Arm:
        """The arm labelled `name`, so that a combination has its options; else the strategy `name` with defaults."""
        return _part(name, self.parts)


@dataclass(frozen=True)
class Overrides:
    """What the command line may change of a suite."""

    tasks: Sequence[str] = ()
    arms: Sequence[str] = ()
    limits: LimitOptions = LimitOptions()
    results: Path | None = None
    budget: BudgetOptions = BudgetOptions()


@dataclass(frozen=True)
class _SuiteFile:
    name: str
    tasks: tuple[str, ...]
    strategies: tuple[dict[str, Any], ...]
    model: dict[str, Any]
    probe: str | None = None
    train_sizes: tuple[int, ...] = ()
    freshness: bool = False
    results: str | None = None
    seeds: tuple[int, ...] = (0,)
    cost: PriceOverrides = field(default_factory=PriceOverrides)
    latency: LatencyOptions = LatencyOptions()
    limits: LimitOptions = LimitOptions()
    volume: VolumeOptions = field(default_factory=VolumeOptions)
    budget: BudgetOptions = BudgetOptions()

    def __post_init__(self) -> None:
        for key in ("tasks", "strategies", "seeds"):
            if not getattr(self, key):
                raise ValueError(f'"{key}" is empty: it needs at least one entry')
        if len(set(self.seeds)) < len(self.seeds):
            raise ValueError('"seeds" has a seed twice')
        if not all(0 <= seed < MOST_SEEDS for seed in self.seeds):
            raise ValueError(f'"seeds" must be from 0 to {MOST_SEEDS - 1}')
        if list(self.train_sizes) != sorted({*self.train_sizes}) or any(size < 0 for size in self.train_sizes):
            raise ValueError('"train_sizes" must rise, from 0 or more')
        if self.results is not None and (not self.results or "\0" in self.results):
            raise ValueError('"results" must be the path of a folder')
        if not self.name or any(c in self.name for c in "/\\\0") or self.name.startswith("."):
            raise ValueError('"name" names a folder of results/: no slash, no leading dot, not empty')


def load_plan(suite_file: Path, overrides: Overrides | None = None) -> Plan:
    """Read a suite file and the tasks it names. Raises SuiteError, TaskError, PluginError, OptionError."""
    changes = overrides or Overrides()
    table = _toml(suite_file)
    if where := key_in(table):
        # What stands in a suite stands in the manifest of its runs.
        raise SuiteError(f'{suite_file}: key "{where}": holds a key or a password. {NO_KEYS}')
    suite = fill(_SuiteFile, table, str(suite_file), SuiteError)
    arms = _arms(suite, suite_file)
    model_type, model_options = _model(suite, suite_file)
    chosen = _chosen(arms, changes.arms, suite_file)
    tasks = _tasks(suite, suite_file, changes)
    sources = [_source(name, base) for name, base in _places(suite, suite_file, changes)]
    if not changes.tasks:
        _check_on(arms, [task.spec.name for task in tasks], suite_file)
    _check_fit(chosen, arms, tasks, suite_file)
    return Plan(
        suite=suite.name,
        tasks=tasks,
        probe=_probe(suite, suite_file, changes),
        arms=chosen,
        parts=arms,
        model_type=model_type,
        model_options=model_options,
        seeds=suite.seeds,
        cost=suite.cost,
        latency=suite.latency,
        results=changes.results or _results(suite, suite_file),
        train_sizes=suite.train_sizes,
        freshness=suite.freshness,
        volume=suite.volume,
        max_usd=suite.budget.max_usd if changes.budget.max_usd is None else changes.budget.max_usd,
        task_sources={task.spec.name: source for task, source in zip(tasks, sources, strict=True)},
    )


def build_arm(plan: Plan, arm: Arm, task: str) -> Any:
    """The strategy of an arm with its options on a task. Raises OptionError, PluginError."""
    return fill(registry.load("strategy", arm.type), arm.options_on(task), f'strategy "{arm.label}"')


def _results(suite: _SuiteFile, file: Path) -> Path:
    return Path(os.path.normpath(file.parent / suite.results)) if suite.results else Path("results")


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SuiteError(f"{file}: no such file. Give a suite file, or --task to use the default suite.") from None
    except OSError as error:
        raise SuiteError(f"{file}: cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError) as error:
        raise SuiteError(f"{file}: not valid TOML: {error}") from None


def _model(suite: _SuiteFile, file: Path) -> tuple[str, dict[str, Any]]:
    where, options = f"{file}: [model]", dict(suite.model)
    kind = _type(options, "model", where)
    fill(registry.load("model", kind), options, where, SuiteError)
    return kind, options


def _type(options: dict[str, Any], kind: registry.Kind, where: str) -> str:
    """Takes "type" out of `options`."""
    allowed = f"Allowed: {', '.join(registry.names(kind))}."
    if "type" not in options:
        raise SuiteError(f'{where}: missing key "type". {allowed}')
    name = options.pop("type")
    if not isinstance(name, str):
        raise SuiteError(f'{where}: key "type" must be a string. {allowed}')
    _require(kind, name, where)
    return name


def _tasks(suite: _SuiteFile, file: Path, changes: Overrides) -> tuple[Task, ...]:
    limits = {**_given(suite.limits), **_given(changes.limits)}
    loaded = [load_task(name, base) for name, base in _places(suite, file, changes)]
    names = [task.spec.name for task in loaded]
    for name in names:
        if names.count(name) > 1:
            raise SuiteError(f'{file}: two tasks are named "{name}". Give each its own name in task.toml.')
    return tuple(limited(task, limits) for task in loaded)


def _places(suite: _SuiteFile, file: Path, changes: Overrides) -> list[tuple[str, Path]]:
    """Each task as it is named, and the folder that a relative one starts from."""
    return [(name, Path()) for name in changes.tasks] or [(name, file.parent) for name in suite.tasks]


def _source(name: str, base: Path) -> str:
    return str((base / name).resolve()) if (base / name).is_dir() else name


def _probe(suite: _SuiteFile, file: Path, changes: Overrides) -> Task | None:
    if suite.probe is None:
        return None
    probe = load_task(suite.probe, file.parent)
    if not probe.spec.probe:
        raise SuiteError(
            f'{file}: key "probe": task "{probe.spec.name}" is no probe: its task.toml lacks probe = true.'
        )
    return limited(probe, {**_given(suite.limits), **_given(changes.limits)})


def _given(limits: LimitOptions) -> dict[str, int]:
    return {name: value for name, value in dataclasses.asdict(limits).items() if value is not None}


def _check_on(arms: tuple[Arm, ...], tasks: Sequence[str], file: Path) -> None:
    for arm in arms:
        for task in arm.on:
            if task not in tasks:
                hint = did_you_mean(task, tasks)
                raise SuiteError(f'{file}: strategy "{arm.label}": on.{task}: no such task in this suite.{hint}')


def _check_fit(chosen: Sequence[Arm], arms: Sequence[Arm], tasks: Sequence[Task], file: Path) -> None:
    """A strategy with a method `check` says, before anything is bought, whether its options fit a task."""
    for task in tasks:
        for arm in chosen:
            for part in (arm, *(_part(str(name), arms) for key in BUILT_ON if (name := arm.options.get(key)))):
                where = f'{file}: strategy "{part.label}" on task "{task.spec.name}"'
                built = fill(registry.load("strategy", part.type), part.options_on(task.spec.name), where, SuiteError)
                try:
                    built.check(task.spec) if hasattr(built, "check") else None
                except ValueError as error:
                    raise SuiteError(f"{where}: {error}") from None


def _arms(suite: _SuiteFile, file: Path) -> tuple[Arm, ...]:
    places = [f"{file}: strategies[{i}]" for i in range(len(suite.strategies))]
    arms = tuple(_arm(table, where) for table, where in zip(suite.strategies, places, strict=True))
    labels = [arm.label for arm in arms]
    for label in labels:
        if labels.count(label) > 1:
            raise SuiteError(f'{file}: two strategies are labelled "{label}". Give each its own "label".')
    for arm, where in zip(arms, places, strict=True):
        _check_options(arm, arms, f'{where} ("{arm.label}")')
    return arms


def _arm(table: Mapping[str, Any], where: str) -> Arm:
    options = dict(table)
    kind, on = _type(options, "strategy", where), options.pop("on", {})
    if not isinstance(on, dict) or not all(isinstance(value, dict) for value in on.values()):
        raise SuiteError(f'{where}: key "on" must hold a table of options for each task name.')
    inner = options.get("inner")
    label = options.pop("label", f"{kind}+{inner}" if isinstance(inner, str) and inner else kind)
    if not isinstance(label, str) or not label.strip() or label.startswith("."):
        raise SuiteError(f'{where}: key "label" must be a string, not empty and without a leading dot.')
    return Arm(label, kind, options, on)


def _check_options(arm: Arm, arms: tuple[Arm, ...], where: str) -> None:
    """The options and the names they hold, so that a wrong one is found before anything is bought.

    By convention an option `trainer` names a trainer, and the options of BUILT_ON another arm or a strategy.
    """
    for task in (None, *arm.on):
        place = f"{where}: on.{task}" if task else where
        built = fill(registry.load("strategy", arm.type), arm.options_on(task or ""), place, SuiteError)
        if isinstance(trainer := getattr(built, "trainer", None), str):
            _require("trainer", trainer, f'{place}: key "trainer"')
        for key in BUILT_ON:
            if isinstance(inner := getattr(built, key, None), str) and inner:
                _check_inner(arm, inner, arms, f'{place}: key "{key}"')


def _check_inner(arm: Arm, inner: str, arms: tuple[Arm, ...], where: str) -> None:
    types = [arm.type]
    while inner:
        known = {other.label for other in arms if other.type not in types}
        known |= set(registry.names("strategy")) - set(types)
        part = _part(inner, arms)
        if part.type in types:
            raise SuiteError(f'{where}: "{inner}" is of type "{part.type}" itself.{did_you_mean(inner, known)}')
        if inner not in known:
            raise SuiteError(f'{where}: no strategy is labelled or named "{inner}".{did_you_mean(inner, known)}')
        types.append(part.type)
        inner = str(part.options.get("inner", ""))


def _part(name: str, arms: Sequence[Arm]) -> Arm:
    return next((arm for arm in arms if arm.label == name), Arm(name, name))


def _require(kind: registry.Kind, name: str, where: str) -> None:
    try:
        registry.require(kind, name)
    except PluginError as error:
        raise SuiteError(f"{where}: {error}") from None


def _chosen(arms: tuple[Arm, ...], labels: Sequence[str], file: Path) -> tuple[Arm, ...]:
    known = [arm.label for arm in arms]
    for label in labels:
        if label not in known:
            raise SuiteError(f'{file}: no strategy is labelled "{label}".{did_you_mean(label, known)}')
    return tuple(arm for arm in arms if arm.label in labels) if labels else arms
