"""adaptbench import: whatever the format, a folder that the harness reads, and a count of every row left out."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.api import Example, Task
from harness.tasks import folded, load_folder
from tests.conftest import Command, write_lines

LABELS = ("refund", "delivery", "other")


def row(number: int, **changes: Any) -> dict[str, Any]:
    return {"id": f"q{number}", "question": f"What is {number}?", "answer": f"It is {number}.", **changes}


def rows(count: int = 60) -> list[dict[str, Any]]:
    return [row(number) for number in range(count)]


def examples(task: Task) -> list[Example]:
    return [*task.train, *task.validation, *task.test]


def sizes(task: Task) -> tuple[int, int, int]:
    return len(task.train), len(task.validation), len(task.test)


def write_csv(file: Path, table: list[dict[str, Any]], separator: str = ",") -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(table[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(table)


def write_json(file: Path, table: list[dict[str, Any]]) -> None:
    file.write_text(json.dumps(table), encoding="utf-8")


def write_parquet(file: Path, table: list[dict[str, Any]]) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(table), file)


def chat(question: str, answer: str, system: str = "Be brief.") -> dict[str, Any]:
    turns = [("system", system), ("user", question), ("assistant", answer)]
    return {"messages": [{"role": role, "content": text} for role, text in turns]}


def write_chat(file: Path, table: list[dict[str, Any]]) -> None:
    write_lines(file, [{**chat(entry["question"], entry["answer"]), "id": entry["id"]} for entry in table])


def squad(articles: int, questions: int = 5) -> dict[str, Any]:
    data = []
    for a in range(articles):
        qas = [
            {"id": f"{a}-{q}", "question": f"Q {a} {q}?", "answers": [{"text": f"A {a} {q}"}]} for q in range(questions)
        ]
        data.append({"title": f"Article_{a}", "paragraphs": [{"context": f"Context {a}.", "qas": qas}]})
    return {"data": data}


@pytest.fixture
def imported(tmp_path: Path, adaptbench: Command) -> Callable[..., tuple[Task, str]]:
    """The task that the arguments make, and what was printed."""

    def run(*arguments: object) -> tuple[Task, str]:
        code, out, error = adaptbench("import", *arguments, "--out", tmp_path / "made")
        assert (code, error) == (0, "")
        return load_folder(tmp_path / "made"), out

    return run


Imported = Callable[..., tuple[Task, str]]


# --- formats ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.jsonl", write_lines),
        ("a.json", write_json),
        ("a.csv", write_csv),
        ("semicolons.csv", lambda file, table: write_csv(file, table, ";")),
        ("a.tsv", lambda file, table: write_csv(file, table, "\t")),
        ("a.parquet", write_parquet),
        ("chat.jsonl", write_chat),
    ],
)
def test_every_format_gives_the_same_examples(
    tmp_path: Path, imported: Imported, name: str, write: Callable[[Path, list[dict[str, Any]]], None]
) -> None:
    write(tmp_path / name, rows())
    task, out = imported(tmp_path / name)
    found = {example.id: (example.input, example.references) for example in examples(task)}
    assert found == {f"q{n}": (f"What is {n}?", (f"It is {n}.",)) for n in range(60)}
    assert sizes(task) == (42, 6, 12)
    sha = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    readme = (tmp_path / "made" / "README.md").read_text()
    assert f"{name} (sha256 {sha})" in out and f"{name} (sha256 {sha})" in readme
    assert str(tmp_path) not in readme


def test_the_same_command_writes_the_same_bytes_and_another_seed_other_splits(
    tmp_path: Path, adaptbench: Command
) -> None:
    write_lines(tmp_path / "a.jsonl", rows())
    for folder, seed in (("one", 0), ("two", 0), ("three", 1)):
        assert (
            adaptbench("import", tmp_path / "a.jsonl", "--out", tmp_path / folder, "--name", "t", "--seed", seed)[0]
            == 0
        )
    texts = {f: {file.name: file.read_bytes() for file in (tmp_path / f).iterdir()} for f in ("one", "two", "three")}
    assert texts["one"] == texts["two"]
    assert texts["one"]["test.jsonl"] != texts["three"]["test.jsonl"]


def test_squad_keeps_articles_whole_and_paragraphs_as_corpus(tmp_path: Path, imported: Imported) -> None:
    (tmp_path / "squad.json").write_text(json.dumps(squad(20)), encoding="utf-8")
    task, out = imported(tmp_path / "squad.json")
    articles = [{example.id.split("-")[0] for example in split} for split in (task.train, task.validation, task.test)]
    assert not (articles[0] & articles[1] or articles[0] & articles[2] or articles[1] & articles[2])
    assert len(task.spec.corpus) == 20 and "one article" in out
    texts = {document.id: document.text for document in task.spec.corpus}
    assert all(texts[e.gold_passages[0]] == f"Context {e.id.split('-')[0]}." for e in examples(task))


def test_few_articles_are_divided_by_paragraph(tmp_path: Path, imported: Imported) -> None:
    content = squad(1)
    context = content["data"][0]["paragraphs"][0]
    content["data"][0]["paragraphs"] = [
        {
            "context": f"C {n}",
            "qas": [{**qa, "id": f"{n}{qa['id']}", "question": f"{n} {qa['question']}"} for qa in context["qas"]],
        }
        for n in range(10)
    ]
    (tmp_path / "squad.json").write_text(json.dumps(content), encoding="utf-8")
    task, _ = imported(tmp_path / "squad.json")
    assert sizes(task) == (35, 5, 10)
    homes = {(e.gold_passages[0], split) for split in ("train", "test") for e in getattr(task, split)}
    assert len(homes) == len({passage for passage, _ in homes})


def test_a_chat_file_gives_its_system_message_and_keeps_earlier_turns(tmp_path: Path, imported: Imported) -> None:
    lines = [chat(f"Is {n} odd?", "Yes.") for n in range(30)]
    earlier = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": [{"type": "text", "text": "Hi"}]}]
    lines[3]["messages"][1:1] = earlier
    lines.append({"messages": [{"role": "user", "content": "Nobody answers"}]})
    lines.append({"messages": [{"role": "user", "content": "x"}, {"role": "tool", "content": "y"}]})
    write_lines(tmp_path / "chat.jsonl", lines)
    task, out = imported(tmp_path / "chat.jsonl")
    assert task.spec.instruction == "Be brief."
    assert "User: Hello\n\nAssistant: Hi\n\nUser: Is 3 odd?" in {example.input for example in examples(task)}
    assert len(examples(task)) == 30
    assert "1 conversations of several turns" in out
    assert "1 x does not end with a user's turn and the assistant's answer (chat.jsonl:31)" in out
    assert "1 x a turn of neither user nor assistant, such as a tool's (chat.jsonl:32)" in out


def test_system_messages_that_differ_need_one_for_all(tmp_path: Path, adaptbench: Command) -> None:
    write_lines(tmp_path / "c.jsonl", [chat(f"{n}?", str(n), system=f"Rule {n % 2}") for n in range(30)])
    code, _, error = adaptbench("import", tmp_path / "c.jsonl", "--out", tmp_path / "made")
    assert code == 2 and "2 different system messages (c.jsonl:1 and c.jsonl:2 differ)" in error
    assert "--instruction" in error and not (tmp_path / "made").exists()
    assert adaptbench("import", tmp_path / "c.jsonl", "--out", tmp_path / "made", "--instruction", "One.")[0] == 0
    assert load_folder(tmp_path / "made").spec.instruction == "One."


# --- columns ----------------------------------------------------------------------------------------------------------


def test_named_columns_become_what_they_are_named_for(tmp_path: Path, imported: Imported) -> None:
    table = [
        {
            "title": f"T{n}",
            "body": f"b {n}",
            "key": f"k{n}",
            "a1": f"one {n}",
            "a2": [f"two {n}", ""],
            "kind": LABELS[n % 3],
        }
        for n in range(40)
    ]
    write_lines(tmp_path / "a.jsonl", table)
    options = ("--input", "title", "--input", "body", "--reference", "a1", "--reference", "a2", "--id", "key")
    task, out = imported(tmp_path / "a.jsonl", *options, "--facet", "kind")
    found = {example.id: example for example in examples(task)}
    assert found["k7"] == Example("k7", "T7\n\nb 7", ("one 7", "two 7"), {"kind": "delivery"})
    assert "input: title + body" in out and "reference: a1 + a2" in out


def test_an_id_column_is_taken_only_where_each_row_has_its_own(tmp_path: Path, adaptbench: Command) -> None:
    ids: list[tuple[str, Callable[[int], Any]]] = [
        ("own", lambda n: n),
        ("shared", lambda n: n % 9),
        ("no text", lambda n: {"k": n}),
    ]
    for name, identity in ids:
        write_lines(tmp_path / f"{name}.jsonl", [row(n, id=identity(n)) for n in range(30)])
        assert adaptbench("import", tmp_path / f"{name}.jsonl", "--out", tmp_path / name)[0] == 0
        prefix = "" if name == "own" else "row-"
        first = 0 if name == "own" else 1
        found = {example.id for example in examples(load_folder(tmp_path / name))}
        assert found == {f"{prefix}{n}" for n in range(first, first + 30)}


def test_answers_in_a_table_of_their_own_are_found(tmp_path: Path, imported: Imported) -> None:
    table = [{"question": f"Q{n}", "answers": {"text": [f"A{n}", f"B{n}"], "answer_start": [1, 2]}} for n in range(30)]
    write_parquet(tmp_path / "a.parquet", table)
    task, out = imported(tmp_path / "a.parquet")
    assert {example.references for example in examples(task)} == {(f"A{n}", f"B{n}") for n in range(30)}
    assert "reference: answers.text" in out


def test_numbers_and_truth_values_are_text_in_their_plain_form(tmp_path: Path, imported: Imported) -> None:
    values: list[Any] = [5, 5.0, 0.25, True, False, float("nan"), None, "007"]
    write_lines(tmp_path / "a.jsonl", [{"input": f"i{n}", "output": values[n % 8]} for n in range(80)])
    task, out = imported(tmp_path / "a.jsonl")
    answers = Counter(example.references[0] for example in examples(task))
    assert answers == {"5": 20, "0.25": 10, "true": 10, "false": 10, "007": 10}
    assert "20 x empty answer (a.jsonl:6, a.jsonl:7, a.jsonl:14, ...)" in out


def test_whole_numbers_with_gaps_stay_whole_in_parquet_and_csv(tmp_path: Path, adaptbench: Command) -> None:
    table = [{"input": f"i{n}", "output": None if n == 3 else n} for n in range(30)]
    write_parquet(tmp_path / "a.parquet", table)
    write_csv(tmp_path / "a.csv", table)
    for name in ("a.parquet", "a.csv"):
        assert adaptbench("import", tmp_path / name, "--out", tmp_path / f"of_{name}")[0] == 0
        answers = {example.references[0] for example in examples(load_folder(tmp_path / f"of_{name}"))}
        assert answers == {str(n) for n in range(30) if n != 3}


# --- what is left out -------------------------------------------------------------------------------------------------


def test_what_cannot_be_used_is_left_out_and_counted_with_its_lines(tmp_path: Path, imported: Imported) -> None:
    bad = [
        row(1),
        row(101, answer=" "),
        row(102, question=""),
        row(2, id="q2b", answer="Another."),
        row(103, answer={"a": 1}),
    ]
    write_lines(tmp_path / "a.jsonl", [*rows(), *[{**entry, "id": f"x{n}"} for n, entry in enumerate(bad)]])
    task, out = imported(tmp_path / "a.jsonl")
    assert {example.id for example in examples(task)} == {f"q{n}" for n in range(60) if n != 2}
    readme = (tmp_path / "made" / "README.md").read_text()
    for reason in (
        "1 x exact repeat (a.jsonl:61)",
        "1 x empty answer (a.jsonl:62)",
        "1 x empty input (a.jsonl:63)",
        "2 x contradiction: the same input with another answer (a.jsonl:3, a.jsonl:64)",
        '1 x column "answer" holds a dict and no text (a.jsonl:65)',
    ):
        assert f"left out: {reason}" in out
        assert f"left out: {reason}" in readme


def test_lines_are_counted_as_an_editor_does_where_cells_have_line_ends(tmp_path: Path, imported: Imported) -> None:
    table = [row(n, answer="" if n == 20 else f"two\nlines {n}") for n in range(30)]
    write_csv(tmp_path / "a.csv", table)
    _, out = imported(tmp_path / "a.csv")
    assert "1 x empty answer (a.csv:42)" in out


# --- splits -----------------------------------------------------------------------------------------------------------


def test_labels_are_even_over_the_splits_and_name_themselves(tmp_path: Path, imported: Imported) -> None:
    write_csv(tmp_path / "a.csv", [{"text": f"mail {n}", "label": LABELS[n % 10 // 4]} for n in range(200)])
    task, _ = imported(tmp_path / "a.csv")
    counts = [Counter(e.references[0] for e in split) for split in (task.train, task.validation, task.test)]
    assert counts[2] == {"refund": 16, "delivery": 16, "other": 8}
    assert counts[1] == {"refund": 8, "delivery": 8, "other": 4}
    assert task.spec.metrics == ("exact_match",)
    assert all(label in task.spec.instruction for label in LABELS)


def test_a_group_stays_in_one_split_and_strata_are_kept(tmp_path: Path, imported: Imported) -> None:
    table = [row(n, customer=f"c{n // 4}", region=("north", "south")[n // 4 % 2]) for n in range(200)]
    write_lines(tmp_path / "a.jsonl", table)
    options = ("--group", "customer", "--stratify", "region", "--facet", "customer", "--facet", "region")
    task, out = imported(tmp_path / "a.jsonl", *options, "--shares", "0.6/0.2/0.2")
    homes = {(e.facets["customer"], name) for name in ("train", "validation", "test") for e in getattr(task, name)}
    assert len(homes) == 50 and sizes(task) == (120, 40, 40)
    assert Counter(e.facets["region"] for e in task.test) == {"north": 20, "south": 20}
    assert "rows of one customer together, alike in region" in out


def test_splits_that_are_given_stay_and_lose_their_leaks(tmp_path: Path, imported: Imported) -> None:
    write_lines(tmp_path / "train.jsonl", [*rows(30), row(41, id="a"), row(51, id="b", question="what  IS 51?")])
    write_lines(tmp_path / "validation.jsonl", [*[row(n) for n in range(40, 50)], row(52, id="c")])
    write_lines(tmp_path / "test.jsonl", [row(n) for n in range(50, 60)])
    files = [f"--{name}={tmp_path / name}.jsonl" for name in ("train", "validation", "test")]
    task, out = imported(*files)
    assert [e.id for e in task.train] == [f"q{n}" for n in range(30)]
    assert [e.id for e in task.validation] == [f"q{n}" for n in range(40, 50)]
    assert [e.id for e in task.test] == [f"q{n}" for n in range(50, 60)]
    assert "split: the splits as they were given" in out
    assert "2 x its input stands in test too (validation.jsonl:11, train.jsonl:32)" in out
    assert "1 x its input stands in validation too (train.jsonl:31)" in out


def test_a_missing_validation_split_is_held_out_of_the_sources(tmp_path: Path, imported: Imported) -> None:
    write_lines(tmp_path / "a.jsonl", [*[row(n, doc=f"d{n // 2}") for n in range(80)], row(90, doc="t0")])
    write_lines(tmp_path / "test.jsonl", [row(n, doc="t0") for n in range(100, 110)])
    task, out = imported(tmp_path / "a.jsonl", "--test", tmp_path / "test.jsonl", "--group", "doc")
    assert sizes(task) == (70, 10, 10)
    assert "1 x its group stands in test too (a.jsonl:81)" in out


def test_several_sources_are_one_pool_and_a_corpus_goes_along(tmp_path: Path, imported: Imported) -> None:
    write_lines(tmp_path / "a.jsonl", [row(n, source=f"doc{n % 2}") for n in range(30)])
    write_csv(tmp_path / "b.csv", [row(n, source="doc1") for n in range(30, 60)])
    documents = [{"id": "doc0", "text": "Zero.", "title": "None"}, {"id": "doc1", "text": "One.", "title": ""}]
    write_csv(tmp_path / "corpus.csv", documents)
    task, _ = imported(
        tmp_path / "a.jsonl", tmp_path / "b.csv", "--corpus", tmp_path / "corpus.csv", "--gold", "source"
    )
    assert len(examples(task)) == 60
    assert [(d.id, d.text, d.title) for d in task.spec.corpus] == [("doc0", "Zero.", "None"), ("doc1", "One.", "")]
    assert {e.id: e.gold_passages for e in examples(task)}["q45"] == ("doc1",)


def test_no_input_stands_in_two_splits_whatever_its_case_and_white_space(tmp_path: Path, imported: Imported) -> None:
    table = [{"input": f"{' ' * (n % 3)}{('ask', 'ASK')[n % 2]} {n // 2}", "output": "same"} for n in range(100)]
    write_lines(tmp_path / "a.jsonl", table)
    task, _ = imported(tmp_path / "a.jsonl")
    inputs = Counter(folded(example.input) for example in examples(task))
    assert len(inputs) == 50 and set(inputs.values()) == {1}


# --- task.toml --------------------------------------------------------------------------------------------------------


def test_what_a_person_says_stands_in_task_toml(tmp_path: Path, imported: Imported) -> None:
    write_lines(tmp_path / "a.jsonl", rows())
    words = 'Say "it"\\n,\tplainly.\nDEL: \x7f äß'
    options = ("--name", "my task", "--licence", "CC0-1.0", "--instruction", words, "--max-output-tokens", 7)
    task, out = imported(tmp_path / "a.jsonl", *options, "--metric", "rougeL", "--metric", "contains", "--seed", 3)
    spec = task.spec
    assert (spec.name, spec.licence, spec.instruction, spec.seed) == ("my task", "CC0-1.0", words, 3)
    assert (spec.metrics, spec.decoding.max_output_tokens) == (("rougeL", "contains"), 7)
    assert "unknown" not in out


def test_an_imported_task_can_be_run(tmp_path: Path, adaptbench: Command) -> None:
    write_lines(tmp_path / "a.jsonl", rows(20))
    assert adaptbench("import", tmp_path / "a.jsonl", "--out", tmp_path / "made")[0] == 0
    suite = (
        'name = "s"\ntasks = ["made"]\nresults = "r"\nstrategies = [{type = "prompt"}]\nmodel = {type = "scripted"}\n'
    )
    (tmp_path / "suite.toml").write_text(suite + "latency = {requests = 0}\n")
    code, out, error = adaptbench("run", tmp_path / "suite.toml", "--quiet")
    assert (code, error) == (0, "") and "made" in out


# --- what a person gets wrong -----------------------------------------------------------------------------------------

Prepare = Callable[[Path], list[object]]


def text_file(name: str, content: str | bytes, *options: object) -> Prepare:
    def prepare(folder: Path) -> list[object]:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return [folder / name, *options]

    return prepare


def table_file(table: list[dict[str, Any]], *options: object) -> Prepare:
    def prepare(folder: Path) -> list[object]:
        write_lines(folder / "a.jsonl", table)
        return [folder / "a.jsonl", *options]

    return prepare


def occupied(folder: Path) -> list[object]:
    (folder / "made").mkdir()
    (folder / "made" / "notes.txt").write_text("mine")
    return table_file(rows())(folder)


WRONG: list[tuple[str, Prepare, str]] = [
    ("no source", lambda folder: [], "give at least one source"),
    ("no such file", lambda folder: [folder / "nowhere.csv"], "nowhere.csv: no such file"),
    ("a folder", lambda folder: [folder], "cannot be read: Is a directory"),
    ("empty file", text_file("a.jsonl", ""), "a.jsonl: no rows in it"),
    ("only a header", text_file("a.csv", "input,output\n"), "a.csv: no rows in it"),
    ("unknown ending", text_file("a.txt", "hello\n"), "its format cannot be told"),
    ("unknown format", table_file(rows(), "--format", "jsnl"), 'Did you mean "jsonl"?'),
    ("broken line", text_file("a.jsonl", '{"input": "a", "output": "b"}\n{"input": \n'), "a.jsonl:2: broken JSON"),
    ("not UTF-8", text_file("a.csv", "input,output\nä,b\n".encode("latin-1")), "not readable as UTF-8"),
    ("ragged", text_file("a.csv", "input,output\na,b\nc,d,e\n"), "a.csv:3: 3 cells, and the first line has 2"),
    ("open quote", text_file("a.csv", 'input,output\na,"b\n'), "a.csv: not readable"),
    ("same column twice", text_file("a.csv", "input,input\na,b\n"), "two columns have the same name"),
    ("JSON of numbers", text_file("a.json", "[1, 2]"), "expected a JSON list of objects"),
    ("not Parquet", text_file("a.parquet", "PAR1 no"), "a.parquet: not readable as Parquet"),
    (
        "not SQuAD",
        text_file("a.json", '{"data": [{"paragraphs": [{}]}]}', "--format", "squad"),
        "not of SQuAD's format",
    ),
    ("two inputs", table_file([row(1, text="t")]), '"question" and "text" could each be meant. Name it with --input'),
    (
        "no answer",
        table_file([{"input": "a", "b": "c"}]),
        "no column has a usual name for it. Name it with --reference",
    ),
    ("misspelt", table_file(rows(), "--facet", "quesion"), 'no column "quesion". Did you mean "question"?'),
    ("ids twice", table_file([row(n, id="x") for n in range(9)], "--id", "id"), 'id "x" stands twice: a.jsonl:'),
    ("too few", table_file(rows(2)), "split is empty"),
    ("one group", table_file([row(n, g="g") for n in range(30)], "--group", "g"), "split is empty"),
    ("all left out", table_file([row(n, answer="") for n in range(30)]), "split is empty"),
    ("two shares", table_file(rows(), "--shares", "0.5/0.5"), "give three numbers"),
    ("no share", table_file(rows(), "--shares", "1/0/1"), "must be more than 0"),
    ("unknown metric", table_file(rows(), "--metric", "rougel"), 'Did you mean "rougeL"?'),
    ("no tokens", table_file(rows(), "--max-output-tokens", -1), "max_output_tokens must be at least 1"),
    ("dangling gold", table_file(rows(), "--gold", "id"), "is not the id of a corpus document"),
    ("revision of a file", table_file(rows(), "--revision", "main"), "go with a source hf:owner/name"),
    ("no hub id", lambda folder: ["hf:a/b/c"], "no such folder, and no hub id"),
    ("occupied", occupied, "made: exists already, and is not an empty folder"),
]


@pytest.mark.parametrize(("prepare", "says"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_cannot_be_imported_is_one_line_and_writes_nothing(
    tmp_path: Path, adaptbench: Command, prepare: Prepare, says: str
) -> None:
    arguments = prepare(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    code, out, error = adaptbench("import", *arguments, "--out", tmp_path / "made")
    assert (code, out) == (2, "")
    assert says in error and error.startswith("adaptbench: ") and error.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled_also_as_the_working_folder(
    tmp_path: Path, adaptbench: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made").mkdir()
    write_lines(tmp_path / "a.jsonl", rows())
    monkeypatch.chdir(tmp_path / "made")
    assert adaptbench("import", tmp_path / "a.jsonl", "--out", ".")[0] == 0
    task = load_folder(tmp_path / "made")
    assert (task.spec.name, len(examples(task))) == ("made", 60)
