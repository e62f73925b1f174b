"""Exact match of Python code by its syntax tree. Nothing is executed."""

from __future__ import annotations

import ast
import sys
import textwrap
import warnings
from collections.abc import Sequence

LONGEST = 20_000
"""Characters. Longer texts are compared as text: a deep tree of that size costs too much stack."""

_UNREADABLE = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)


class CodeMatch:
    """1 where the prediction is the same Python program as a reference, else 0.

    White space, comments, quotes, redundant parentheses, trailing commas, the spelling of numbers (`1_000`, `0x10`),
    implicit string concatenation and the order of keyword arguments make no difference. A type does: `1e3` is a float
    and not 1000. A text that is no Python program equals only the same text with white space folded.
    """

    name = "code_match"
    signature = (
        f"code_match|python-ast:{sys.version_info.major}.{sys.version_info.minor}|keywords:sorted|fences:removed"
        f"|no-python-or-over-{LONGEST}:white-space-folded|max-over-refs|v:1"
    )

    def score(self, prediction: str, references: Sequence[str]) -> float:
        """0.0 or 1.0. Raises ValueError without a reference."""
        answer = canonical(prediction)
        return max(float(answer == canonical(reference)) for reference in references)


def canonical(text: str) -> tuple[str, str]:
    """("python", tree) of a program, or ("text", words one space apart). Equal for what counts as the same."""
    code = unfenced(text)
    tree = _tree(code) if len(code) <= LONGEST else None
    return ("text", " ".join(code.split())) if tree is None else ("python", tree)


def unfenced(text: str) -> str:
    """Without the fence of a Markdown code block around it (an unclosed one too), or backquotes around one line."""
    lines = textwrap.dedent(text).strip().splitlines()
    if len(lines) == 1:
        return lines[0].strip("`").strip() if lines[0][0] == lines[0][-1] == "`" else lines[0]
    if lines and lines[0].startswith(("```", "~~~")):
        fence = lines[0][:3]
        end = next((i for i, line in enumerate(lines[1:], start=1) if line.strip() == fence), len(lines))
        lines = lines[1:end]
    return textwrap.dedent("\n".join(lines)).strip()


def _tree(code: str) -> str | None:
    """The normalised tree as text; None for what Python cannot read, and for nothing but comments."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = ast.parse(code)
        for node in ast.walk(module):
            _normalise(node)
        return ast.dump(module) if module.body else None
    except _UNREADABLE:
        return None


def _normalise(node: ast.AST) -> None:
    if isinstance(node, ast.Constant):
        node.kind = None  # u"..." is "..."
    # Behind `**` the order decides which value wins, so such a call keeps it.
    if isinstance(node, ast.Call) and all(keyword.arg for keyword in node.keywords):
        node.keywords.sort(key=lambda keyword: keyword.arg or "")
