"""JUnit XML of a comparison of two runs: a test suite for each task, a test case for each strategy."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from harness.comparing import Refused, RunChange
from harness.report.change import incomplete_line, refusal_line, regression_line
from harness.side_by_side import RowChange

# What XML 1.0 cannot hold, escaped or not: control characters, lone surrogates and two that are no characters.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(change: RunChange) -> str:
    """A regression, and a row that answered less, is a failure; what is not compared is an error."""
    suites = ET.Element("testsuites", name=_safe(f"{change.after} against {change.before}"))
    tasks = dict.fromkeys([row.task for row in change.rows] + [refused.task for refused in change.refused])
    for task in tasks:
        suite = ET.SubElement(suites, "testsuite", name=_safe(task))
        for row in change.rows:
            if row.task == task:
                _row(suite, row, change.margin)
        for refused in change.refused:
            if refused.task == task:
                _refused(suite, refused)
        _count(suite)
    _count(suites)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=False) + "\n"


def _row(suite: ET.Element, row: RowChange, margin: float) -> None:
    case = ET.SubElement(suite, "testcase", classname=_safe(row.task), name=_safe(row.strategy), time="0")
    if row.regressed(margin):
        _problem(case, "failure", "regression", regression_line(row))
    elif row.incomplete(margin):
        _problem(case, "failure", "incomplete", incomplete_line(row))


def _refused(suite: ET.Element, refused: Refused) -> None:
    name = refused.strategy or "all strategies"
    case = ET.SubElement(suite, "testcase", classname=_safe(refused.task), name=_safe(name), time="0")
    _problem(case, "error", "not comparable", refusal_line(refused))


def _problem(case: ET.Element, tag: str, kind: str, text: str) -> None:
    problem = ET.SubElement(case, tag, type=kind, message=_safe(text))
    problem.text = _safe(text)


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    suite.set("failures", str(len(list(suite.iter("failure")))))
    suite.set("errors", str(len(list(suite.iter("error")))))


def _safe(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
