"""Planted faults: a sound folder or chat file, one fault, and exactly the finding for it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.checking.findings import RULES
from harness.checking.inspection import Report, inspect
from harness.checking.source import open_source
from harness.checking.tokens import open_tokenizer
from harness.models.weights import EMBEDDED
from tests.checkable import (
    Plant,
    Row,
    change,
    chat_files,
    content,
    conversation,
    cut,
    edit,
    line,
    rows,
    settings,
    task_folder,
    text,
    three_changed,
)
from tests.conftest import write_lines

ROOT = Path(__file__).parent.parent
TRAIN, VALIDATION, TEST, CORPUS = "train.jsonl", "validation.jsonl", "test.jsonl", "corpus.jsonl"
LONG = text(random.Random(3), 12)


def check(path: Path, validation: Path | None = None) -> Report:
    return inspect(open_source(str(path), validation), open_tokenizer(EMBEDDED))


def codes(report: Report) -> set[str]:
    return set(report.findings.counts)


def input_of(number: int, how: Callable[[str], str] = str) -> Callable[[Row, list[Row]], Row]:
    """The input, and the answer, of a training row."""
    return lambda row, train: {
        **row,
        "input": how(train[number]["input"]),
        "references": train[number]["references"],
    }


def insert(text: str) -> Callable[[bytes], bytes]:
    return lambda raw: raw.replace(b'"input": "', b'"input": "' + text.encode(), 1)


def append(name: str, row: Callable[[list[Row]], Row]) -> Plant:
    return lambda folder: write_lines(folder / name, [*rows(folder / name), row(rows(folder / name))])


def remove(name: str) -> Plant:
    return lambda folder: (folder / name).unlink()


def before(plant: Plant) -> Plant:
    """The fault in corpus_before.jsonl: the documents as they were before the facts changed."""

    def planted(folder: Path) -> None:
        (folder / "corpus_before.jsonl").write_bytes((folder / CORPUS).read_bytes())
        plant(folder)

    return planted


def copied_document(how: Callable[[str], str]) -> Plant:
    return edit(CORPUS, 6, lambda row, corpus: {**row, "text": how(corpus[2]["text"])}, CORPUS)


def all_rows(name: str, edited: Callable[[int, Row], Row]) -> Plant:
    def plant(folder: Path) -> None:
        write_lines(folder / name, [edited(number, row) for number, row in enumerate(rows(folder / name))])

    return plant


def labels(train: Callable[[int], str], test: Callable[[int], str]) -> Plant:
    """Answers that are labels, by the number of the row."""

    def plant(folder: Path) -> None:
        for name, label in ((TRAIN, train), (VALIDATION, test), (TEST, test)):
            all_rows(name, lambda number, row, label=label: {**row, "references": [label(number)]})(folder)  # type: ignore[misc]

    return plant


def three(number: int) -> str:
    return ("refund", "delivery", "other topic")[number % 3]


TASK_FAULTS: list[tuple[str, Plant]] = [
    ("broken-json", line(TRAIN, 3, lambda raw: raw[:-4])),
    ("broken-json", line(TRAIN, 3, lambda raw: raw.replace(b'"train-3"', b"NaN"))),
    ("broken-json", line(TRAIN, 3, lambda raw: b"[" * 100_000)),
    ("broken-json", line(TRAIN, 3, lambda raw: raw[:-1] + b', "facets": ' + b"[" * 300 + b"]" * 300 + b"}")),
    ("not-an-object", line(TRAIN, 3, lambda raw: b"[1]")),
    ("missing-key", change(TRAIN, 3, input=None)),
    ("missing-key", change(TRAIN, 3, references=None)),
    ("unknown-key", change(TRAIN, 3, inputs="x")),
    ("wrong-type", change(TRAIN, 3, input=5)),
    ("wrong-type", change(TRAIN, 3, references="yes")),
    ("wrong-type", change(TRAIN, 3, facets={"a": 1})),
    ("empty-input", change(TRAIN, 3, input=" \t")),
    ("empty-answer", change(TRAIN, 3, references=[])),
    ("empty-answer", change(TRAIN, 3, references=["yes", " "])),
    ("duplicate-key", line(TRAIN, 3, lambda raw: raw.replace(b'"id"', b'"id": "a", "id"', 1))),
    ("not-utf8", line(TRAIN, 3, lambda raw: raw.replace(b'put": "', b'put": "\xff', 1))),
    ("lone-surrogate", line(TRAIN, 3, insert("\\ud83d "))),
    ("bom", line(TRAIN, 0, lambda raw: b"\xef\xbb\xbf" + raw)),
    ("control-character", line(TRAIN, 3, insert("\ufeff"))),
    ("control-character", line(TRAIN, 3, insert("\\u0000"))),
    ("raw-control-character", line(TRAIN, 3, insert("\x07"))),
    ("mojibake", line(TRAIN, 3, insert("it\u00e2\u20ac\u2122s "))),
    ("mojibake", change(TRAIN, 3, input="caf\u00c3\u00a9 in the morning")),
    ("blank-line", line(TRAIN, 3, lambda raw: raw + b"\n")),
    ("empty-file", content(VALIDATION, b"")),
    ("missing-file", remove(VALIDATION)),
    ("duplicate-id", change(TEST, 3, id="train-5")),
    ("exact-duplicate", edit(TRAIN, 30, input_of(3, str.upper))),
    ("contradiction", edit(TRAIN, 30, lambda row, train: {**row, "input": train[3]["input"]})),
    ("test-in-train", edit(TEST, 30, input_of(3, lambda text: text.upper().replace(" ", "  ")))),
    ("validation-in-train", edit(VALIDATION, 10, input_of(3))),
    ("near-test-in-train", edit(TEST, 30, input_of(3, three_changed))),
    ("near-test-in-train", edit(TEST, 30, input_of(3, lambda text: f"{text.replace(' ', ', ')}!"))),
    ("near-validation-in-train", edit(VALIDATION, 10, input_of(3, three_changed))),
    ("near-duplicate", edit(TRAIN, 30, input_of(3, three_changed))),
    ("gold-missing", change(TRAIN, 3, gold_passages=["d0", "d77"])),
    ("duplicate-id", append(CORPUS, lambda found: {**found[0], "text": LONG})),
    ("empty-input", before(append("corpus_before.jsonl", lambda found: {"id": "d10", "text": ""}))),
    ("duplicate-id", before(append("corpus_before.jsonl", lambda found: {**found[0], "text": LONG}))),
    ("duplicate-document", copied_document(str.title)),
    ("near-duplicate-document", copied_document(three_changed)),
    ("empty-input", append(CORPUS, lambda found: {"id": "d10", "text": ""})),
    ("unused-document", append(CORPUS, lambda found: {"id": "d10", "text": LONG})),
    (
        "answer-in-corpus",
        edit(TEST, 3, lambda row, corpus: {**row, "references": [" ".join(corpus[1]["text"].split()[4:15])]}, CORPUS),
    ),
    ("answer-whitespace", edit(TRAIN, 3, lambda row, _: {**row, "references": [f"{row['references'][0]}\n"]})),
    ("answer-too-long", settings(answer={"max_output_tokens": 4})),
    ("answer-outlier", change(TRAIN, 3, references=["the " * 2500 + "end"])),
    ("longer-than-context", change(TRAIN, 3, input="the " * 9000)),
    ("task-toml", settings(metrics=["exact_mach"])),
    ("task-toml", content("task.toml", b"name = ")),
    ("too-few-rows", cut(TRAIN, 9)),
    ("few-rows", cut(TRAIN, 40)),
    ("modest-rows", cut(TRAIN, 60)),
    ("tiny-test", cut(TEST, 20)),
    ("small-test", cut(TEST, 60)),
    ("secret", line(TRAIN, 3, insert("sk-proj-" + "a1B2" * 8 + " "))),
    ("email-address", line(TRAIN, 3, insert("ada.lovelace@gmail.com "))),
    ("card-number", line(TRAIN, 3, insert("4111 1111 1111 1111 "))),
    ("iban", line(TRAIN, 3, insert("DE89 3704 0044 0532 0130 00 "))),
    ("shared-source", change(TEST, 3, gold_passages=["d0"])),
    ("answer-in-input", edit(TRAIN, 3, lambda row, _: {**row, "references": [" ".join(row["input"].split()[3:5])]})),
    ("rare-label", labels(lambda n: "rare" if n < 2 else three(n), three)),
    ("unseen-label", labels(three, lambda n: "unheard of" if n == 7 else three(n))),
    ("dominant-label", labels(lambda n: "delivery" if n % 8 else three(n // 8), three)),
    ("label-spelling", labels(lambda n: "Refund" if n == 3 else three(n), three)),
    ("unloadable", settings(probe=True)),
]


@pytest.mark.parametrize(("code", "plant"), TASK_FAULTS, ids=[f"{n}-{code}" for n, (code, _) in enumerate(TASK_FAULTS)])
def test_a_fault_planted_in_a_task_is_found_and_nothing_else(code: str, plant: Plant, tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    plant(folder)
    report = check(folder)
    assert codes(report) == {code}, [finding for finding in report.findings.found if finding.code != code]
    assert report.exit_code == (0 if RULES[code].severity == "note" else 1)


def test_a_row_beyond_every_limit_is_reported_for_each(tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    change(TRAIN, 3, input="the " * 70_000)(folder)
    assert codes(check(folder)) == {"longer-than-context", "longer-than-hosted-limit"}


def test_sound_data_has_no_finding(tmp_path: Path) -> None:
    report = check(task_folder(tmp_path))
    assert report.findings.found == [] and report.exit_code == 0
    assert report.rows == {"train": 120, "validation": 20, "test": 100} and report.documents == 10
    assert check(*chat_files(tmp_path)).findings.found == []


def test_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    for file in folder.glob("*.jsonl"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert check(folder).findings.found == []


def test_every_fault_of_a_damaged_file_is_found_in_one_go(tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    change(TRAIN, 3, input=None)(folder)
    change(TRAIN, 7, references=[""])(folder)
    line(TRAIN, 9, lambda raw: raw[:-4])(folder)
    line(TRAIN, 11, lambda raw: raw.replace(b'"input": "', b'"input": "\xff'))(folder)
    found = check(folder).findings.found
    places = {(finding.code, finding.line, finding.id) for finding in found}
    assert places == {
        ("missing-key", 4, "train-3"),
        ("empty-answer", 8, "train-7"),
        ("broken-json", 10, None),
        ("not-utf8", 12, None),
    }


# --- chat files ------------------------------------------------------------------------------------------------------


def turn(place: int, **changes: Any) -> Plant:
    """Other values in a message of row 3; None takes the key out."""

    def edited(row: Row, _: list[Row]) -> Row:
        messages = [dict(message) for message in row["messages"]]
        messages[place] = {k: v for k, v in {**messages[place], **changes}.items() if v is not None}
        return {"messages": messages}

    return edit("chat.jsonl", 3, edited, "chat.jsonl")


def turns(how: Callable[[list[Row]], Any]) -> Plant:
    return edit("chat.jsonl", 3, lambda row, _: {"messages": how(row["messages"])}, "chat.jsonl")


def asked(name: str, number: int, how: Callable[[str], str], answer: str | None = None) -> Plant:
    """Row `number` of a file asks what row 3 of the chat file asks."""

    def edited(row: Row, chat: list[Row]) -> Row:
        _, question, said = chat[3]["messages"]
        return conversation(how(question["content"]), answer or said["content"])

    return edit(name, number, edited, "chat.jsonl")


CALL = [{"id": "c", "type": "function", "function": {"name": "find", "arguments": "{}"}}]
CHAT_FAULTS: list[tuple[str, Plant]] = [
    ("missing-key", edit("chat.jsonl", 3, lambda row, _: {}, "chat.jsonl")),
    ("missing-key", turn(1, role=None)),
    ("missing-key", turn(1, content=None)),
    ("missing-key", turn(2, content=None)),
    ("bad-messages", turns(lambda found: [])),
    ("bad-messages", turns(lambda found: {"role": "user"})),
    ("bad-messages", turns(lambda found: [*found, "bye"])),
    ("unknown-role", turn(1, role="human")),
    ("unknown-role", turn(1, role=["user"])),
    ("two-system-messages", turns(lambda found: [found[0], *found])),
    ("system-not-first", turns(lambda found: [found[1], found[0], found[2]])),
    ("no-user-message", turns(lambda found: [found[0], found[2]])),
    ("last-not-assistant", turns(lambda found: [*found, found[1]])),
    ("content-not-text", turn(1, content=[{"type": "text", "text": "hi"}])),
    ("empty-input", turn(1, content=" ")),
    ("empty-answer", turn(2, content="")),
    ("bad-weight", turn(2, weight=2)),
    ("bad-weight", turn(2, weight=True)),
    ("bad-weight", turn(1, weight=1)),
    ("no-trained-answer", turn(2, weight=0)),
    ("unknown-key", turn(2, mood="glad")),
    ("unknown-key", edit("chat.jsonl", 3, lambda row, _: {**row, "prompt": "x"}, "chat.jsonl")),
    ("answer-whitespace", turn(2, content=" yes")),
    ("exact-duplicate", asked("chat.jsonl", 30, str.upper)),
    ("contradiction", asked("chat.jsonl", 30, str.upper, "something else")),
    ("near-duplicate", asked("chat.jsonl", 30, three_changed)),
    ("validation-in-train", asked("held_out.jsonl", 10, str)),
    ("near-validation-in-train", asked("held_out.jsonl", 10, three_changed)),
    ("email-address", turn(2, content="write to ada.lovelace@gmail.com")),
]


@pytest.mark.parametrize(("code", "plant"), CHAT_FAULTS, ids=[f"{n}-{code}" for n, (code, _) in enumerate(CHAT_FAULTS)])
def test_a_fault_planted_in_a_chat_file_is_found_and_nothing_else(code: str, plant: Plant, tmp_path: Path) -> None:
    files = chat_files(tmp_path)
    plant(tmp_path)
    report = check(*files)
    assert codes(report) == {code} and report.exit_code == 1


@pytest.mark.parametrize(
    "plant",
    [
        turn(0, role="developer"),
        turn(2, weight=1),
        turn(2, content=None, tool_calls=CALL),
        turn(1, name="ada"),
        turns(lambda found: found[1:]),
        turns(lambda found: [*found[:2], {"role": "assistant", "content": "no", "weight": 0}, *found[1:]]),
        line(
            "chat.jsonl",
            3,
            lambda raw: raw.replace(b"Answer.", b"ada@shop.example 4111111111111112 DE88370400440532013000"),
        ),
    ],
)
def test_what_the_chat_format_allows_is_no_fault(plant: Plant, tmp_path: Path) -> None:
    files = chat_files(tmp_path)
    plant(tmp_path)
    assert check(*files).findings.found == []


def test_secrets_are_shown_masked(tmp_path: Path) -> None:
    files = chat_files(tmp_path)
    turn(2, content="the key is sk-abcdefghijklmnopqrstuvwx")(tmp_path)
    (finding,) = check(*files).findings.found
    assert finding.code == "secret" and "sk-a..." in finding.message and "efgh" not in finding.message


# --- the documentation -----------------------------------------------------------------------------------------------


def test_every_code_is_explained_and_planted() -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    assert [code for code in RULES if f"`{code}`" not in page] == []
    planted = {code for code, _ in [*TASK_FAULTS, *CHAT_FAULTS]}
    # These need two limits at once, or no tokenizer: tests of their own plant them.
    assert RULES.keys() - planted == {"longer-than-hosted-limit", "tokens-unknown"}
