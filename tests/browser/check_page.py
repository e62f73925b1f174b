"""report.html in a real browser. Not a part of `make test`, as it needs one: `make browser`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.records import Cell, Record
from tests.browser.driver import Browser, Tab
from tests.test_comparison import answer, failed, setup, timed
from tests.test_html import HOSTILE, about, full_run, rendered, run_with

WAIT = "new Promise((done) => setTimeout(done, 200))"
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


def test_what_to_take_the_picture_and_the_table_are_on_the_first_screen(browser: Browser, report: Path) -> None:
    tab = opened(browser, report, width=1280, height=900)
    top = "(name) => Math.round(document.querySelector(name).getBoundingClientRect().top)"
    assert tab.run(f"['.headline', '#chart-0-front', 'article > .scroll'].map({top}).every((top) => top < 850)")


@pytest.mark.parametrize("word", HOSTILE)
def test_what_a_model_wrote_is_shown_and_never_run(browser: Browser, tmp_path: Path, word: str) -> None:
    plan, records = run_with(word)
    tab = opened(browser, written(tmp_path, plan, *records))
    tab.run(DRAW_ALL)
    tab.run("document.querySelectorAll('.found button').forEach((button) => button.click())")
    tab.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert tab.run("document.querySelectorAll('script').length") == 3
    assert tab.run("document.querySelectorAll('img, iframe, [onerror], [onmouseover]').length") == 0
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
    tab.run(
        "(() => { const s = document.getElementById('volume-0'); s.value = 6; s.dispatchEvent(new Event('input')); })()"
    )
    assert tab.run("views.get('chart-0-volume').view.signal('volume')") == 1_000_000
    assert tab.run("document.querySelector('.slider output').textContent") == "1,000,000"
    rows = tab.run(
        "[...document.querySelectorAll('.at-volume tr')].map((r) => [...r.children].map((c) => c.textContent))"
    )
    # tuned: $1 over 10 months and $0.001 a request; prompt: $0.0015 a request.
    assert rows[1:] == [["tuned", "$1,000", "cheapest"], ["prompt", "$1,500", "1.5 x"]]
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
    assert tab.run("[...document.querySelectorAll('.chart')].every((box) => box.querySelector('svg'))")
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
