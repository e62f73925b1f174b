"""The OpenAI-compatible model over real HTTP: a scripted server on the loopback, then one with real weights."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from harness.api import Completion, Decoding, Failure, Message, Model, Outcome, Prompt, Usage
from harness.errors import ModelError, ModelLoadError, OptionError
from harness.models.openai import OpenAI
from harness.options import fill
from tests import loopback
from tests.loopback import Loopback, answer, completion, cut, drip, hang, raw, status, stream

KEY = "sk-secret-of-the-test-0123456789"
GREEDY = Decoding(max_output_tokens=24, stop=("\n\n",))
PASSING = {"error": {"message": "try again", "type": "server_error", "code": None}}


@pytest.fixture(autouse=True)
def key_in_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture(params=["aiohttp", "httpx"])
def transport(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs a test with both transports: aiohttp is optional, and None is how Python marks a module as not there."""
    if request.param == "httpx":
        monkeypatch.setitem(sys.modules, "aiohttp", None)


def open_model(server: Loopback, **options: Any) -> Model:
    return OpenAI(name="tiny", base_url=server.url, **options).open()


def prompts(*texts: str) -> list[Prompt]:
    return [Prompt((Message("system", "Be brief."), Message("user", text))) for text in texts]


def answers(model: Model, *texts: str) -> dict[int, Outcome]:
    pairs = list(model.complete(prompts(*texts), GREEDY))
    assert len(pairs) == len(dict(pairs)), "an index came twice"
    return dict(pairs)


def only(model: Model) -> Outcome:
    return answers(model, "hello")[0]


# --- answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("transport")
def test_each_answer_belongs_to_its_prompt() -> None:
    texts = [f"question {i}" for i in range(20)]
    with Loopback() as server:
        outcomes = answers(open_model(server, concurrency=5), *texts)
    assert sorted(outcomes) == list(range(20))
    for index, text in enumerate(texts):
        outcome = outcomes[index]
        assert isinstance(outcome, Completion)
        assert (outcome.text, outcome.finish_reason) == (f"echo: {text}", "stop")
        assert outcome.usage == Usage(input_tokens=20, cached_input_tokens=8, output_tokens=5)
        assert outcome.seconds > 0


def test_no_prompts_send_nothing() -> None:
    with Loopback() as server:
        assert answers(open_model(server)) == {}
        assert server.requests == []


def test_what_is_sent() -> None:
    with Loopback() as server:
        only(open_model(server))
    (seen,) = server.requests
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.body == {
        "model": "tiny",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "hello"}],
        "max_completion_tokens": 24,
        "temperature": 0.0,
        "stop": ["\n\n"],
    }


def test_options_that_change_what_is_sent() -> None:
    options = {
        "system_role": "developer",
        "max_tokens_field": "max_tokens",
        "send_temperature": False,
        "extra_body": {"top_k": 1},
    }
    with Loopback() as server:
        model = fill(OpenAI, {"name": "tiny", "base_url": server.url, **options}, "suite.toml").open()
        list(model.complete(prompts("hello"), Decoding(max_output_tokens=7)))
    assert server.requests[0].body == {
        "model": "tiny",
        "messages": [{"role": "developer", "content": "Be brief."}, {"role": "user", "content": "hello"}],
        "max_tokens": 7,
        "top_k": 1,
    }


def test_azure_goes_to_the_deployment_with_its_own_header() -> None:
    with Loopback() as server:
        endpoint = server.url.removesuffix("/v1")
        model = OpenAI(name="my-deployment", azure_endpoint=endpoint, api_version="2024-10-21").open()
        assert isinstance(only(model), Completion)
        assert model.time_one(prompts("hello")[0], GREEDY).completion.text == "echo: hello"
    assert model.price_key == ("azure", "my-deployment")
    for seen in server.requests:
        assert seen.path == "/openai/deployments/my-deployment/chat/completions?api-version=2024-10-21"
        assert seen.headers["api-key"] == KEY


