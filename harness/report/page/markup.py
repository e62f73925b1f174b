"""HTML from plain values: whatever is not Html already is text, and is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from harness.report.table import Table

# What no browser may be given in a document: controls, and halves of surrogate pairs.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
VOID = ("input", "meta", "link")


class Html(str):
    """Markup that was made here, so that it is not escaped again."""

    __slots__ = ()


def tag(name: str, *children: str, **attributes: str) -> Html:
    """`class_` stands for class, an underscore in a name for a hyphen."""
    named = (f' {key.strip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    start = f"<{name}{''.join(named)}>"
    return Html(start if name in VOID else f"{start}{joined(children)}</{name}>")


def joined(children: Iterable[str]) -> Html:
    return Html("".join(child if isinstance(child, Html) else text(child) for child in children))


def text(value: str) -> str:
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", value))


def lines(found: Iterable[str], class_: str = "plain") -> Html:
    """A list, or nothing where there is nothing to list."""
    items = [tag("li", line) for line in found]
    return tag("ul", *items, class_=class_) if items else Html("")


def table(content: Table, caption: str | None = None) -> Html:
    """In a box of its own, so that on a phone a wide table scrolls and the page does not."""
    heads = (tag("th", name, scope="col", class_=_side(align)) for name, align in _columns(content))
    body = (tag("tr", *_cells(content, row)) for row in content.rows)
    title = content.title if caption is None else caption
    named = [tag("caption", title)] if title else []
    whole = tag("table", *named, tag("thead", tag("tr", *heads)), tag("tbody", *body))
    return tag("div", whole, class_="scroll", tabindex="0", role="region", aria_label=title or content.columns[0])


def folded(summary: str, *children: str) -> Html:
    return tag("details", tag("summary", summary), *children)


def _columns(content: Table) -> Iterable[tuple[str, str]]:
    return zip(content.columns, content.align, strict=True)


def _cells(content: Table, row: tuple[str, ...]) -> Iterable[Html]:
    yield tag("th", row[0], scope="row", class_=_side(content.align[0]))
    for cell, align in zip(row[1:], content.align[1:], strict=True):
        yield tag("td", cell, class_=_side(align))


def _side(align: str) -> str:
    return "right" if align == ">" else "left"
