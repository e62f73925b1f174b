"""adaptbench compare: pairs of runs made by hand, where the right verdict is known, and whole runs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from harness.changes import changes
from harness.comparing import Run, RunChange, compare_runs, read_run
from harness.errors import RunError
from harness.found import Found
from harness.records import AnswerRecord, Record
from harness.report import junit
from harness.report.change import change_lines, headline, markdown, other_lines
from harness.side_by_side import RowChange
from tests.conftest import RULES, Command, suite, toy_task_folder
from tests.test_comparison import answer, failed, manifest, setup, step, timed, write_run

N = 300
RIGHT = 210


def table(*arms: str, examples: int = N, **task: Any) -> dict[str, Any]:
    about = manifest(*arms, examples=examples)
    about["plan"]["tasks"]["t"].update(task)
    return about


def run(name: str, about: Mapping[str, Any], records: Sequence[Record]) -> Run:
    found: dict[tuple[str, str], Found] = {}
    for record in records:
        found.setdefault((record.cell.task, record.cell.strategy), Found()).add(record)
    return Run(name, about, found)


def scored(arm: str, scores: Sequence[float], **changes: Any) -> list[AnswerRecord]:
    return [answer(arm, i, float(score), **changes) for i, score in enumerate(scores)]


def first(right: int, n: int = N) -> list[float]:
    """The first `right` of `n` are right."""
    return [float(i < right) for i in range(n)]


def compared(before: Mapping[str, Sequence[float]], after: Mapping[str, Sequence[float]], **given: Any) -> RunChange:
    """Of two runs by arm and score."""
    n = len(next(iter(before.values())))
    sides = [[r for arm, scores in side.items() for r in scored(arm, scores)] for side in (before, after)]
    one, other = (run(name, table(*before, examples=n), s) for name, s in zip("AB", sides, strict=True))
    return compare_runs(one, other, **{"margin": 0.02, "resamples": 500, **given})


def rows(change: RunChange) -> dict[str, RowChange]:
    return {row.strategy: row for row in change.rows}


def test_what_got_better_what_worse_and_what_cannot_be_told() -> None:
    steady, shaky = first(RIGHT), first(RIGHT)
    shaky[0], shaky[1], shaky[250] = 0.0, 0.0, 1.0
    before = {arm: first(RIGHT) for arm in ("up", "down", "same", "shaky")}
    found = rows(compared(before, {"up": first(RIGHT + 18), "down": first(RIGHT - 18), "same": steady, "shaky": shaky}))
    assert {arm: row.verdict for arm, row in found.items()} == {
        "up": "better", "down": "worse", "same": "same", "shaky": "not distinguishable",
    }  # fmt: skip
    down = found["down"].quality
    assert down is not None and (down.n, down.before, down.after) == (300, 0.7, 0.64)
    assert down.difference == pytest.approx(-0.06)
    assert (down.test.name, down.test.wins, down.test.ties, down.test.losses) == ("exact McNemar", 0, 282, 18)
    # Two tails of 18 coins that all fell alike, times the three rows in which a score changed.
    assert down.p_adjusted == pytest.approx(3 * 2 * 0.5**18)
    assert down.interval is not None and -0.1 < down.interval.low < -0.06 < down.interval.high < -0.03
    assert found["down"].most_worse == tuple(f"e{i}" for i in range(192, 202))
    same = found["same"].quality
    assert same is not None and same.p_adjusted is None and found["up"].most_worse == ()
    assert found["down"].regressed(0.02) and not any(found[arm].regressed(0.02) for arm in ("up", "same", "shaky"))


def test_a_row_in_which_nothing_changed_takes_no_share_of_the_error() -> None:
    """Six losses have p = 1/32: shown alone and beside rows that did not move, not beside nine that did."""
    alone = compared({"a": first(RIGHT)}, {"a": first(RIGHT - 6)}, margin=0.0)
    assert alone.regressions[0].quality is not None
    assert alone.regressions[0].quality.p_adjusted == pytest.approx(1 / 32)
    still = {f"s{i}": first(RIGHT) for i in range(9)}
    moving = {f"s{i}": [*first(RIGHT, N - 2), 1.0, 0.0] for i in range(9)}
    before, after = {"a": first(RIGHT)}, {"a": first(RIGHT - 6)}
    assert len(compared({**before, **still}, {**after, **still}, margin=0.0).regressions) == 1
    assert compared({**before, **still}, {**after, **moving}, margin=0.0).regressions == ()


def test_the_margin_is_by_how_much_worse_is_a_regression() -> None:
    before, after = {"a": first(900, 1000)}, {"a": first(885, 1000)}
    assert [row.verdict for row in compared(before, after).rows] == ["worse"]
    assert compared(before, after, margin=0.02).regressions == ()
    assert compared(before, after, margin=0.015).regressions == ()
    assert len(compared(before, after, margin=0.014).regressions) == 1


def night(rng: Random, chances: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    return {arm: [float(rng.random() < chance) for chance in row] for arm, row in chances.items()}


def test_a_hundred_pairs_of_nights_of_the_same_system_raise_at_most_five_alarms() -> None:
    rng = Random(0)
    alarms = 0
    for _ in range(100):
        chances = {arm: [rng.betavariate(0.4, 0.3) for _ in range(N)] for arm in ("a", "b")}
        alarms += bool(compared(night(rng, chances), night(rng, chances), resamples=50).regressions)
    assert alarms <= 5


def test_six_points_planted_in_one_of_several_unsteady_strategies_are_found() -> None:
    """Each answer is another one in 2 % of nights; 18 of 300 examples were right and are wrong now."""
    rng = Random(1)
    found = []
    for _ in range(20):
        chances = {arm: [0.98 if i < RIGHT else 0.02 for i in range(N)] for arm in ("a", "b", "c", "d")}
        now = {**chances, "c": [0.02 if i < 18 else chance for i, chance in enumerate(chances["c"])]}
        change = compared(night(rng, chances), night(rng, now), resamples=50)
        found.append([row.strategy for row in change.regressions])
    assert found.count(["c"]) >= 15 and sum("c" not in arms and arms != [] for arms in found) == 0


def folders(tmp_path: Path, before: Sequence[Record], after: Sequence[Record], *arms: str, **now: Any) -> list[Path]:
    n = now.pop("examples", N)
    (tmp_path / "s").mkdir(exist_ok=True)
    return [
        write_run(tmp_path / "s" / "2026-01-01T000000-aaaa", table(*arms, examples=n), before),
        write_run(tmp_path / "s" / "2026-01-02T000000-bbbb", table(*arms, examples=n, **now), after),
    ]


def test_the_gate_exits_1_and_names_the_task_and_the_strategy(tmp_path: Path, adaptbench: Command) -> None:
    before = [*scored("steady", first(RIGHT)), *scored("fallen", first(RIGHT))]
    after = [*scored("steady", first(RIGHT)), *scored("fallen", first(RIGHT - 18))]
    runs = folders(tmp_path, before, after, "steady", "fallen")
    xml, summary = tmp_path / "junit.xml", tmp_path / "summary.md"
    code, out, err = adaptbench("compare", *runs, "--fail-on", "regression", "--junit", xml, "--summary", summary)
    assert (code, err) == (1, "")
    assert "t · fallen got worse" in out and "t · steady got worse" not in out and "6.0 points" in out
    assert "t · fallen got worse" in summary.read_text(encoding="utf-8")
    suites = ET.parse(xml).getroot()
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("2", "1", "0")
    cases = {case.get("name"): case.find("failure") for case in suites.iter("testcase")}
    assert cases["steady"] is None and cases["fallen"] is not None and cases["fallen"].get("type") == "regression"
    assert adaptbench("compare", *runs)[0] == 0, "without the gate it only tells"
    assert adaptbench("compare", *runs, "--fail-on", "regression", "--margin", "0.06")[0] == 0
    assert adaptbench("compare", *runs[::-1], "--fail-on", "regression")[0] == 0


def test_json_holds_all_of_it(tmp_path: Path, adaptbench: Command) -> None:
    runs = folders(tmp_path, scored("a", first(RIGHT)), scored("a", first(RIGHT - 18)), "a")
    code, out, _ = adaptbench("compare", *runs, "--json")
    told = json.loads(out)
    assert code == 0 and told["regressions"] == ["t · a"] and told["incomplete"] == []
    assert told["rows"][0]["quality"]["difference"] == pytest.approx(-0.06)
    assert told["rows"][0]["quality"]["test"] == {
        "name": "exact McNemar", "wins": 0, "ties": 282, "losses": 18, "p_value": 2 * 0.5**18,
    }  # fmt: skip


def test_a_strategy_that_answers_less_fails_the_gate_too(tmp_path: Path, adaptbench: Command) -> None:
    before = scored("a", first(20, 40))
    after: list[Record] = [*before[:30], *(failed("a", i) for i in range(30, 40))]
    runs = folders(tmp_path, before, after, "a", examples=40)
    code, out, _ = adaptbench("compare", *runs, "--fail-on", "regression", "--junit", tmp_path / "x.xml")
    assert code == 1 and "t · a answered less" in out and "answered 40 of 40 requests before and 30 of 40 now" in out
    assert ET.parse(tmp_path / "x.xml").getroot().get("failures") == "1"
    assert adaptbench("compare", *runs, "--fail-on", "regression", "--margin", "0.25")[0] == 0


def test_a_service_that_fails_now_and_then_raises_no_alarm() -> None:
    """In each of 100 pairs of nights every request of three strategies fails with a chance of 5 %."""
    rng = Random(2)
    alarms = 0
    for _ in range(100):
        sides = [
            [failed(arm, i) if rng.random() < 0.05 else answer(arm, i, 1.0) for arm in "abc" for i in range(100)]
            for _ in range(2)
        ]
        one, other = (run(name, table(*"abc", examples=100), side) for name, side in zip("AB", sides, strict=True))
        alarms += bool(compare_runs(one, other, 0.02, resamples=50).incomplete)
    assert alarms <= 5


def test_a_cell_that_failed_has_no_verdict_and_does_not_pass(tmp_path: Path) -> None:
    broken = setup("a", error=failed("a", 0).error)
    one, other = (run(x, table("a", examples=2), r) for x, r in (("A", scored("a", [1, 0])), ("B", [broken])))
    change = compare_runs(one, other, 0.02)
    (row,) = change.rows
    assert (row.verdict, row.quality, row.error) == ("not compared", None, "503")
    assert row.fewer is not None and row.fewer > 0.05, "so few could be missing by chance, were it requests that failed"
    assert change.incomplete == (row,) and "t · a answered less" in headline(change)
    seeds = table("a", examples=2)
    seeds["plan"]["seeds"] = [0, 1]
    whole = [*scored("a", [1, 0]), *scored("a", [1, 0], seed=1)]
    half = [*scored("a", [1, 0]), setup("a", error=failed("a", 0).error, seed=1)]
    assert compare_runs(run("A", seeds, whole), run("B", seeds, half), 0.02).incomplete != ()
    assert compare_runs(run("A", seeds, half), run("B", seeds, whole), 0.02).incomplete == ()


def test_seeds_of_an_example_stay_together_and_only_common_ones_pair() -> None:
    about = table("a", examples=2)
    about["plan"]["seeds"] = [0, 1]
    before = [*scored("a", [1, 0]), *scored("a", [1, 0], seed=1)]
    after = [*scored("a", [0, 0]), answer("a", 0, 0.0, seed=1), failed("a", 1, seed=1)]
    (row,) = compare_runs(run("A", about, before), run("B", about, after), 0.02).rows
    assert row.quality is not None and (row.quality.n, row.quality.difference) == (3, pytest.approx(-2 / 3))
    assert (row.quality.test.wins, row.quality.test.losses) == (0, 1), "two seeds of one example are one unit"
    assert row.answered == (4, 3) and row.planned == (4, 4)


def test_the_order_of_the_records_changes_nothing() -> None:
    rng = Random(3)
    scores = {"a": [rng.random() for _ in range(50)], "b": [rng.random() for _ in range(50)]}
    later = {arm: [min(1.0, s + rng.random() / 10) for s in row] for arm, row in scores.items()}
    sides = [[r for arm, row in side.items() for r in scored(arm, row)] for side in (scores, later)]
    found = []
    for _ in range(2):
        one, other = (run(x, table("a", "b", examples=50), s) for x, s in zip("AB", sides, strict=True))
        found.append(compare_runs(one, other, 0.02, resamples=200))
        for side in sides:
            rng.shuffle(side)
    assert found[0].rows == found[1].rows


def test_cost_and_time_are_paired() -> None:
    before: list[Record] = [*scored("a", [1, 0, 1]), *(timed("a", i, 0.1, 0.1 * (i + 1)) for i in range(3))]
    after: list[Record] = [*scored("a", [1, 0, 1], usd=0.002), *(timed("a", i, 0.2, 0.2 * (i + 1)) for i in range(3))]
    dearer = after[0]
    assert isinstance(dearer, AnswerRecord)
    one, other = (run(x, table("a", examples=3), r) for x, r in (("A", before), ("B", after)))
    (row,) = compare_runs(one, other, 0.02).rows
    assert row.spent.usd == (pytest.approx(1.0), pytest.approx(2.0))
    assert row.timed.n == 3 and row.timed.ratio == pytest.approx(2.0)
    assert row.timed.p50 == (pytest.approx(0.3), pytest.approx(0.6))
    unpriced = run("B", table("a", examples=3), scored("a", [1, 0, 1], usd=None))
    (row,) = compare_runs(one, unpriced, 0.02).rows
    assert row.spent.usd == (pytest.approx(1.0), None) and row.spent.more is None
    assert row.timed.n == 0 and row.timed.ratio is None and row.timed.p50[1] is None


def test_another_metric_is_refused_with_what_to_do() -> None:
    changed = {"metrics": {"f1": "f1|v2", "em": "em|v1"}}
    one, other = run("A", table("a"), scored("a", first(9))), run("B", table("a", **changed), scored("a", first(9)))
    change = compare_runs(one, other, 0.02)
    assert change.rows == () and "f1|v1 and f1|v2" in change.refused[0].why
    assert "nothing can be compared" in headline(change) and "Run the earlier plan again" in other_lines(change)[0]


def test_what_is_not_comparable_ends_with_2(tmp_path: Path, adaptbench: Command) -> None:
    runs = folders(tmp_path, scored("a", first(9)), scored("a", first(9)), "a", metrics={"f1": "f1|v2"})
    code, _, err = adaptbench("compare", *runs, "--json")
    assert code == 2 and "not computed alike" in err and err.count("\n") == 1
    code, _, err = adaptbench("compare", runs[0], tmp_path / "nothing")
    assert code == 2 and "no such file" in err
    assert adaptbench("compare", *runs, "--margin", "1")[0] == 2


def test_the_gate_does_not_pass_where_a_task_was_refused(tmp_path: Path, adaptbench: Command) -> None:
    runs = folders(tmp_path, scored("a", first(9)), scored("a", first(9)), "a")
    for number, path in enumerate(runs):
        about = json.loads((path / "manifest.json").read_text(encoding="utf-8"))
        about["plan"]["tasks"]["u"] = {**about["plan"]["tasks"]["t"], "metrics": {"f1": f"f1|v{number}"}}
        (path / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    assert adaptbench("compare", *runs)[0] == 0
    code, _, err = adaptbench("compare", *runs, "--fail-on", "regression", "--junit", tmp_path / "x.xml")
    assert code == 2 and "not all was: u is not compared" in err
    assert ET.parse(tmp_path / "x.xml").getroot().get("errors") == "1"


def test_with_other_data_only_examples_that_are_the_same_are_compared() -> None:
    """e0 to e4 are as they were; e5 has other references; e6 is asked otherwise; e7 is new."""
    before = [answer("a", i, 1.0, messages=(("system", "old"), ("user", f"q{i}"))) for i in range(7)]
    after = [answer("a", i, 0.0, messages=(("system", "new"), ("user", f"q{i}"))) for i in range(8)]
    after[5] = answer("a", 5, 0.0, messages=(("user", "q5"),), references=("b",))
    after[6] = answer("a", 6, 0.0, messages=(("user", "another"),))
    one = run("A", table("a", examples=7, data_hash="x"), before)
    change = compare_runs(one, run("B", table("a", examples=8, data_hash="y"), after), 0.02)
    assert change.rows[0].quality is not None and change.rows[0].quality.n == 5
    assert "5 (of 7 and 8)" in change.notes[0] and change.rows[0].prompts == 5
    same_hash = compare_runs(one, run("B", table("a", examples=8, data_hash="x"), after), 0.02)
    assert same_hash.rows[0].quality is not None and same_hash.rows[0].quality.n == 7 and same_hash.notes == ()
    moved = [answer("a", i, 0.0, messages=(("user", f"z{i}"),)) for i in range(7)]
    refused = compare_runs(one, run("B", table("a", examples=7, data_hash="y"), moved), 0.02)
    assert refused.rows == () and "no test example is shown to be the same" in refused.refused[0].why


def test_no_seed_in_common_is_refused_by_row() -> None:
    one = run("A", table("a", "b", examples=2), [*scored("a", [1, 0]), *scored("b", [1, 0])])
    two = run("B", table("a", "b", examples=2), [*scored("a", [1, 0], seed=1), *scored("b", [1, 0])])
    change = compare_runs(one, two, 0.02)
    assert [row.strategy for row in change.rows] == ["b"]
    assert change.refused[0].strategy == "a" and "[0] and [1]" in change.refused[0].why


def test_runs_without_a_common_row_are_an_error() -> None:
    with pytest.raises(RunError, match="no strategy on a task in common"):
        compare_runs(run("A", table("a"), []), run("B", table("b"), []), 0.02)


def test_rows_of_one_run_alone_are_named() -> None:
    one = run("A", table("a", "old", examples=1), scored("a", [1]))
    change = compare_runs(one, run("B", table("a", "new", examples=1), scored("a", [1])), 0.02)
    assert (change.only_before, change.only_after) == (("t · old",), ("t · new",))
    assert "Only in A: t · old." in other_lines(change)


def test_what_a_reader_has_to_know_first() -> None:
    early, late = table("a", examples=1), {**table("a", examples=1), "started": "2026-01-03T00:00:00+00:00"}
    records = scored("a", [1])
    swapped = compare_runs(run("late", late, records), run("early", early, records), 0.02)
    assert "early was started before late" in swapped.notes[0]
    torn = compare_runs(run("A", early, records), run("B", {**late, "finished": None}, records), 0.02)
    assert "B has not ended" in torn.notes[0]
    assert compare_runs(run("A", early, records), run("A", early, records), 0.02).notes == ("Both are the same run.",)


def test_changes_are_named_from_the_manifests_prompts_first() -> None:
    before, after = table("a", instruction="Answer.", version="1"), table("a", instruction="Reply.", version="2")
    before["plan"]["strategies"]["a"] = {"type": "rag", "options": {"k": 3}}
    after["plan"]["strategies"]["a"] = {"type": "rag", "options": {"k": 5, "index": "ivf"}}
    after["model"] = {"name": "large", "dtype": "float32"}
    after["packages"] = {"adaptbench": "0.2.0"}
    after["plan"]["volume"], after["started"], after["id"] = {"months": 3}, "2027-01-01", "other"
    found = [(one.area, one.what, one.before, one.after) for one in changes(before, after)]
    assert found == [
        ("prompts", "t: instruction", "Answer.", "Reply."),
        ("data", "t: version", "1", "2"),
        ("strategies", "strategies.a.options.k", 3, 5),
        ("strategies", "strategies.a.options.index", None, "ivf"),
        ("model", "model.name", "tiny", "large"),
        ("versions", "packages.adaptbench", "0.1.0", "0.2.0"),
    ]
    assert changes(before, before) == ()
    assert "prompts: t: instruction: Answer. → Reply." in change_lines(changes(before, after))


def test_a_long_text_is_shown_around_its_first_difference() -> None:
    before, after = (table("a", instruction="x " * 200 + word + " y" * 200) for word in ("old", "new"))
    (line,) = change_lines(changes(before, after))
    assert "old" in line and "new" in line and len(line) < 200
    assert len(change_lines(changes(before, {**after, "packages": {f"p{i}": "1" for i in range(99)}}), most=5)) == 6


def test_a_wording_chosen_anew_is_a_changed_prompt() -> None:
    made = [setup("a", step("prompt_search", 1.0, 0.0)) for _ in range(2)]
    for record, chosen in zip(made, ("terse", "polite"), strict=True):
        object.__setattr__(record.steps[0], "details", {"chosen": chosen})
    one, two = (run(x, table("a", examples=1), [setup, *scored("a", [1])]) for x, setup in zip("AB", made, strict=True))
    (changed,) = compare_runs(one, two, 0.02).changes
    assert (changed.area, changed.before, changed.after) == ("prompts", "terse", "polite")


def test_names_from_a_suite_are_text_in_every_format() -> None:
    label = "a|<script>\x00\ud800&*b*"
    before, after = scored(label, first(RIGHT)), scored(label, first(RIGHT - 18))
    change = compare_runs(run("A", table(label), before), run("B<&", table(label), after), 0.02)
    text = junit.render(change).encode("utf-8")
    (case,) = ET.fromstring(text).iter("testcase")
    assert case.get("name") == "a|<script>\ufffd\ufffd&*b*" and case.find("failure") is not None
    assert "<script>" not in markdown(change) and "\\|" in markdown(change) and "B&lt;&amp;" in markdown(change)


def test_whole_runs_of_a_suite_whose_model_changed(tmp_path: Path, adaptbench: Command) -> None:
    toy_task_folder(tmp_path)
    adaptbench("run", suite(tmp_path), "--quiet")
    # The numbers 50 to 59, half of the test split, were answered with 55, and one of them was right.
    adaptbench("run", suite(tmp_path, model={"type": "scripted", "rules": RULES[:1]}), "--quiet")
    one, two = sorted((tmp_path / "results" / "toys").iterdir())
    change = compare_runs(read_run(one), read_run(two), 0.02, resamples=200)
    assert {row.verdict for row in change.rows} <= {"same", "not distinguishable"} and len(change.rows) == 4
    assert {one.area for one in change.changes} == {"model"} and change.notes == () and change.refused == ()
    code, out, _ = adaptbench("compare", one, two, "--fail-on", "regression")
    assert code == 0 and "no regression" in out and "model.options.rules" in out
