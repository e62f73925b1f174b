"""What a run would do, ask, take and cost: from the plan, the records and the cache. Buys, loads and writes nothing.

Tokens are those that the newest earlier run of the suite with the same model measured for the row, else characters
divided by 4 (the answer's are its reference's). Seconds are known only where such a run measured them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from harness import latency, registry
from harness.api import BuildPrompt, Completion, Decoding, Example, Model, Prompt, Task, Usage, instruct
from harness.cache import CompletionCache
from harness.config import Plan, build_arm
from harness.cost import request_price, total
from harness.earlier import Measured, measured
from harness.errors import AdaptbenchError, OptionError
from harness.manifest import plan_id, plan_table
from harness.options import fill
from harness.prices import local_usd
from harness.records import BASE, Cell
from harness.rehearsal import RehearsalTools, unopened
from harness.stand_in import NoModel
from harness.store import Done, find, read_done
from harness.variants import Job, jobs

CHARACTERS_A_TOKEN, TOKENS_A_MESSAGE = 4, 4
# Of prompts whose words are not known exactly, so many are built to take their length from.
SAMPLE = 50

Kind = Literal["prompt search", "answers", "probe", "latency"]


@dataclass(frozen=True, slots=True)
class Requests:
    """The requests of one kind in one cell.

    `have` are in the run's records or the cache, with `sure` False at least so many: what the prompts or the weights
    will be cannot be told before the run. `missing` is what has to be bought at most. Tokens are one request's;
    `most_usd` is for answers as long as they may be. None: not known.
    """

    kind: Kind
    count: int
    have: int
    sure: bool
    input_tokens: float
    output_tokens: float
    usd: float | None
    most_usd: float | None
    seconds: float | None

    @property
    def missing(self) -> int:
        return self.count - self.have


@dataclass(frozen=True, slots=True)
class CellAhead:
    """`usd` and `seconds` are of all that is missing, setup included. `problem`: why nothing can be said."""

    cell: Cell
    requests: tuple[Requests, ...]
    usd: float | None
    most_usd: float | None
    seconds: float | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """`run` is the folder's name that would be gone on with, `earlier` the run that seconds are taken from."""

    suite: str
    cells: tuple[CellAhead, ...]
    run: str | None
    earlier: str | None

    @property
    def usd(self) -> float | None:
        return total(cell.usd for cell in self.cells)

    @property
    def most_usd(self) -> float | None:
        return total(cell.most_usd for cell in self.cells)

    @property
    def seconds(self) -> float | None:
        return total(cell.seconds for cell in self.cells)


def look_ahead(plan: Plan, fresh: bool = False) -> Ahead:
    """Raises UsageError as a run would, where the plan cannot be done."""
    options = fill(registry.load("model", plan.model_type), plan.model_options, "[model]")
    weights = hasattr(options, "identity")
    table = plan_table(plan, options.identity() if weights else "")
    run = None if fresh else find(plan.results / plan.suite, plan_id(table))
    earlier, rows = measured(plan.results / plan.suite, table["model"])
    # A service's model is opened without a request; weights stay where they are.
    model: Model = unopened(getattr(options, "name", plan.model_type)) if weights else options.open()
    with ExitStack() as opened:
        file = plan.results / ".cache" / "completions.sqlite"
        cache = opened.enter_context(CompletionCache(file)) if file.exists() and not fresh else None
        done = read_done(run) if run else {}
        looking = _Looking(plan, model, cache, done, rows, getattr(options, "concurrency", 1), set())
        return Ahead(plan.suite, tuple(looking.cell(job) for job in jobs(plan)), run.name if run else None, earlier)