def test_missing_usage_is_unknown() -> None:
    with Loopback(answer(usage=None), answer(usage={"prompt_tokens": 3, "completion_tokens": 0})) as server:
        model = open_model(server)
        first, second = only(model), only(model)
    assert isinstance(first, Completion) and first.usage == Usage(None, None, None)
    assert isinstance(second, Completion) and second.usage == Usage(3, None, 0)


def test_a_refusal_is_an_answer_and_an_empty_answer_too() -> None:
    refusal = completion({"role": "assistant", "content": None, "refusal": "I can't help with that."})
    with Loopback(raw(json.dumps(refusal)), answer("")) as server:
        model = open_model(server)
        first, second = only(model), only(model)
    assert isinstance(first, Completion) and first.text == "I can't help with that."
    assert isinstance(second, Completion) and second.text == ""


@pytest.mark.usefixtures("transport")
def test_works_inside_a_running_event_loop() -> None:
    async def inside() -> Outcome:
        return only(model)

    with Loopback() as server:
        model = open_model(server)
        assert isinstance(asyncio.run(inside()), Completion)


# --- failures that pass ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first",
    [
        status(429, PASSING, headers={"retry-after-ms": "20"}),
        status(408, PASSING, headers={"retry-after-ms": "20"}),
        status(409, PASSING, headers={"retry-after-ms": "20"}),
        status(503, PASSING, headers={"retry-after": "0.02"}),
        status(500, PASSING),
        status(400, PASSING, headers={"x-should-retry": "true", "retry-after-ms": "20"}),
        cut,
    ],
    ids=["429", "408", "409", "503", "500", "told to", "connection"],
)
@pytest.mark.usefixtures("transport")
def test_a_passing_failure_is_repeated(first: loopback.Behaviour) -> None:
    with Loopback(first) as server:
        outcome = only(open_model(server))
    assert isinstance(outcome, Completion) and outcome.text == "echo: hello"
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "asked",
    [{"Retry-After": "0.7"}, {"retry-after-ms": "700", "Retry-After": "86400"}],
    ids=["seconds", "milliseconds before seconds"],
)
def test_the_wait_a_server_asks_for_is_kept_and_not_counted(asked: dict[str, str]) -> None:
    """0.7 s is more than the wait of a client that was not asked for any."""
    with Loopback(status(429, PASSING, headers=asked)) as server:
        started = time.perf_counter()
        outcome = only(open_model(server))
        elapsed = time.perf_counter() - started
    assert isinstance(outcome, Completion)
    assert server.requests[1].at - server.requests[0].at >= 0.69
    assert elapsed - outcome.seconds >= 0.69


def test_the_wait_may_be_a_date() -> None:
    date = int(time.time()) + 2
    then = time.monotonic() + date - time.time()
    with Loopback(status(429, PASSING, headers={"Retry-After": formatdate(date, usegmt=True)})) as server:
        assert isinstance(only(open_model(server)), Completion)
    assert server.requests[1].at >= then - 0.01


def test_retries_end() -> None:
    with Loopback(rest=status(500, PASSING, headers={"retry-after-ms": "5"})) as server:
        assert only(open_model(server, max_retries=2)) == Failure("server_error", "try again")
    assert len(server.requests) == 3


@pytest.mark.usefixtures("transport")
def test_one_attempt_is_limited_in_time_even_while_blanks_come() -> None:
    with Loopback(hang, drip) as server:
        model = open_model(server, timeout_seconds=0.3, max_retries=0)
        first, second = only(model), only(model)
        server.wait_for(lambda s: s.hung_up == 2)
    assert isinstance(first, Failure) and first.kind == "timeout"
    assert isinstance(second, Failure) and second.kind == "timeout"


@pytest.mark.usefixtures("transport")
def test_a_server_that_is_not_there() -> None:
    url = f"http://127.0.0.1:{loopback.free_port()}/v1"
    model = OpenAI(name="tiny", base_url=url, max_retries=0).open()
    outcome = only(model)
    assert isinstance(outcome, Failure) and outcome.kind == "connection"
    assert "connect" in outcome.message.lower()
    with pytest.raises(ModelError, match="connection"):
        model.time_one(prompts("hello")[0], GREEDY)


