"""What becomes of a request when the server fails, fault by fault; docs/reliability.md shows the same table."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from harness import latency
from harness.api import Adaptation, Completion, Decoding, Example, Failure, Message, Outcome, Prompt, instruct
from harness.errors import ModelError
from harness.models.openai import OpenAI, OpenAIModel
from harness.models.openai_errors import error_in_reply, wait_seconds
from harness.models.openai_pace import Pace
from harness.records import Cell
from tests.faulty_server import FAULTS, LASTING, LIKELY, PASSING, SAID, FaultyServer, at_rate, never, serving
from tests.faulty_soak import soak
from tests.loopback import PATIENCE_SECONDS

DECODING = Decoding()
LIMIT_SECONDS = 0.5
DOCS = Path(__file__).parent.parent / "docs" / "reliability.md"


@dataclass(frozen=True)
class Row:
    """`repeats` is how often it is asked again at most, None for as often as `max_retries` allows.

    `words` are in the record's message.
    """

    repeats: int | None
    kind: str
    words: str


TABLE = {
    "429 seconds": Row(None, "rate_limit", SAID["429"]),
    "429 date": Row(None, "rate_limit", SAID["429"]),
    "429 milliseconds": Row(None, "rate_limit", SAID["429"]),
    "429 alone": Row(None, "rate_limit", SAID["429"]),
    "500": Row(None, "server_error", SAID["500"]),
    "503": Row(None, "server_error", SAID["503"]),
    "gone": Row(None, "connection", "disconnected"),
    "cut": Row(None, "connection", ""),
    "hang": Row(None, "timeout", "no whole answer within"),
    "stall": Row(None, "timeout", "no whole answer within"),
    "drip": Row(None, "timeout", "no whole answer within"),
    "malformed": Row(2, "malformed", "can't be read"),
    "empty choices": Row(2, "malformed", ""),
    "error inside": Row(None, "server_error", SAID["error inside"]),
    "filtered reply": Row(0, "content_filter", "finish reason content_filter"),
    "filtered prompt": Row(0, "content_filter", SAID["filtered prompt"]),
    "too long": Row(0, "context_length", SAID["too long"]),
    "bad key": Row(0, "authentication", SAID["bad key"]),
    "no model": Row(0, "not_found", SAID["no model"]),
    "no training": Row(0, "permission", SAID["no training"]),
}


@pytest.fixture(params=["aiohttp", "httpx"])
def transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with both transports: aiohttp is optional, and None is how Python marks a module as not there."""
    if request.param == "httpx":
        monkeypatch.setitem(sys.modules, "aiohttp", None)


def once(text: str, time_asked: int) -> str | None:
    """The prompt names the fault, which is gone when it is asked again."""
    return text if time_asked == 0 and text in FAULTS else None


def forever(text: str, _: int) -> str | None:
    return text if text in FAULTS else None


def open_model(url: str, **options: Any) -> OpenAIModel:
    opened = OpenAI("tiny", base_url=url, **{"timeout_seconds": LIMIT_SECONDS, **options}).open()
    assert isinstance(opened, OpenAIModel)
    return opened


def prompt(text: str) -> Prompt:
    return Prompt((Message("user", text),))


def answers(model: OpenAIModel, texts: tuple[str, ...]) -> dict[str, Outcome]:
    pairs = list(model.complete([prompt(text) for text in texts], DECODING))
    assert len(pairs) == len(texts) == len(dict(pairs))
    return {texts[index]: outcome for index, outcome in pairs}


def timed(url: str, texts: tuple[str, ...], **options: Any) -> dict[str, Outcome]:
    """Each streamed on its own, as in the latency pass, but side by side: what takes time here is waiting."""

    def one(text: str) -> Outcome:
        try:
            return open_model(url, timeout_seconds=1.0, **options).time_one(prompt(text), DECODING).completion
        except ModelError as error:
            return Failure(error.kind, error.message)

    with ThreadPoolExecutor(len(texts)) as pool:
        asked = {text: pool.submit(one, text) for text in texts}
        return {text: future.result(PATIENCE_SECONDS) for text, future in asked.items()}


def expect(outcome: Outcome, fault: str) -> None:
    assert isinstance(outcome, Failure), fault
    assert outcome.kind == TABLE[fault].kind, fault
    assert outcome.message and TABLE[fault].words.lower() in outcome.message.lower(), fault


# --- the table -------------------------------------------------------------------------------------------------------


def test_every_fault_has_its_row() -> None:
    assert tuple(TABLE) == FAULTS
    assert tuple(fault for fault, row in TABLE.items() if row.repeats == 0) == LASTING


@pytest.mark.usefixtures("transport")
def test_what_passes_is_asked_again_and_answered_and_what_stays_is_not() -> None:
    server = FaultyServer(once, wait=0.2)
    with serving(server) as url:
        outcomes = answers(open_model(url), FAULTS)
    for fault in PASSING:
        outcome = outcomes[fault]
        assert isinstance(outcome, Completion) and outcome.text == f"echo: {fault}"
        assert server.asked[fault] == 2, fault
    for fault in LASTING:
        expect(outcomes[fault], fault)
        assert server.asked[fault] == 1, fault


