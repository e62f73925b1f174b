"""The public tasks, read from a mirror with the network cut: sizes, known rows, no leaks, and whole runs."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import socket
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from harness import registry
from harness.answers import extract
from harness.api import Example, Task
from harness.config import load_plan
from harness.errors import TaskError
from harness.scoring import Metrics
from harness.sources import MIRROR, Source
from harness.tables.cleaning import folded
from harness.tasks import load_task
from harness.testing import TaskContract
from harness.variants import jobs
from tasks.public import _sources
from tasks.public.banking77 import banking77
from tasks.public.conala import conala
from tasks.public.legal import legal_tldr, legal_tosdr
from tasks.public.mts_dialog import mts_dialog
from tasks.public.nl2bash import nl2bash
from tasks.public.xquad_en import xquad_en
from tests.conftest import Command, suite

ROOT = Path(__file__).parent.parent
SPLITS = ("train", "validation", "test")
SIZES = {
    "xquad_en": (713, 119, 357),
    "banking77": (8992, 1000, 3080),
    "legal_tldr": (41, 10, 34),
    "mts_dialog": (1197, 100, 200),
    "conala": (2128, 238, 500),
    "gsm8k": (6726, 747, 1319),
    "nq_open": (2166, 361, 1083),
    "tofu_facts": (0, 0, 117),
}
LOOPBACK = ("127.0.0.1", "::1", "localhost")
NOT_MIRRORED = ("legal_tosdr", "nl2bash")


def mirror() -> Path:
    folder = Path(os.environ.get(MIRROR) or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.fail(f"{folder} is not there. Set {MIRROR} to a folder with the files of docs/public_tasks.md.")
    return folder.resolve()


def pins() -> list[Source]:
    found: list[Source] = []
    for value in vars(_sources).values():
        found += [value] if isinstance(value, Source) else value.values() if isinstance(value, dict) else []
    return [source for source in found if isinstance(source, Source)]


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The mirror, an empty cache, and no connection but to this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def refuse(host: object) -> None:
        if host not in LOOPBACK:
            raise AssertionError(f"the network is cut: {host}")

    def guarded_connect(this: socket.socket, address: Any) -> None:
        if this.family != socket.AF_UNIX:
            refuse(address[0])
        connect(this, address)

    def guarded_look_up(host: Any, *words: Any, **options: Any) -> Any:
        refuse(host)
        return look_up(host, *words, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    monkeypatch.setenv(MIRROR, str(mirror()))
    monkeypatch.setenv("ADAPTBENCH_CACHE", str(tmp_path / "cache"))


@cache
def loaded(name: str) -> Task:
    return load_task(name, Path("/"))


def examples(task: Task) -> Iterator[Example]:
    yield from (*task.train, *task.validation, *task.test)


def found(name: str, identity: str) -> Example:
    return next(example for example in examples(loaded(name)) if example.id == identity)


# --- all of them ------------------------------------------------------------------------------------------------------


def test_the_network_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AssertionError, match="the network is cut"), socket.socket() as lone:
        lone.connect(("192.0.2.1", 80))
    monkeypatch.delenv(MIRROR)
    for proxy in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(proxy, raising=False)
    with pytest.raises(AssertionError, match=r"the network is cut: raw\.githubusercontent\.com"):
        xquad_en()


@pytest.mark.parametrize("name", SIZES)
def test_sizes(name: str) -> None:
    assert tuple(len(getattr(loaded(name), split)) for split in SPLITS) == SIZES[name]


@pytest.mark.parametrize("name", SIZES)
def test_no_input_stands_in_two_splits(name: str) -> None:
    kept = [{folded(example.input) for example in getattr(loaded(name), split)} for split in SPLITS]
    assert len(set.union(*kept)) == sum(map(len, kept))


@pytest.mark.parametrize("name", SIZES)
def test_what_a_task_has_to_say_of_itself(name: str) -> None:
    spec = loaded(name).spec
    (licence, citation), *others = {(s.licence, s.citation) for s in pins() if s.name == name.partition("_facts")[0]}
    assert not others
    assert (spec.name, spec.version, spec.licence) == (name, "1.0.0", licence)
    assert "Rows dropped: " in spec.description and spec.description.endswith(f"Source: {citation}.")
    assert len(spec.wordings) == 2 and len({spec.instruction, *spec.wordings.values()}) == 3
    assert re.fullmatch("[0-9a-f]{64}", spec.data_hash)


def test_every_task_has_a_data_hash_of_its_own() -> None:
    assert len({loaded(name).spec.data_hash for name in SIZES}) == len(SIZES)


@pytest.mark.parametrize("name", SIZES)
def test_an_accepted_answer_scores_one(name: str) -> None:
    """The whole way from what a model would write, by the task's extraction, to its primary metric."""
    task = loaded(name)
    metrics = Metrics(task.spec)
    for example in list(examples(task))[::41]:
        prediction = extract(example.references[0], task.spec.answer)
        assert metrics.score(prediction, example.references)[task.spec.primary_metric] == pytest.approx(1), example.id


