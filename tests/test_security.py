"""Nothing leaks a key, nothing runs a stranger's code, no task reads what is not its own, no report obeys its words."""

from __future__ import annotations

import ast
import csv as csv_reader
import io
import json
import os
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from harness.checking.fix import write_fixed
from harness.checking.source import open_source
from harness.comparing import compare_runs, read_run
from harness.comparison import compare
from harness.errors import ModelLoadError, OptionError
from harness.models.embedding import open_embedder
from harness.models.local import LocalModel
from harness.models.weights import Weights, load_weights
from harness.progress import Lines, Live
from harness.projection import shared_prompts
from harness.report import change, csv, junit, latex, markdown
from harness.store import read_records
from tests.conftest import Command, example, suite, toml, toy_task_folder, write_lines
from tests.loopback import Behaviour, Loopback, Seen, answer, raw, status
from tests.test_comparison import write_run
from tests.test_html import HOSTILE, Page, flat, rendered, run_with

ROOT = Path(__file__).parent.parent
KEY = "sk-planted-0123456789abcdefghijABCDEF"
LEAKS = re.compile(rf"{KEY}|planted|bearer|authorization", re.IGNORECASE)


def files_below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def leaks_in(folder: Path, *texts: str) -> list[str]:
    """Files that hold the key, or a word of it; sqlite's too, which keeps text as it is."""
    found = [str(file) for file in files_below(folder) if LEAKS.search(file.read_bytes().decode("latin-1"))]
    return found + [text for text in texts if LEAKS.search(text)]


# --- keys -------------------------------------------------------------------------------------------------------------


def telling(kind: str) -> Behaviour:
    """A server that says what it was sent, each time in another place."""

    def play(handler: Any, seen: Seen) -> None:
        said = f"you sent {seen.headers['authorization'].removeprefix('Bearer ')}"
        behaviours: dict[str, Behaviour] = {
            "refusal": status(401, {"error": {"message": said}}),
            "detail": status(422, {"detail": [{"msg": said}]}),
            "error in a good reply": raw(json.dumps({"error": {"message": said, "code": said}})),
            "no JSON": raw(f"<h1>{said}</h1>"),
            "another shape": raw(json.dumps({"choices": [{"said": said}]})),
            "answer": answer(said),
        }
        behaviours[kind](handler, seen)

    return play


PLACES = ("refusal", "detail", "error in a good reply", "no JSON", "another shape", "answer")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    toy_task_folder(tmp_path)
    write_lines(tmp_path / "toy" / "test.jsonl", [example(number) for number in range(40, 44)])
    return tmp_path