# --- failures that stay ----------------------------------------------------------------------------------------------

TOO_LONG = "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens."
FILTERED = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."
QUOTA = "You exceeded your current quota, please check your plan and billing details."


def openai_error(message: str, code: str | None, kind: str = "invalid_request_error") -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": "messages", "code": code}}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (status(400, openai_error(TOO_LONG, "context_length_exceeded")), Failure("context_length", TOO_LONG)),
        (
            status(400, openai_error("the request exceeds it", None, "exceed_context_size_error")),
            Failure("context_length", "the request exceeds it"),
        ),
        (status(400, openai_error(FILTERED, "content_filter")), Failure("content_filter", FILTERED)),
        (
            status(400, openai_error("Unsupported value: 'temperature'", "unsupported_value")),
            Failure("invalid_request", "Unsupported value: 'temperature'"),
        ),
        (
            status(401, openai_error("Incorrect API key", "invalid_api_key")),
            Failure("authentication", "Incorrect API key"),
        ),
        (status(403, openai_error("no access", None)), Failure("permission", "no access")),
        (status(404, openai_error("no such model", "model_not_found")), Failure("not_found", "no such model")),
        (status(422, {"detail": "Unexpected fields"}), Failure("invalid_request", "Unexpected fields")),
        (status(429, openai_error(QUOTA, "insufficient_quota")), Failure("rate_limit", QUOTA)),
        (status(429, PASSING, headers={"Retry-After": "86400"}), Failure("rate_limit", "try again")),
        (status(500, PASSING, headers={"x-should-retry": "false"}), Failure("server_error", "try again")),
    ],
)
def test_a_lasting_failure_is_asked_once_and_has_the_servers_words(
    reply: loopback.Behaviour, expected: Failure
) -> None:
    with Loopback(rest=reply) as server:
        assert only(open_model(server)) == expected
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [
        raw("{not json"),
        raw("<html>Bad gateway</html>", "text/html"),
        raw('{"id": "c", "choices": []}'),
        raw('{"id": "c"}'),
        raw("[]"),
        raw('{"choices": [{"index": 0, "finish_reason": "stop"}]}'),
        raw(json.dumps(completion({"role": "assistant", "content": [{"text": "in parts"}]}))),
        raw(json.dumps(completion({"role": "assistant", "content": "x"}, usage=[1]))),
    ],
)
def test_a_reply_that_is_no_answer_is_malformed(reply: loopback.Behaviour) -> None:
    with Loopback(rest=reply) as server:
        outcome = only(open_model(server, max_retries=0))
    assert isinstance(outcome, Failure) and outcome.kind == "malformed" and outcome.message


def test_a_reply_that_can_not_be_read_is_quoted() -> None:
    with Loopback(rest=raw(f"<html>{'Bad gateway ' * 99}</html>", "text/html")) as server:
        outcome = only(open_model(server, max_retries=0))
    assert isinstance(outcome, Failure) and "<html>Bad gateway" in outcome.message and len(outcome.message) < 400


def test_an_answer_without_words_would_come_again_so_it_is_asked_once() -> None:
    wordless = completion({"role": "assistant", "content": None}, finish_reason="length")
    with Loopback(rest=raw(json.dumps(wordless))) as server:
        outcome = only(open_model(server))
    assert outcome == Failure("no_content", "the reply has no content (finish reason length)")
    assert len(server.requests) == 1


def test_a_withheld_answer_is_a_failure_not_an_empty_answer() -> None:
    with Loopback(answer("", finish_reason="content_filter")) as server:
        outcome = only(open_model(server))
    assert isinstance(outcome, Failure) and outcome.kind == "content_filter"


def test_one_failure_leaves_the_others_alone() -> None:
    with Loopback(answer(), status(404, openai_error("gone", None))) as server:
        outcomes = answers(open_model(server, concurrency=1), "a", "b", "c")
    assert [type(outcomes[i]) for i in range(3)] == [Completion, Failure, Completion]