@pytest.mark.parametrize("suite", sorted((ROOT / "suites" / "findings").glob("*.toml")), ids=lambda file: file.stem)
def test_the_suites_behind_the_findings_load(suite: Path) -> None:
    plan = load_plan(suite)
    assert plan.suite == f"findings-{suite.stem}" and len(list(jobs(plan))) >= 4


def test_the_pins_are_those_of_the_mirror() -> None:
    keys = ("name", "file", "repository", "commit", "path", "sha256", "bytes", "licence", "citation")
    lines = json.loads((mirror() / "sources.json").read_text(encoding="utf-8"))
    theirs = {tuple(line[key] for key in keys) for line in lines}
    ours = [tuple(getattr(source, key) for key in keys) for source in pins()]
    assert len(ours) == len(set(ours)) == 16
    assert {line[:2] for line in theirs.symmetric_difference(ours)} == {("legal_tldr", "all_v1.json")}


def test_the_page_says_what_the_tasks_say() -> None:
    page = (ROOT / "docs" / "public_tasks.md").read_text(encoding="utf-8")
    for name, sizes in SIZES.items():
        spec = loaded(name).spec
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[2:4] == [" / ".join(map(str, sizes)), ", ".join(spec.metrics)]
        assert cells[4] == spec.licence
        dropped = re.search(r"Rows dropped: (.*?)\. Source", spec.description)
        assert dropped and f"| `{name}` | {dropped[1]} |" in page
    assert [name for name in NOT_MIRRORED if f"| `{name}` |" not in page] == []
    assert [source.citation for source in pins() if source.citation not in page] == []


def test_every_task_has_its_name() -> None:
    assert {*SIZES, *NOT_MIRRORED} <= set(registry.names("task"))


# --- known rows -------------------------------------------------------------------------------------------------------


def test_xquad_keeps_a_paragraphs_questions_together() -> None:
    task = loaded("xquad_en")
    passages = [{gold for example in getattr(task, split) for gold in example.gold_passages} for split in SPLITS]
    assert len(set.union(*passages)) == sum(map(len, passages)) == len(task.spec.corpus) == 240
    texts = {document.id: document.text for document in task.spec.corpus}
    assert all(example.references[0] in texts[example.gold_passages[0]] for example in examples(task))
    known = found("xquad_en", "56beb7953aeaaa14008c92ab")
    assert (known.input, known.references) == (
        "Who lost to the Broncos in the divisional round?",
        ("Pittsburgh Steelers",),
    )


def test_banking77_has_every_label_in_every_split_and_in_the_instruction() -> None:
    task = loaded("banking77")
    labels = {example.references[0] for example in task.test}
    assert len(labels) == 77
    for split in (task.train, task.validation):
        assert {example.references[0] for example in split} == labels
    for text in (task.spec.instruction, *task.spec.wordings.values()):
        assert all(label in text for label in labels) and "{" not in text
    known = found("banking77", "test-1")
    assert (known.input, known.references) == ("How do I locate my card?", ("card_arrival",))


def test_legal_tldr_keeps_a_contract_in_one_split() -> None:
    task, file = loaded("legal_tldr"), mirror() / "legal_tldr" / "tldrlegal_v1.json"
    owner = {row["uid"]: row["doc"] for row in json.loads(file.read_text(encoding="utf-8")).values()}
    owners = [{owner[example.id] for example in getattr(task, split)} for split in SPLITS]
    assert len(set.union(*owners)) == sum(map(len, owners)) == 9
    assert found("legal_tldr", "legalsum01").references == ("hi.",)


def test_mts_dialog_names_the_section_and_keeps_each_dialogue_in_one_split() -> None:
    task = loaded("mts_dialog")
    talks = [{e.input.partition("\n\n")[2] for e in getattr(task, split)} for split in SPLITS]
    assert len(set.union(*talks)) == sum(map(len, talks))
    known = found("mts_dialog", "test-0")
    assert known.input.startswith("Section: history of present illness\n\nDoctor: Good afternoon, sir.")
    assert known.references[0].startswith("The patient is a 55-year-old") and known.facets == {"section": "GENHX"}


