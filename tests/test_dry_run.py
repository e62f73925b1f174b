"""A dry run says what a run would ask and what it may cost, agrees with the run that follows, and buys nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.config import Plan, load_plan
from harness.errors import SuiteError
from harness.estimate import Ahead, CellAhead, Requests, look_ahead
from harness.progress import Quiet
from harness.runner import run
from harness.testing import HashingEmbedder
from tests.conftest import Command, suite, toy_task_folder
from tests.loopback import Loopback
from tests.test_runner import make_probe

PROMPT = {"type": "prompt", "wordings": []}
SEARCH = {"type": "prompt"}
FIXED = {"type": "few_shot", "choose": "fixed", "k": 1}
SIMILAR = {"type": "few_shot"}
RAG = {"type": "rag"}
TUNED = {"type": "fine_tuned", "trainer": "scripted"}
RATES = {"input_usd_per_mtok": 100.0, "output_usd_per_mtok": 200.0}
TEST, TIMED, WARMUP, CANDIDATES, VALIDATION = 20, 3, 1, 2, 10

Make = Callable[..., Plan]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A plan with these arms in a folder with the toy task; the model notes each request in calls.jsonl."""
    toy_task_folder(tmp_path)

    def load(*arms: dict[str, Any], **changes: Any) -> Plan:
        model = {"type": "scripted", "default": "a b c d", "log": str(tmp_path / "calls.jsonl")}
        return load_plan(suite(tmp_path, **{"model": model, "strategies": list(arms), "cost": RATES, **changes}))

    return load


def done(plan: Plan) -> Path:
    return run(plan, Quiet(), HashingEmbedder)[0]


def asked(folder: Path) -> int:
    log = folder / "calls.jsonl"
    return len(log.read_text().splitlines()) if log.exists() else 0


def only(ahead: Ahead) -> CellAhead:
    (cell,) = ahead.cells
    return cell


def parts(cell: CellAhead) -> dict[str, tuple[int, int, bool]]:
    return {part.kind: (part.count, part.have, part.sure) for part in cell.requests}


def missing(ahead: Ahead) -> int:
    return sum(part.missing for cell in ahead.cells for part in cell.requests)


# --- requests --------------------------------------------------------------------------------------------------------


def test_it_counts_what_the_run_then_asks(make: Make, tmp_path: Path) -> None:
    plan = make(SEARCH, {**PROMPT, "label": "plain"}, {**FIXED, "label": "fixed"}, SIMILAR, RAG, TUNED)
    ahead = look_ahead(plan)
    assert not (tmp_path / "results").exists() and asked(tmp_path) == 0, "nothing is written or asked"
    done(plan)
    # No one could know that the search would choose the plain wording, whose answers the second arm then found.
    assert asked(tmp_path) == missing(ahead) - TEST
    after = look_ahead(plan)
    assert missing(after) == 0 and after.run is not None and after.usd == 0.0 and after.seconds == 0.0


def test_a_cell_is_split_by_kind(make: Make) -> None:
    first, again = look_ahead(make(SEARCH, {**SEARCH, "label": "again"})).cells
    assert parts(first) == {
        "prompt search": (CANDIDATES * VALIDATION, 0, True),
        "answers": (TEST, 0, False),
        "latency": (TIMED + WARMUP, 0, True),
    }
    assert parts(again)["prompt search"] == (CANDIDATES * VALIDATION, CANDIDATES * VALIDATION, True), "bought once"


def test_equal_prompts_are_counted_once(make: Make, tmp_path: Path) -> None:
    plan = make(PROMPT, {**PROMPT, "label": "again"}, latency={"requests": 0})
    ahead = look_ahead(plan)
    assert [parts(cell)["answers"] for cell in ahead.cells] == [(TEST, 0, True), (TEST, TEST, True)]
    done(plan)
    assert asked(tmp_path) == missing(ahead) == TEST