@pytest.mark.usefixtures("transport")
def test_what_does_not_pass_ends_as_a_failure_in_the_servers_words() -> None:
    server = FaultyServer(forever, wait=0.2)
    with serving(server) as url:
        outcomes = answers(open_model(url, max_retries=1), FAULTS)
    for fault, row in TABLE.items():
        expect(outcomes[fault], fault)
        assert server.asked[fault] == (1 if row.repeats == 0 else 2), fault


def test_a_streamed_request_fares_the_same() -> None:
    first, second = FaultyServer(once, wait=0.2), FaultyServer(forever, wait=0.2)
    with serving(first) as url:
        outcomes = timed(url, FAULTS)
    for fault in PASSING:
        outcome = outcomes[fault]
        assert isinstance(outcome, Completion) and outcome.text == f"echo: {fault}", fault
    assert first.asked == {fault: 2 if fault in PASSING else 1 for fault in FAULTS}
    with serving(second) as url:
        outcomes |= timed(url, PASSING, max_retries=0)
    for fault in FAULTS:
        if fault not in ("malformed", "empty choices"):
            expect(outcomes[fault], fault)
    assert second.asked == dict.fromkeys(PASSING, 1)


def test_what_can_not_be_read_may_have_been_paid_for_and_is_asked_three_times_at_most() -> None:
    broken = tuple(fault for fault, row in TABLE.items() if row.repeats == 2)
    server = FaultyServer(forever)
    with serving(server) as url:
        outcomes = answers(open_model(url, max_retries=6), broken)
    for fault in broken:
        expect(outcomes[fault], fault)
    assert server.asked == dict.fromkeys(broken, 3)


def test_the_table_stands_in_the_docs() -> None:
    lines = [[cell.strip() for cell in line.split("|")] for line in DOCS.read_text("utf-8").splitlines()]
    said = {cells[1]: (cells[3], cells[4]) for cells in lines if len(cells) > 4 and cells[1] in TABLE}
    words = {None: "up to `max_retries`", 0: "never", 2: "twice at most"}
    assert said == {fault: (words[row.repeats], f"`{row.kind}`") for fault, row in TABLE.items()}


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "slow down", "code": 429}, "rate_limit"),
        ({"message": "slow down", "code": "rate_limit_exceeded"}, "rate_limit"),
        ({"message": "no such model", "code": 404}, "not_found"),
        ({"message": "too much", "code": "context_length_exceeded"}, "context_length"),
        ({"message": "withheld", "code": "content_filter"}, "content_filter"),
        ({"message": "out of memory", "code": 502}, "server_error"),
        ("out of memory", "server_error"),
    ],
)
def test_an_error_that_comes_with_status_200_is_told_apart_too(error: object, kind: str) -> None:
    found = error_in_reply(error)
    assert found.kind == kind and found.message == (error["message"] if isinstance(error, dict) else error)


def test_waits_double_up_to_a_limit_and_are_never_twice_the_same() -> None:
    for attempt in range(10):
        waits = [wait_seconds(ModelError("server_error", "again"), attempt) for _ in range(20)]
        longest = min(0.5 * 2**attempt, 32)
        assert all(wait is not None and 0.75 * longest <= wait <= longest for wait in waits)
        assert len(set(waits)) == 20


# --- time limits -----------------------------------------------------------------------------------------------------


def test_a_stream_that_was_given_up_leaves_no_thread_and_the_next_is_answered() -> None:
    with serving(FaultyServer(forever)) as url:
        model = open_model(url, max_retries=0)
        for fault in ("hang", "stall", "drip"):
            with pytest.raises(ModelError, match="timeout"):
                model.time_one(prompt(fault), DECODING)
            assert model.time_one(prompt("next"), DECODING).completion.text == "echo: next"
        until = time.monotonic() + PATIENCE_SECONDS
        while any(thread.name == "adaptbench-openai-stream" for thread in threading.enumerate()):
            assert time.monotonic() < until
            time.sleep(0.01)


# --- the latency pass ------------------------------------------------------------------------------------------------


def test_the_latency_pass_asks_again_where_a_stream_broke_and_times_the_answer_alone() -> None:
    broken = ("error inside", "cut", "stall", "429 seconds")
    server = FaultyServer(once, wait=0.5)
    examples = [Example(fault, fault, ("x",)) for fault in broken]
    with serving(server) as url:
        adaptation = Adaptation(open_model(url), instruct("Answer."))
        requests = latency.Requests(Cell("t", "s", 0), examples, DECODING, warmup=0)
        records = list(latency.measure(requests, adaptation, forget=lambda: None))
    assert [(record.example_id, record.error) for record in records] == [(fault, None) for fault in broken]
    assert server.asked == dict.fromkeys(broken, 2)
    assert all(record.generate_seconds and record.generate_seconds < LIMIT_SECONDS for record in records)


