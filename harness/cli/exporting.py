"""adaptbench export: a task's training examples as chat JSONL, with the prompts of a strategy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import UsageError
from harness.shown import one_line

if TYPE_CHECKING:
    from harness.api import Strategy, Task
    from harness.exporting import Arm, Written


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("export", help="write what an arm trains on as chat JSONL for hosted fine-tuning")
    add = parser.add_argument
    add("task", metavar="NAME|FOLDER", help="a task")
    add("--out", type=Path, required=True, metavar="FILE", help="where the training split goes")
    add("--validation-out", type=Path, metavar="FILE", help="where the validation split goes, if it is wanted")
    add("--strategy", metavar="NAME", help="whose prompts, with its default options (default: prompt)")
    add("--suite", type=Path, metavar="FILE", help="a suite.toml, for a strategy with options")
    add("--arm", metavar="LABEL", help="a strategy of that suite, by its label")
    add("--split", choices=("train", "validation"), default="train", help="which split goes to --out (default train)")
    add("--max-train", type=int, metavar="N", help="at most N training examples, drawn by the task's seed")
    add("--seed", type=int, metavar="N", help="of the strategy (default: the suite's first, or 0)")
    add("--bom", action="store_true", help="begin the file with a byte-order mark, as Azure OpenAI asks for")
    add("--force", action="store_true", help="also with fewer than 10 examples, and over a file that exists")
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> int:
    from harness.cli.run import open_embedder
    from harness.exporting import check_enough, export_pairs, write_pairs

    task, arm, seed = _from_suite(options) if options.suite else _by_name(options)
    exported = export_pairs(arm, task, seed, open_embedder)
    files = [(options.out, exported.train if options.split == "train" else exported.validation)]
    if options.validation_out:
        files.append((options.validation_out, exported.validation))
    check_enough(files[0][1], options.force)
    for file, pairs in files:
        _say(write_pairs(pairs, file, bom=options.bom, force=options.force))
    for note in exported.notes:
        print(one_line(f"note: {note}"))
    return 0


def _say(written: Written) -> None:
    print(f"{written.examples} examples, {written.size} bytes: {written.file}\nsha256 {written.sha256}")


def _from_suite(options: argparse.Namespace) -> tuple[Task, Arm, int]:
    from harness.config import LimitOptions, Overrides, build_arm, load_plan
    from harness.exporting import Arm
    from harness.options import fill

    if options.strategy or not options.arm:
        raise UsageError("export: --suite goes with --arm LABEL, and without --strategy.")
    limits = fill(LimitOptions, {"train": options.max_train}, "--max-train")
    plan = load_plan(options.suite, Overrides([options.task], [options.arm], limits))
    task, arm = plan.tasks[0], plan.arms[0]
    name = task.spec.name
    built = Arm(arm.label, build_arm(plan, arm, name), lambda label: build_arm(plan, plan.part(label), name))
    return task, built, plan.seeds[0] if options.seed is None else options.seed


def _by_name(options: argparse.Namespace) -> tuple[Task, Arm, int]:
    from harness import registry
    from harness.config import LimitOptions
    from harness.exporting import Arm
    from harness.options import fill
    from harness.tasks import limited, load_task

    if options.arm:
        raise UsageError("export: --arm goes with --suite FILE.")
    fill(LimitOptions, {"train": options.max_train}, "--max-train")
    task = load_task(options.task, Path())
    limits = {} if options.max_train is None else {"train": options.max_train}
    name = options.strategy or "prompt"

    def built(name: str) -> Strategy:
        strategy: Strategy = fill(registry.load("strategy", name), {}, f'strategy "{name}"')
        return strategy

    return limited(task, limits), Arm(name, built(name), built), options.seed or 0