def test_what_other_runs_paid_for_is_found_in_the_cache(make: Make, tmp_path: Path) -> None:
    done(make(SEARCH))
    ahead = look_ahead(make(SEARCH, FIXED))
    assert ahead.run is None, "another plan is another folder"
    before = asked(tmp_path)
    first, second = (parts(cell) for cell in ahead.cells)
    assert first["prompt search"][1:] == (CANDIDATES * VALIDATION, True)
    assert first["answers"] == (TEST, TEST, True) and second["answers"] == (TEST, 0, True)
    done(make(SEARCH, FIXED))
    assert asked(tmp_path) - before == missing(ahead)
    assert missing(look_ahead(make(SEARCH, FIXED), fresh=True)) == 2 * (TEST + TIMED + WARMUP) + 2 * VALIDATION


@pytest.mark.parametrize("kept", [1, 8, 22])
def test_of_a_stopped_run_the_rest_is_counted(kept: int, make: Make, tmp_path: Path) -> None:
    plan = make(PROMPT)
    path = done(plan)
    records = path / "records.jsonl"
    lines = records.read_text().splitlines(keepends=True)
    records.write_text("".join(lines[:kept]))
    (tmp_path / "results" / ".cache" / "completions.sqlite").unlink()
    ahead, before = look_ahead(plan), asked(tmp_path)
    assert (ahead.run, records.read_text()) == (path.name, "".join(lines[:kept]))
    done(plan)
    assert asked(tmp_path) - before == missing(ahead) > 0


def test_the_probe_is_counted_for_each_tuned_model_and_once_for_the_base(make: Make, tmp_path: Path) -> None:
    make_probe(toy_task_folder(tmp_path, "general"))
    plan = make(PROMPT, TUNED, {**TUNED, "inner": "few_shot"}, probe="general")
    counts = [parts(cell).get("probe") for cell in look_ahead(plan).cells]
    assert counts == [None, (2 * TEST, 0, False), (TEST, 0, False)]
    done(plan)
    assert missing(look_ahead(plan)) == 0


def test_learning_curves_and_seeds_are_cells_too(make: Make) -> None:
    cells = look_ahead(make(PROMPT, FIXED, train_sizes=[0, 10], seeds=[0, 1])).cells
    names = [str(cell.cell) for cell in cells]
    assert len(names) == 2 * 2 + 2 * 2 and "toy · few_shot@10 · seed 1" in names


