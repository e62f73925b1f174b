"""The three formats: the same numbers, nothing lost, nothing taken for markup."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas
import pytest
from rich.console import Console

from harness.api import Failure, Usage
from harness.comparison import Comparison
from harness.records import BASE, Record
from harness.report import csv, markdown, terminal
from harness.report.table import Table, legend, seconds
from harness.report.warnings import warnings
from tests.test_comparison import answer, compared, failed, manifest, probed, setup, step, timed, with_probe

ODD = "odd|name <b> *x* _y_ `z`"


def sample(*, examples: int = 20, timed_requests: int = 20) -> list[Record]:
    """prompt is half right, rag always; rag has an index of 2 s for $0.50 and a training paid for before."""
    records: list[Record] = [
        setup("prompt"),
        setup("rag", step("index", 2.0, 0.5), step("training", 200.0, 1.0, 1234, True)),
    ]
    for i in range(examples):
        side = {"side": "left" if i % 2 else "right"}
        records.append(answer("prompt", i, float(i % 2), facets=side, gold_passages=("d",)))
        records.append(answer("rag", i, 1.0, facets=side, gold_passages=("d",), retrieved=("d",), usd=0.25))
    for i in range(timed_requests):
        records += [timed("prompt", i, 0.0, 0.2, 0.1), timed("rag", i, 0.5, 1.0, 0.1)]
    return records


def test_forgetting_and_staleness_are_shown_and_a_real_loss_warned_of(tmp_path: Path) -> None:
    trained = replace(step("training", 9.0, 0.1, 50), details={"learning_rate": 0.001, "epochs": 3})
    records: list[Record] = [setup("base model"), setup("tuned", trained)]
    for i in range(40):
        records += [probed(BASE, i, float(i < 30)), probed("tuned", i, float(i < 12))]
        changed = {"outdated_references": ("b",), "outdated_scores": {"f1": float(i < 10), "em": 0.0}}
        records += [answer("base model", i, 1.0, **changed), answer("tuned", i, 1.0, **changed)]
    about = with_probe("base model", "tuned")
    about["plan"]["tasks"]["t"]["examples"]["test"] = 40
    shown = compared(tmp_path, about, *records)
    plain, tuned = (cells(line) for line in markdown.render(shown).split("| strategy", 2)[1].splitlines()[2:4])
    assert (plain[-2:], tuned[-2]) == (["25%", "-"], "25%")
    assert tuned[-1].startswith("-45.0 [-")
    (warning,) = [line for line in warnings(shown) if "worse at other things" in line]
    assert warning.startswith("t: tuned (-45.0 points on p, learning_rate 0.001, 3 epochs): fine-tuning made")
    assert "retention_p" in csv.render(shown).splitlines()[0]
    assert any(line.startswith("stale:") for line in legend(shown))


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    return compared(tmp_path, manifest("prompt", "rag", examples=20), *sample())


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def tables(text: str) -> dict[str, list[list[str]]]:
    """The tables of a Markdown text by the heading above them, as rows of cells without the rule."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|"):
            found.setdefault(heading, []).append(cells(line))
    return {name: [row for row in rows if set("".join(row)) - set("-:")] for name, rows in found.items()}


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_markdown_says_what_was_run_and_holds_the_numbers(comparison: Comparison) -> None:
    text = markdown.render(comparison)
    assert text.startswith("# s: 2026-01-01T000000-abcd\n\nModel tiny (float32) on a CPU, 2 cores, 8.0 GiB; started 20")
    found = tables(text)
    assert list(found) == ["t (20 test examples)", "All metrics", "Pairs, in points", "Setup and time", "f1 by side"]
    head, prompt, rag = found["t (20 test examples)"]
    assert head == [
        "strategy", "f1 [95 % CI]", "em", "setup", "USD / 1,000", "p50", "p95", "first token", "tokens in/out",
        "gold found",
    ]  # fmt: skip
    assert prompt[0] == "prompt" and re.fullmatch(r"50\.0 \[\d\d\.\d, \d\d\.\d\] b", prompt[1])
    assert prompt[3:] == ["-", "$1.00", "200 ms", "200 ms", "100 ms", "10 / 2", "-"]
    assert rag[0] == "rag" and re.fullmatch(r"100\.0 \[\d\d\.\d, 100\.0\] a", rag[1])
    assert prompt[2] == f"{100 * comparison.tasks[0].rows[0].quality['em'].mean:.1f}"
    assert rag[3:] == ["3.4 min · $1.50", "$250.00", "1.5 s", "1.5 s", "600 ms", "10 / 2", "100%"]
    assert found["Setup and time"][2][:4] == ["rag", "index 2.0 s, training 3.3 min (reused)", "1,234", "$1.50"]
    assert [row[0] for row in found["f1 by side"]] == ["strategy", "prompt", "rag"]
    assert found["f1 by side"][0][1:] == ["left (n=10)", "right (n=10)"]
    assert found["f1 by side"][1][1].startswith("100.0") and found["f1 by side"][1][2].startswith("0.0")
    assert "- `f1|v1`\n- `em|v1`" in text
    assert "## Warnings" not in text, "nothing is wrong with this run"


