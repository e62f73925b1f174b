"""The history in report.html: folders made by hand, in which it is known what went when and what cannot be read."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from harness.found import read_found
from harness.history import read_history, read_trail
from harness.records import Record
from harness.report.page.examples import size
from harness.report.page.history import FEWEST_RUNS, MOST_POINTS, MOST_STEPS, history_charts
from harness.summaries import SUMMARY, keep_summary
from tests.conftest import Command, suite, toy_task_folder
from tests.test_comparing import first, scored, table
from tests.test_comparison import timed
from tests.test_history import N, saved, spoil, written
from tests.test_html import Page

HOSTILE = "a<script>alert(1)</script>"
CHARTS = ["chart-0-history-quality", "chart-0-history-usd", "chart-0-history-p95"]


def reported(run: Path, adaptbench: Command) -> Page:
    code, _, err = adaptbench("report", run, "--format", "html")
    assert (code, err) == (0, "")
    return Page((run / "report.html").read_text(encoding="utf-8"))


def nights(folder: Path, *arms: str) -> list[Path]:
    """Three runs; in the last one the prompt is another, and all arms have lost 20 of 30."""
    said = ("Answer.", "Answer.", "Reply <b>.")
    runs = []
    for day, right in enumerate((30, 30, 10)):
        records: list[Record] = [record for arm in arms for record in scored(arm, first(right, N))]
        records += [timed(arm, i, 0.0, 0.01 * (i + 1)) for arm in arms for i in range(80)]
        runs.append(saved(folder, day, table(*arms, examples=N, instruction=said[day]), records))
    return runs


def headings(found: Page) -> list[str]:
    return [element.words for element in found.all("h3")]


def drawn(found: Page, name: str) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = found.data["charts"][name]["data"]["values"]
    return values


def test_three_runs_are_drawn_marked_and_told(tmp_path: Path, adaptbench: Command) -> None:
    *_, last = nights(tmp_path / "s", HOSTILE, "b")
    found = reported(last, adaptbench)
    assert headings(found)[-2:] == ["History", "Examples"]
    quality, usd, p95 = (drawn(found, name) for name in CHARTS)
    assert [(v["strategy"], v["run"], v["mean"]) for v in quality[:3]] == [
        (HOSTILE, f"night{day:03}-abcd", mean) for day, mean in enumerate((75.0, 75.0, 25.0))
    ]
    assert all(v["low"] < v["mean"] < v["high"] for v in quality) and len(quality) == len(usd) == len(p95) == 6
    assert {v["mean"] for v in usd} == {1.0} and {v["mean"] for v in p95} == {0.7605}
    assert [b["at"] - a["at"] for a, b in pairwise(quality[:3])] == [86_400_000] * 2
    for ringed in found.data["charts"][CHARTS[0]]["layer"][3:]:
        assert [v["at"] for v in ringed["data"]["values"]] == [quality[2]["at"]] * 2
        assert all("Answer. → Reply <b>." in v["said"] for v in ringed["data"]["values"])
    told = [item.words for item in found.all("li") if item.words.startswith("night002-abcd")]
    assert len(told) == 2 and f"t · {HOSTILE}: -50.0 points" in told[0] and "Answer. → Reply <b>." in told[0]
    assert "t: f1, 3 runs" in [caption.words for caption in found.all("caption")]
    assert [row.words for row in found.all("tr") if "changed" in row.words and "night002-abcd" in row.words]
    assert len(found.all("script")) == 3 and not found.all("b")


def test_colours_and_shapes_are_those_of_the_other_charts(tmp_path: Path, adaptbench: Command) -> None:
    *_, last = nights(tmp_path / "s", "z", "b")
    charts = reported(last, adaptbench).data["charts"]
    order = charts["chart-0-quality"]["layer"][1]["encoding"]["color"]["scale"]["domain"]
    for name in CHARTS:
        _, line, point = charts[name]["layer"][:3]
        assert line["encoding"]["strokeDash"]["scale"]["domain"] == order == ["z", "b"]
        assert point["encoding"]["color"]["scale"] == point["encoding"]["shape"]["scale"] == {"domain": order}


def test_only_the_runs_up_to_this_one_count(tmp_path: Path, adaptbench: Command) -> None:
    one, two, _ = nights(tmp_path / "s", "a")
    assert {v["run"] for v in drawn(reported(two, adaptbench), CHARTS[0])} == {one.name, two.name}
    found = reported(one, adaptbench)
    assert "History" not in headings(found) and not found.data["charts"].keys() & set(CHARTS)


def test_a_run_alone_has_no_history_and_keeps_nothing(tmp_path: Path, adaptbench: Command) -> None:
    run = written(tmp_path / "s", 0, 30)
    assert "History" not in headings(reported(run, adaptbench))
    assert not (run / SUMMARY).exists()


def test_folders_that_cannot_be_read_are_one_line_and_break_nothing(tmp_path: Path, adaptbench: Command) -> None:
    *_, last = nights(tmp_path / "s", "a")
    for name, manifest in (("<i>broken", "{"), ("old", '{"format": 0, "plan": {}}'), ("site", '{"name": "a web app"}')):
        (tmp_path / "s" / name).mkdir()
        (tmp_path / "s" / name / "manifest.json").write_text(manifest, encoding="utf-8")
    (tmp_path / "s" / "folder" / "manifest.json").mkdir(parents=True)
    other = written(tmp_path / "s", 1, 30)
    about = json.loads((other / "manifest.json").read_text(encoding="utf-8"))
    about["plan"]["suite"] = "another"
    (other.rename(tmp_path / "s" / "x-other") / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    (written(tmp_path / "s", 1, 30) / "records.jsonl").write_text("{]\n", encoding="utf-8")
    found = reported(last, adaptbench)
    assert {v["run"] for v in drawn(found, CHARTS[0])} == {"night000-abcd", "night002-abcd"}
    (line,) = [item.words for item in found.all("li") if item.words.startswith("Left out")]
    assert line.startswith(
        "Left out, as no run of this suite can be read there: <i>broken, folder, night001-abcd, old,"
    )
    assert line.endswith("site and 1 more. adaptbench history s says why.") and not found.all("i")
    assert str(tmp_path) not in line, "whoever gets the file has nothing of where it was made"


def test_with_only_broken_neighbours_there_is_no_history(tmp_path: Path, adaptbench: Command) -> None:
    run = written(tmp_path / "s", 1, 30)
    (written(tmp_path / "s", 0, 30) / "records.jsonl").unlink()
    assert "History" not in headings(reported(run, adaptbench))


def test_runs_that_are_not_of_one_kind_are_no_history_and_break_a_longer_one(
    tmp_path: Path, adaptbench: Command
) -> None:
    def night(day: int, version: int) -> Path:
        return written(tmp_path / "s", day, 30, metrics={"f1": f"f1|v{version}", "em": "em|v1"})

    night(0, 1)
    assert "History" not in headings(reported(night(1, 2), adaptbench))
    found = reported(night(2, 2), adaptbench)
    assert [v["part"] for v in drawn(found, CHARTS[0])] == [0, 1, 1], "no line over the break"
    assert any("is not compared with night000-abcd" in item.words for item in found.all("li"))
    assert found.data["charts"][CHARTS[0]]["layer"][3]["data"]["values"] == []


def test_no_records_are_read_but_those_of_the_run_before(tmp_path: Path, adaptbench: Command) -> None:
    runs = [written(tmp_path / "s", day, right) for day, right in enumerate((30, 10, 10, 30))]
    for run in runs:
        keep_summary(run, read_found(run))
    for run in runs[:2]:
        spoil(run)
    found = reported(runs[3], adaptbench)
    assert [v["mean"] for v in drawn(found, CHARTS[0])] == [75.0, 25.0, 25.0, 75.0]
    marked = found.data["charts"][CHARTS[0]]["layer"][4]["data"]["values"]
    assert [v["mean"] for v in marked] == [75.0], "the step into this run"
    assert any(item.words.startswith("2 steps from one run to the next not tested yet") for item in found.all("li"))
    spoil(runs[2])
    assert reported(runs[3], adaptbench).data["charts"] == found.data["charts"], "the step is kept"


def test_the_trail_of_the_last_run_is_the_history_of_the_suite(tmp_path: Path) -> None:
    runs = [written(tmp_path / "s", day, right, "a", "b") for day, right in enumerate((30, 10, 10, 30))]
    trail = read_trail(runs[-1], read_found(runs[-1]))
    assert trail is not None and trail.history == read_history(tmp_path / "s")
    assert (trail.left_out, trail.untested, trail.earlier) == ((), 0, 0)
    short = read_trail(runs[-1], read_found(runs[-1]), most=3)
    assert short is not None and short.history.runs == tuple(run.name for run in runs[1:]) and short.earlier == 1


def test_what_the_run_itself_does_not_have_is_not_shown(tmp_path: Path, adaptbench: Command) -> None:
    written(tmp_path / "s", 0, 30, "a", "b")
    run = written(tmp_path / "s", 1, 30, "b")
    trail = read_trail(run, read_found(run))
    assert trail is not None and [trend.strategy for trend in trail.history.trends] == ["b"]
    assert {v["strategy"] for v in drawn(reported(run, adaptbench), CHARTS[0])} == {"b"}


def test_cost_and_p95_have_no_chart_where_they_are_unknown(tmp_path: Path, adaptbench: Command) -> None:
    for day in range(2):
        last = saved(tmp_path / "s", day, table("a", examples=N), scored("a", first(30, N), usd=None))
    charts = reported(last, adaptbench).data["charts"]
    assert [name for name in charts if "history" in name] == CHARTS[:1]


def test_without_enough_timed_requests_p95_has_no_bar(tmp_path: Path, adaptbench: Command) -> None:
    for day in range(2):
        records: list[Record] = [*scored("a", first(30, N)), *(timed("a", i, 0.0, 0.01 * (i + 1)) for i in range(71))]
        last = saved(tmp_path / "s", day, table("a", examples=N), records)
    chart = reported(last, adaptbench).data["charts"][CHARTS[2]]
    assert [(v["high"], v["mean"] > 0.6) for v in chart["data"]["values"]] == [(None, True)] * 2
    assert chart["layer"][0]["transform"] == [{"filter": "isNumber(datum.low) && isNumber(datum.high)"}]


@pytest.mark.parametrize("content", ["{", "[" * 100_000, '{"format": 1, "of": 5}'])
def test_a_summary_that_is_none_is_made_again(tmp_path: Path, adaptbench: Command, content: str) -> None:
    one, _, last = nights(tmp_path / "s", "a")
    charts = reported(last, adaptbench).data["charts"]
    (one / SUMMARY).write_text(content, encoding="utf-8")
    assert reported(last, adaptbench).data["charts"] == charts


def test_a_time_without_a_zone_is_utc_and_a_run_without_one_is_not_drawn(tmp_path: Path) -> None:
    runs = [written(tmp_path / "s", day, 30) for day in range(3)]
    trail = read_trail(runs[-1], read_found(runs[-1]))
    assert trail is not None
    (trend,) = trail.history.trends
    times = ("2026-01-01T02:00:00+02:00", "2026-01-02T00:00:00", None)
    points = tuple(replace(point, started=at) for point, at in zip(trend.points, times, strict=True))
    (quality, *_) = history_charts(trail, [replace(trend, points=points)], ["a"])
    assert [v["at"] for v in quality.spec["data"]["values"]] == [1_767_225_600_000, 1_767_312_000_000]


def test_a_task_whose_runs_cannot_be_compared_has_none(tmp_path: Path, adaptbench: Command) -> None:
    for day in range(2):
        about = table("a", examples=N)
        metrics = {"f1": f"f1|v{day}", "em": "em|v1"}
        about["plan"]["tasks"]["u"] = {**about["plan"]["tasks"]["t"], "metrics": metrics}
        one = scored("a", first(30, N))
        other = [replace(record, cell=replace(record.cell, task="u")) for record in one]
        last = saved(tmp_path / "s", day, about, [*one, *other])
    found = reported(last, adaptbench)
    assert headings(found).count("History") == 1
    assert {name for name in found.data["charts"] if "history" in name} == {CHARTS[0], CHARTS[1]}


def test_of_many_changes_the_latest_are_told(tmp_path: Path, adaptbench: Command) -> None:
    runs = [written(tmp_path / "s", day, 16 * (day % 2), n=16) for day in range(MOST_STEPS + 3)]
    found = reported(runs[-1], adaptbench)
    told = [item.words.split(":")[0] for item in found.all("li") if "points" in item.words and "since" in item.words]
    assert told == [run.name for run in runs[-MOST_STEPS:]]
    assert len(found.data["charts"][CHARTS[0]]["layer"][4]["data"]["values"]) == MOST_STEPS
    assert any(item.words.startswith("2 earlier changes are not marked here") for item in found.all("li"))


def test_with_many_rows_fewer_runs_are_drawn(tmp_path: Path) -> None:
    runs = [written(tmp_path / "s", day, 30) for day in range(FEWEST_RUNS + 5)]
    trail = read_trail(runs[-1], read_found(runs[-1]))
    assert trail is not None
    (trend,) = trail.history.trends
    crowd = [replace(trend, strategy=f"arm{i}") for i in range(MOST_POINTS // FEWEST_RUNS)]
    order = [one.strategy for one in crowd]
    for trends, drawn_runs in ((crowd[:1], runs), (crowd, runs[-FEWEST_RUNS:])):
        crowded = replace(trail, history=replace(trail.history, trends=tuple(trends)))
        (quality, *_) = history_charts(crowded, trends, order)
        values = quality.spec["data"]["values"]
        assert [v["run"] for v in values[: len(drawn_runs)]] == [run.name for run in drawn_runs]
        assert len(values) == len(drawn_runs) * len(trends)
    assert 3 * size(quality.spec) < 1_500_000, "of the three charts, with the most points that a page may have"


def test_a_run_writes_it_at_its_end(tmp_path: Path, adaptbench: Command) -> None:
    toy_task_folder(tmp_path)
    file = suite(tmp_path)
    for _ in range(2):
        adaptbench("run", file, "--quiet", "--fresh")
    one, other = sorted(tmp_path.glob("results/toys/*/report.html"), key=lambda file: file.stat().st_mtime_ns)
    assert "History" not in headings(Page(one.read_text(encoding="utf-8")))
    found = Page(other.read_text(encoding="utf-8"))
    assert "History" in headings(found)
    assert {v["run"] for v in drawn(found, CHARTS[0])} == {one.parent.name, other.parent.name}
