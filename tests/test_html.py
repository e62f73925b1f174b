"""report.html as a file: nothing from outside, nothing of a model's words as markup, the numbers of the tables."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from harness.api import Failure
from harness.comparison import compare
from harness.found import by_row
from harness.projection import shared_prompts
from harness.records import BASE, BEFORE, AnswerRecord, Cell, Record, SetupRecord
from harness.report import html
from harness.report.page.cost_time import MOST_TICKS, crossings
from harness.report.page.examples import LONGEST_TEXT, browser_data, embedded
from harness.report.page.quality import pareto
from harness.report.table import main_table
from harness.store import read_records
from harness.totals import Terms
from tests.test_comparison import answer, failed, manifest, probed, setup, step, timed, write_run

VOID = {"meta", "link", "input"}
VOLUME = {"requests_per_month": [1000, 100_000], "months": 10, "hosting_usd_per_hour": None, "busy_share": 0.5}


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


class Page(HTMLParser):
    """The elements in order, each with all text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def all(self, name: str, **attributes: str) -> list[Element]:
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [e for e in self.elements if e.name == name and wanted.items() <= e.attributes.items()]

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(element.name, tuple(element.attributes)) for element in self.elements]

    @property
    def data(self) -> dict[str, Any]:
        (found,) = self.all("script", id="data")
        data: dict[str, Any] = json.loads("".join(found.text))
        return data


def rendered(folder: Path, about: dict[str, Any], *records: Record) -> str:
    run = write_run(folder / "2026-01-01T000000-abcd", about, records)
    own = read_records(run)
    return html.render(compare(run), own, shared_prompts(own))


def page(folder: Path, about: dict[str, Any], *records: Record) -> Page:
    return Page(rendered(folder, about, *records))


def about(*arms: str, examples: int = 20, **plan: Any) -> dict[str, Any]:
    found = manifest(*arms, examples=examples)
    found["plan"] |= {"volume": VOLUME, "cost": {"usd_per_hour": 0.1}, **plan}
    return found


def full_run() -> tuple[dict[str, Any], list[Record]]:
    """A run that has something for every part of the page."""
    trained = replace(
        step("training", 9.0, 1.0, 50), details={"epochs": 2, "best_epoch": 1, "valid_loss": [3.0, 1.0, 1.2]}
    )
    plan = about("prompt", "tuned", train_sizes=[1, 2, 3], freshness=True)
    plan["plan"]["probe"] = {"name": "p", "primary_metric": "f1"}
    records: list[Record] = [setup("prompt"), setup("tuned", trained)]
    for i in range(20):
        old = {"outdated_references": ("b",), "outdated_scores": {"f1": 0.0, "em": 0.0}} if i < 10 else {}
        side = {"facets": {"side": "left" if i % 2 else "right"}}
        records.append(answer("prompt", i, float(i % 2), **side, **old, usd=0.0015))
        records.append(answer("tuned", i, 1.0, **side, **old, usd=0.001))
        for size in (1, 2, 3):
            fewer = answer("prompt", i, float(i < 4 * size))
            records.append(replace(fewer, cell=Cell("t", f"tuned@{size}", 0)))
        records += [replace(answer(arm, i, 1.0), cell=Cell("t" + BEFORE, arm, 0)) for arm in ("prompt", "tuned")]
        records += [probed(BASE, i, 1.0), probed("tuned", i, float(i < 10))]
        records += [timed("prompt", i, 0.0, 0.1 + 0.01 * i), timed("tuned", i, 0.5, 1.0)]
    return plan, records


# --- a file that stands alone ----------------------------------------------------------------------------------------


