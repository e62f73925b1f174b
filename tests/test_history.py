"""adaptbench history: runs made by hand, where what went when is known, and what is kept of them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from harness.errors import RunError
from harness.found import read_found
from harness.history import History, Trend, read_history
from harness.records import Record
from harness.report.history_table import mark_lines, overview, runs_table, spark
from harness.stats.quantile import Range, percentile_range
from harness.summaries import SUMMARY, keep_summary
from tests.conftest import Command, suite, toy_task_folder
from tests.test_comparing import first, scored, table
from tests.test_comparison import timed, write_run

N = 40


def written(folder: Path, day: int, right: int, *arms: str, n: int = N, **task: Any) -> Path:
    """A run of that day, its arms (default: a) right on the first `right` examples; `task` goes into its manifest."""
    arms = arms or ("a",)
    records: list[Record] = [record for arm in arms for record in scored(arm, first(right, n))]
    return saved(folder, day, table(*arms, examples=n, **task), records)


def saved(folder: Path, day: int, about: dict[str, Any], records: Sequence[Record]) -> Path:
    folder.mkdir(exist_ok=True)
    started = {"started": f"2026-{1 + day // 28:02}-{1 + day % 28:02}T00:00:00+00:00"}
    return write_run(folder / f"night{day:03}-abcd", {**about, **started}, records)


def only(history: History) -> Trend:
    (trend,) = history.trends
    return trend


def spoil(run: Path) -> None:
    """Other records of the same size and time: whoever reads them fails."""
    file = run / "records.jsonl"
    about = file.stat()
    file.write_bytes(b"x" * (about.st_size - 1) + b"\n")
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def test_a_fall_is_marked_where_it_happened_with_what_changed(tmp_path: Path) -> None:
    for day, right in enumerate((30, 30, 30, 18, 18)):
        written(tmp_path / "s", day, right, instruction="Answer." if day < 3 else "Reply.")
    history = read_history(tmp_path / "s")
    trend = only(history)
    assert history.suite == "s" and history.runs == tuple(f"night{day:03}-abcd" for day in range(5))
    assert [point.row.quality.mean for point in trend.points if point.row.quality] == [0.75, 0.75, 0.75, 0.45, 0.45]
    (mark,) = trend.marks
    assert (mark.number, mark.run, mark.before) == (3, "night003-abcd", "night002-abcd")
    # One step of four moved a score, so Holm leaves the exact test of twelve losses as it is.
    assert mark.difference == pytest.approx(-0.3) and mark.p_adjusted == 2 * 0.5**12
    assert mark.interval is not None and mark.interval.low < -0.3 < mark.interval.high < 0
    assert [(one.area, one.before, one.after) for one in mark.changes] == [("prompts", "Answer.", "Reply.")]
    (line,) = mark_lines(trend)
    assert "-30.0 points" in line and "Answer. → Reply." in line
    assert overview(history, "t").rows[0][2] == "███╎▁▁" and overview(history, "t").rows[0][-1] == "1"
    assert [row[-1] for row in runs_table(trend, 3).rows] == ["", "changed", ""]


def test_what_changed_for_another_task_is_no_cause(tmp_path: Path) -> None:
    for day, right in enumerate((30, 10)):
        run = written(tmp_path / "s", day, right)
        about = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
        about["plan"]["tasks"]["u"] = {**about["plan"]["tasks"]["t"], "version": str(day)}
        (run / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    by_task = {trend.task: trend for trend in read_history(tmp_path / "s").trends}
    assert by_task["t"].marks[0].changes == () and "Nothing changed" in mark_lines(by_task["t"])[0]
    assert by_task["u"].points[0].row.quality is None and by_task["u"].marks == ()


def test_nights_of_one_system_are_not_marked(tmp_path: Path) -> None:
    """Forty steps with a false mark in one of twenty such trends at most: none in these three."""
    rng = Random(0)
    chances = [rng.betavariate(0.5, 0.5) for _ in range(60)]
    for day in range(41):
        records = [r for arm in "abc" for r in scored(arm, [float(rng.random() < chance) for chance in chances])]
        saved(tmp_path / "s", day, table("a", "b", "c", examples=60), records)
    assert [trend.marks for trend in read_history(tmp_path / "s").trends] == [(), (), ()]


def test_many_runs_open_from_what_is_kept_with_the_same_numbers(tmp_path: Path) -> None:
    rng = Random(1)
    runs = [written(tmp_path / "s", day, rng.choice((20, 30, 35)), "a", "b") for day in range(60)]
    opened = read_history(tmp_path / "s")
    assert sum(len(trend.marks) for trend in opened.trends) > 0
    for run in runs:
        spoil(run)
    assert read_history(tmp_path / "s") == opened, "not one record was read"


def test_a_new_run_needs_its_own_records_and_those_of_the_one_before(tmp_path: Path) -> None:
    runs = [written(tmp_path / "s", day, 30) for day in range(4)]
    read_history(tmp_path / "s")
    for run in runs[:3]:
        spoil(run)
    written(tmp_path / "s", 4, 10)
    trend = only(read_history(tmp_path / "s"))
    assert [mark.number for mark in trend.marks] == [4] and len(trend.points) == 5


def test_a_time_that_an_archive_cut_to_seconds_still_counts(tmp_path: Path) -> None:
    runs = [written(tmp_path / "s", day, 30 - 10 * day) for day in range(2)]
    opened = read_history(tmp_path / "s")
    for run in runs:
        spoil(run)
        seconds = int((run / "records.jsonl").stat().st_mtime)
        os.utime(run / "records.jsonl", (seconds, seconds))
    assert read_history(tmp_path / "s") == opened


def test_another_plan_is_another_run(tmp_path: Path) -> None:
    run = written(tmp_path / "s", 0, 30)
    assert only(read_history(tmp_path / "s")).metric == "f1"
    about = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    about["plan"]["tasks"]["t"]["primary_metric"] = "em"
    (run / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    assert only(read_history(tmp_path / "s")).metric == "em"


def test_a_step_from_records_that_are_gone_is_a_break(tmp_path: Path) -> None:
    run = written(tmp_path / "s", 0, 30)
    read_history(tmp_path / "s")
    spoil(run)
    written(tmp_path / "s", 1, 10)
    trend = only(read_history(tmp_path / "s"))
    assert [point.row.answered for point in trend.points] == [N, N] and trend.marks == ()
    assert "not a record" in trend.breaks[0].why


def test_other_records_are_read_anew(tmp_path: Path) -> None:
    runs = [written(tmp_path / "s", day, 30) for day in range(3)]
    assert only(read_history(tmp_path / "s")).marks == ()
    file = runs[1] / "records.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace('"f1": 1.0', '"f1": 0.0'), encoding="utf-8")
    trend = only(read_history(tmp_path / "s"))
    assert [point.row.quality.mean for point in trend.points if point.row.quality] == [0.75, 0.0, 0.75]
    assert [(mark.number, mark.difference) for mark in trend.marks] == [(1, -0.75), (2, 0.75)]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 0}', '{"format": 1, "of": 5}', "\udcff"])
def test_a_summary_that_is_none_is_made_again(tmp_path: Path, content: str) -> None:
    run = written(tmp_path / "s", 0, 30)
    good = read_history(tmp_path / "s")
    kept = (run / SUMMARY).read_text(encoding="utf-8")
    (run / SUMMARY).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert read_history(tmp_path / "s") == good
    assert (run / SUMMARY).read_text(encoding="utf-8") == kept


def test_where_nothing_can_be_kept_it_is_read_all_the_same(tmp_path: Path) -> None:
    run = written(tmp_path / "s", 0, 30)
    (run / SUMMARY).mkdir()
    assert read_history(tmp_path / "s") == read_history(tmp_path / "s")
    assert list((run / SUMMARY).iterdir()) == []


def test_a_summary_can_be_kept_when_the_run_ends(tmp_path: Path) -> None:
    run = written(tmp_path / "s", 0, 30)
    keep_summary(run, read_found(run))
    spoil(run)
    assert only(read_history(tmp_path / "s")).points[0].row.answered == N


def test_a_trend_breaks_where_scores_are_not_of_one_kind(tmp_path: Path) -> None:
    for day in range(4):
        signature = {"f1": "f1|v1" if day < 2 else "f1|v2", "em": "em|v1"}
        written(tmp_path / "s", day, 30 if day < 2 else 10, metrics=signature)
    trend = only(read_history(tmp_path / "s"))
    (found,) = trend.breaks
    assert trend.marks == () and (found.number, found.before) == (2, "night001-abcd")
    assert "not computed alike" in found.why and [one.area for one in found.changes] == ["metrics"]
    assert "is not compared with night001-abcd" in mark_lines(trend)[0]
    assert [row[-1] for row in runs_table(trend, 9).rows] == ["", "", "not comparable", ""]


def test_a_step_goes_over_runs_without_the_row(tmp_path: Path) -> None:
    written(tmp_path / "s", 0, 30, "a", "b")
    written(tmp_path / "s", 1, 30, "b")
    saved(tmp_path / "s", 2, table("a", "b", examples=N), scored("b", first(30, N)))
    written(tmp_path / "s", 3, 10, "a", "b")
    trends = {trend.strategy: trend for trend in read_history(tmp_path / "s").trends}
    assert [point.number for point in trends["a"].points] == [0, 2, 3]
    assert [(mark.before, mark.run) for mark in trends["a"].marks] == [("night000-abcd", "night003-abcd")]
    assert [(mark.before, mark.run) for mark in trends["b"].marks] == [("night002-abcd", "night003-abcd")]


def test_cost_and_p95_come_with_intervals_or_are_not_known(tmp_path: Path) -> None:
    priced = [*scored("a", first(5, 8), usd=None), *scored("b", first(5, 8))]
    for i, record in enumerate(priced[8:]):
        priced[8 + i] = type(record)(**{**_fields(record), "usd": 0.001 * (1 + i % 2)})
    records: list[Record] = [*priced, *(timed("b", i, 0.0, 0.01 * (i + 1)) for i in range(100))]
    saved(tmp_path / "s", 0, table("a", "b", examples=8), records)
    a, b = (trend.points[0].row for trend in read_history(tmp_path / "s").trends)
    assert a.usd_per_thousand is None and a.p95 is None and a.p95_range is None and a.timed == 0
    cost = b.usd_per_thousand
    assert cost is not None and cost.mean == pytest.approx(1.5)
    assert cost.interval is not None and 1.0 < cost.interval.low < 1.5 < cost.interval.high < 2.0
    # Of 100 values under 95 % coins, 89 or fewer lie below p95 in 1.2 % of draws, 90 in 2.8 %, and all 100 in 0.6 %.
    assert b.p95 == pytest.approx(0.9505) and b.p95_range == Range(pytest.approx(0.90), pytest.approx(1.0))


def _fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def test_folders_that_are_no_run_are_named_and_left_out(tmp_path: Path) -> None:
    written(tmp_path / "s", 0, 30)
    for name, manifest in (("broken", "{"), ("old", '{"format": 0, "plan": {}}')):
        (tmp_path / "s" / name).mkdir()
        (tmp_path / "s" / name / "manifest.json").write_text(manifest, encoding="utf-8")
    (tmp_path / "s" / "notes").mkdir()
    (written(tmp_path / "s", 1, 30) / "records.jsonl").unlink()
    history = read_history(tmp_path / "s")
    assert history.runs == ("night000-abcd",)
    for name, line in zip(("broken", "old", "night001-abcd"), history.unread, strict=True):
        assert f"{name}{os.sep}" in line
    with pytest.raises(RunError, match="holds no run"):
        read_history(tmp_path)


def test_the_range_of_a_percentile_holds_the_true_one_as_often_as_it_says() -> None:
    rng = Random(5)
    ranges = [percentile_range([rng.random() for _ in range(90)], 95) for _ in range(1000)]
    held = sum(one is not None and _inside(one, 0.95) for one in ranges)
    assert 930 <= held <= 995
    few = percentile_range(range(71), 95)
    assert few is not None and few.low is not None and few.high is None, "the greatest of 71 is below it too often"
    assert percentile_range([], 95) is None and percentile_range([1.0], 95) == Range(None, None)
    assert percentile_range(range(1, 101), 50) == Range(40.0, 61.0), "the textbook's ranks for a median of 100"


def _inside(one: Range, value: float) -> bool:
    return (one.low is None or one.low <= value) and (one.high is None or value <= one.high)


def test_blocks_rise_with_the_values() -> None:
    assert spark([0.0, 0.5, 1.0]) == "▁▅█" and spark([3.0, 3.0]) == "▄▄" and spark([]) == ""
    assert spark([1.0, None, 2.0]) == "▁ █" and spark([1.0, 1.0, 2.0], steps=[2]) == "▁▁╎█"
    assert spark([float(i // 10) for i in range(80)], steps=[40], width=8) == "▁▂▃▄╎▅▆▇█"


def test_the_command_shows_marks_runs_and_json(tmp_path: Path, adaptbench: Command) -> None:
    for day, right in enumerate((30, 30, 10)):
        written(tmp_path / "s", day, right, "a", "b")
    code, out, err = adaptbench("history", "s", "--results", tmp_path, "--strategy", "a", "--runs", "2")
    assert (code, err) == (0, "") and "██╎▁" in out and "t · b" not in out
    assert "night002-abcd: t · a: -50.0 points" in out and "night001-abcd" in out
    code, out, _ = adaptbench("history", tmp_path / "s", "--json")
    told = json.loads(out)
    assert [len(trend["marks"]) for trend in told["trends"]] == [1, 1] and len(told["runs"]) == 3


def test_what_is_not_there_is_one_line_and_2(tmp_path: Path, adaptbench: Command) -> None:
    written(tmp_path / "s", 0, 30)
    for arguments, words in (
        (("x",), 'no run of a suite "x"'),
        (("s", "--task", "u"), 'no run has "u"'),
        (("s", "--strategy", "u"), 'no run has "u"'),
        (("s", "--runs", "-1"), "0 or more"),
    ):
        code, out, err = adaptbench("history", *arguments, "--results", tmp_path)
        assert (code, out) == (2, "") and words in err and err.count("\n") == 1


def test_whole_runs_of_a_suite_have_a_history(tmp_path: Path, adaptbench: Command) -> None:
    toy_task_folder(tmp_path)
    file = suite(tmp_path)
    for _ in range(2):
        adaptbench("run", file, "--quiet", "--fresh")
    assert len(list(tmp_path.glob(f"results/toys/*/{SUMMARY}"))) == 2, "kept when the run ended"
    code, out, _ = adaptbench("history", "toys", "--results", tmp_path / "results")
    assert code == 0 and "toy: exact_match, 2 runs" in out and "few_shot" in out
