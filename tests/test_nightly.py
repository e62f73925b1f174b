"""docs/nightly.md: its script, its cron line and its workflow, run as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Command, suite, toy_task_folder

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "nightly.md").read_text(encoding="utf-8")
RIGHT = [[rf"number {number}\?$", str(number)] for number in range(40, 60)]


def block(kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
    return str(found)


def write_suite(place: Path, **model: Any) -> None:
    table = {"type": "scripted", "rules": RIGHT, **model}
    changed = {"name": "nightly", "results": "../results", "tasks": ["../toy"], "strategies": [{"type": "prompt"}]}
    suite(place / "suites", **changed, model=table).rename(place / "suites" / "nightly.toml")


@pytest.fixture
def place(tmp_path: Path, adaptbench: Command) -> Path:
    """A project: a task, a suite, an accepted run, the script, and the command where the docs have it."""
    toy_task_folder(tmp_path)
    for folder in ("suites", "baseline", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    write_suite(tmp_path)
    assert adaptbench("run", tmp_path / "suites" / "nightly.toml", "--quiet")[0] == 0
    (run,) = (tmp_path / "results" / "nightly").iterdir()
    for name in ("manifest.json", "records.jsonl"):
        (run / name).rename(tmp_path / "baseline" / name)
    shutil.rmtree(run)
    (tmp_path / "nightly.sh").write_text(block("sh"), encoding="utf-8")
    command = tmp_path / ".venv" / "bin" / "adaptbench"
    call = "import sys; from harness.cli import main; sys.exit(main(sys.argv[1:]))"
    lines = f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -c "{call}" "$@"\n'
    command.write_text(lines, encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def shell(place: Path, command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """With what cron gives and no more."""
    bare = {
        "HOME": os.environ.get("HOME", "/"),
        "SHELL": "/bin/sh",
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        **more,
    }
    return subprocess.run(["sh", "-c", command], cwd=place, env=bare, capture_output=True, text=True, check=False)


def test_the_cron_line_is_silent_on_a_good_night_and_tells_of_a_bad_one(place: Path) -> None:
    line = re.sub(r"^\S+ \S+ \S+ \S+ \S+\s+", "", block("cron").strip()).replace("/srv/assistant", str(place))
    assert line.startswith(f"cd {place} && ")
    good = shell(place, line)
    assert (good.stdout, good.stderr) == ("", "") and "no regression" in (place / "night.log").read_text("utf-8")
    write_suite(place, rules=RIGHT[:8])
    worse = shell(place, line)
    assert "toy · prompt got worse" in worse.stdout
    assert "<failure" in (place / "junit.xml").read_text("utf-8") and len(list(place.glob("results/nightly/*"))) == 2
    write_suite(place, type="nothing")
    assert "adaptbench: " in shell(place, line).stdout, "a night that did not run is no good night"
    assert shell(place, "PATH=.venv/bin:$PATH sh nightly.sh suites/nightly.toml nightly baseline").returncode == 2


def test_the_script_needs_a_new_run(place: Path) -> None:
    (place / ".venv" / "bin" / "adaptbench").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    done = shell(place, "PATH=.venv/bin:$PATH sh nightly.sh suites/nightly.toml nightly baseline")
    assert done.returncode == 2 and "no new run" in done.stderr


def test_the_workflow_is_red_on_a_regression_and_shows_why(place: Path) -> None:
    workflow = yaml.safe_load(block("yaml"))
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True]["schedule"] == [{"cron": "15 2 * * *"}] and workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["gate"]["steps"]
    commands = [step["run"] for step in steps if "run" in step and not step["run"].startswith("make ")]
    write_suite(place, rules=RIGHT[:8])
    page = place / "page.md"
    codes = [shell(place, command, GITHUB_STEP_SUMMARY=str(page)).returncode for command in commands]
    assert codes == [1, 0, 0] and "toy · prompt got worse" in page.read_text("utf-8")
    later = steps[[step.get("name") for step in steps].index("Run and compare") + 1 :]
    assert [step["if"] for step in later] == ["${{ !cancelled() }}"] * 4