# --- concurrency and leaving early -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("transport")
def test_as_many_requests_at_a_time_as_allowed_and_no_more() -> None:
    with Loopback(rest=answer(together=threading.Barrier(4))) as server:
        outcomes = answers(open_model(server, concurrency=4), *[f"question {i}" for i in range(12)])
    assert all(isinstance(outcome, Completion) for outcome in outcomes.values())
    assert server.most_in_flight == 4


@pytest.mark.usefixtures("transport")
def test_closing_early_hangs_up_and_sends_nothing_more() -> None:
    with Loopback(answer(), rest=hang) as server:
        outcomes = open_model(server, concurrency=3).complete(prompts(*"abcdefghijkl"), GREEDY)
        assert isinstance(next(iter(outcomes))[1], Completion)
        server.wait_for(lambda s: len(s.requests) == 3)
        assert isinstance(outcomes, Iterator) and hasattr(outcomes, "close")
        outcomes.close()
        assert "adaptbench-openai" not in [thread.name for thread in threading.enumerate()]
        server.wait_for(lambda s: s.hung_up == 2)
        assert len(server.requests) == 3


def test_a_reply_is_timed_when_it_comes_while_the_caller_is_busy() -> None:
    with Loopback() as server:
        outcomes = iter(open_model(server, concurrency=2).complete(prompts("a", "b"), GREEDY))
        next(outcomes)
        server.wait_for(lambda s: len(s.requests) == 2)
        time.sleep(1)
        _, late = next(outcomes)
    assert isinstance(late, Completion) and late.seconds < 1


def test_no_request_goes_out_before_an_answer_in_hand_is_kept() -> None:
    """A kill then costs no more than the requests under way."""
    with Loopback() as server:
        for taken, _ in enumerate(open_model(server, concurrency=3).complete(prompts(*"abcdefghij"), GREEDY)):
            assert len(server.requests) <= taken + 3
        assert len(server.requests) == 10


# --- keys ------------------------------------------------------------------------------------------------------------


def test_the_key_is_in_no_message_and_no_description() -> None:
    with Loopback(rest=loopback.echo_credentials(401)) as server:
        options = OpenAI(name="tiny", base_url=server.url)
        model = options.open()
        outcome = only(model)
        with pytest.raises(ModelError) as raised:
            model.time_one(prompts("hello")[0], GREEDY)
    assert outcome == Failure("authentication", "wrong key: Bearer [key]")
    assert KEY in server.requests[0].headers["authorization"]
    for shown in (repr(model), str(model), repr(options), str(model.describe()), model.fingerprint, repr(raised.value)):
        assert KEY not in shown


def test_a_missing_key_is_named_but_not_needed_on_the_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(ModelLoadError, match="OPENAI_API_KEY is not set"):
        OpenAI(name="gpt-4o-mini").open()
    with pytest.raises(ModelLoadError, match="TEAM_KEY is not set"):
        OpenAI(name="x", base_url="https://models.example/v1", api_key_env="TEAM_KEY").open()
    with Loopback() as server:
        assert isinstance(only(open_model(server)), Completion)


def test_a_key_that_no_header_can_hold_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\nx")
    with pytest.raises(ModelLoadError, match="OPENAI_API_KEY") as raised:
        OpenAI(name="gpt-4o-mini").open()
    assert KEY not in str(raised.value)


# --- options and identity --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        {"name": ""},
        {"base_url": "models.example/v1"},
        {"base_url": "https://user:secret@models.example/v1"},
        {"base_url": "https://:secret@models.example/v1"},
        {"base_url": "http://[models.example"},
        {"base_url": "https://models.example/v1?key=secret"},
        {"base_url": "https://models.example/v1", "azure_endpoint": "https://a.example", "api_version": "1"},
        {"azure_endpoint": "https://a.example"},
        {"api_version": "1"},
        {"concurrency": 0},
        {"max_retries": -1},
        {"timeout_seconds": 0},
        {"price_as": "gpt-4o"},
        {"max_tokens_field": "tokens"},
        {"api_key": "sk-1"},
    ],
)
def test_options_that_can_not_be(options: dict[str, Any]) -> None:
    with pytest.raises(OptionError) as raised:
        fill(OpenAI, {"name": "tiny", **options}, "suite.toml")
    assert "secret" not in str(raised.value)