def test_every_table_has_as_many_cells_in_each_line(comparison: Comparison) -> None:
    lines = markdown.render(comparison).splitlines()
    for above, below in pairwise(lines):
        if above.startswith("|") and below.startswith("|"):
            assert len(cells(above)) == len(cells(below))
            assert above.startswith("| ") and above.endswith(" |")


def test_nothing_of_a_label_is_taken_for_markup(tmp_path: Path) -> None:
    records = [answer(ODD, i, 1.0, facets={"a|b": ("x|y", "<i>")[i]}) for i in range(2)]
    about = manifest(ODD, examples=2)
    about["model"]["name"] = "my_model <script>"
    text = markdown.render(compared(tmp_path, about, *records, setup(ODD, error=Failure("x", "a | b\nc"))))
    assert r"odd\|name &lt;b> \*x\* \_y\_ \`z\`" in text
    assert "<" not in re.sub(r"`[^`\n]*`", "", text)
    assert "my_model &lt;script>" in text
    found = tables(text)
    assert {len(row) for row in found["t (2 test examples)"]} == {9}
    assert found[r"f1 by a\|b"][0][1:] == ["&lt;i> (n=1)", r"x\|y (n=1)"]
    assert r"(a \| b c)" in text, "a message of several lines stays one item"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("few_shot", "few_shot"),
        ("fine_tuned+rag", "fine_tuned+rag"),
        ("_private", r"\_private"),
        ("a|b", r"a\|b"),
        (r"a\|b", r"a\\\|b"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("**x**", r"\*\*x\*\*"),
        ("a\nb", "a b"),
        ("51.2 [48.0, 53.1]", "51.2 [48.0, 53.1]"),
    ],
)
def test_escaping(text: str, escaped: str) -> None:
    assert markdown.escaped(text) == escaped


def test_unknown_is_said_and_explained(tmp_path: Path) -> None:
    records = [answer("a", i, 1.0, usd=None, usage=Usage()) for i in range(3)]
    comparison = compared(tmp_path, manifest("a", examples=3), *records, setup("a", step("training", 1.0, None)))
    (_, row), (_, setup_row) = (
        tables(markdown.render(comparison))[n] for n in ("t (3 test examples)", "Setup and time")
    )
    assert row[3:] == ["1.0 s · unknown", "unknown", "unknown", "unknown", "unknown", "unknown / unknown"]
    assert setup_row[2:4] == ["unknown", "unknown"]
    assert any(line.startswith("unknown: ") for line in legend(comparison))


def test_the_machine_may_be_unknown_in_part(tmp_path: Path) -> None:
    about = manifest("a", examples=1)
    about["machine"]["memory_gib"], about["model"] = None, {"name": "m", "kind": "scripted"}
    assert "Model m (scripted) on a CPU, 2 cores; started" in markdown.render(compared(tmp_path, about))


# --- marks and legend ------------------------------------------------------------------------------------------------


def test_what_cannot_be_told_apart_shares_a_letter(tmp_path: Path) -> None:
    records = [answer(arm, i, 1.0) for arm in ("a", "twin") for i in range(20)]
    records += [answer("worse", i, 0.25) for i in range(20)]
    text = markdown.render(compared(tmp_path, manifest("a", "twin", "worse", examples=20), *records))
    _, *rows = tables(text)["t (20 test examples)"]
    assert {row[0]: row[1].rpartition("] ")[2] for row in rows} == {"a": "a", "twin": "a", "worse": "b"}
    assert "strategies that share a letter can't be told apart" in text
    _, twin, worse, _ = tables(text)["Pairs, in points"]
    assert twin[0] == "a - twin" and twin[2:4] == ["0/20/0", "1.000"]
    assert twin[5] == "not shown", "the same 20 times over shows nothing within 2 points"
    assert worse[1].startswith("+75.0") and worse[2:4] == ["20/0/0", "&lt;0.001"] and worse[5] == "no"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "unknown"),
        (0.0, "0 ms"),
        (0.0004, "<1 ms"),
        (0.25, "250 ms"),
        (0.9996, "1.0 s"),
        (1.5, "1.5 s"),
        (119.0, "119.0 s"),
        (150.0, "2.5 min"),
    ],
)
def test_seconds_are_shown_in_a_fitting_unit(value: float | None, shown: str) -> None:
    assert seconds(value) == shown


