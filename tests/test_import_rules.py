"""The rooms of the design: who may import whom, read from the source, and how large a file and a function may grow."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("harness", "strategies", "tasks")
MOST_LINES, MOST_FUNCTION_LINES = 400, 40

# Whatever begins with the name on the left may import what begins with a name on the right, and nothing else of the
# project. The longest name that fits counts. Values are below harness; a dot is the room itself.
CONTRACTS = ("api", "errors")
RECORDS = (*CONTRACTS, "records")
ALLOWED: dict[str, tuple[str, ...]] = {
    "harness.api": (),
    "harness.errors": (),
    "harness.stats": ("stats",),
    "harness.shown": (),
    "harness.keys": (),
    "harness.progress": ("shown",),
    "harness.registry": ("errors",),
    "harness.options": ("errors",),
    "harness.answers": ("api",),
    "harness.splitting": (),
    "harness.prices": ("api",),
    "harness.volume": ("prices",),
    "harness.cost": ("api", "prices"),
    "harness.metrics": ("api", "metrics"),
    "harness.places": (),
    "harness.machine": (),
    "harness.sources": (*CONTRACTS, "places"),
    "harness.models": (*CONTRACTS, "machine", "models", "places"),
    "harness.training": (*CONTRACTS, "models", "training"),
    "harness.training.hosted": (*CONTRACTS, "cache", "checking", "exporting", "models", "prices", "training.hosted"),
    "harness.lines": CONTRACTS,
    "harness.scoring": (*CONTRACTS, "registry", "options"),
    "harness.tables": (*CONTRACTS, "splitting", "tables"),
    "harness.hub": ("errors", "places", "tables"),
    "harness.hub_source": (*CONTRACTS, "hub", "options", "places", "tables"),
    "harness.tasks": (*CONTRACTS, "registry", "options", "lines", "places", "scoring", "hub_source", "tables"),
    "harness.importing": (*CONTRACTS, "hub", "importing", "lines", "tables", "tasks"),
    "harness.stand_in": (*CONTRACTS, "prices"),
    "harness.exporting": (*CONTRACTS, "cache", "stand_in", "store", "toolbox"),
    "harness.config": (*CONTRACTS, "keys", "registry", "options", "prices", "tasks", "volume"),
    "harness.shapes": (),
    "harness.run_shape": ("shapes",),
    "harness.records": (*CONTRACTS, "run_shape"),
    "harness.store": (*RECORDS, "run_shape"),
    "harness.cache": RECORDS,
    "harness.budget": (*CONTRACTS, "cost", "prices"),
    "harness.asking": (*CONTRACTS, "budget", "cache"),
    "harness.latency": RECORDS,
    "harness.vectors": (*CONTRACTS, "store"),
    "harness.toolbox": (*RECORDS, "answers", "asking", "budget", "cache", "registry", "scoring", "store", "vectors"),
    "harness.answering": (*RECORDS, "answers", "asking", "budget", "cache", "cost", "scoring"),
    "harness.manifest": (*RECORDS, "cache", "config", "machine", "registry", "scoring", "store", "toolbox"),
    "harness.variants": (*RECORDS, "config", "registry"),
    "harness.artifacts": RECORDS,
    "harness.runner": (
        *(
            *RECORDS,
            "answering",
            "artifacts",
            "asking",
            "budget",
            "cache",
            "config",
            "cost",
            "latency",
            "manifest",
            "options",
        ),
        *("prices", "progress", "registry", "scoring", "store", "toolbox", "variants"),
    ),
    "harness.rehearsal": (*CONTRACTS, "answers", "prices", "registry", "scoring", "stand_in", "toys"),
    "harness.earlier": (*RECORDS, "store"),
    "harness.estimate": (
        *(*RECORDS, "cache", "config", "cost", "earlier", "latency", "manifest", "options", "prices", "registry"),
        *("rehearsal", "stand_in", "store", "variants"),
    ),
    "harness.pairing": ("stats",),
    "harness.found": (*RECORDS, "cost", "stats", "store"),
    "harness.curves": ("found", "stats"),
    "harness.freshness": (*RECORDS, "cost", "found"),
    "harness.coverage": ("found", "stats"),
    "harness.comparison": (*RECORDS, "cost", "coverage", "curves", "found", "freshness", "pairing", "stats", "store"),
    "harness.changes": (),
    "harness.side_by_side": ("cost", "found", "records", "stats"),
    "harness.comparing": ("changes", "errors", "found", "records", "side_by_side", "stats", "store"),
    "harness.summaries": ("cache", "comparing", "errors", "found", "records", "side_by_side", "stats", "store"),
    "harness.history": ("changes", "errors", "found", "side_by_side", "stats", "store", "summaries"),
    "harness.totals": ("comparison", "cost", "errors", "options", "volume"),
    "harness.candidates": ("comparison", "cost", "found", "freshness", "totals", "volume"),
    "harness.choosing": ("candidates", "pairing", "stats"),
    "harness.recommendation": ("candidates", "choosing", "comparison", "pairing", "stats", "totals", "volume"),
    "harness.projection": ("checking.costs", "comparison", "records", "volume"),
    "harness.report": (
        "candidates",
        "changes",
        "choosing",
        "comparing",
        "comparison",
        "coverage",
        "curves",
        "errors",
        "found",
        "freshness",
        "history",
        "pairing",
        "projection",
        "recommendation",
        "records",
        "report",
        "shown",
        "side_by_side",
        "stats",
        "summaries",
        "totals",
        "volume",
    ),
    "harness.frames": (*RECORDS, "comparison", "found", "report", "store"),
    "harness.toys": (*CONTRACTS, "cache", "models.scripted", "registry", "toolbox"),
    "harness.testing": (*CONTRACTS, "registry", "options", "tasks", "toys"),
    "harness.checking": (
        *CONTRACTS,
        "checking",
        "keys",
        "lines",
        "models.weights",
        "registry",
        "shown",
        "tables",
        "tasks",
    ),
    "harness.serving": (*CONTRACTS, "checking", "models", "options", "registry", "serving", "store", "toolbox"),
    "harness.serving.deployment": (
        *(*RECORDS, "answers", "artifacts", "cache", "config", "options", "places", "registry", "serving", "store"),
        *("tasks", "toolbox"),
    ),
    "harness.cli": ("",),
    "strategies": ("api",),
    "tasks": ("api",),
    "tasks.public": (".", *CONTRACTS, "sources", "splitting", "tables"),
}


@cache
def modules() -> dict[str, Path]:
    """Dotted name -> file. The scripts that made the bundled data are no part of the product's imports."""
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py") if "source" not in file.parts]
    names = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    return {name.removesuffix(".__init__"): file for name, file in names.items()}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