def test_weights_on_this_machine_are_not_loaded(make: Make, tmp_path: Path) -> None:
    file = suite(tmp_path, model={"type": "local", "name": str(tmp_path / "nothing.gguf")}, strategies=[PROMPT, RAG])
    code = f"""
import sys
from harness.cli import main
assert main(["run", {str(file)!r}, "--dry-run"]) == 0
print([name for name in ("torch", "transformers", "sentence_transformers") if name in sys.modules])
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == "[]" and "at least 0" in ended.stdout


def test_a_service_is_not_called(make: Make, tmp_path: Path) -> None:
    with Loopback() as server:
        model = {"type": "openai", "name": "m", "base_url": server.url}
        ahead = look_ahead(make(SEARCH, FIXED, RAG, model=model))
        assert server.requests == [] and missing(ahead) == 3 * (TEST + TIMED + WARMUP) + CANDIDATES * VALIDATION


def test_a_plan_that_cannot_be_done_is_refused_as_by_a_run(make: Make) -> None:
    with pytest.raises(SuiteError, match=r'strategy "prompt" on task "toy": wordings: .*no wording "rude"'):
        look_ahead(make({"type": "prompt", "wordings": ["rude"]}))


# --- tokens, price, time ---------------------------------------------------------------------------------------------


def answers(cell: CellAhead) -> Requests:
    return next(part for part in cell.requests if part.kind == "answers")


def test_tokens_come_from_characters_and_prices_from_tokens(make: Make) -> None:
    cell = only(look_ahead(make(PROMPT, latency={"requests": 0})))
    part = answers(cell)
    assert part.input_tokens == (len("Answer.") + len("what is number 41?")) / 4 + 2 * 4
    assert part.output_tokens == 2 / 4 + 1
    assert part.usd == cell.usd == pytest.approx(TEST * (14 * 100 + 2 * 200) / 1e6)
    assert part.most_usd == cell.most_usd == pytest.approx(TEST * (14 * 100 + 64 * 200) / 1e6)
    assert cell.seconds is None, "no run has measured it"


def test_an_earlier_run_gives_tokens_seconds_and_with_them_the_price_of_machine_time(make: Make) -> None:
    by_hour: dict[str, Any] = {"cost": {"usd_per_hour": 3600.0}}
    assert only(look_ahead(make(PROMPT, **by_hour))).usd is None
    earlier = done(make(PROMPT, **by_hour))
    ahead = look_ahead(make(PROMPT, **by_hour), fresh=True)
    cell = only(ahead)
    assert ahead.earlier == earlier.name
    assert (answers(cell).input_tokens, answers(cell).output_tokens) == (5, 4)
    assert cell.seconds == cell.usd == pytest.approx((TEST + TIMED + WARMUP) * 0.001)
    other = only(look_ahead(make(PROMPT, **by_hour, model={"type": "scripted", "name": "another"})))
    assert other.seconds is None and other.usd is None, "another model takes another time"


def test_what_is_unknown_of_a_cell_is_unknown_of_the_whole(make: Make) -> None:
    plain, tuned = (ahead := look_ahead(make(PROMPT, TUNED))).cells
    assert plain.usd is not None and tuned.usd is None, "what a service asks for a training is not known"
    assert ahead.usd is None and ahead.most_usd is None and ahead.seconds is None


def test_a_training_on_this_machine_is_estimated_from_the_last_one(make: Make) -> None:
    by_hour: dict[str, Any] = {"cost": {"usd_per_hour": 3600.0}, "latency": {"requests": 0}}
    done(make(TUNED, **by_hour))
    cell = only(look_ahead(make(TUNED, **by_hour), fresh=True))
    assert cell.seconds == cell.usd == pytest.approx(30 * 0.001 + TEST * 0.001)


# --- the command -----------------------------------------------------------------------------------------------------


def test_the_command_prints_the_plan_and_buys_nothing(make: Make, tmp_path: Path, adaptbench: Command) -> None:
    make(PROMPT, TUNED)
    code, out, err = adaptbench("run", tmp_path / "suite.toml", "--dry-run")
    assert (code, err) == (0, "") and asked(tmp_path) == 0 and not (tmp_path / "results").exists()
    lines = {line.split("  ")[0]: line.split() for line in out.splitlines()}
    assert lines["toy · prompt"][3:6] == ["24", "0", "24"]
    assert lines["all"][-3:] == ["unknown"] * 3
    assert "To buy, by kind: 40 answers, 8 latency." in out and "A run would begin a new folder." in out


def test_records_are_not_touched(make: Make, tmp_path: Path, adaptbench: Command) -> None:
    path = done(make(PROMPT))
    with (path / "records.jsonl").open("a") as torn:
        torn.write('{"kind": "ans')
    before = {file: file.read_bytes() for file in path.iterdir() if file.is_file()}
    code, out, _ = adaptbench("run", tmp_path / "suite.toml", "--dry-run")
    assert code == 0 and "Nothing is missing" in out and f"A run would go on with {path.name}." in out
    assert {file: file.read_bytes() for file in path.iterdir() if file.is_file()} == before


# --- output that is closed early -------------------------------------------------------------------------------------


def test_a_reader_that_closes_early_ends_the_command_quietly() -> None:
    code = "import sys; sys.stdin.readline(); from harness.cli import main; sys.exit(main(['list']))"
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen([sys.executable, "-c", code], text=True, **pipes) as process:
        assert process.stdout and process.stdin and process.stderr
        process.stdout.close()
        process.stdin.write("go\n")
        process.stdin.close()
        said = process.stderr.read()
    assert (said, process.returncode) == ("", 141)