@pytest.mark.parametrize(
    ("usd", "shown"),
    [(0.0, "$0"), (2e-8, "<$0.0001"), (0.00004, "$0.0400"), (0.002, "$2.00"), (2.5, "$2,500.00"), (None, "unknown")],
)
def test_money_is_never_rounded_to_nothing(usd: float | None, shown: str, tmp_path: Path) -> None:
    text = markdown.render(compared(tmp_path, manifest("a", examples=1), answer("a", 0, 1.0, usd=usd)))
    assert tables(text)["t (1 test examples)"][1][4] == shown.replace("<", "&lt;")


# --- warnings --------------------------------------------------------------------------------------------------------


def test_a_sound_run_has_no_warnings(comparison: Comparison) -> None:
    assert warnings(comparison) == []


def only_warning(comparison: Comparison) -> str:
    (line,) = warnings(comparison)
    return line


def many(arm: str, n: int = 20, **changes: Any) -> list[Record]:
    return [*(answer(arm, i, 1.0, **changes) for i in range(n)), *(timed(arm, i, 0, 1, 0.5) for i in range(20))]


def test_the_same_warning_of_several_strategies_is_one_line(tmp_path: Path) -> None:
    records = [*many("a", finish_reason="length"), *many("b"), *many("c", finish_reason="length")]
    records[0] = answer("a", 0, 1.0)
    line = only_warning(compared(tmp_path, manifest("a", "b", "c", examples=20), *records))
    assert line.startswith("t: a (95%), c (100%): ") and "cut off at max_output_tokens" in line and "task.toml" in line


def test_a_warning_of_all_strategies_says_so(tmp_path: Path) -> None:
    records = [record for arm in "abc" for record in many(arm, usd=None)]
    line = only_warning(compared(tmp_path, manifest("a", "b", "c", examples=20), *records))
    assert line.startswith("t: all strategies: ") and "price of a request is unknown" in line and "usd_per_hour" in line


def test_each_warning_says_what_happened_why_it_matters_and_what_to_do(tmp_path: Path) -> None:
    records: list[Record] = [
        setup("broken", error=Failure("TrainingError", "out of memory")),
        *many("part", 19),
        failed("part", 19),
        *many("dear"),
        setup("dear", step("training", 1.0, None)),
        *(answer("hasty", i, 1.0) for i in range(20)),
        *(timed("hasty", i, 0, 1, 0.5) for i in range(4)),
    ]
    lines = warnings(compared(tmp_path, manifest("broken", "part", "dear", "hasty", examples=20), *records))
    failure, incomplete, setup_price, few = lines
    assert failure.startswith("t: broken (out of memory): the adaptation failed") and "run again" in failure
    assert incomplete.startswith("t: broken (0 of 20), part (19 of 20): ") and "Run again" in incomplete
    assert "comparison is incomplete" in incomplete
    assert setup_price.startswith("t: dear: the price of the setup is unknown") and "[cost]" in setup_price
    assert few.startswith("t: hasty (4): ") and "p95" in few and "[latency]" in few


def test_tasks_are_warned_of_apart(tmp_path: Path) -> None:
    about = manifest("a", examples=1)
    about["plan"]["tasks"]["u"] = about["plan"]["tasks"]["t"]
    assert [line[:2] for line in warnings(compared(tmp_path, about))] == ["t:", "u:"]


# --- CSV -------------------------------------------------------------------------------------------------------------


