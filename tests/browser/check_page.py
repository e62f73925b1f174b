"""report.html in a real browser: `make browser`, which `.ci/run` does after `make test`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.cli.report import write_and_show
from harness.records import Cell, Record
from tests.browser.driver import Browser, Tab
from tests.test_comparing import scored
from tests.test_comparison import answer, failed, setup, timed
from tests.test_history import saved
from tests.test_html import HOSTILE, about, full_run, rendered, run_with

WAIT = "new Promise((done) => setTimeout(done, 200))"
LINKED = '<a href="javascript:alert(1)">here</a> [here](javascript:alert(1)) <svg onload=alert(1)>'
DRAW_ALL = f"boxes.forEach(draw), {WAIT}.then(() => document.querySelectorAll('.chart svg').length)"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


def written(folder: Path, plan: dict[str, Any], *records: Record) -> Path:
    file = folder / "report.html"
    file.write_text(rendered(folder, plan, *records), encoding="utf-8", errors="backslashreplace")
    return file


@pytest.fixture
def report(tmp_path: Path) -> Path:
    plan, records = full_run()
    return written(tmp_path, plan, *records)


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """Five strategies, two of them close together, one of them dear, one with nothing right."""
    arms = {
        "prompt": (0, 0.4),
        "few_shot": (8, 0.98),
        "rag": (2, 1.6),
        "fine_tuned": (9, 0.22),
        "fine_tuned+rag": (12, 1.5),
    }
    records: list[Record] = []
    for arm, (right, usd) in arms.items():
        records += [setup(arm), *(timed(arm, i, 0.0, 0.1 * usd + 0.01 * i) for i in range(20))]
        records += [
            answer(arm, i, float(i < right), usd=usd / 1000, facets={"kind of question": f"the {i % 3}th kind"})
            for i in range(20)
        ]
    return written(tmp_path, about(*arms, examples=20), *records)


@pytest.fixture
def two_tasks(tmp_path: Path) -> Path:
    """rag is right on even examples, tuned on those below four; 7 failed with tuned."""
    plan = about("rag", "tuned", examples=8)
    plan["plan"]["tasks"]["u"] = plan["plan"]["tasks"]["t"]
    records: list[Record] = [setup("rag"), setup("tuned")]
    for i in range(8):
        records.append(answer("rag", i, float(i % 2 == 0), completion=f"rag says {i}", retrieved=("d1",)))
        records.append(failed("tuned", i) if i == 7 else answer("tuned", i, float(i < 4), completion=f"tuned says {i}"))
        records += [timed("rag", i, 0.0, 0.1), timed("tuned", i, 0.0, 0.2)]
    other = [replace(answer(arm, 0, 1.0), cell=Cell("u", arm, 0)) for arm in ("rag", "tuned")]
    return written(tmp_path, plan, *records, *other)


def opened(browser: Browser, file: Path, **options: Any) -> Tab:
    tab = browser.tab(**options)
    tab.open(file)
    return tab


def found_ids(tab: Tab) -> list[str]:
    found: list[str] = tab.run("[...document.querySelectorAll('#examples-0 .found button')].map((b) => b.textContent)")
    return [words.split(":")[0] for words in found]


def slide(tab: Tab, exponent: float) -> list[list[str]]:
    """Moves the slider to ten to the `exponent` requests; the table below it."""
    tab.run(
        f"(() => {{ const s = document.getElementById('volume-0'); s.value = {exponent};"
        "s.dispatchEvent(new Event('input')); })()"
    )
    table: list[list[str]] = tab.run(
        "[...document.querySelectorAll('.at-volume tr')].map((r) => [...r.children].map((c) => c.textContent))"
    )
    return table


def choose(tab: Tab, number: int, value: str) -> None:
    tab.run(
        f"(() => {{ const s = document.querySelectorAll('#examples-0 select')[{number}]; s.value = '{value}';"
        "s.dispatchEvent(new Event('change')); })()"
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_every_chart_is_drawn_without_a_word_and_without_a_request(
    browser: Browser, report: Path, width: int, dark: bool
) -> None:
    tab = opened(browser, report, width=width, dark=dark)
    assert tab.run(DRAW_ALL) == tab.run("Object.keys(report.charts).length") == 9
    assert tab.run("document.querySelectorAll('.chart svg path').length") > 50
    assert tab.run("document.documentElement.scrollWidth") <= width, "nothing but tables scrolls sideways"
    assert tab.complaints == []
    assert {url for url in tab.requests if not url.startswith("data:")} == {report.resolve().as_uri()}


# What each chart writes, without the halo behind it: its box within the chart, in pixels.
WORDS = """boxes.map((box) => {
  const all = [...box.querySelectorAll('svg text')].filter((t) => t.textContent && +getComputedStyle(t).opacity > 0);
  const whole = box.getBoundingClientRect();
  const seen = new Map(all.map((text) => {
    const { left, top, right, bottom } = text.getBoundingClientRect();
    return [[text.textContent, Math.round(left), Math.round(top)].join(), [text.textContent, left, top, right, bottom]];
  }));
  return [box.id, [whole.left, whole.top, whole.right, whole.bottom], [...seen.values()]];
})"""


def hidden(one: list[Any], other: list[Any]) -> bool:
    wide = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 2 and min(one[4], other[4]) - max(one[2], other[2]) > 4  # boxes are higher than letters


@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_no_word_on_a_chart_is_cut_off_or_on_another(browser: Browser, crowded: Path, width: int) -> None:
    tab = opened(browser, crowded, width=width)
    tab.run(DRAW_ALL)
    charts = tab.run(WORDS)
    assert len(charts) == 5 and all(words for _, _, words in charts)
    for name, (left, top, right, bottom), words in charts:
        cut = [w for w in words if w[1] < left - 1 or w[2] < top - 3 or w[3] > right + 1 or w[4] > bottom + 3]
        assert cut == [], f"{name}: cut off"
        met = [(a[0], b[0]) for i, a in enumerate(words) for b in words[:i] if hidden(a, b)]
        assert met == [], f"{name}: one on another"
    front = next(words for name, _, words in charts if name == "chart-0-front")
    assert {"prompt", "few_shot", "rag", "fine_tuned", "fine_tuned+rag"} <= {word[0] for word in front}


def test_what_to_take_the_picture_and_the_table_are_on_the_first_screen(browser: Browser, crowded: Path) -> None:
    tab = opened(browser, crowded, width=1280, height=900)
    tab.run(DRAW_ALL)
    bottom = "(name) => document.querySelector(name).getBoundingClientRect().bottom"
    assert max(tab.run(f"['.headline', '#chart-0-front', 'article > .scroll table'].map({bottom})")) < 900


def test_colours_follow_the_readers_system(browser: Browser, report: Path) -> None:
    for dark in (False, True):
        tab = opened(browser, report, dark=dark)
        tab.run(DRAW_ALL)
        page, ink = tab.run("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
        found = tab.run("getComputedStyle(document.querySelector('.chart svg text')).fill")
        assert (brightness(page) < 40, brightness(ink) > 200, brightness(found) > 200) == (dark, dark, dark)


def brightness(colour: str) -> float:
    return sum(map(float, colour.removeprefix("rgb(").removesuffix(")").split(","))) / 3


def test_strategies_are_told_apart_without_colour(browser: Browser, crowded: Path) -> None:
    tab = opened(browser, crowded)
    tab.run(DRAW_ALL)
    symbols = "[...document.querySelectorAll('#chart-0-{} .mark-symbol.role-legend-symbol path')]"
    shapes = tab.run(symbols.format("facet-0") + ".map((path) => path.getAttribute('d'))")
    dashes = tab.run(symbols.format("volume") + ".map((path) => path.getAttribute('stroke-dasharray'))")
    assert len(set(shapes)) == len(shapes) == 5 and len(set(dashes)) == len(dashes) == 5


@pytest.mark.parametrize("word", (*HOSTILE, LINKED))
def test_what_a_model_wrote_is_shown_and_never_run(browser: Browser, tmp_path: Path, word: str) -> None:
    plan, records = run_with(word)
    tab = opened(browser, written(tmp_path, plan, *records))
    tab.run(DRAW_ALL)
    tab.run("document.querySelectorAll('.found button').forEach((button) => button.click())")
    tab.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert tab.run("document.querySelectorAll('script').length") == 3
    assert tab.run("document.querySelectorAll('img, iframe, [onerror], [onmouseover], [onload]').length") == 0
    links = tab.run("[...document.querySelectorAll('[href]')].map((part) => part.getAttribute('href'))")
    assert [link for link in links if not link.startswith(("#", "data:,"))] == []
    assert word in tab.run("[...document.querySelectorAll('.card pre')].map((part) => part.textContent)")
    assert tab.complaints == [], "no dialog, no error, nothing that the policy had to stop"


def test_the_policy_stops_what_gets_in_all_the_same(browser: Browser, report: Path) -> None:
    tab = opened(browser, report)
    tab.run(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.taken = 1';"
        "document.body.append(s);"
        "const i = document.createElement('img'); i.setAttribute('onerror', 'window.taken = 1');"
        "i.src = 'http://127.0.0.1:9/';"
        "document.body.append(i); })()"
    )
    tab.run(WAIT)
    assert tab.run("window.taken ?? null") is None
    assert any("Content Security Policy" in words for words in tab.complaints)


def test_the_slider_moves_the_rule_and_reckons_as_the_tables_do(browser: Browser, report: Path) -> None:
    tab = opened(browser, report)
    tab.run(DRAW_ALL)
    rule = "document.querySelector('#chart-0-volume .mark-rule.role-mark line').getBoundingClientRect().left"
    before = tab.run(rule)
    # tuned: $1 over 10 months and $0.001 a request; prompt: $0.0015 a request. They meet at 200 a month.
    heads, *rows = slide(tab, 6)
    assert rows == [["tuned", "$1,000", "cheapest", "-"], ["prompt", "$1,500", "1.5 x", "under 200 a month"]]
    assert heads[-1] == "cheaper than tuned"
    assert tab.run("document.querySelector('.slider output').textContent") == "1,000,000"
    assert tab.run(rule) > before + 100
    heads, *rows = slide(tab, 2)
    assert rows == [["prompt", "$0.15", "cheapest", "-"], ["tuned", "$0.20", "1.3 x", "from 200 a month"]]
    assert heads[-1] == "cheaper than prompt" and tab.run(rule) < before - 100
    assert tab.complaints == []


def test_examples_are_found_by_who_was_right(browser: Browser, two_tasks: Path) -> None:
    tab = opened(browser, two_tasks)
    assert found_ids(tab) == [f"e{i}" for i in range(8)]
    choose(tab, 0, "right")
    assert found_ids(tab) == ["e0", "e2", "e4", "e6"]
    choose(tab, 1, "wrong")
    assert found_ids(tab) == ["e4", "e6"], "rag right, tuned wrong"
    shown = tab.run("document.querySelector('#examples-0 .detail').innerText")
    assert "rag says 4" in shown and "tuned says 4" in shown and "d1" in shown
    choose(tab, 0, "any")
    choose(tab, 1, "failed")
    assert found_ids(tab) == ["e7"]
    assert "server: 503" in tab.run("document.querySelector('#examples-0 .detail').innerText")
    choose(tab, 1, "any")
    tab.run(
        "(() => { const s = document.querySelector('#examples-0 input'); s.value = 'RAG SAYS 3';"
        "s.dispatchEvent(new Event('input')); })()"
    )
    assert found_ids(tab) == ["e3"] and tab.complaints == []


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Thirty nights of four strategies; with the twentieth another prompt came, and "rag" fell by a third."""
    arms = {"prompt": 22, HOSTILE[0]: 26, "rag": 34, "fine_tuned+rag": 38}
    for day in range(30):
        records: list[Record] = []
        for at, (arm, right) in enumerate(arms.items()):
            right -= 12 * (arm == "rag" and day > 19)
            records += scored(arm, [float(i < right - (day + at) % 3) for i in range(40)], usd=0.001 * (1 + at))
            records += [timed(arm, i, 0.0, 0.1 * (1 + at) + 0.001 * ((i + day) % 50)) for i in range(80)]
        plan = about(*arms, examples=40)
        plan["plan"]["tasks"]["t"]["instruction"] = "Answer." if day < 20 else LINKED
        run = saved(tmp_path / "s", day, plan, [*map(setup, arms), *records])
    write_and_show(run, 0.02, ["html"])
    return run / "report.html"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_the_history_is_drawn_and_told_within_the_screen(
    browser: Browser, history: Path, width: int, dark: bool
) -> None:
    tab = opened(browser, history, width=width, dark=dark)
    tab.run(DRAW_ALL)
    names = [f"chart-0-history-{measure}" for measure in ("quality", "usd", "p95")]
    charts = {name: (whole, words) for name, whole, words in tab.run(WORDS) if name in names}
    assert list(charts) == names
    for name, (whole, words) in charts.items():
        met = [(a[0], b[0]) for i, a in enumerate(words) for b in words[:i] if hidden(a, b)]
        assert met == [] and all(w[1] >= whole[0] - 1 and w[3] <= whole[2] + 1 for w in words), name
    points = "document.querySelectorAll('#{} .mark-symbol.role-mark path').length"
    assert [tab.run(points.format(name)) for name in names] == [121, 120, 120], "a point a run, and a ring"
    lines = "[...document.querySelectorAll('#chart-0-history-usd .mark-line path')].map((l) => getComputedStyle(l))"
    assert len(set(tab.run(f"{lines}.map((style) => style.strokeDasharray)"))) == 4
    assert tab.run("document.documentElement.scrollWidth") <= width
    section = "document.querySelector('#chart-0-history-quality').closest('section')"
    assert "t · rag: -32.5 points" in tab.run(f"{section}.innerText")
    assert tab.run("document.querySelectorAll('script').length") == 3 and tab.complaints == []