def test_conala_takes_the_rewritten_intent_and_accepts_each_snippet_for_the_same_words() -> None:
    assert found("conala", "test-5-7555335").input == "How to convert a string from CP-1251 to UTF-8?"
    first, second = found("conala", "test-6-2544710"), found("conala", "test-7-2544710")
    assert first.input == second.input == "get rid of None values in dictionary `kwargs`"
    assert first.references[0] == "res = {k: v for k, v in list(kwargs.items()) if v is not None}"
    assert set(first.references) == set(second.references) and first.references != second.references


def test_conala_keeps_a_questions_rows_in_one_split() -> None:
    questions = [{e.id.split("-")[2] for e in getattr(loaded("conala"), split)} for split in SPLITS]
    assert len(set.union(*questions)) == sum(map(len, questions))


def test_gsm8k_is_learnt_with_its_steps_and_scored_by_its_number() -> None:
    known = found("gsm8k", "test-1")
    steps = "Janet sells 16 - 3 - 4 = 9 duck eggs a day.\nShe makes 9 * 2 = $18 every day at the farmer\u2019s market."
    assert known.references == (f"{steps}\n#### 18", "18")
    fmt = loaded("gsm8k").spec.answer
    for example in examples(loaded("gsm8k")):
        assert extract(example.references[0], fmt).replace(",", "") == example.references[1]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Two each.\n#### 18", "18"),
        ("#### 7\nNo, wait.\n#### 8", "8"),
        ("#### $1,234.00.", "1,234"),
        ("3 and 4 make 7!", "7"),
        ("10-5=5", "5"),
        ("#### -5", "-5"),
        ("**42**", "42"),
        ("so it is 1.5", ""),
        ("#### 1.50", ""),
        ("I do not know.", ""),
        ("", ""),
    ],
)
def test_the_last_number_of_a_solution(said: str, number: str) -> None:
    assert extract(said, loaded("gsm8k").spec.answer) == number


def test_nq_open_has_every_answer() -> None:
    assert found("nq_open", "dev-1").references == ("14 December 1972 UTC", "December 1972")


def test_tofu_facts_only_measure() -> None:
    task = loaded("tofu_facts")
    assert task.spec.probe and not task.train and not task.validation
    assert (task.test[0].input, task.test[0].references) == ("Where would you find the Eiffel Tower?", ("Paris",))


class TestXquad(TaskContract):
    task = xquad_en


class TestBanking77(TaskContract):
    task = banking77


class TestLegalTldr(TaskContract):
    task = legal_tldr


class TestMtsDialog(TaskContract):
    task = mts_dialog


class TestConala(TaskContract):
    task = conala


# --- small mirrors of our own -----------------------------------------------------------------------------------------

Mirrored = Callable[[Source, str], Source]


@pytest.fixture
def mirrored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mirrored:
    """Puts a text in the place of a pinned file, and returns the pin that it has then."""
    monkeypatch.setenv(MIRROR, str(tmp_path / "small"))

    def put(source: Source, text: str) -> Source:
        file = tmp_path / "small" / source.name / source.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return replace(source, sha256=hashlib.sha256(text.encode()).hexdigest(), bytes=len(text.encode()))

    return put


def lines(texts: Sequence[str]) -> str:
    return "".join(f"{text}\n" for text in texts)


def two_files(mirrored: Mirrored, pairs: Sequence[tuple[str, str]]) -> tuple[Source, Source]:
    said, done = zip(*pairs, strict=True)
    return mirrored(_sources.NL2BASH_TEXT, lines(said)), mirrored(_sources.NL2BASH_COMMANDS, lines(done))


PAIRS = [(f"list the files of folder {n}", f"ls dir{n}") for n in range(60)]


def test_nl2bash_reads_two_files_line_by_line(mirrored: Mirrored) -> None:
    more = [("List the  files of folder 3", "find dir3 -type f"), ("nothing to do", " "), PAIRS[5]]
    task = nl2bash(*two_files(mirrored, [*PAIRS, *more]))
    assert [len(getattr(task, split)) for split in SPLITS] == [50, 5, 5]
    known = next(example for example in examples(task) if example.id == "line-4")
    assert (known.input, known.references) == ("list the files of folder 3", ("ls dir3", "find dir3 -type f"))
    assert "Rows dropped: 1 empty, 2 merged with one of the same words. Source: Lin et al." in task.spec.description
    assert Counter(example.id for example in examples(task)).most_common(1)[0][1] == 1