def test_the_fingerprint_names_what_can_change_an_answer_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def fingerprint(**options: Any) -> str:
        return OpenAI(**{"name": "m", "base_url": "https://models.example/v1", **options}).open().fingerprint

    same = fingerprint()
    changed = [
        fingerprint(name="n"),
        fingerprint(base_url="https://models.example:8443/v1"),
        fingerprint(base_url="https://models.example/v2"),
        fingerprint(extra_body={"top_k": 1}),
        fingerprint(system_role="developer"),
        fingerprint(send_temperature=False),
        fingerprint(max_tokens_field="max_tokens"),
    ]
    assert len({same, *changed}) == 1 + len(changed)
    assert fingerprint(base_url="https://models.example/v1/", concurrency=1, max_retries=0) == same
    monkeypatch.setenv("OPENAI_API_KEY", "another")
    assert fingerprint() == same


def test_price_keys() -> None:
    assert OpenAI(name="gpt-4o-mini").open().price_key == ("openai", "gpt-4o-mini")
    assert OpenAI(name="m", base_url="http://localhost:8000/v1").open().price_key is None
    routed = OpenAI(name="alias", base_url="https://models.example/v1", price_as="openrouter/meta-llama/llama-3-8b")
    assert routed.open().price_key == ("openrouter", "meta-llama/llama-3-8b")


def test_the_environment_can_not_send_requests_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with Loopback() as elsewhere, Loopback() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", elsewhere.url)
        assert isinstance(only(open_model(server)), Completion)
        assert (len(elsewhere.requests), len(server.requests)) == (0, 1)
        assert OpenAI(name="gpt-4o-mini").open().describe()["endpoint"] == "https://api.openai.com/v1"


def test_importing_the_module_is_cheap() -> None:
    code = "import sys, harness.models.openai as m; sys.exit('openai' in sys.modules or 'pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- one at a time, streamed -----------------------------------------------------------------------------------------


def test_a_timed_request_streams_and_keeps_its_connection() -> None:
    with Loopback() as server:
        model = open_model(server)
        timed = [model.time_one(prompts(text)[0], GREEDY) for text in ("one two", "three")]
    assert [t.completion.text for t in timed] == ["echo: one two", "echo: three"]
    for one in timed:
        assert one.completion.usage == Usage(20, 8, 5)
        assert one.completion.finish_reason == "stop"
        assert one.completion.seconds == one.seconds
        assert one.first_token_seconds is not None and 0 < one.first_token_seconds <= one.seconds
    assert [seen.body["stream"] for seen in server.requests] == [True, True]
    assert len({seen.client for seen in server.requests}) == 1


def test_a_server_may_refuse_to_be_asked_for_usage() -> None:
    with Loopback(rest=loopback.refusing_stream_options) as server:
        model = open_model(server, max_retries=0)
        timed = [model.time_one(prompts("hello")[0], GREEDY) for _ in range(2)]
    assert [one.completion.text for one in timed] == ["echo: hello", "echo: hello"]
    assert timed[0].completion.usage == Usage()
    assert ["stream_options" in seen.body for seen in server.requests] == [True, False, False]


def test_an_empty_stream_of_words_has_no_first_token() -> None:
    with Loopback(answer("")) as server:
        timed = open_model(server).time_one(prompts("hello")[0], GREEDY)
    assert timed.completion.text == "" and timed.first_token_seconds is None


