"""adaptbench check on the command line: exit codes, JSON, the cleaned copy, and input that nobody meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.checking.costs import default_epochs, training_prices
from harness.checking.findings import RULES
from harness.checking.fix import mended
from harness.checking.inspection import inspect
from harness.checking.report import SHOWN
from harness.checking.source import Source
from harness.models.weights import embedded_folder
from tests.checkable import change, chat_files, cut, edit, line, rows, task_folder, three_changed
from tests.conftest import Command

FIXABLE = {code for code, rule in RULES.items() if rule.fix}


def damaged(parent: Path) -> Path:
    """A folder with a fault of every kind that --fix mends in a task, and two that it does not."""
    folder = task_folder(parent)
    train, test = "train.jsonl", "test.jsonl"
    plants = [
        change("corpus.jsonl", 3, pages=4),
        change(train, 3, references=[""]),
        change(train, 5, input="\ufeffcaf\u0000e " + "w " * 3),
        change(train, 7, inputs="x"),
        edit(train, 9, lambda row, _: {**row, "references": [f" {row['references'][0]} "]}),
        edit(train, 30, lambda row, found: {**found[4], "id": "again"}),
        edit(train, 31, lambda row, found: {**row, "input": found[6]["input"]}),
        edit(test, 30, lambda row, found: {**row, "input": found[10]["input"].upper()}),
        edit(test, 31, lambda row, found: {**found[11], "id": row["id"], "input": three_changed(found[11]["input"])}),
        edit("validation.jsonl", 8, lambda row, found: {**found[12], "id": row["id"]}),
        change(test, 5, references=[]),
        line(train, 40, lambda raw: raw[:-5]),
        line(train, 41, lambda raw: raw + b"\n"),
        line(train, 50, lambda raw: raw.replace(b'put": "', b'put": "\x07')),
        line(train, 52, lambda raw: raw.replace(b'put": "', b'put": "\xff')),
        line(train, 0, lambda raw: b"\xef\xbb\xbf" + raw),
    ]
    for plant in plants:
        plant(folder)
    (folder / "README.md").write_text("about")
    return folder


def checked(adaptbench: Command, *arguments: object) -> dict[str, Any]:
    code, out, _ = adaptbench("check", *arguments, "--json")
    report: dict[str, Any] = json.loads(out)
    assert report["exit_code"] == code
    return report


# --- the cleaned copy ------------------------------------------------------------------------------------------------


def test_the_cleaned_copy_has_none_of_the_faults_that_are_mended(adaptbench: Command, tmp_path: Path) -> None:
    folder, out = damaged(tmp_path), tmp_path / "cleaned"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    found = checked(adaptbench, folder, "--fix", out)
    task_codes = {"broken-json", "not-utf8", "bom", "blank-line", "test-in-train", "near-test-in-train"}
    assert task_codes <= found["counts"].keys() & FIXABLE and "contradiction" in found["counts"]
    again = checked(adaptbench, out)
    assert again["counts"].keys() & FIXABLE == set()
    assert again["counts"]["contradiction"] == 1
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert (out / "README.md").read_text() == "about"


def test_lines_without_a_fault_stay_byte_for_byte_and_in_order(adaptbench: Command, tmp_path: Path) -> None:
    folder, out = damaged(tmp_path), tmp_path / "cleaned"
    adaptbench("check", folder, "--fix", out)
    changes = [json.loads(text) for text in (out / "changes.jsonl").read_text().splitlines()]
    for file in folder.glob("*.jsonl"):
        touched = {change["line"]: change["action"] for change in changes if change["file"] == file.name}
        old = file.read_bytes().split(b"\n")
        kept = [(number, text) for number, text in enumerate(old, start=1) if touched.get(number) != "dropped"]
        new = (out / file.name).read_bytes().split(b"\n")
        assert len(new) == len(kept)
        same = [(text, there) for (number, text), there in zip(kept, new, strict=True) if number not in touched]
        assert len(same) > 10 or file.name == "corpus.jsonl"
        assert all(text == there for text, there in same)
    lost = {change["code"] for change in changes if change["file"] == "test.jsonl"}
    assert lost == {"empty-answer"}, "leakage never costs a test row"


def test_values_of_a_changed_line_are_what_they_were(adaptbench: Command, tmp_path: Path) -> None:
    folder, out = damaged(tmp_path), tmp_path / "cleaned"
    adaptbench("check", folder, "--fix", out)
    found = {row["id"]: row for row in rows(out / "train.jsonl")}
    assert found["train-5"]["input"] == "cafe w w w " and "inputs" not in found["train-7"]
    assert found["train-9"]["references"][0] == found["train-9"]["references"][0].strip()
    assert "train-3" not in found and "again" not in found and "train-10" not in found and "train-11" not in found


def test_a_chat_file_is_mended_too(adaptbench: Command, tmp_path: Path) -> None:
    chat, held_out = chat_files(tmp_path)
    line("chat.jsonl", 3, lambda raw: raw.replace(b'"role"', b'"mood": 1, "role"', 1))(tmp_path)
    edit("chat.jsonl", 9, lambda row, found: found[8], "chat.jsonl")(tmp_path)
    edit("chat.jsonl", 20, lambda row, found: {"messages": found[20]["messages"][:2]}, "chat.jsonl")(tmp_path)
    edit("held_out.jsonl", 4, lambda row, found: found[5], "chat.jsonl")(tmp_path)
    out = tmp_path / "cleaned"
    code, text, _ = adaptbench("check", chat, "--validation", held_out, "--fix", out)
    assert code == 1 and "4 changes" in text
    assert checked(adaptbench, out / "chat.jsonl", "--validation", out / "held_out.jsonl")["counts"] == {}
    assert len(rows(out / "chat.jsonl")) == 117 and len(rows(out / "held_out.jsonl")) == 20


def test_two_files_of_one_name_are_both_kept(adaptbench: Command, tmp_path: Path) -> None:
    chat, held_out = chat_files(tmp_path)
    (tmp_path / "other").mkdir()
    twin = held_out.rename(tmp_path / "other" / chat.name)
    adaptbench("check", chat, "--validation", twin, "--fix", tmp_path / "cleaned")
    kept = {file.name: file.read_bytes() for file in (tmp_path / "cleaned").iterdir()}
    assert kept == {chat.name: chat.read_bytes(), f"validation-{chat.name}": twin.read_bytes(), "changes.jsonl": b""}


@pytest.mark.parametrize("place", ["sound", "sound/inside", ".", "full", "file"])
def test_a_copy_in_place_or_over_something_is_refused(adaptbench: Command, tmp_path: Path, place: str) -> None:
    folder = task_folder(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "precious").write_text("x")
    (tmp_path / "file").write_text("x")
    before = sorted(tmp_path.rglob("*"))
    code, out, err = adaptbench("check", folder, "--fix", tmp_path / place)
    assert code == 2 and out == "" and err.count("\n") == 1 and "--fix" in err
    assert sorted(tmp_path.rglob("*")) == before


# --- what is printed -------------------------------------------------------------------------------------------------


def test_exit_codes(adaptbench: Command, tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    assert adaptbench("check", folder)[0] == 0
    cut("train.jsonl", 60)(folder)
    assert adaptbench("check", folder)[0] == 0, "a note is no fault"
    change("train.jsonl", 3, references=[" x"])(folder)
    assert adaptbench("check", folder)[0] == 1
    (tmp_path / "noise.jsonl").write_bytes(bytes(range(256)) * 9)
    code, out, _ = adaptbench("check", tmp_path / "noise.jsonl")
    assert code == 2 and "Unusable" in out


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["nowhere"], "no such file or folder"),
        (["{tmp}/empty"], "neither task.toml nor train.jsonl"),
        (["{tmp}/empty", "--validation", "x"], "--validation goes with a chat file"),
        (["{tmp}/chat.jsonl", "--validation", "{tmp}/none.jsonl"], "cannot be read"),
        (["{tmp}/chat.jsonl", "--model", "{tmp}/empty"], "has no tokenizer"),
    ],
)
def test_what_cannot_be_checked_is_one_line(
    adaptbench: Command, tmp_path: Path, arguments: list[str], part: str
) -> None:
    chat_files(tmp_path)
    (tmp_path / "empty").mkdir()
    code, out, err = adaptbench("check", *(argument.format(tmp=tmp_path) for argument in arguments))
    assert (code, out, err.count("\n")) == (2, "", 1) and part in err


def test_the_table_stays_within_a_hundred_columns_and_caps_what_it_shows(adaptbench: Command, tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    for number in range(SHOWN + 4):
        change("train.jsonl", number, references=[" [bold]x[/bold] " + "long " * 60])(folder)
    code, out, _ = adaptbench("check", folder)
    assert code == 1 and max(map(len, out.splitlines())) <= 100
    assert "and 4 more" in out and out.count("begins or ends with white space") == SHOWN
    assert out.index("Usable, with faults") < out.index("answer-whitespace") < out.index("USD")
    assert len(checked(adaptbench, folder)["findings"]) >= SHOWN + 4


def test_the_json_holds_what_the_page_says(adaptbench: Command, tmp_path: Path) -> None:
    folder = task_folder(tmp_path)
    change("train.jsonl", 3, input=None)(folder)
    report = checked(adaptbench, folder)
    (finding,) = report["findings"]
    expected = {"code": "missing-key", "severity": "error", "file": "train.jsonl", "line": 4, "id": "train-3"}
    assert expected.items() <= finding.items() and finding["fix"] == "leaves the row out"
    page = (Path(__file__).parent.parent / "docs" / "check.md").read_text(encoding="utf-8")
    documented = page.partition("## `--json`")[2]
    price_keys = report["prices"][0].keys()
    names = [*report, *finding, *report["tokens"]["train"], *price_keys, *report["tokenizer"]]
    assert [name for name in names if f"`{name}`" not in documented] == []
    assert report["rows"]["train"] == report["tokens"]["train"]["rows"] == 119
    assert report["severities"] == {"error": 1, "warning": 0, "note": 0}


def test_prices_are_tokens_times_epochs_times_price(adaptbench: Command, tmp_path: Path) -> None:
    report = checked(adaptbench, task_folder(tmp_path))
    train, validation = (report["tokens"][split]["total"] for split in ("train", "validation"))
    assert report["epochs"] == 3 and len(report["prices"]) == len(training_prices())
    for entry in report["prices"]:
        tokens = 3 * train + (validation if entry["validation"] else 0)
        assert entry["tokens"] == tokens and entry["usd"] == pytest.approx(tokens * entry["usd_per_mtok"] / 1e6)
        assert entry["source"].startswith("https://") and entry["usd_per_mtok"] > 0


@pytest.mark.parametrize(
    ("examples", "epochs"), [(1, 25), (10, 10), (33, 3), (34, 3), (8333, 3), (8334, 2), (25_000, 1), (10**6, 1)]
)
def test_epochs_follow_the_hosted_default(examples: int, epochs: int) -> None:
    assert default_epochs(examples) == epochs


def test_an_installed_task_is_checked_by_its_name(adaptbench: Command) -> None:
    assert checked(adaptbench, "support")["kind"] == "task"


def test_without_the_default_tokenizer_the_rest_is_checked(
    adaptbench: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from harness.checking.tokens import open_tokenizer

    chat, _ = chat_files(tmp_path)
    open_tokenizer.cache_clear()
    monkeypatch.setenv("ADAPTBENCH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("harness.models.weights._EMBEDDED_PACKAGE", "no_such_package")
    report = checked(adaptbench, chat)
    assert report["counts"] == {"tokens-unknown": 1} and report["exit_code"] == 0
    assert (
        report["tokens"] == {} and report["prices"] == [] and report["tokenizer"] is None and report["epochs"] is None
    )


def test_tokens_are_counted_with_the_model_that_is_named(adaptbench: Command, tmp_path: Path) -> None:
    """A folder with the files of a tokenizer is enough: no weights are read."""
    folder, model = task_folder(tmp_path), tmp_path / "model"
    model.mkdir()
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (model / name).write_bytes((embedded_folder() / name).read_bytes())
    (model / "chat_template.jinja").write_text("{% for message in messages %}{{ message['content'] }} {% endfor %}")
    (model / "config.json").write_text('{"model_type": "llama", "max_position_embeddings": 50}')
    usual, named = checked(adaptbench, folder), checked(adaptbench, folder, "--model", model)
    assert named["tokenizer"] == {"name": str(model), "context": 50}
    assert 0 < named["tokens"]["train"]["total"] < usual["tokens"]["train"]["total"]
    assert named["tokens"]["train"]["answer_p50"] == usual["tokens"]["train"]["answer_p50"]
    assert set(named["counts"]) == {"longer-than-context"}


# --- anything at all -------------------------------------------------------------------------------------------------

KEYS = ["id", "input", "references", "messages", "role", "content", "weight", "facets", "text", "gold_passages"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner),
    max_leaves=9,
)
TEXTS = st.sampled_from(["yes", " yes", "", "a b c d e f g h i j", "A b c d e f g h i k", "\x00", "\ufeff", "\ud800"])
EXAMPLES = st.fixed_dictionaries({"id": TEXTS, "input": TEXTS, "references": st.lists(TEXTS, max_size=2)})
TURNS = st.fixed_dictionaries({"role": st.sampled_from(["system", "user", "assistant", "tool"]), "content": TEXTS})
CHATS = st.lists(TURNS, max_size=4).map(lambda turns: {"messages": turns})
ROWS = EXAMPLES | CHATS | JSON
LINES = st.lists(ROWS.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=30), max_size=6)


@settings(max_examples=150, deadline=None)
@given(LINES, LINES, st.sampled_from(["task", "chat"]))
def test_whatever_the_bytes_are_there_is_a_report_and_a_cleaned_copy(
    train: list[bytes], other: list[bytes], kind: Any
) -> None:
    last = "corpus" if kind == "task" else "validation"
    files = {"train": ("train.jsonl", b"\n".join(train)), last: ("other.jsonl", b"\n".join(other))}
    source = Source("fuzz", kind, files)
    assert inspect(source, None).exit_code in (0, 1, 2)
    cleaned, _ = mended(source)
    found = inspect(Source("fuzz", kind, cleaned), None).findings.counts
    assert found.keys() & FIXABLE == set()
