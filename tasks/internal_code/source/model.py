"""Reads the hand-written material: the reference of the SDK in two versions, the guides, and the comments.

A reference entry looks like this; `{a|b}` in its text is a in version 2 and b in version 1:

    == id | change | release it came with | reference (where no training comment calls it)
    2: signature in version 2        (or *: the signature of both)
    1: signature in version 1
    d: what it does, arguments, errors
    n: what changed, for the entry of version 2
    m: new=old*60 label=name         (arguments whose name or unit changed)
    e: arguments of the example call in version 2
"""

import ast
import json
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent
SPLITS = {"t": "train", "v": "validation", "x": "test"}
VERSION_OF_SPLIT = {"train": 1, "validation": 1, "test": 2}


@dataclass(frozen=True)
class Signature:
    """`loom.module.name(thing, /, *, required, optional=None)`."""

    text: str

    @property
    def name(self) -> str:
        return self.text[: self.text.index("(")]

    @property
    def module(self) -> str:
        return self.name.split(".")[1]

    def parameters(self) -> tuple[list[str], list[str], set[str]]:
        """Positional ones, keywords in order, and the keywords that have no default."""
        function = ast.parse(f"def f{self.text[self.text.index('(') :]}: pass").body[0]
        assert isinstance(function, ast.FunctionDef) and not function.args.args, self.text
        keywords = [argument.arg for argument in function.args.kwonlyargs]
        needed = {name for name, default in zip(keywords, function.args.kw_defaults, strict=True) if default is None}
        return [argument.arg for argument in function.args.posonlyargs], keywords, needed


@dataclass(frozen=True)
class Call:
    """The literal arguments of one call."""

    positional: tuple[Any, ...]
    keywords: dict[str, Any]

    def literals(self) -> list[Any]:
        values = [*self.positional, *self.keywords.values()]
        return [item for value in values for item in (value if isinstance(value, list) else [value])]

    def arguments(self) -> str:
        named = [f"{name}={literal(value)}" for name, value in self.keywords.items()]
        return ", ".join([*map(literal, self.positional), *named])


@dataclass(frozen=True)
class Entry:
    """One function of the SDK in both versions."""

    id: str
    change: str
    release: str
    trained: bool
    new: Signature
    old: Signature
    text: str
    note: str
    renames: dict[str, tuple[str, Fraction]]
    example: Call

    @property
    def changed(self) -> bool:
        return self.change != "none"

    def signature(self, version: int) -> Signature:
        return self.new if version == 2 else self.old

    def call(self, call: Call, version: int) -> str:
        return f"{self.signature(version).name}({call.arguments()})"

    def spellings(self, call: Call, version: int) -> list[str]:
        """The call, and the same with 2.0 for 2 where the reference takes a float."""
        text = self.prose(version)
        floats = {
            name: float(value)
            for name, value in call.keywords.items()
            if type(value) is int and f"`{name}` (float" in text
        }
        calls = [call, Call(call.positional, call.keywords | floats)] if floats else [call]
        return [self.call(each, version) for each in calls]

    def in_version_1(self, call: Call) -> Call:
        """The same call with the old argument names and units."""
        keywords = {}
        for name, value in call.keywords.items():
            old_name, factor = self.renames.get(name, (name, Fraction(1)))
            keywords[old_name] = value if factor == 1 else number(Fraction(str(value)) / factor)
        return Call(call.positional, keywords)

    def prose(self, version: int) -> str:
        return alternative(self.text, version)


@dataclass(frozen=True)
class Comment:
    """A developer's comment and the arguments of the call that it asks for, in the version of its split."""

    entry: Entry
    split: str
    text: str
    call: Call


def literal(value: Any) -> str:
    """As the house writes it: double quotes, True and False, lists with a space."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def alternative(text: str, version: int) -> str:
    return re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", lambda match: match[1 if version == 2 else 2], text)


def parse_call(arguments: str) -> Call:
    """Raises an assertion where the text is not in the house style."""
    node = ast.parse(f"f({arguments})", mode="eval").body
    assert isinstance(node, ast.Call), arguments
    keywords = {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in node.keywords}
    call = Call(tuple(ast.literal_eval(value) for value in node.args), keywords)
    assert call.arguments() == arguments, (arguments, call.arguments())
    return call


def blocks(file: Path) -> list[tuple[list[str], list[str]]]:
    """(fields of the `==` line, lines below it), one for each block."""
    found: list[tuple[list[str], list[str]]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append(([field.strip() for field in line[3:].split("|")], []))
        elif line.strip():
            found[-1][1].append(line)
    return found


def read_entries() -> list[Entry]:
    files = sorted((SOURCE / "sdk").glob("*.txt"))
    return [read_entry(head, lines) for file in files for head, lines in blocks(file)]


def read_entry(head: list[str], lines: list[str]) -> Entry:
    fields = dict(line.split(": ", 1) for line in lines)
    assert set(fields) <= set("*21dnme"), head
    renames = {}
    for pair in fields.get("m", "").split():
        name, old, operator, factor = re.fullmatch(r"(\w+)=(\w+)([*/]?)(\d*)", pair).groups()
        scale = Fraction(int(factor or 1))
        renames[name] = (old, 1 / scale if operator == "/" else scale)
    new, old = (Signature(fields.get(key) or fields["*"]) for key in "21")
    example = parse_call(fields["e"])
    trained = len(head) == 3
    assert trained or head[3] == "reference", head
    return Entry(head[0], head[1], head[2], trained, new, old, fields["d"], fields.get("n", ""), renames, example)


def read_comments(entries: list[Entry]) -> list[Comment]:
    by_id = {entry.id: entry for entry in entries}
    comments = []
    for file in sorted((SOURCE / "comments").glob("*.txt")):
        for (identity,), lines in blocks(file):
            for line in lines:
                text, arguments = line[2:].split(" => ")
                comments.append(Comment(by_id[identity], SPLITS[line[0]], text, parse_call(arguments)))
    return comments


def read_guides(version: int) -> list[dict[str, str]]:
    guides = []
    for (identity, title, versions), lines in blocks(SOURCE / "guides.txt"):
        if versions in ("both", str(version)):
            guides.append({"id": identity, "title": title, "text": " ".join(lines)})
    return guides