def test_what_the_latency_pass_can_not_time_is_a_record_without_a_time() -> None:
    with serving(FaultyServer(forever)) as url:
        adaptation = Adaptation(open_model(url, max_retries=0), instruct("Answer."))
        examples = [Example("e", "error inside", ("x",))]
        requests = latency.Requests(Cell("t", "s", 0), examples, DECODING, warmup=0)
        (record,) = latency.measure(requests, adaptation, forget=lambda: None)
    assert record.error == Failure("server_error", SAID["error inside"])
    assert record.generate_seconds is None and record.first_token_seconds is None


# --- a rate that adapts ----------------------------------------------------------------------------------------------


def test_the_pace_halves_and_creeps_up_again() -> None:
    pace = Pace(16)
    limits = [pace.limit]
    for _ in range(6):
        pace.refused()
        limits.append(pace.limit)
    assert limits == [16, 8, 4, 2, 1, 1, 1]
    grown = []
    for _ in range(40):
        pace.answered()
        grown.append(pace.limit)
    assert grown == sorted(grown) and grown[0] == 1 and grown[-1] == 16
    assert all(after - before <= 2 for before, after in pairwise(grown)), "it creeps"


def test_one_refusal_in_fifteen_costs_little_and_one_in_four_halves_on() -> None:
    """The first is what a server with other troubles does, the second one that is asked too much."""

    def after(refused_of: int) -> int:
        pace = Pace(64)
        for number in range(1, 2001):
            (pace.answered if number % refused_of else pace.refused)()
        return max(pace.limit, 1)

    assert after(15) >= 32 and after(4) == 1


def test_the_pace_is_that_of_the_model_over_all_its_calls() -> None:
    refusing = FaultyServer(lambda text, _: "429 alone" if text.startswith("refuse") else None, latency=0.05)
    with serving(refusing) as url:
        model = open_model(url, concurrency=8, max_retries=0)
        assert len(answers(model, ("1", "2", "3", "4", "5", "6"))) == 6
        before, refusing.most_under_way = refusing.most_under_way, 0
        refused = answers(model, tuple(f"refuse {number}" for number in range(8)))
        assert {outcome.kind for outcome in refused.values() if isinstance(outcome, Failure)} == {"rate_limit"}
        refusing.most_under_way = 0
        assert all(isinstance(outcome, Completion) for outcome in answers(model, ("7", "8", "9")).values())
        after, refusing.most_under_way = refusing.most_under_way, 0
        answers(model, tuple(f"more {number}" for number in range(40)))
    assert before > 1 and after == 1 and refusing.most_under_way > 1


def test_a_server_with_little_room_answers_all_and_refuses_few() -> None:
    server = FaultyServer(latency=0.01, room=3)
    with serving(server) as url:
        outcomes = answers(open_model(url, concurrency=12), tuple(f"question {number}" for number in range(60)))
    assert all(isinstance(outcome, Completion) for outcome in outcomes.values())
    assert 0 < server.played["429 alone"] < 60


def test_a_server_that_takes_one_request_at_a_time_now_and_then_answers_all() -> None:
    """Whoever was refused keeps its place, or else all would use up their attempts one after the other."""
    server = FaultyServer(apart=0.05, wait=0.05)
    with serving(server) as url:
        outcomes = answers(open_model(url, concurrency=8), tuple(f"question {number}" for number in range(30)))
    assert all(isinstance(outcome, Completion) for outcome in outcomes.values())
    assert server.played["429 milliseconds"] > 0


def test_others_go_on_while_one_waits_to_be_asked_again() -> None:
    """With one request at a time: the second prompt is answered before the first is asked again."""
    server = FaultyServer(lambda text, time_asked: "503" if text == "first" and not time_asked else None)
    with serving(server) as url:
        pairs = list(open_model(url, concurrency=1).complete([prompt("first"), prompt("second")], DECODING))
    assert [index for index, _ in pairs] == [1, 0] and server.most_under_way == 1


# --- a whole run -----------------------------------------------------------------------------------------------------


def test_every_request_of_a_run_ends_as_one_record(tmp_path: Path) -> None:
    found = soak(tmp_path, 100, 0.2, latency=0.002, wait=0.1, concurrency=8, seed=3)
    assert found.records == found.examples == found.requests == 100
    assert found.answered + sum(found.errors.values()) == 100
    assert found.errors and set(found.errors) <= {TABLE[fault].kind for fault in LIKELY if TABLE[fault].repeats == 0}
    assert found.sent > 100


def test_faults_at_a_rate_are_the_same_for_the_same_seed() -> None:
    def drawn(seed: int) -> list[str | None]:
        choose = at_rate(0.2, seed)
        return [choose(f"question {number}", 0) for number in range(2000)]

    assert drawn(1) == drawn(1) != drawn(2)
    assert 300 < sum(fault is not None for fault in drawn(1)) < 500
    assert set(drawn(1)) == {None, *LIKELY}
    assert never("question", 0) is None