@dataclass(frozen=True)
class _Looking:
    """`bought` holds the keys of requests counted so far: an equal one is paid for once."""

    plan: Plan
    model: Model
    cache: CompletionCache | None
    done: Mapping[Cell, Done]
    rows: Mapping[tuple[str, str], Measured]
    concurrency: int
    bought: set[str]

    def cell(self, job: Job) -> CellAhead:
        cell = Cell(job.task.spec.name, job.arm.label, job.seed)
        try:
            return _CellLooking(self, job, cell, self.done.get(cell, Done())).look()
        except AdaptbenchError:
            raise
        except ValueError as error:
            raise OptionError(f'strategy "{job.arm.label}" on task "{job.named}": {error}') from error
        except Exception as error:  # a plugin may ask for more than a stand-in can give
            return CellAhead(cell, (), None, None, None, f"{type(error).__name__}: {error}")

    def known(self, model: Model, prompts: Sequence[Prompt], decoding: Decoding) -> list[Completion | None]:
        if self.cache is None:
            return [None] * len(prompts)
        return [self.cache.get(key) for key in self.cache.keys(model, prompts, decoding)]

    def count_known(self, model: Model, prompts: Sequence[Prompt], decoding: Decoding) -> int:
        """Those in the cache, and those that a request before them has bought by then."""
        keys = CompletionCache.keys(model, prompts, decoding)
        new = {*keys} - self.bought
        self.bought.update(keys)
        return len(keys) - sum(self.cache is None or self.cache.get(key) is None for key in new)


