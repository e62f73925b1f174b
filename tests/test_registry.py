"""Real entry points: small packages written into a folder that a fresh Python has on its path."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness import registry
from harness.errors import PluginError


def install(folder: Path, package: str, code: str, entry_points: str) -> None:
    """What pip leaves of a package `package` with one module of that name."""
    about = folder / f"{package}-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(entry_points)
    (folder / f"{package}.py").write_text(code)


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(folder), str(Path(__file__).parent.parent)])
    asked: Sequence[str] = [sys.executable, "-W", "error", *words]
    return subprocess.run(
        asked, env={**os.environ, "PYTHONPATH": path}, cwd=folder, capture_output=True, text=True, check=False
    )


def load_and_say(kind: str, name: str) -> list[str]:
    code = f"""
from harness import registry
from harness.errors import PluginError
try:
    print("loaded", registry.load({kind!r}, {name!r}))
except PluginError as error:
    print(error)
"""
    return ["-c", code]


def test_the_names_of_what_is_built_in() -> None:
    assert registry.names("strategy") == ["few_shot", "fine_tuned", "prompt", "rag"]
    assert {"support", "contracts", "intents", "internal_code", "reply_tone", "retention"} <= {*registry.names("task")}
    assert registry.names("model") == ["local", "openai", "scripted"]
    assert registry.names("trainer") == ["hosted", "local", "scripted"]
    assert {"exact_match", "code_match", "house_style", "rougeL"} <= {*registry.names("metric")}


@pytest.mark.parametrize("kind", registry.GROUPS)
def test_an_unknown_name(kind: registry.Kind) -> None:
    for look_up in (registry.require, registry.load):
        with pytest.raises(PluginError) as caught:
            look_up(kind, "nothing-like-it")
        assert str(caught.value) == f'unknown {kind} "nothing-like-it". Allowed: {", ".join(registry.names(kind))}.'


def test_a_name_nearly_right() -> None:
    with pytest.raises(PluginError, match='unknown metric "rougel"\\. Did you mean "rougeL"\\?'):
        registry.require("metric", "rougel")


def test_a_plugin_from_another_package_is_found_and_loaded(tmp_path: Path) -> None:
    install(tmp_path, "good", "class Mine: pass\n", "[adaptbench.metrics]\nmine = good:Mine\n")
    done = python(tmp_path, *load_and_say("metric", "mine"))
    assert (done.stdout, done.stderr) == ("loaded <class 'good.Mine'>\n", "")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import no_such_thing", "ModuleNotFoundError: No module named 'no_such_thing'"),
        ("raise RuntimeError('no licence')", "RuntimeError: no licence"),
        ("", "AttributeError: module 'bad' has no attribute 'Mine'"),
        ("def :", "SyntaxError: invalid syntax (bad.py, line 1)"),
    ],
)
def test_a_plugin_that_cannot_be_imported_is_named(tmp_path: Path, code: str, reason: str) -> None:
    install(tmp_path, "bad", code, "[adaptbench.strategies]\nmine = bad:Mine\n")
    done = python(tmp_path, *load_and_say("strategy", "mine"))
    assert done.stdout == f'strategy "mine" cannot be imported from bad:Mine: {reason}\n'
    assert done.stderr == ""


def test_a_plugin_that_cannot_be_imported_spoils_no_other_and_no_listing(tmp_path: Path) -> None:
    install(tmp_path, "bad", "raise SystemExit('imported')", "[adaptbench.strategies]\nmine = bad:Mine\n")
    listed = python(tmp_path, "-c", "import sys; from harness.cli import main; sys.exit(main(['list']))")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "strategy: few_shot, fine_tuned, mine, prompt, rag\n" in listed.stdout
    other = python(tmp_path, *load_and_say("strategy", "prompt"))
    assert other.stdout == "loaded <class 'strategies.prompt.PromptEngineering'>\n"


def test_two_packages_that_offer_one_name(tmp_path: Path) -> None:
    for package in ("first", "second"):
        install(tmp_path, package, "class Mine: pass\n", f"[adaptbench.models]\nmine = {package}:Mine\n")
    done = python(tmp_path, "-c", "import sys; from harness.cli import main; sys.exit(main(['list']))")
    assert done.returncode == 2
    assert done.stderr.startswith('adaptbench: model "mine" is offered twice: ')
    assert all(f"{package}:Mine of {package}" in done.stderr for package in ("first", "second"))
    assert done.stderr.endswith("Uninstall one of them.\n") and done.stderr.count("\n") == 1


def test_looking_names_up_imports_nothing_of_them() -> None:
    code = """
import sys
from harness import registry
for kind in registry.GROUPS:
    for name in registry.names(kind):
        registry.require(kind, name)
loaded = [name for name in sys.modules if name.startswith(("strategies", "tasks", "harness."))]
assert sorted(loaded) == ["harness.errors", "harness.registry"], loaded
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# --- tasks by entry point ---------------------------------------------------------------------------------------------

TASK_CODE = """
from harness.api import Example, Task, TaskSpec
SPEC = TaskSpec("mine", "1", "CC0-1.0", "Answer.", ("exact_match",))
def split(*numbers):
    return tuple(Example(f"e{n}", f"what is {n}?", (str(n),)) for n in numbers)
def mine():
"""


def load_task_and_say(folder: Path, body: str) -> str:
    install(folder, "mytasks", f"{TASK_CODE}    {body}\n", "[adaptbench.tasks]\nmine = mytasks:mine\n")
    code = """
from pathlib import Path
from harness.errors import UsageError
from harness.tasks import load_task
try:
    task = load_task("mine", Path())
    print("loaded", len(task.train), len(task.spec.data_hash), task.spec.data_hash)
except UsageError as error:
    print(error)
"""
    done = python(folder, "-c", code)
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_task_that_is_a_function(tmp_path: Path) -> None:
    first = load_task_and_say(tmp_path / "a", "return Task(SPEC, split(1, 2), split(3), split(4))")
    again = load_task_and_say(tmp_path / "b", "return Task(SPEC, split(1, 2), split(3), split(4))")
    other = load_task_and_say(tmp_path / "c", "return Task(SPEC, split(1, 2), split(3), split(5))")
    assert first.startswith("loaded 2 64 ")
    assert first == again and first != other, "other data must be another run"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("return Task(SPEC, split(1), split(2), split(1))", 'task "mine": test: id "e1" stands twice, in train too'),
        ("return Task(SPEC, split(1), split(2), ())", 'task "mine": test: the split is empty'),
        ("return 3", 'task "mine": its function must return a Task, and returned int.'),
        ("raise OSError('no disk')", 'task "mine" cannot be loaded: OSError: no disk'),
    ],
)
def test_a_function_that_gives_no_usable_task(tmp_path: Path, body: str, says: str) -> None:
    assert load_task_and_say(tmp_path, body).startswith(says)