def test_nothing_is_asked_from_outside(tmp_path: Path) -> None:
    plan, records = full_run()
    found = page(tmp_path, plan, *records)
    links = [
        value
        for element in found.elements
        for name, value in element.attributes.items()
        if name in {"src", "href", "srcset", "action", "formaction", "poster", "data", "background", "cite", "ping"}
    ]
    assert links and all(link.startswith("#") or link == "data:," for link in links)
    (style,) = found.all("style")
    assert not re.search(r"url\(|@import|@font-face", "".join(style.text))
    assert not [element.name for element in found.elements if "style" in element.attributes]
    own = "".join((files("harness.report.page") / name).read_text(encoding="utf-8") for name in html.SCRIPTS)
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|import\(|innerHTML|insertAdjacentHTML|document\.write", own)


def test_the_policy_allows_these_scripts_alone_and_no_eval(tmp_path: Path) -> None:
    plan, records = full_run()
    found = page(tmp_path, plan, *records)
    (meta,) = [e for e in found.all("meta") if "http-equiv" in e.attributes]
    policy = dict(part.strip().split(" ", 1) for part in meta.attributes["content"].split(";"))
    run = [element for element in found.all("script") if "type" not in element.attributes]
    sums = [b64encode(sha256("".join(e.text).encode()).digest()).decode() for e in run]
    assert policy["script-src"].split() == [f"'sha256-{one}'" for one in sums] and len(sums) == 2
    assert policy["default-src"] == "'none'" and "connect-src" not in policy
    names = [element.name for element in found.elements]
    assert names.index("meta", names.index("meta") + 1) < names.index("script"), "the policy comes before any script"


def test_the_drawing_library_is_the_one_that_its_readme_names() -> None:
    vendor = files("harness.report.page") / "vendor"
    kit = (vendor / "vega-kit.min.js").read_bytes()
    assert sha256(kit).hexdigest() in (vendor / "README.md").read_text(encoding="utf-8")
    assert b"</script" not in kit.lower() and b"<!--" not in kit
    licences = (vendor / "LICENSES.txt").read_text(encoding="utf-8")
    named = json.loads((vendor / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(f"{name} {version} (" in licences for name, version in named.items())


# --- what models and files wrote is text -----------------------------------------------------------------------------

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><iframe src="javascript:alert(1)">',
    "<!-- <script> ]]> </style></title>",
    "{{constructor}} ' onmouseover='x' &lt;b&gt; \\u003cb\\u003e",
)


def run_with(word: str, facets: Sequence[str] = ("side", "left", "right")) -> tuple[dict[str, Any], list[Record]]:
    """A run in which everything that a person or a model can name or write is `word`."""
    arms = (f"A{word}", f"B{word}")
    plan = about(*arms, examples=6)
    task = f"t{word}"
    plan["plan"] |= {
        "suite": word,
        "tasks": {task: {**plan["plan"]["tasks"]["t"], "metrics": {"f1": word, "em": word}}},
    }
    plan["model"]["name"] = word
    records: list[Record] = []
    for arm in arms:
        made = SetupRecord(Cell(task, arm, 0), (step(word, 1.0, 0.1),), None)
        records.append(made)
        for i in range(5):
            changes = {
                "example_id": f"{i}{word}", "completion": word, "prediction": word, "references": (word,),
                "messages": (("user", word), ("system", word)), "retrieved": (word,), "gold_passages": (word,),
                "facets": {facets[0] + word: facets[1 + i % 2] + word}, "demonstrations": (word,),
                "outdated_references": (word,), "finish_reason": word,
            }  # fmt: skip
            records.append(replace(answer(arm, i, float(i % 2), **changes), cell=Cell(task, arm, 0)))
        wrong = answer(arm, 5, 0, completion=None, prediction=None, scores={}, usd=None, error=Failure(word, word))
        wrong = replace(wrong, messages=(("user", word),))
        records.append(replace(wrong, cell=Cell(task, arm, 0)))
    return plan, records


@pytest.mark.parametrize("word", HOSTILE)
def test_no_name_and_no_answer_becomes_markup(tmp_path: Path, word: str) -> None:
    (tmp_path / "plain").mkdir()
    plain, hostile = page(tmp_path / "plain", *flat(run_with("x"))), page(tmp_path, *flat(run_with(word)))
    assert hostile.shape == plain.shape, "the same elements with the same attributes, whatever they are called"
    (row, *_) = hostile.data["tasks"][0]["examples"]["rows"]
    first = row["answers"][0]
    assert (row["id"], row["references"], first["completion"], first["retrieved"]) == (f"0{word}", [word], word, [word])
    assert hostile.data["tasks"][0]["examples"]["texts"] == [word]
    assert " ".join(word.split()) in hostile.all("h1")[0].words


def flat(run: tuple[dict[str, Any], list[Record]]) -> Iterator[Any]:
    plan, records = run
    yield plan
    yield from records


@pytest.mark.parametrize(
    "word", ["a\ud800b", "nul\x00 bell\x07 \x1b[0m", "\u2028line\u2029", "\U0001f600 \u05d0 \u202e"]
)
def test_what_no_document_may_hold_is_escaped_or_replaced(tmp_path: Path, word: str) -> None:
    found = page(tmp_path, *flat(run_with(word)))
    assert found.data["tasks"][0]["examples"]["rows"][0]["answers"][0]["completion"] == word
    outside = rendered(tmp_path, *flat(run_with(word))).split('<script type="application/json"')[0]
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", outside)


def test_a_number_that_json_has_no_word_for_spoils_no_page(tmp_path: Path) -> None:
    losses = {"epochs": 2, "best_epoch": 1, "valid_loss": [3.0, float("inf"), float("nan")]}
    trained = replace(step("training", 9.0, 1.0, 50), details=losses)
    text = rendered(tmp_path, about("a", examples=1), setup("a", trained), answer("a", 0, 1.0))
    (found,) = Page(text).all("script", id="data")
    words: list[str] = []
    json.loads("".join(found.text), parse_constant=words.append)
    assert words == [], "JSON.parse would refuse the whole of it"


def test_embedded_json_has_no_angle_bracket_and_is_the_same_value() -> None:
    value = {"<b>": ["</script>", "<!--", "\u2028", "\ud800", 0.1, None]}
    text = embedded(value)
    assert "<" not in text and ">" not in text and json.loads(text) == value
    text.encode("utf-8")


# --- what it says ----------------------------------------------------------------------------------------------------


def test_a_full_run_fills_every_part(tmp_path: Path) -> None:
    plan, records = full_run()
    found = page(tmp_path, plan, *records)
    headings = [element.words for element in found.all("h3")]
    assert headings == [
        "Why", "Quality", "Latency", "Cost at volume", "Learning curves", "Training",
        "Retention: what fine-tuning kept", "When the facts change", "Quality by facet", "Coverage", "Examples",
    ]  # fmt: skip
    assert found.all("p", class_="headline")[0].words == "t: take tuned."
    boxes = {element.attributes["id"] for element in found.all("div", class_="chart")}
    assert boxes == found.data["charts"].keys() and len(boxes) == 9
    assert all(e.attributes["aria-label"].strip() for e in found.all("div", class_="chart")), (
        "a word for who cannot see"
    )


def test_the_first_table_is_that_of_the_other_formats(tmp_path: Path) -> None:
    plan, records = full_run()
    found = page(tmp_path, plan, *records)
    table = main_table(compare(tmp_path / "2026-01-01T000000-abcd").tasks[0])
    cells = [element.words for element in found.elements if element.name in ("th", "td")]
    for row in (table.columns, *table.rows):
        wanted = [" ".join(cell.split()) for cell in row]
        assert any(cells[i : i + len(wanted)] == wanted for i in range(len(cells)))


def test_charts_hold_the_numbers_of_the_tables(tmp_path: Path) -> None:
    plan, records = full_run()
    charts = page(tmp_path, plan, *records).data["charts"]
    quality = {value["strategy"]: value for value in charts["chart-0-quality"]["data"]["values"]}
    assert (quality["prompt"]["mean"], quality["tuned"]["mean"]) == (50.0, 100.0)
    assert quality["prompt"]["low"] < 50 < quality["prompt"]["high"] and quality["prompt"]["letters"] == "b"
    front = {value["strategy"]: value["cost"] for value in charts["chart-0-front"]["data"]["values"]}
    assert front == {"prompt": pytest.approx(15.0), "tuned": pytest.approx(10.1)}
    assert [p["strategy"] for p in charts["chart-0-front"]["layer"][0]["data"]["values"]] == ["tuned"]
    (crossing,) = charts["chart-0-volume"]["layer"][2]["data"]["values"]
    assert crossing["n"] == pytest.approx(200.0) and crossing["said"].startswith(
        "tuned is cheaper than prompt from 200"
    )
    losses = charts["chart-0-training"]["data"]["values"]
    assert [(value["loss"], value["best"]) for value in losses] == [(3.0, False), (1.0, True), (1.2, False)]
    learnt = [v for v in charts["chart-0-learning"]["data"]["values"] if v["said"] == "measured"]
    assert [(v["size"], v["mean"]) for v in learnt] == [(1, 20.0), (2, 40.0), (3, 60.0), (5, 100.0)]
    (kept,) = charts["chart-0-retention"]["data"]["values"]
    assert kept["mean"] == -50.0
    stale = [v for v in charts["chart-0-freshness"]["data"]["values"] if v["when"] == "stale after"]
    assert [v["mean"] for v in stale] == [0.0, 0.0]


def test_a_front_holds_what_nothing_else_beats() -> None:
    def point(name: str, cost: float, mean: float, whole: bool = True) -> dict[str, Any]:
        return {"strategy": name, "cost": cost, "mean": mean, "whole": whole}

    points = [point("dear", 9, 50), point("good", 5, 60), point("cheap", 1, 10), point("half", 2, 90, False)]
    points += [point("level", 5, 55), point("worse", 2, 5)]
    assert [one["strategy"] for one in pareto(points)] == ["cheap", "good"]


def test_only_crossings_within_the_chart_are_marked() -> None:
    parts = (Terms("a", 0.0, 0.0, 0.002), Terms("b", 12.0, 0.0, 0.001))
    (found,) = crossings(parts, 12, 10, 10_000)
    assert found["n"] == pytest.approx(1000) and found["usd"] == pytest.approx(2.0)
    assert crossings(parts, 12, 10, 999) == []


def test_without_prices_time_stands_for_cost_and_nothing_is_called_free(tmp_path: Path) -> None:
    records = [answer(arm, i, 1.0, usd=None) for arm in "ab" for i in range(20)]
    clocked = [timed(arm, i, 0.0, 0.2) for arm in "ab" for i in range(20)]
    found = page(tmp_path, about("a", "b"), setup("a"), setup("b"), *records, *clocked)
    assert found.data["charts"]["chart-0-front"]["encoding"]["x"]["title"] == "p95 of a request"
    assert "chart-0-volume" not in found.data["charts"] and not found.all("input", type="range")
    assert found.data["tasks"][0]["terms"][0]["marginal"] is None


def test_a_run_with_nothing_in_it_is_a_page_too(tmp_path: Path) -> None:
    found = page(tmp_path, about("a", "b"))
    assert "nothing can be compared yet" in found.all("p", class_="headline")[0].words
    assert found.data["charts"] == {} and found.data["tasks"][0]["examples"]["total"] == 0
    assert found.all("details", class_="warning")[0].words.startswith("1 warningt: a (0 of 20), b (0 of 20): not every")


def test_failures_are_counted_by_kind_and_left_out_of_the_front(tmp_path: Path) -> None:
    records: list[Record] = [answer(arm, i, 1.0) for arm in "ab" for i in range(18)]
    found = page(tmp_path, about("a", "b"), *records, failed("a", 18), failed("a", 19), setup("a"), setup("b"))
    rows = [element.words for element in found.all("tr")]
    assert any("18" in row and "90.0%" in row and "server 2" in row for row in rows)
    points = found.data["charts"]["chart-0-front"]["data"]["values"]
    assert [point["label"] for point in points] == ["a (18/20)", "b (18/20)"]
    assert found.data["charts"]["chart-0-front"]["layer"][0]["data"]["values"] == []


def test_many_timed_requests_are_thinned_evenly(tmp_path: Path) -> None:
    many = [timed("a", i, 0.0, 1 + i / 1000) for i in range(1000)]
    found = page(tmp_path, about("a", examples=1), setup("a"), answer("a", 0, 1.0), *many)
    ticks = found.data["charts"]["chart-0-latency"]["layer"][0]["data"]["values"]
    taken = [tick["seconds"] for tick in ticks]
    assert len(taken) == MOST_TICKS and (taken[0], taken[-1]) == (1.0, 1.999)


def test_several_tasks_are_chosen_from_and_put_side_by_side(tmp_path: Path) -> None:
    plan = about("a", "b", examples=4)
    plan["plan"]["tasks"]["u"] = plan["plan"]["tasks"]["t"]
    one = [answer(arm, i, 1.0) for arm in "ab" for i in range(4)]
    other = [replace(record, cell=replace(record.cell, task="u")) for record in one]
    found = page(tmp_path, plan, *one, *other, setup("a"), setup("b"))
    assert [tab.attributes["href"] for tab in found.all("a", class_="tab")] == ["#task-0", "#task-1"]
    assert [article.attributes["id"] for article in found.all("article")] == ["task-0", "task-1"]
    assert "All tasks" in [caption.words for caption in found.all("caption")]


# --- examples --------------------------------------------------------------------------------------------------------


def test_examples_stand_side_by_side_each_text_once(tmp_path: Path) -> None:
    right = answer("a", 0, 1.0, messages=(("system", "S"), ("user", "U")), retrieved=("d1",), gold_passages=("d1",))
    found = page(tmp_path, about("a", "b", examples=1), right, failed("b", 0), setup("a"), setup("b"))
    browser = found.data["tasks"][0]["examples"]
    assert browser["strategies"] == ["a", "b"] and browser["limit"] == 1.0
    (row,) = browser["rows"]
    a, b = row["answers"]
    assert [browser["texts"][place] for _, place in a["messages"]] == ["S", "U"] and row["gold"] == a["retrieved"]
    assert a["scores"] == {"f1": 1.0, "em": 1.0} and b["error"] == "server: 503" and "completion" not in b


def test_a_large_run_stays_small_and_says_what_it_left_out(tmp_path: Path) -> None:
    def long(arm: str, i: int, f1: float) -> AnswerRecord:
        return answer(arm, i, f1, messages=(("user", f"{arm} {i} " + "\u4e2d<" * 6000),))

    records = [long(arm, i, float(arm == "a" or i % 50 > 0)) for arm in "ab" for i in range(200)]
    plan = about("a", "b", examples=200)
    plan["plan"]["tasks"]["u"] = plan["plan"]["tasks"]["t"]
    others = [replace(record, cell=replace(record.cell, task="u")) for record in records]
    text = rendered(tmp_path, plan, *records, *others, setup("a"), setup("b"))
    assert 4_000_000 < len(text.encode()) < 5_000_000
    browser, other = (task["examples"] for task in Page(text).data["tasks"])
    assert abs(len(browser["rows"]) - len(other["rows"])) < 3, "each task has its share"
    assert browser["total"] == 200 and 10 < len(browser["rows"]) < 200
    shown = [row["id"] for row in browser["rows"]]
    assert {f"e{i}" for i in range(0, 200, 50)} <= set(shown), "those that tell strategies apart come first"
    assert shown == sorted(shown, key=lambda name: int(name[1:])), "and they stand in the order of their ids"


def test_a_text_of_any_length_is_cut_and_the_rest_counted(tmp_path: Path) -> None:
    run = write_run(
        tmp_path / "r", about("a", examples=1), [answer("a", 0, 1.0, completion="x" * (LONGEST_TEXT + 1234))]
    )
    comparison, records = compare(run), read_records(run)
    found = by_row(records)
    (row,) = json.loads(browser_data(comparison.tasks[0], found, records, 10**9))["rows"]
    assert row["answers"][0]["completion"].endswith("x\n[1,234 more characters, not in this file]")