def test_one_task_at_a_time_is_shown_and_all_are_printed(browser: Browser, two_tasks: Path) -> None:
    tab = opened(browser, two_tasks)
    visible = "[...document.querySelectorAll('article')].map((part) => part.offsetHeight > 0)"
    assert tab.run(visible) == [True, False]
    tab.run("document.querySelectorAll('a.tab')[1].click(), new Promise((done) => setTimeout(done, 100))")
    assert tab.run(visible) == [False, True]
    assert tab.pdf().startswith(b"%PDF-")
    tab.call("Emulation.setEmulatedMedia", media="print")
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run(visible) == [True, True]
    sections = "[...document.querySelectorAll('article > section')]"
    filled = "(part) => [...part.children].slice(1).some((child) => child.offsetHeight > 0)"
    assert tab.run(f"{sections}.map({filled})") == [True] * 10, "five sections of two tasks"
    widths = tab.run("[...document.querySelectorAll('.chart')].map((box) => box.querySelector('svg').clientWidth)")
    assert min(widths) > 0 and max(widths) < 720, "within a page's width"
    assert tab.run("document.querySelectorAll('details:not([open])').length") == 0
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert tab.run("document.querySelectorAll('details[open]').length") == 0
    assert tab.complaints == []


def test_without_scripts_every_number_is_there(browser: Browser, two_tasks: Path) -> None:
    tab = opened(browser, two_tasks, scripts=False)
    root = tab.call("DOM.getDocument")["root"]["nodeId"]
    found = tab.call("DOM.querySelectorAll", nodeId=root, selector="article")["nodeIds"]
    boxes = [tab.call("DOM.getBoxModel", nodeId=node)["model"]["height"] for node in found]
    assert len(boxes) == 2 and min(boxes) > 300
