"""All that README, docs and datasheets show of a run, made from results/reference: `python -m benchmarks.reference`.

    --check     write nothing; exit code 1 where a file is not what the run gives, with the first line that differs
    RUN         another run's folder

Between marks (`<!-- NAME -->` to `<!-- /NAME -->`) a file is made anew; what it means is written by hand around them.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from itertools import zip_longest
from math import isclose
from pathlib import Path

from benchmarks import choices, datasheets, pictures
from harness.frames import Run, load
from harness.projection import shared_prompts
from harness.report import csv as summary_csv
from harness.report import markdown

ROOT = Path(__file__).parent.parent
RUN = ROOT / "results" / "reference"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, nargs="?", default=RUN)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    made = contents(load(options.run))
    stale = {file: hint for file, text in made.items() if (hint := differs(file, text))}
    if options.check:
        print(*stale.values() or [f"{len(made)} files are what {options.run.name} gives"], sep="\n")
        return min(1, len(stale))
    for file in stale:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made[file], encoding="utf-8")
        print(_named(file))
    return 0


def contents(run: Run) -> dict[Path, str]:
    """By file what it has to hold. Raises ValueError where a mark is missing."""
    comparison, shared = run.comparison, shared_prompts(run.records)
    tables, calls = datasheets.readme(comparison), choices.overview(comparison)
    made = {
        run.path / "comparison.csv": summary_csv.render(comparison, shared),
        run.path / "comparison.md": markdown.render(comparison, shared),
        ROOT / "README.md": _filled("README.md", measured=tables, choices=calls),
        ROOT / "docs" / "recommend.md": _filled("docs/recommend.md", choices=choices.by_hand(comparison)),
    }
    for task in comparison.tasks:
        name = f"tasks/{task.task}/README.md"
        made[ROOT / name] = _filled(name, measured=datasheets.datasheet(comparison, task))
    drawn = pictures.pictures(comparison, datasheets.SHOWN)
    return made | {ROOT / "docs" / "pictures" / name: text for name, text in drawn.items()}


def _filled(name: str, **blocks: str) -> str:
    text = (ROOT / name).read_text(encoding="utf-8")
    for mark, content in blocks.items():
        begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
        before, found, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"{name}: needs {begin} and after it {end}")
        text = f"{before}{begin}\n{content}\n{end}{after}"
    return text


def differs(file: Path, text: str) -> str | None:
    """One line that says where, None where the file holds `text`."""
    if not file.exists():
        return f"{_named(file)}: is missing. make readme"
    held = file.read_text(encoding="utf-8")
    if held == text or (file.suffix == ".csv" and _same_numbers(held, text)):
        return None
    pairs = enumerate(zip_longest(held.splitlines(), text.splitlines()), start=1)
    number, (has, wants) = next((at, pair) for at, pair in pairs if pair[0] != pair[1])
    return f"{_named(file)}:{number}: has {_short(has)}, the run gives {_short(wants)}. make readme"


def _named(file: Path) -> Path:
    return file.relative_to(ROOT) if file.is_relative_to(ROOT) else file


def _same_numbers(held: str, text: str) -> bool:
    """The last digits of a sum depend on the processor."""
    tables = (list(csv.reader(part.splitlines())) for part in (held, text))
    return all(len(a) == len(b) and all(map(_same, a, b)) for a, b in zip_longest(*tables, fillvalue=()))


def _same(one: str, other: str) -> bool:
    try:
        return one == other or isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-12)
    except ValueError:
        return False


def _short(line: str | None) -> str:
    return "nothing" if line is None else repr(line if len(line) <= 80 else f"{line[:77]}...")


if __name__ == "__main__":
    sys.exit(main())
