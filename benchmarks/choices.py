"""What `adaptbench recommend` answers on a run under different constraints, and the arithmetic to check it by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from harness.candidates import DAYS_A_MONTH, Candidate, Constraints
from harness.comparison import Comparison
from harness.recommendation import Recommendation, recommend
from harness.report.markdown import escaped, table
from harness.report.table import NONE, Table, listed

FOLDER = "results/reference"


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of `adaptbench recommend`: the task, and its other options by their names in Python."""

    task: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """As they stand on the command line."""
        given = ((f"--{name.replace('_', '-')}", on) for name, on in self.options.items())
        return " ".join(
            [f"--task {self.task}", *(name if value is True else f"{name} {value}" for name, value in given)]
        )

    @property
    def constraints(self) -> Constraints:
        return Constraints(**self.options)


THREE = (
    Asked("contracts"),
    Asked("contracts", {"no_training": True}),
    Asked("contracts", {"volume": 1_000_000, "monthly_budget": 5}),
)
"""Three sets of constraints, three answers."""
MORE = (Asked("contracts", {"max_p95": 2.5}), Asked("support"), Asked("support", {"facts_change_every": 7}))


def overview(comparison: Comparison) -> str:
    """For the README: the calls that differ, and what each says."""
    found = [Answer.of(one, comparison) for one in THREE]
    rows = tuple((one.asked.words, one.taken, " ".join(one.steps())) for one in found)
    return table(Table("", (f"adaptbench recommend {FOLDER} ...", "take", "because"), "<<<", rows))


def by_hand(comparison: Comparison) -> str:
    """For docs/recommend.md: the costs once for calls that share them, and below what follows for each call."""
    groups: dict[tuple[str, str], list[Answer]] = {}
    for asked in (*THREE, *MORE):
        one = Answer.of(asked, comparison)
        groups.setdefault((asked.task, _formula(asked.constraints)), []).append(one)
    return "\n\n".join(_group(answers) for answers in groups.values())


def _group(answers: Sequence[Answer]) -> str:
    first = answers[0]
    every = first.found.asked.facts_change_every
    changing = f", facts that change every {every:g} days" if every else ""
    heading = f"### {first.asked.task}, {first.found.asked.volume:,.0f} requests a month{changing}"
    lines = [
        f"- `{one.asked.words}`: {escaped(' '.join(one.steps()))} Take **{escaped(one.taken)}**." for one in answers
    ]
    return f"{heading}\n\n{table(_arithmetic(first))}\n\n" + "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Answer:
    asked: Asked
    found: Recommendation
    letters: Mapping[str, str]

    @classmethod
    def of(cls, asked: Asked, comparison: Comparison) -> Answer:
        task = next(task for task in comparison.tasks if task.task == asked.task)
        return cls(asked, recommend(comparison, task, asked.constraints), task.pairs.groups)

    @property
    def taken(self) -> str:
        return self.found.choice.strategy if self.found.choice else NONE

    def steps(self) -> list[str]:
        """Who is out, who leads, who shares a letter with it, and what these cost."""
        out = [f"{one.strategy} ({_failed(one)})" for one in self.found.candidates if one.failed]
        said = [f"Out: {listed(out)}."] if out else []
        if self.found.choice is None:
            return said
        leader = self.found.choice.leader
        said.append(f"Highest mean of {'the rest' if out else 'all'}: {leader}.")
        left = [one for one in self.found.candidates if not one.failed and self._shares(one.strategy, leader)]
        if len(left) == 1:
            return [*said, "No other one that is left shares a letter with it."]
        costs = [f"{one.usd:.4f} ({one.strategy})" for one in sorted(left, key=lambda one: one.usd or 0.0)]
        return [*said, f"{listed([one.strategy for one in left])} share a letter; USD a month: {' < '.join(costs)}."]

    def _shares(self, one: str, other: str) -> bool:
        return bool(set(self.letters.get(one, "")) & set(self.letters.get(other, "")))


def _arithmetic(one: Answer) -> Table:
    heads = ("strategy", one.found.metric, "letters", "p95", _formula(one.found.asked), "USD a month")
    rows = tuple(_row(candidate, one) for candidate in one.found.candidates)
    return Table("", heads, "<><>>>", rows)


def _formula(asked: Constraints) -> str:
    updates = " + days a month / days x update" if asked.facts_change_every else ""
    return f"setup_usd / 12 + {asked.volume / 1000:,g} x usd_per_1000{updates}"


def _row(one: Candidate, answer: Answer) -> tuple[str, ...]:
    terms, asked = one.measured.terms, answer.found.asked
    if terms.setup is None or terms.marginal is None or one.usd is None or one.p95 is None:
        raise ValueError(f"{answer.found.task}: {one.strategy} has no price or no p95: nothing to check by hand")
    cost = f"{terms.setup:.6f} / 12 + {asked.volume / 1000:,g} x {1000 * terms.marginal:.6f}"
    if asked.facts_change_every and one.measured.update is not None:
        cost += f" + {DAYS_A_MONTH:.1f} / {asked.facts_change_every:g} x {one.measured.update:.6f}"
    letters = answer.letters.get(one.strategy, "")
    return (one.strategy, f"{100 * one.quality:.1f}", letters, f"{one.p95:.3f} s", cost, f"{one.usd:.4f}")


def _failed(one: Candidate) -> str:
    check = next(check for check in one.checks if check.verdict == "failed")
    if check.name == "p95":
        return f"{one.p95:.3f} s > {check.limit:g} s"
    if check.name == "budget":
        return f"{one.usd:.2f} > {check.limit:g}"
    return "it trains" if check.name == "training" else check.name