def targets(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """What an import statement loads, a module by its full name."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    assert node.module is not None and node.level == 0, "imports are absolute"
    for alias in node.names:
        inside = f"{node.module}.{alias.name}"
        yield inside if inside in modules() else node.module


def all_imports(module: str) -> set[str]:
    nodes = [node for node in ast.walk(tree(module)) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {target for node in nodes for target in targets(node)}


def imports_when_imported(module: str) -> set[str]:
    """Without those in functions and under TYPE_CHECKING."""
    return set(_at_module_level(tree(module).body))


def _at_module_level(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from targets(node)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from _at_module_level(node.orelse)
        elif isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from _at_module_level(getattr(node, part, []))


def within(module: str, room: str) -> bool:
    return not room or module == room or module.startswith(f"{room}.")


def own(imported: set[str]) -> set[str]:
    return {name for name in imported if name.split(".")[0] in ROOMS}


def forbidden(module: str) -> list[str]:
    rooms = [room for room in ALLOWED if within(module, room)]
    if not rooms:
        return [f"{module} stands in no room of the table"]
    room = max(rooms, key=len)
    allowed = [room if name == "." else f"harness.{name}".rstrip(".") for name in ALLOWED[room]]
    return [
        f"{module} -> {name}"
        for name in sorted(own(all_imports(module)))
        if not any(within(name, room) for room in allowed)
    ]


PROJECT = sorted(name for name in modules() if name != "harness")


@pytest.mark.parametrize("module", PROJECT)
def test_a_module_imports_only_what_its_room_may(module: str) -> None:
    assert forbidden(module) == []


def test_every_room_of_the_table_exists() -> None:
    assert [room for room in ALLOWED if not any(within(module, room) for module in modules())] == []


def test_the_harness_knows_no_strategy_and_no_task_by_name() -> None:
    found = {name: own(all_imports(name)) for name in modules() if within(name, "harness")}
    assert [name for name, imported in found.items() if any(i.split(".")[0] != "harness" for i in imported)] == []


@pytest.mark.parametrize("module", ["harness.api", "harness.errors"])
def test_the_contracts_cost_the_standard_library_only(module: str) -> None:
    assert {name.split(".")[0] for name in all_imports(module)} <= sys.stdlib_module_names


def test_no_module_needs_itself() -> None:
    graph = {name: own(imports_when_imported(name)) & modules().keys() for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


def entry_point_modules() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    values = [value for group in project["entry-points"].values() for value in group.values()]
    return sorted({value.partition(":")[0] for value in [*values, *project["scripts"].values()]})


@pytest.mark.parametrize("module", entry_point_modules())
def test_what_an_entry_point_names_is_cheap_to_import(module: str) -> None:
    seen, left = set(), [module]
    while left:
        if (name := left.pop()) in seen:
            continue
        seen.add(name)
        imported = imports_when_imported(name)
        left += own(imported) & modules().keys()
        outside = {found for found in imported - own(imported) if found.split(".")[0] not in sys.stdlib_module_names}
        assert not outside, f"{name}, which {module} needs, imports {sorted(outside)} at once"


@pytest.mark.parametrize("module", PROJECT)
def test_files_and_functions_stay_small(module: str) -> None:
    lines = len(modules()[module].read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES
    functions = [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno is not None}
    assert {name: length for name, length in long.items() if length > MOST_FUNCTION_LINES} == {}


def test_these_rules_see_what_they_look_for() -> None:
    branches = "if TYPE_CHECKING:\n    import b\nelse:\n    import c\n"
    code = f"import a\n{branches}def f():\n    import d\ntry:\n    import e\nfinally:\n    import g\n"
    assert list(_at_module_level(ast.parse(code).body)) == ["a", "c", "e", "g"]
    assert "harness.models.embedding" in all_imports("harness.cli.run") - imports_when_imported("harness.cli.run")
    assert "torch" in imports_when_imported("harness.models.generation")
    assert own(all_imports("harness.config")) >= {"harness.registry", "harness.tasks"}