@pytest.mark.parametrize("kind", PLACES)
def test_a_key_that_a_server_says_back_stands_nowhere(
    kind: str, here: Path, adaptbench: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANTED_KEY", KEY)
    with Loopback(rest=telling(kind)) as server:
        model = {"type": "openai", "name": "m", "base_url": server.url, "api_key_env": "MY_KEY", "max_retries": 0}
        monkeypatch.setenv("MY_KEY", KEY)
        file = suite(here, model=model, strategies=[{"type": "prompt", "wordings": []}], latency={"requests": 1})
        _, out, err = adaptbench("run", file)
        assert {seen.headers["authorization"] for seen in server.requests} == {f"Bearer {KEY}"}
    assert leaks_in(here, out, err) == []
    (run,) = here.glob("results/toys/*")
    assert "[key]" in (run / "records.jsonl").read_text(encoding="utf-8"), (
        "what the server said is kept, but for the key"
    )
    for words in (["report", run, "--format", "md,csv,tex,json,html"], ["recommend", run], ["history", "toys"]):
        _, out, err = adaptbench(*words)
        assert leaks_in(here, out, err) == []


URL = "https://models.example/v1"
PLANTED: dict[str, dict[str, Any]] = {
    "api_key": {"api_key": KEY},
    "api_key_env": {"api_key_env": KEY},
    "api_key_env in capitals": {"api_key_env": KEY.upper()},
    "user and password": {"base_url": f"https://me:{KEY}@models.example/v1"},
    "query": {"base_url": f"{URL}?api-key={KEY}"},
    "extra_body": {"extra_body": {"api_key": "planted"}},
    "deep in extra_body": {"extra_body": {"x": [{"y": f"Bearer {KEY}"}]}},
    "header": {"extra_body": {"headers": {"Authorization": "planted"}}},
    "wrong type": {"extra_body": KEY},
    "name": {"name": KEY},
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_key_in_a_suite_is_refused_without_a_word_of_it(kind: str, here: Path, adaptbench: Command) -> None:
    file = suite(here, model={"type": "openai", "name": "m", **PLANTED[kind]})
    text = file.read_text(encoding="utf-8")
    code, out, err = adaptbench("run", file, "--dry-run")
    assert (code, out) == (2, "") and err.count("\n") == 1
    assert not LEAKS.search(err.replace("API_KEY", "").replace("api_key", "").replace(".Authorization", "")), err
    file.unlink()
    assert (leaks_in(here) == [] and KEY.lower() in text.lower()) or "planted" in text


def test_a_key_among_a_strategys_options_is_refused(here: Path, adaptbench: Command) -> None:
    code, _, err = adaptbench(
        "run", suite(here, strategies=[{"type": "rag", "template": f"{KEY} {{passages}}{{input}}"}])
    )
    assert code == 2 and 'key "strategies.0.template": holds a key or a password' in err and KEY not in err


def test_options_that_only_look_like_keys_are_none(here: Path, adaptbench: Command) -> None:
    body = {"stop_token_ids": [1], "max_tokens": 5, "top_k": 4, "seed": 1}
    model = {"type": "openai", "name": "m", "base_url": "http://127.0.0.1:9/v1", "extra_body": body}
    code, _, err = adaptbench("run", suite(here, model=model), "--dry-run")
    assert (code, err) == (0, "")


# --- weights and code -------------------------------------------------------------------------------------------------


class _Planted:
    """A pickle of it makes a file when it is read."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return os.mknod, (str(self.file),)


def planted_pickle(file: Path, ran: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pickle.dumps(_Planted(ran)))


def planted_code(file: Path, ran: Path) -> None:
    file.write_text(f"open({str(ran)!r}, 'w').close()\nclass Evil: pass\n", encoding="utf-8")


LLAMA = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "hidden_size": 8, "num_hidden_layers": 1}
EVIL = {"model_type": "evil", "auto_map": {"AutoConfig": "evil.Evil", "AutoModelForCausalLM": "evil.Evil"}}


def empty_safetensors(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((2).to_bytes(8, "little") + b"{}")


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt", "consolidated.00.pth"])
@pytest.mark.parametrize("load", [load_weights, open_embedder])
def test_a_pickle_is_refused_and_not_run(name: str, load: Callable[[str], object], tmp_path: Path) -> None:
    planted_pickle(tmp_path / "m" / name, tmp_path / "ran")
    (tmp_path / "m" / "config.json").write_text(json.dumps(LLAMA), encoding="utf-8")
    with pytest.raises(ModelLoadError, match=rf"^Model .*: no \*\.safetensors in it.* {name} is a pickle") as raised:
        load(str(tmp_path / "m"))
    assert "\n" not in str(raised.value) and not (tmp_path / "ran").exists()
    pickle.loads((tmp_path / "m" / name).read_bytes())
    assert (tmp_path / "ran").exists(), "whoever reads it runs it"


def test_a_pickle_in_a_module_of_an_embedder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    empty_safetensors(folder / "model.safetensors")
    planted_pickle(folder / "2_Dense" / "pytorch_model.bin", tmp_path / "ran")
    with pytest.raises(ModelLoadError, match=r"2_Dense/pytorch_model\.bin is a pickle"):
        open_embedder(str(folder))
    assert not (tmp_path / "ran").exists()


def test_a_pickled_adapter_is_refused(tmp_path: Path) -> None:
    planted_pickle(tmp_path / "a" / "adapter_model.bin", tmp_path / "ran")
    (tmp_path / "a" / "adapter_config.json").write_text('{"peft_type": "LORA"}', encoding="utf-8")
    tokenizer = SimpleNamespace(chat_template="x")
    model = LocalModel(Weights(None, tokenizer, "m", tmp_path, "sha", "float32", "cpu", "asked for"))
    with pytest.raises(ModelLoadError, match=r"no adapter_model\.safetensors in it"):
        model.with_adapter(tmp_path / "a")
    with pytest.raises(ModelLoadError, match=r"adapter_model\.bin is a pickle"):
        model.with_weights(tmp_path / "a")
    assert not (tmp_path / "ran").exists()


def test_code_beside_weights_is_not_run(tmp_path: Path) -> None:
    folder = tmp_path / "m"
    empty_safetensors(folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(EVIL), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"auto_map": {"AutoTokenizer": ["evil.Evil", null]}}', "utf-8")
    planted_code(folder / "evil.py", tmp_path / "ran")
    with pytest.raises((ModelLoadError, OptionError)) as raised:
        load_weights(str(folder))
    assert "\n" not in str(raised.value) and not (tmp_path / "ran").exists()


def test_a_module_class_of_an_embedders_own_is_not_run(tmp_path: Path) -> None:
    folder = tmp_path / "e"
    empty_safetensors(folder / "model.safetensors")
    modules = [{"idx": 0, "name": "0", "path": "", "type": "evil.Evil"}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "config.json").write_text("{}", encoding="utf-8")
    planted_code(folder / "evil.py", tmp_path / "ran")
    with pytest.raises(ModelLoadError, match="could not be loaded") as raised:
        open_embedder(str(folder))
    assert "\n" not in str(raised.value) and not (tmp_path / "ran").exists()


def calls() -> Iterator[tuple[str, ast.Call]]:
    for room in ("harness", "strategies", "tasks"):
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_nothing_that_runs_what_it_reads_is_called() -> None:
    """datasets have no loading scripts any more (tests/test_hub_source.py plants one); these are the other ways."""
    never = {"eval", "exec", "__import__", "torch.load", "pickle.load", "pickle.loads", "os.system", "yaml.load"}
    named = [(where, ast.unparse(call.func)) for where, call in calls()]
    assert [found for found in named if found[1] in never or found[1].endswith(".extractall")] == []


def test_every_load_of_weights_refuses_code_outright() -> None:
    loads = [(where, call) for where, call in calls() if ast.unparse(call.func).endswith("from_pretrained")]
    assert len(loads) >= 4
    for where, call in loads:
        source = (ROOT / where.split(":")[0]).read_text(encoding="utf-8")
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        outright = "trust_remote_code" in given and ast.unparse(given["trust_remote_code"]) == "False"
        by_options = None in given and '"trust_remote_code": False' in source
        assert outright or by_options or "PeftModel" in ast.unparse(call.func), where
    text = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "harness").rglob("*.py"))
    assert not re.search(r"trust_remote_code\W{1,4}True", text)


# --- task folders from somebody else ----------------------------------------------------------------------------------


TASK_FILES = ("task.toml", "train.jsonl", "test.jsonl", "corpus.jsonl", "corpus_before.jsonl")
COMMANDS = (["run", "suite.toml"], ["export", "./toy", "--out", "out.jsonl"], ["check", "toy"])


@pytest.mark.parametrize("name", TASK_FILES)
def test_a_link_out_of_a_task_folder_is_refused(name: str, here: Path, adaptbench: Command) -> None:
    suite(here)
    own, outside = here / "toy" / name, here / "private"
    outside.mkdir()
    (outside / name).write_bytes((here / "toy" / name.replace("_before", "")).read_bytes())
    own.unlink(missing_ok=True)
    for target in (outside / name, Path("..", "private", name), Path("/etc/passwd")):
        own.unlink(missing_ok=True)
        own.symlink_to(target)
        for words in COMMANDS:
            code, out, err = adaptbench(*words)
            assert (code, out) == (2, "") and f"toy/{name}: is a link that leads out of the task's folder" in err
            assert err.count("\n") == 1 and "root:" not in err
    assert not (here / "out.jsonl").exists()


def test_a_link_within_a_task_folder_is_no_fault(here: Path, adaptbench: Command) -> None:
    (here / "toy" / "train.jsonl").rename(here / "toy" / "kept.jsonl")
    (here / "toy" / "train.jsonl").symlink_to("kept.jsonl")
    (here / "linked").symlink_to("toy")
    assert adaptbench("export", "./linked", "--out", here / "out.jsonl")[0] == 0


def test_a_pipe_in_a_task_folder_is_refused(here: Path, adaptbench: Command) -> None:
    os.mkfifo(here / "toy" / "corpus_before.jsonl")
    for words in COMMANDS[1:]:
        code, _, err = adaptbench(*words)
        assert code == 2 and "corpus_before.jsonl: is no plain file" in err


@pytest.mark.parametrize("dataset", ["../private", "/etc", "data/../../private", "linked", "data"])
def test_a_data_set_outside_the_task_folder_is_refused(dataset: str, here: Path, adaptbench: Command) -> None:
    folder = here / "sourced"
    (folder / "data").mkdir(parents=True)
    (here / "private").mkdir()
    (here / "private" / "train.csv").write_text("text,label\na,b\n")
    (folder / "linked").symlink_to(here / "private")
    (folder / "data" / "train.csv").symlink_to(here / "private" / "train.csv")
    columns = {"input": ["text"], "references": ["label"]}
    about = {"name": "s", "version": "1", "licence": "CC0-1.0", "instruction": "A.", "metrics": ["exact_match"]}
    table = {**about, "source": {"dataset": dataset, "columns": columns}}
    (folder / "task.toml").write_text(toml(table), encoding="utf-8")
    code, out, err = adaptbench("export", "./sourced", "--out", here / "out.jsonl")
    assert (code, out) == (2, "") and "lies outside the task's folder" in err and err.count("\n") == 1


def test_a_cleaned_copy_does_not_take_what_a_link_leads_to(here: Path) -> None:
    (here / "private").write_text("mine")
    (here / "toy" / "notes").symlink_to(here / "private")
    write_fixed(open_source("toy", None), here / "clean")
    assert (here / "clean" / "notes").is_symlink()


@pytest.mark.parametrize("name", ["../up", "/etc/x", "..", ".hidden"])
def test_names_lead_nowhere_else(name: str, here: Path, adaptbench: Command) -> None:
    (here / "toy" / "task.toml").write_text(
        (here / "toy" / "task.toml").read_text().replace('"toy"', json.dumps(name)), encoding="utf-8"
    )
    before = {path for path in here.parent.rglob("*") if here not in path.parents}
    arms = [{"type": "fine_tuned", "trainer": "scripted", "label": "a/../../b"}]
    adaptbench("run", suite(here, strategies=arms), "--quiet")
    assert {path for path in here.parent.rglob("*") if here not in path.parents} == before
    below = [path for path in here.rglob("*") if path.name in ("up", "b", "x", ".hidden")]
    assert below == []


# --- reports ----------------------------------------------------------------------------------------------------------


STEERING = "\x1b[31mred\x1b]0;title\x07\x9b2J\r\u202eback\u2066"
MARKUP = "[red]x[/red] [/] :smile: [link=http://evil.example]y[/link]"
WORDS = (
    *HOSTILE,
    "a](http://evil.example) [b](http://evil.example)",
    "![c](http://evil.example/c.png)",
    "[d]: http://evil.example",
    "[e][d] [95 % CI]: http://evil.example",
    "<http://evil.example> &lt;b&gt; &#60;i&#62;",
    "| f | g |\n| --- | --- |\n# h",
    "\r\n\r\n# i\r- j",
    "``` k ` l `` m",
    "*n* _o_ **p** __q__ ~~r~~ \\*s\\*",
    "[^1] text[^1]: note",
    "q` <img src=x> `r",
)
STARTS = ("# a", "> b", "1. c", "2) d", "- e", "+ f", "* g", "---", "===", "    code", "<!--", "[ ] h", "| i")


def hostile_run(folder: Path, word: str) -> Path:
    plan, records = run_with(word)
    folder.mkdir(exist_ok=True)
    return write_run(folder / "2026-01-01T000000-abcd", plan, records)


def markdown_tags(text: str) -> list[str]:
    """The elements that a reader of Markdown makes of it, in order."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return re.findall(r"<(/?\w+)", html)


def markdown_of(run: Path) -> str:
    return markdown.render(compare(run), shared_prompts(read_records(run)))


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_taken_for_markdown(word: str, tmp_path: Path) -> None:
    plain, hostile = hostile_run(tmp_path / "plain", "x"), hostile_run(tmp_path / "hostile", word)
    assert markdown_tags(markdown_of(hostile)) == markdown_tags(markdown_of(plain))
    other = hostile_run(tmp_path / "other", word)
    summary = change.markdown(compare_runs(read_run(hostile), read_run(other), 0.02, 100))
    expected = change.markdown(compare_runs(read_run(plain), read_run(plain), 0.02, 100))
    assert set(markdown_tags(summary)) == set(markdown_tags(expected))


@pytest.mark.parametrize("start", STARTS)
def test_no_line_begins_anything_but_an_item(start: str) -> None:
    tags = markdown_tags(markdown.items([start, "plain"]))
    assert tags == ["ul", "li", "/li", "li", "/li", "/ul"], tags


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_taken_for_html(word: str, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert (
        Page(rendered(tmp_path, *flat(run_with(word)))).shape
        == Page(rendered(tmp_path / "x", *flat(run_with("x")))).shape
    )


def test_what_a_manifest_says_of_the_machine_is_no_markup_either(tmp_path: Path) -> None:
    plan, records = run_with("x")
    word = HOSTILE[0]
    plan |= {"machine": {"cpu": word, "cores": word, "memory_gib": word}, "packages": {"adaptbench": word, word: word}}
    plan |= {"git_commit": word, "price_source": word, "finished": word}
    assert (
        word not in rendered(tmp_path, plan, *records).split("</style>")[1].split('<script type="application/json"')[0]
    )


FORMULAS = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("http://evil.example")')


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(formula: str, tmp_path: Path) -> None:
    plan, records = run_with("x")
    text = json.dumps([plan, "SPLIT"]) and csv.render(
        compare(write_run(tmp_path / "r", *named(plan, records, formula)))
    )
    rows = list(csv_reader.reader(io.StringIO(text)))
    cells = [cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell)]
    assert cells and not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]
    made_text = ("'", "\\x0d=")  # an apostrophe before it, or what is no blank any more
    assert any(cell.startswith(made_text) and formula.strip()[1:4] in cell for cell in cells)


def named(plan: dict[str, Any], records: list[Any], word: str) -> tuple[dict[str, Any], list[Any]]:
    """The run with its first strategy, its metric and its error named `word`."""
    from dataclasses import replace

    from harness.records import Cell

    old = next(iter(plan["plan"]["strategies"]))
    plan["plan"]["strategies"] = {word if arm == old else arm: {} for arm in plan["plan"]["strategies"]}
    new = [replace(r, cell=Cell(r.cell.task, word, r.cell.seed)) if r.cell.strategy == old else r for r in records]
    return plan, new


def test_numbers_of_a_csv_stay_numbers(tmp_path: Path) -> None:
    from tests.test_html import full_run

    plan, records = full_run()
    rows = list(csv_reader.DictReader(io.StringIO(csv.render(compare(write_run(tmp_path / "r", plan, records))))))
    assert float(rows[1]["retention_change_low"]) < 0


LATEX = "\\input{/etc/passwd} \\write18{x} $x$ & % # _ { } ~ ^ \x1b[31m \r\n ^^5cinput"


def test_no_word_is_taken_for_latex(tmp_path: Path) -> None:
    escaped = latex.escaped(LATEX)
    left = re.sub(r"\\(text\w+\{\}|[{}$&#%_])", "", escaped)
    left = left.replace("{[}", "").replace("{]}", "").replace("{-}", "")
    assert not re.search(r"[\\{}$&#%_~^\x00-\x1f]", left), left
    lines = latex.render(compare(hostile_run(tmp_path / "h", LATEX))).splitlines()
    text = "\n".join(line for line in lines if not line.startswith("%"))
    assert "\\input" not in text and "\\write" not in text and "\x1b" not in text


@pytest.mark.parametrize("word", [*HOSTILE, "a\x00b\x1b\x08\ufffe\ud800", "]]> <!-- &amp;"])
def test_junit_is_well_formed_whatever_is_in_it(word: str, tmp_path: Path) -> None:
    one, other = hostile_run(tmp_path / "a", word), hostile_run(tmp_path / "b", word)
    tree = ET.fromstring(junit.render(compare_runs(read_run(one), read_run(other), 0.02, 100)))
    assert {element.tag for element in tree.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "error"}
    assert len(tree) == 1


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("word", [STEERING, MARKUP])
def test_no_word_steers_the_terminal(word: str, tmp_path: Path, adaptbench: Command) -> None:
    one, other = hostile_run(tmp_path / "a", word), hostile_run(tmp_path / "b", word)
    whole = ""
    for words in (
        ["report", one, "--format", "md,csv,tex"],
        ["recommend", one, "--min-quality", "0.9"],
        ["compare", one, other],
        ["history", tmp_path / "a", "--runs", "3"],
        ["recommend", one, "--task", "nope"],
    ):
        _, out, err = adaptbench(*words)
        assert not CONTROL.search(out + err), words
        whole += "".join((out + err).split())
    expected = MARKUP if word == MARKUP else "\\x1b[31mred\\x1b]0;title\\x07"
    assert "".join(expected.split()) in whole
    made = "".join(file.read_text(encoding="utf-8") for file in one.glob("comparison.*"))
    assert not CONTROL.search(made)


def test_no_word_of_a_task_steers_the_terminal(here: Path, adaptbench: Command) -> None:
    write_lines(here / "toy" / "train.jsonl", [example(0, id=f"a{STEERING}", references=[f" {STEERING} "])] * 2)
    write_lines(here / "faq.jsonl", [{"question": STEERING, "answer": "", STEERING: "x", "id": STEERING}] * 9)
    write_lines(here / "good.jsonl", [{"question": f"q{i}", "answer": f"a{i}", STEERING: "x"} for i in range(20)])
    good = ["import", "good.jsonl", "--facet", STEERING, "--out", here / "good"]
    for words in (["check", "toy"], ["run", suite(here)], ["import", "faq.jsonl", "--out", here / "made"], good):
        _, out, err = adaptbench(*words)
        assert out + err and not CONTROL.search(out + err), words
    assert (here / "good" / "task.toml").exists()


@pytest.mark.parametrize("word", [STEERING, MARKUP])
def test_no_word_steers_the_progress(
    word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    with Live() as live:
        live.advance(0.5, word)
        live.say(word)
    Lines().say(word)
    err = re.sub(r"\x1b\[[\d;?]*[mhlAK]|\r", "", capsys.readouterr().err)
    assert not CONTROL.search(err)
    assert err.count("\\x1b" if word == STEERING else "[/] :smile:") >= 3