@dataclass
class _CellLooking:
    whole: _Looking
    job: Job
    cell: Cell
    done: Done
    tuned: Model | None = None
    quotes: Sequence[float | None] = ()

    def look(self) -> CellAhead:
        whole, job = self.whole, self.job
        tools = RehearsalTools(
            known=whole.known,
            open_strategy=lambda name: build_arm(whole.plan, whole.plan.part(name), job.named),
            exact=not isinstance(whole.model, NoModel),
        )
        strategy = build_arm(whole.plan, job.arm, job.named)
        spec, task = job.task.spec, job.task
        adaptation = strategy.adapt(spec, job.train, task.validation, whole.model, job.seed, tools)
        self.tuned = adaptation.model if "training" in tools.kinds else None
        self.quotes = tools.quotes
        found = [self.search(tools, task)] if tools.searched else []
        found.append(self.answers(adaptation.model, adaptation.build_prompt, tools.exact))
        if job.probe and self.tuned:
            found.append(self.probe(job.probe))
        if job.requests:
            found.append(self.timed(adaptation.build_prompt))
        return self.added_up(tuple(found), tools.kinds)

    def search(self, tools: RehearsalTools, task: Task) -> Requests:
        prompts, decoding = tools.searched, task.spec.decoding
        have, sure = len(prompts), self.done.setup or not isinstance(self.whole.model, NoModel)
        if not self.done.setup:
            have = self.whole.count_known(self.whole.model, prompts, decoding) if sure else 0
        return self.requests("prompt search", len(prompts), have, sure, prompts, task.validation, decoding)

    def answers(self, model: Model, build: BuildPrompt, exact: bool) -> Requests:
        test, decoding = self.job.task.test, self.job.task.spec.decoding
        left = [example for example in test if example.id not in self.done.answered]
        prompts = [build(example.query) for example in (left if exact else left[:SAMPLE])]
        cached = self.whole.count_known(model, prompts, decoding) if exact else 0
        have = len(test) - len(left) + cached
        return self.requests("answers", len(test), have, exact or not left, prompts, test, decoding)

    def probe(self, probe: Task) -> Requests:
        """Asked of the tuned model here, and once a run of the base, which the first such cell counts."""
        base = Cell(probe.spec.name, BASE, 0)
        first = f"base of {probe.spec.name}" not in self.whole.bought
        self.whole.bought.add(f"base of {probe.spec.name}")
        have = len(self.done.probed) + (len(self.whole.done.get(base, Done()).probed) if first else 0)
        build, count = instruct(probe.spec.instruction), len(probe.test) * (2 if first else 1)
        prompts = [build(example.query) for example in probe.test[:SAMPLE]]
        return self.requests("probe", count, have, have == count, prompts, probe.test, probe.spec.decoding)

    def timed(self, build: BuildPrompt) -> Requests:
        task = self.job.task
        examples = latency.chosen(task.test, self.job.requests, task.spec.seed)
        have = sum(example.id in self.done.timed for example in examples)
        warmup = min(self.whole.plan.latency.warmup, len(examples) - have)
        prompts = [build(example.query) for example in examples]
        return self.requests("latency", len(examples) + warmup, have, True, prompts, task.test, task.spec.decoding)

    def requests(
        self,
        kind: Kind,
        count: int,
        have: int,
        sure: bool,
        prompts: Sequence[Prompt],
        examples: Sequence[Example],
        decoding: Decoding,
    ) -> Requests:
        row = self.row
        read = row.input_tokens.value if row and kind in ("answers", "latency") else None
        written = row.output_tokens.value if row and kind in ("answers", "latency") else None
        read = _tokens(prompts) if read is None else read
        written = _answer_tokens(examples, decoding) if written is None else written
        seconds, missing = self.seconds(kind), count - have
        usd = self.price(missing, read, written, seconds)
        # How much longer than measured the longest answers would take is not known.
        most = self.price(missing, read, decoding.max_output_tokens, None if self.by_time else seconds)
        together = 1 if kind == "latency" else self.whole.concurrency
        whole = 0.0 if not missing else None if seconds is None else missing * seconds / together
        return Requests(kind, count, have, sure, read, written, usd, most, whole)

    @property
    def by_time(self) -> bool:
        return self.whole.model.price_key is None and not self.whole.plan.cost.prices_tokens

    @property
    def row(self) -> Measured | None:
        return self.whole.rows.get((self.cell.task, self.cell.strategy))

    def seconds(self, kind: Kind) -> float | None:
        """Of one request: alone in the latency pass, else as it was with others beside it."""
        if self.row is None:
            return None
        return self.row.alone.value if kind == "latency" else self.row.seconds.value

    def price(self, missing: int, read: float, written: float, seconds: float | None) -> float | None:
        """Of all that is missing. A tuned model's tokens have a price where its trainer names one."""
        model, rates = self.tuned or self.whole.model, self.whole.plan.cost
        if not missing:
            return 0.0
        if self.by_time:
            return None if seconds is None else local_usd(missing * seconds, rates.usd_per_hour)
        if self.tuned and not self.quotes:
            return None
        one = request_price(model, Usage(round(read), 0, round(written)), 0.0, rates)
        return None if one is None else missing * one

    def added_up(self, requests: tuple[Requests, ...], kinds: set[str]) -> CellAhead:
        setup = 0.0 if self.done.setup else self.setup_seconds(kinds)
        seconds = total((setup, *(part.seconds for part in requests)))
        usd = 0.0 if self.done.setup or not kinds else self.setup_usd(setup, kinds)
        prices = [total((usd, *(getattr(part, name) for part in requests))) for name in ("usd", "most_usd")]
        return CellAhead(self.cell, requests, prices[0], prices[1], seconds)

    def setup_seconds(self, kinds: set[str]) -> float | None:
        return total(self.row.steps[kind].value if self.row and kind in self.row.steps else None for kind in kinds)

    def setup_usd(self, seconds: float | None, kinds: set[str]) -> float | None:
        """Machine time of indexing counts where the suite prices it; a training has the price its trainer names."""
        rates = self.whole.plan.cost
        quoted = total(self.quotes) if self.quotes else None
        if self.tuned and not self.by_time:
            machine = 0.0 if rates.usd_per_hour is None else self.setup_seconds(kinds - {"training"})
            return total((quoted, None if machine is None else local_usd(machine, rates.usd_per_hour or 0.0)))
        if quoted is not None:
            return quoted
        if not self.by_time and rates.usd_per_hour is None:
            return 0.0
        return None if seconds is None else local_usd(seconds, rates.usd_per_hour)


def _tokens(prompts: Sequence[Prompt]) -> float:
    return fmean(map(_prompt_tokens, prompts)) if prompts else 0.0


def _prompt_tokens(prompt: Prompt) -> float:
    return sum(len(m.content) / CHARACTERS_A_TOKEN + TOKENS_A_MESSAGE for m in prompt.messages)


def _answer_tokens(examples: Sequence[Example], decoding: Decoding) -> float:
    """As long as the first references, one token for the end."""
    lengths = [len(example.references[0]) / CHARACTERS_A_TOKEN + 1 for example in examples if example.references]
    return min(fmean(lengths), decoding.max_output_tokens) if lengths else 0.0