def test_a_timed_request_is_repeated_too() -> None:
    with Loopback(status(429, PASSING, headers={"Retry-After": "0.7"}), cut) as server:
        started = time.perf_counter()
        timed = open_model(server).time_one(prompts("hello")[0], GREEDY)
        elapsed = time.perf_counter() - started
    assert timed.completion.text == "echo: hello"
    assert len(server.requests) == 3
    assert elapsed - timed.seconds >= 0.69


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (stream(*loopback.chunks("half an", None, finish_reason=None)[:-1]), "malformed"),
        (stream("{not json"), "malformed"),
        (stream("5"), "malformed"),
        (stream('{"choices": [5]}'), "malformed"),
        (stream(), "malformed"),
        (raw('{"choices": []}'), "malformed"),
        (stream(*loopback.chunks("", None, "content_filter")), "content_filter"),
        (stream('{"error": {"message": "out of memory"}}'), "server_error"),
        (stream('{"error": "out of memory"}'), "server_error"),
        (status(400, openai_error(TOO_LONG, "context_length_exceeded")), "context_length"),
        (status(404, openai_error("no such model", "model_not_found")), "not_found"),
        (cut, "connection"),
        (hang, "timeout"),
    ],
)
def test_a_timed_request_that_fails_says_how(reply: loopback.Behaviour, kind: str) -> None:
    with Loopback(rest=reply) as server:
        model = open_model(server, max_retries=0, timeout_seconds=0.5)
        with pytest.raises(ModelError) as raised:
            model.time_one(prompts("hello")[0], GREEDY)
    assert raised.value.kind == kind and raised.value.message


# --- a real server with real weights ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def weights() -> Path:
    from harness.models.weights import embedded_folder

    return embedded_folder()


@pytest.fixture(scope="module")
def real_url(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with loopback.transformers_serve(weights, tmp_path_factory.mktemp("serve") / "log.txt") as url:
        yield url


CAPITAL = Prompt((Message("user", "What is the capital of France?"),))
COLOURS = Prompt((Message("system", "You are terse."), Message("user", "Name three colours.")))


def real_model(url: str, weights: Path) -> Model:
    return OpenAI(name=str(weights), base_url=url, concurrency=2).open()


@pytest.mark.usefixtures("one_thread")
def test_real_weights_answer_over_http(real_url: str, weights: Path) -> None:
    """Greedy decoding: the answers must be those of generate with the same weights, to the letter and the token."""
    decoding = Decoding(max_output_tokens=12)
    outcomes = dict(real_model(real_url, weights).complete([CAPITAL, COLOURS], decoding))
    for index, prompt in enumerate((CAPITAL, COLOURS)):
        outcome, (expected, usage) = outcomes[index], generated(weights, prompt, decoding)
        assert isinstance(outcome, Completion)
        assert (outcome.text, outcome.usage) == (expected, usage)
    capital, colours = outcomes[0], outcomes[1]
    assert isinstance(capital, Completion) and "Paris" in capital.text and capital.finish_reason == "stop"
    assert isinstance(colours, Completion) and colours.finish_reason == "length"


def test_real_weights_stream(real_url: str, weights: Path) -> None:
    timed = real_model(real_url, weights).time_one(CAPITAL, Decoding(max_output_tokens=12))
    assert "Paris" in timed.completion.text and timed.completion.finish_reason == "stop"
    assert timed.first_token_seconds is not None and 0 < timed.first_token_seconds <= timed.seconds
    assert timed.completion.usage.output_tokens


def generated(weights: Path, prompt: Prompt, decoding: Decoding) -> tuple[str, Usage]:
    """What transformers itself writes with the same weights in the same precision, and its token counts."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(weights)
    model = AutoModelForCausalLM.from_pretrained(weights, dtype="auto")
    turns = [{"role": message.role, "content": message.content} for message in prompt.messages]
    inputs = tokenizer.apply_chat_template(turns, add_generation_prompt=True, return_tensors="pt", return_dict=True)
    written = model.generate(**inputs, max_new_tokens=decoding.max_output_tokens, do_sample=False)
    start = inputs["input_ids"].shape[1]
    tokens = written[0, start:]
    return tokenizer.decode(tokens, skip_special_tokens=True), Usage(start, None, len(tokens))