def test_the_csv_reads_back_with_numbers(comparison: Comparison) -> None:
    read = pandas.read_csv(io.StringIO(csv.render(comparison)))
    assert list(read["strategy"]) == ["prompt", "rag"] and set(read["task"]) == {"t"}
    words = {"task", "strategy", "group", "primary_metric", "error", "setup_reused"}
    for name in set(read.columns) - words:
        assert pandas.api.types.is_numeric_dtype(read[name]), name
    rag = read.iloc[1]
    assert rag["f1"] == 1.0 and 0 < rag["f1_low"] < rag["f1_high"] == 1.0
    assert rag["setup_usd"] == 1.5 and rag["setup_seconds"] == 202.0 and rag["trained_tokens"] == 1234
    assert rag["setup_reused"] == "training" and pandas.isna(read.iloc[0]["setup_reused"])
    assert rag["usd_per_1000"] == pytest.approx(250) and rag["p50_seconds"] == 1.5 and rag["gold_recall"] == 1.0
    assert pandas.isna(rag["p_versus_best"]) and read.iloc[0]["p_versus_best"] < 0.05
    assert pandas.isna(rag["cached_input_tokens"]), "unknown is empty, not 0"


def test_the_csv_holds_odd_labels_and_rows_without_numbers(tmp_path: Path) -> None:
    odd = 'a "b", c\nd'
    broken = setup(odd, error=Failure("x", 'why, "because"\nof this'))
    read = pandas.read_csv(io.StringIO(csv.render(compared(tmp_path, manifest(odd, "a", examples=1), broken))))
    assert list(read["strategy"]) == [odd, "a"] and list(read["answered"]) == [0, 0]
    assert read["error"][0] == 'why, "because"\nof this'
    assert {"f1", "f1_low", "f1_high", "em"} <= set(read.columns) and read["f1"].isna().all()


# --- terminal --------------------------------------------------------------------------------------------------------


def shown(comparison: Comparison, width: int) -> str:
    console = Console(width=width, file=io.StringIO(), force_terminal=False)
    terminal.show(comparison, console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= width
    return str(text)


@pytest.mark.parametrize("width", [60, 80, 160, 300])
def test_no_column_vanishes_at_any_width(width: int, comparison: Comparison) -> None:
    text = shown(comparison, width)
    main, *_ = tables(markdown.render(comparison)).values()
    for heading, prompt, rag in zip(*main, strict=True):
        for cell in (heading, prompt, rag):
            assert cell in text, cell
    assert "left (n=10)" in text


def test_a_wide_terminal_shows_each_strategy_on_one_line(comparison: Comparison) -> None:
    lines = shown(comparison, 160).splitlines()
    assert [line for line in lines if line.startswith("rag") and "3.4 min · $1.50" in line and "100%" in line]


def test_a_narrow_terminal_repeats_the_strategies_below(comparison: Comparison) -> None:
    lines = shown(comparison, 80).splitlines()
    heads = [line for line in lines if line.startswith("strategy")]
    assert len(heads) == 3, "two for the main table and one for the facet"
    assert "USD / 1,000" in heads[0] and "gold found" in heads[1] and "left (n=10)" in heads[2]


def test_what_cannot_fit_is_folded_and_not_cut(tmp_path: Path) -> None:
    label = "x" * 90 + "end"
    text = shown(compared(tmp_path, manifest(label, examples=1), answer(label, 0, 1.0)), 40)
    assert "".join(text.split()).count("x" * 20) and "end" in text


def test_nothing_of_a_label_is_taken_for_markup_on_the_terminal(tmp_path: Path) -> None:
    records = [answer("[red]a[/red]", i, 1.0, facets={"[bold]": ("[u]", ":smile:")[i]}) for i in range(2)]
    text = shown(compared(tmp_path, manifest("[red]a[/red]", examples=2), *records), 160)
    assert "[red]a[/red]" in text and "f1 by [bold]" in text and "[u] (n=1)" in text and ":smile: (n=1)" in text


def test_the_legend_and_the_warnings_stand_below(tmp_path: Path) -> None:
    comparison = compared(tmp_path, manifest("a", examples=2), answer("a", 0, 1.0))
    text = " ".join(shown(comparison, 80).split())
    assert all(line in text for line in legend(comparison))
    assert all(f"warning: {line}" in text for line in warnings(comparison))


def test_a_table_that_fits_stays_whole() -> None:
    table = Table("t", ("a", "bb", "c"), "<>>", (("1", "22", "333"),))
    assert list(terminal.fitted(table, 10)) == [table]
    first, second = terminal.fitted(table, 9)
    assert first == replace(table, columns=("a", "bb"), align="<>", rows=(("1", "22"),))
    assert second == Table("", ("a", "c"), "<>", (("1", "333"),))
