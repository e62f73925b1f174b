"""What the readers share: taking rows apart into splits, dropping what may not stay, and saying what was dropped."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from harness.api import Example, Task, TaskSpec
from harness.sources import Source, fetch
from harness.splitting import split
from harness.tables.cleaning import folded

SEED = 20260901
HELD_OUT = {"train": 9.0, "validation": 1.0}
Splits = Mapping[str, Sequence[Example]]
Key = Callable[[Example], str]


def by_input(example: Example) -> str:
    """What the loader calls the same input."""
    return folded(example.input)


def read_json(source: Source) -> Any:
    return json.loads(fetch(source).read_text(encoding="utf-8"))


def read_json_lines(source: Source) -> list[dict[str, Any]]:
    return [json.loads(line) for line in fetch(source).read_text(encoding="utf-8").split("\n") if line.strip()]


def read_csv(source: Source) -> list[dict[str, str]]:
    with fetch(source).open(newline="", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def held_out(splits: Splits, group: Key = by_input, stratum: Key = lambda _: "") -> Splits:
    """With a validation split of a tenth of train. Of one group's examples none is in both."""
    return {**splits, **split(splits["train"], HELD_OUT, SEED, group, stratum)}


def pooled(examples: Sequence[Example]) -> list[Example]:
    """Each example accepts, after its own answers, those of the others with the same input."""
    accepted: dict[str, list[str]] = defaultdict(list)
    for example in filter(whole, examples):
        accepted[by_input(example)] += example.references
    return [replace(e, references=tuple(dict.fromkeys([*e.references, *accepted[by_input(e)]]))) for e in examples]


def whole(example: Example) -> bool:
    """Whether it has an input, at least one answer, and no blank one."""
    return bool(example.input.strip() and example.references) and all(text.strip() for text in example.references)


def finish(
    spec: TaskSpec,
    sources: Sequence[Source],
    splits: Splits,
    key: Key = by_input,
    dropped: Mapping[str, int] = MappingProxyType({}),
) -> Task:
    """The task, without the rows that may not stay. What was dropped, and whom to cite, ends its description.

    `dropped` are rows that the reader has dropped before, by reason. The data_hash is made of the sources' checksums
    and of the spec, whose version counts the reader's changes.
    """
    kept, also_dropped = _clean(splits, key)
    about = f"{spec.description} {_told(also_dropped + Counter(dropped))} Source: {sources[0].citation}."
    spec = replace(spec, description=about, licence=sources[0].licence, seed=SEED)
    told = repr([replace(spec, corpus=()), *(source.sha256 for source in sources)])
    return Task(replace(spec, data_hash=hashlib.sha256(told.encode()).hexdigest()), **kept)


def _clean(splits: Splits, key: Key) -> tuple[dict[str, tuple[Example, ...]], Counter[str]]:
    """Test keeps all but its empty rows; validation yields to test, train to both, and neither repeats itself."""
    dropped: Counter[str] = Counter()
    owner: dict[str, str] = {}
    kept: dict[str, tuple[Example, ...]] = {}
    for name in ("test", "validation", "train"):
        left: list[Example] = []
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for example in splits.get(name, ()):
            same = key(example), example.references
            if not whole(example):
                dropped[f"empty in {name}"] += 1
            elif owner.setdefault(same[0], name) != name:
                dropped[f"of {name} also in {owner[same[0]]}"] += 1
            elif name != "test" and same in seen:
                dropped[f"repeated in {name}"] += 1
            else:
                left.append(example)
                seen.add(same)
        kept[name] = tuple(left)
    return kept, dropped


def _told(dropped: Mapping[str, int]) -> str:
    return f"Rows dropped: {', '.join(f'{n} {why}' for why, n in sorted(dropped.items())) or 'none'}."