def test_nl2bash_needs_as_many_lines_in_both_files(mirrored: Mirrored) -> None:
    text, _ = two_files(mirrored, PAIRS)
    commands = mirrored(_sources.NL2BASH_COMMANDS, lines([command for _, command in PAIRS[1:]]))
    with pytest.raises(TaskError, match=r"all\.nl has 60 lines, all\.cm 59"):
        nl2bash(text, commands)


def test_legal_tosdr_keeps_a_service_in_one_split(mirrored: Mirrored) -> None:
    def row(n: int) -> dict[str, str]:
        summary = "" if n == 29 else f"they may do thing {n}."
        service = f"{{'service{n % 10}.org'}}"
        return {"uid": f"tosdr{n:03}", "original_text": f"clause {n}", "reference_summary": summary, "urls": service}

    text = json.dumps({row(n)["uid"]: row(n) for n in range(30)})
    task = legal_tosdr(mirrored(_sources.LEGAL_TOSDR, text))
    assert task.spec.name == "legal_tosdr" and "Rows dropped: 1 empty in " in task.spec.description
    services = [{int(example.id[-1]) for example in getattr(task, split)} for split in SPLITS]
    assert len(set.union(*services)) == sum(map(len, services)) == 10
    assert all(services) and sum(1 for _ in examples(task)) == 29


def test_a_squad_file_of_version_2(mirrored: Mirrored) -> None:
    def paragraph(n: int) -> dict[str, Any]:
        answers = [{"text": text, "answer_start": 0} for text in (f"Paragraph {n}", f"{n}", f"Paragraph {n}")]
        asked = [
            {"id": f"q{n}", "question": f"What is {n}?", "answers": answers, "is_impossible": False},
            {"id": f"x{n}", "question": f"What is not {n}?", "answers": [], "is_impossible": True},
        ]
        return {"context": f"Paragraph {n}.", "qas": asked}

    data = {"version": "v2.0", "data": [{"title": "A_title", "paragraphs": [paragraph(n) for n in range(10)]}]}
    task = xquad_en(mirrored(_sources.XQUAD_EN, json.dumps(data)))
    assert [len(getattr(task, split)) for split in SPLITS] == [6, 1, 3]
    assert all(len(example.references) == 2 for example in examples(task))
    assert task.spec.corpus[0].title == "A title"


def test_what_stands_in_test_is_taken_out_of_the_others(mirrored: Mirrored) -> None:
    rows = [f"message {n},{'late' if n % 2 else 'lost'}" for n in range(40)]
    train = mirrored(_sources.BANKING77["train"], lines(["text,category", *rows, "MESSAGE  7,late", ",late"]))
    test = mirrored(
        _sources.BANKING77["test"], lines(["text,category", "Message 8,lost", "is it late?,late", "x,late"])
    )
    task = banking77({"train": train, "test": test})
    assert [example.input for example in task.test] == ["Message 8", "is it late?", "x"]
    left = [folded(example.input) for example in (*task.train, *task.validation)]
    assert sorted(left) == sorted(f"message {n}" for n in range(40) if n != 8)
    assert "also in test" in task.spec.description and "1 empty in " in task.spec.description


# --- through the command line -----------------------------------------------------------------------------------------


def test_a_wrong_checksum_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, adaptbench: Command) -> None:
    shutil.copytree(mirror() / "conala", tmp_path / "mirror" / "conala")
    file = tmp_path / "mirror" / "conala" / "conala-test.json"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"\n")
    monkeypatch.setenv(MIRROR, str(tmp_path / "mirror"))
    code, out, err = adaptbench("run", "--task", "conala", "--results", tmp_path / "results")
    assert (code, out) == (2, "") and err.count("\n") == 1
    assert err.startswith(f"adaptbench: {file}: wrong checksum: expected sha256 {_sources.CONALA['test'].sha256} ")
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize(("name", "answer"), [("banking77", "card_arrival"), ("xquad_en", "308")])
def test_a_whole_run(name: str, answer: str, tmp_path: Path, adaptbench: Command) -> None:
    file = suite(tmp_path, tasks=[name], model={"type": "scripted", "default": answer})
    limits = ("--max-train", 60, "--max-validation", 6, "--max-test", 12)
    code, out, err = adaptbench("run", file, *limits, "--results", tmp_path / "results", "--quiet")
    assert (code, err) == (0, "") and "few_shot" in out
    (records,) = (tmp_path / "results").glob("toys/*/records.jsonl")
    answered = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert {line.get("example_id") for line in answered} & {example.id for example in loaded(name).test}
    (manifest,) = (tmp_path / "results").glob("toys/*/manifest.json")
    assert loaded(name).spec.data_hash in manifest.read_text(encoding="utf-8")
