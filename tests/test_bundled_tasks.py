"""The tasks that ship: what they promise, and that their scripts make them again byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from harness.api import Example, Task
from harness.scoring import open_metric
from harness.tasks import SPLITS, folded, load_folder, load_task

TASKS = Path(__file__).parent.parent / "tasks"
SIZES = {
    "support": {"train": 500, "validation": 100, "test": 200},
    "contracts": {"train": 400, "validation": 80, "test": 150},
    "intents": {"train": 1000, "validation": 200, "test": 300},
    "internal_code": {"train": 360, "validation": 80, "test": 200},
    "reply_tone": {"train": 320, "validation": 60, "test": 120},
    "retention": {"train": 0, "validation": 0, "test": 240},
}
WITH_CORPUS = [name for name in SIZES if (TASKS / name / "corpus.jsonl").exists()]


@cache
def bundled(name: str) -> Task:
    return load_task(name, Path("/"))


def examples(task: Task) -> list[Example]:
    return [*task.train, *task.validation, *task.test]


def facet(split: tuple[Example, ...], name: str) -> Counter[str]:
    return Counter(example.facets[name] for example in split)


@pytest.mark.parametrize("name", SIZES)
def test_the_name_leads_to_the_folder(name: str) -> None:
    assert bundled(name) == load_folder(TASKS / name)
    assert bundled(name).spec.name == name


@pytest.mark.parametrize("name", SIZES)
def test_sizes(name: str) -> None:
    assert {split: len(getattr(bundled(name), split)) for split in SPLITS} == SIZES[name]


@pytest.mark.parametrize("name", SIZES)
def test_what_a_task_has_to_say_of_itself(name: str) -> None:
    spec = bundled(name).spec
    assert spec.licence == "CC-BY-4.0" and spec.version and spec.description and len(spec.wordings) >= 2
    assert len(spec.data_hash) == 64


@pytest.mark.parametrize("name", SIZES)
def test_no_input_stands_twice(name: str) -> None:
    inputs = Counter(folded(example.input) for example in examples(bundled(name)))
    assert [text for text, count in inputs.items() if count > 1] == []


@pytest.mark.parametrize("name", WITH_CORPUS)
def test_every_example_has_a_gold_passage(name: str) -> None:
    assert all(example.gold_passages for example in examples(bundled(name)))


def test_the_support_handbook() -> None:
    corpus = bundled("support").spec.corpus
    assert len(corpus) >= 120
    assert [d.id for d in corpus if not 60 <= len(d.text.split()) <= 120] == []
    assert all(document.title for document in corpus)


def test_every_support_answer_stands_in_its_gold_article() -> None:
    texts = {document.id: document.text for document in bundled("support").spec.corpus}
    missing = [
        e.id for e in examples(bundled("support")) if not any(e.references[0] in texts[g] for g in e.gold_passages)
    ]
    assert missing == []


def test_half_of_the_support_questions_cannot_be_known_from_training() -> None:
    task = bundled("support")
    assert facet(task.train, "coverage") == {"trained": 500}
    assert facet(task.validation, "coverage") == {"trained": 50, "handbook_only": 50}
    assert facet(task.test, "coverage") == {"trained": 100, "handbook_only": 100}
    known = {example.references[0] for example in task.train}
    for example in (*task.validation, *task.test):
        assert (example.references[0] in known) == (example.facets["coverage"] == "trained"), example.id


def test_contracts_hold_clauses_of_kinds_that_were_not_trained_on() -> None:
    task = bundled("contracts")
    trained = set(facet(task.train, "family"))
    for example in task.test:
        assert (example.facets["family"] in trained) == (example.facets["seen"] == "seen_family"), example.id
    assert min(facet(task.test, "seen").values()) >= 20 and len(facet(task.test, "seen")) == 2


def test_contract_summaries_keep_the_house_style() -> None:
    for example in examples(bundled("contracts")):
        (summary,) = example.references
        assert 10 <= len(summary.split()) <= 32, example.id
        assert summary.endswith("."), example.id


def test_intents_are_unbalanced_in_the_same_way_in_each_split() -> None:
    task = bundled("intents")
    labels = [Counter(example.references[0] for example in getattr(task, split)) for split in SPLITS]
    assert len(labels[0]) >= 20 and all(counts.keys() == labels[0].keys() for counts in labels)
    for counts in labels:
        shares = sorted(count / counts.total() for count in counts.values())
        assert shares[0] == pytest.approx(0.01) and shares[-1] == pytest.approx(0.14)


def test_half_of_the_calls_changed_after_training() -> None:
    task = bundled("internal_code")
    assert facet(task.test, "truth") == {"changed": 100, "unchanged": 100}
    assert task.spec.corpus_before and task.spec.corpus_before != task.spec.corpus
    calls = {example.references[0].partition("(")[0] for example in task.train}
    for example in task.test:
        assert bool(example.outdated_references) == (example.facets["truth"] == "changed"), example.id
        assert not {*example.outdated_references} & {*example.references}, example.id
        known = example.outdated_references or example.references
        assert (known[0].partition("(")[0] in calls) == (example.facets["trained"] == "trained"), example.id


def test_every_reply_keeps_the_house_style_and_no_rule_is_idle() -> None:
    task = bundled("reply_tone")
    style = open_metric(task.spec, "house_style")
    assert [e.id for e in examples(task) for reference in e.references if style.score(reference, []) < 1] == []
    good = task.test[0].references[0]
    broken = [
        good.replace("Hello", "Dear"),
        good + " Bye!",
        good.replace("You ", "I think you ", 1),
        good[:60],
        good * 3,
    ]
    assert [style.score(text, []) for text in broken] == [0.0] * len(broken)


def test_no_other_task_trains_on_the_probe() -> None:
    probe = bundled("retention")
    assert probe.spec.probe and min(facet(probe.test, "ability").values()) == 60
    asked = {folded(example.input) for example in probe.test}
    others = (example for name in SIZES if name != "retention" for example in examples(bundled(name)))
    assert asked.isdisjoint(folded(example.input) for example in others)


@pytest.mark.parametrize("name", SIZES)
def test_the_data_can_be_made_again_byte_for_byte(name: str, tmp_path: Path) -> None:
    # The probe is checked against what stands beside it.
    shutil.copytree(TASKS, tmp_path, ignore=shutil.ignore_patterns("__pycache__", "*.py[co]"), dirs_exist_ok=True)
    copy = tmp_path / name
    for file in copy.glob("*.jsonl"):
        file.unlink()
    made = [sys.executable, "-W", "error", "-B", str(copy / "source" / "make.py")]
    done = subprocess.run(made, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    kept = sorted((TASKS / name).glob("*.jsonl"))
    for file in kept:
        assert (copy / file.name).read_bytes() == file.read_bytes(), file.name
    assert len(list(copy.glob("*.jsonl"))) == len(kept)
