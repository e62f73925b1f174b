"""`adaptbench serve`: the official client, unpatched, and plain requests, and a tiny model that really is trained."""

from __future__ import annotations

import base64
import csv
import io
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2 as httpx
import openai
import pytest
import torch

from harness.api import Completion, Decoding, Message, Prompt
from harness.errors import UsageError
from harness.models.local import LocalModel
from harness.models.network import Network
from harness.serving.files import Files
from harness.serving.job_request import read_job
from harness.serving.jobs import Jobs
from harness.serving.served import Served, as_given
from harness.serving.setup import Place
from harness.serving.slots import CHUNK, Slots
from tests.serving import (
    BASE,
    ENDLESS,
    EXAMPLES,
    LEARNT,
    PATIENCE,
    chat_file,
    client,
    deployment_server,
    make_tiny,
    model_server,
    open_tiny,
    turns,
)
from tests.test_training import ANSWERS, SYSTEM

pytestmark = pytest.mark.usefixtures("one_thread")

QUICK = {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 12, "learning_rate_multiplier": 10}}}
QUESTIONS = ("a", "What begins with b?", "c" * 90, "d e", "f?", "Name one that begins with g, please. " * 3, "a b", "b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def model(folder: Path) -> LocalModel:
    return open_tiny(folder)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def url(model: LocalModel, kept: Path) -> Iterator[str]:
    with model_server(model, kept) as url:
        yield url


@pytest.fixture
def ai(url: str) -> Iterator[openai.OpenAI]:
    with client(url) as opened:
        yield opened


def local_answers(model: LocalModel, texts: tuple[str, ...], decoding: Decoding) -> list[Completion]:
    prompts = [Prompt((Message("system", SYSTEM), Message("user", text))) for text in texts]
    found = dict(model.complete(prompts, decoding))
    return [found[at] for at in range(len(texts))]  # type: ignore[misc]


def ask(ai: openai.OpenAI, text: str, name: str = BASE, **options: Any) -> Any:
    return ai.chat.completions.create(
        model=name, messages=turns(text), **{"temperature": 0, "max_completion_tokens": 24, **options}
    )


def upload(ai: openai.OpenAI, file: Path) -> str:
    with file.open("rb") as opened:
        return ai.files.create(file=opened, purpose="fine-tune").id


def ended(ai: openai.OpenAI, id: str) -> Any:
    until = time.monotonic() + PATIENCE
    while (job := ai.fine_tuning.jobs.retrieve(id)).status not in ("succeeded", "failed", "cancelled"):
        assert time.monotonic() < until, job.status
        time.sleep(0.02)
    return job


def events(ai: openai.OpenAI, id: str) -> list[str]:
    """Oldest first."""
    return [event.message for event in ai.fine_tuning.jobs.list_events(id, limit=1000)][::-1]


# --- from a file to a tuned model -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tuned(url: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = chat_file(tmp_path_factory.mktemp("data") / "letters.jsonl")
    with client(url) as ai:
        id = upload(ai, file)
        asked = {"suffix": "letters", "seed": 7, "metadata": {"run": "r1"}}
        job = ai.fine_tuning.jobs.create(model=BASE, training_file=id, validation_file=id, method=QUICK, **asked)
        assert (job.object, job.status, job.fine_tuned_model) == ("fine_tuning.job", "validating_files", None)
        return ended(ai, job.id)


def test_a_job_trains_a_model_that_answers_otherwise(ai: openai.OpenAI, tuned: Any) -> None:
    assert (tuned.status, tuned.error, tuned.seed, tuned.metadata) == ("succeeded", None, 7, {"run": "r1"})
    assert tuned.fine_tuned_model.startswith(f"ft:{BASE}:letters::")
    assert tuned.method.supervised.hyperparameters.n_epochs == 12
    assert tuned.hyperparameters.batch_size == 8
    assert tuned.finished_at >= tuned.created_at
    right = [ask(ai, letter, tuned.fine_tuned_model).choices[0].message.content for letter in ANSWERS]
    wrong = [ask(ai, letter).choices[0].message.content for letter in ANSWERS]
    assert set(right) == {LEARNT}
    assert LEARNT not in wrong


def test_a_job_says_what_it_did(ai: openai.OpenAI, tuned: Any) -> None:
    said = events(ai, tuned.id)
    steps = 12 * -(-EXAMPLES // 8)
    assert said[0] == f"Created fine-tuning job: {tuned.id}"
    assert said[-2:] == [
        f"New fine-tuned model created: {tuned.fine_tuned_model}",
        "The job has successfully completed",
    ]
    assert [line.split(":")[0] for line in said if line.startswith("Step ")] == [
        f"Step {step}/{steps}" for step in range(1, steps + 1)
    ]
    newest = ai.fine_tuning.jobs.list_events(tuned.id, limit=5)
    assert [event.message for event in newest.data] == said[-5:][::-1]
    assert newest.has_more
    metrics = [event for event in ai.fine_tuning.jobs.list_events(tuned.id, limit=1000) if event.type == "metrics"]
    assert metrics[0].data["step"] == metrics[0].data["total_steps"] == steps
    assert metrics[-1].data["train_loss"] > metrics[0].data["train_loss"] > 0


def test_the_result_file_is_a_csv_in_base64(ai: openai.OpenAI, tuned: Any) -> None:
    (id,) = tuned.result_files
    assert (ai.files.retrieve(id).purpose, ai.files.retrieve(id).filename) == ("fine-tune-results", "step_metrics.csv")
    rows = list(csv.DictReader(io.StringIO(base64.b64decode(ai.files.content(id).content, validate=True).decode())))
    assert list(rows[0]) == ["step", "train_loss", "train_accuracy", "valid_loss", "valid_mean_token_accuracy"]
    assert [int(row["step"]) for row in rows] == list(range(1, 49))
    assert [row["step"] for row in rows if row["valid_loss"]] == [str(step) for step in range(4, 49, 4)]
    assert float(rows[-1]["train_loss"]) < float(rows[0]["train_loss"])
    (checkpoint,) = ai.fine_tuning.jobs.checkpoints.list(tuned.id).data
    assert checkpoint.fine_tuned_model_checkpoint == tuned.fine_tuned_model
    row = rows[int(checkpoint.step_number) - 1]
    assert (
        checkpoint.metrics.full_valid_loss
        == float(row["valid_loss"])
        == min(float(row["valid_loss"]) for row in rows if row["valid_loss"])
    )


def test_trained_tokens_are_those_of_all_epochs(tuned: Any, model: LocalModel) -> None:
    prompts = {letter: Prompt((Message("system", SYSTEM), Message("user", letter))) for letter in ANSWERS}
    once = sum(len(model.token_ids(prompt)) + len(LEARNT) + 1 for prompt in prompts.values())
    assert tuned.trained_tokens == 12 * once * EXAMPLES // len(ANSWERS)


def test_files_and_jobs_are_listed(ai: openai.OpenAI, tuned: Any, tmp_path: Path) -> None:
    file = chat_file(tmp_path / "other.jsonl")
    id = upload(ai, file)
    assert id in [one.id for one in ai.files.list()]
    assert id not in [one.id for one in ai.files.list(purpose="fine-tune-results")]
    assert [one.id for one in ai.files.list(limit=1).data] == [id]
    assert ai.files.list(order="asc").data[-1].id == id
    found = ai.files.retrieve(id)
    assert (found.filename, found.bytes, found.status) == ("other.jsonl", file.stat().st_size, "processed")
    assert ai.files.content(id).content == file.read_bytes()
    assert ai.files.delete(id).deleted
    with pytest.raises(openai.NotFoundError):
        ai.files.retrieve(id)
    assert tuned.id in [job.id for job in ai.fine_tuning.jobs.list()]
    filters: Any = {"metadata[run]": "r1"}
    assert [job.id for job in ai.fine_tuning.jobs.list(extra_query=filters)] == [tuned.id]
    assert not ai.fine_tuning.jobs.list(extra_query={"metadata[run]": "r2"}).data


def test_models_are_listed(ai: openai.OpenAI, tuned: Any) -> None:
    assert {BASE, tuned.fine_tuned_model, "all-minilm-l6-v2"} <= {one.id for one in ai.models.list()}
    assert ai.models.retrieve(tuned.fine_tuned_model).owned_by == "adaptbench"
    with pytest.raises(openai.PermissionDeniedError):
        ai.models.delete(BASE)
    with pytest.raises(openai.NotFoundError):
        ai.models.retrieve("gpt-4o")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("not json", "invalid_training_file", "line 3: "),
        ('{"messages": [{"role": "user", "content": "a"}]}', "invalid_training_file", "the last message must be"),
        ('{"messages": [{"role": "robot", "content": "a"}]}', "invalid_training_file", "role 'robot'"),
        (
            '{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "tool_calls": [{"id": "x"}]}]}',
            "invalid_training_file",
            "calls of tools",
        ),
    ],
)
def test_a_bad_file_fails_its_job(ai: openai.OpenAI, tmp_path: Path, line: str, code: str, says: str) -> None:
    file = chat_file(tmp_path / "bad.jsonl")
    lines = file.read_text().splitlines()
    file.write_text("\n".join([*lines[:2], line, *lines[2:]]) + "\n")
    job = ended(ai, ai.fine_tuning.jobs.create(model=BASE, training_file=upload(ai, file)).id)
    assert (job.status, job.fine_tuned_model, job.result_files) == ("failed", None, [])
    assert (job.error.code, job.error.param) == (code, "training_file")
    assert says in job.error.message
    assert events(ai, job.id)[-1] == f"The job failed: {job.error.message}"


def test_too_few_examples_fail_the_job(ai: openai.OpenAI, tmp_path: Path) -> None:
    id = upload(ai, chat_file(tmp_path / "few.jsonl", 9))
    job = ended(ai, ai.fine_tuning.jobs.create(model=BASE, training_file=id).id)
    assert (job.error.code, job.error.param) == ("invalid_n_examples", "training_file")
    assert "has 9 examples" in job.error.message


def test_cancel(ai: openai.OpenAI, tmp_path: Path) -> None:
    id = upload(ai, chat_file(tmp_path / "long.jsonl", 400))
    job = ai.fine_tuning.jobs.create(model=BASE, training_file=id, method=ENDLESS)
    waiting = ai.fine_tuning.jobs.create(model=BASE, training_file=id, method=ENDLESS)
    while not any(line.startswith("Step ") for line in events(ai, job.id)):
        time.sleep(0.02)
    assert ai.fine_tuning.jobs.retrieve(job.id).status == "running"
    assert ask(ai, "a", max_completion_tokens=2).usage.completion_tokens <= 2  # requests go on meanwhile
    assert ai.fine_tuning.jobs.cancel(waiting.id).status == "cancelled"
    assert ai.fine_tuning.jobs.cancel(job.id).status == "cancelled"
    assert events(ai, job.id)[-1] == "The job was cancelled."
    with pytest.raises(openai.BadRequestError) as refused:
        ai.fine_tuning.jobs.cancel(job.id)
    assert refused.value.code == "job_already_completed"
    few = upload(ai, chat_file(tmp_path / "few.jsonl", 9))
    ended(ai, ai.fine_tuning.jobs.create(model=BASE, training_file=few).id)  # the thread has come to the next one
    assert ai.fine_tuning.jobs.retrieve(job.id).fine_tuned_model is None


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"model": "gpt-4o"}, "model"),
        ({"training_file": "file-none"}, "training_file"),
        ({"validation_file": "file-none"}, "validation_file"),
        ({"method": {"type": "dpo", "dpo": {}}}, "method.type"),
        ({"hyperparameters": {"n_epochs": 0}}, "n_epochs"),
        ({"hyperparameters": {"n_epochs": "many"}}, "n_epochs"),
        ({"hyperparameters": {"lora": 1}}, "hyperparameters.lora"),
        ({"suffix": "x" * 65}, "suffix"),
        ({"metadata": {"a": 1}}, "metadata"),
        ({"extra_body": {"colour": "red"}}, "colour"),
    ],
)
def test_a_job_that_cannot_be_is_refused(ai: openai.OpenAI, tuned: Any, changes: Any, param: str) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        ai.fine_tuning.jobs.create(**{"model": BASE, "training_file": tuned.training_file, **changes})
    assert refused.value.param == param


# --- chat completions -------------------------------------------------------------------------------------------------


def test_answers_are_those_of_the_local_model(ai: openai.OpenAI, model: LocalModel) -> None:
    """All at once, twice: rows that join and leave, prompts of all lengths, beginnings that are kept."""
    texts = QUESTIONS * 2
    with ThreadPoolExecutor(len(texts)) as pool:
        replies = list(pool.map(lambda text: ask(ai, text), texts))
    expected = local_answers(model, texts, Decoding(24))
    assert [reply.choices[0].message.content for reply in replies] == [one.text for one in expected]
    assert [reply.choices[0].finish_reason for reply in replies] == [one.finish_reason for one in expected]
    usages = [(reply.usage.prompt_tokens, reply.usage.completion_tokens) for reply in replies]
    assert usages == [(one.usage.input_tokens, one.usage.output_tokens) for one in expected]
    assert max(reply.usage.prompt_tokens_details.cached_tokens for reply in replies) > 0


def test_a_prompt_longer_than_what_is_read_at_once(ai: openai.OpenAI, model: LocalModel) -> None:
    texts = ("What begins with b? " * 120, "Name it: " * 200, "a" * 1500)
    assert len(model.token_ids(Prompt((Message("user", texts[0]),)))) > 2 * CHUNK
    with ThreadPoolExecutor(len(texts)) as pool:
        replies = list(pool.map(lambda text: ask(ai, text).choices[0].message.content, texts))
    assert replies == [one.text for one in local_answers(model, texts, Decoding(24))]


def test_the_room_of_many_rows_does_not_grow_with_one_long_row(model: LocalModel) -> None:
    slots = Slots(Network(model.weights.module, model.weights.tokenizer, "cpu"))
    slots.read([[1, 2, 3]] * 16, None)
    for _ in range(15):
        slots.leave(0)
    slots.read([[4] * 3000], None)
    assert slots.room == 2 * 3072
    slots.leave(1)
    slots.read([[1, 2, 3]] * 15, None)
    assert slots.room == 16 * 256
    alone = Slots(slots.network)
    alone.read([[1, 2, 3]], None)
    assert torch.allclose(slots.step([5] * 16), alone.step([5]), atol=1e-4)


def test_a_model_that_does_not_keep_all_keys(tmp_path: Path) -> None:
    """Its rows cannot share a cache."""
    windows = open_tiny(make_tiny(tmp_path, sliding=True))
    opened = deployment_server(Served("windows", windows, 1))
    with opened as url, client(url) as ai, ThreadPoolExecutor(len(QUESTIONS)) as pool:
        replies = list(pool.map(lambda text: ask(ai, text).choices[0].message.content, QUESTIONS))
    assert replies == [one.text for one in local_answers(windows, QUESTIONS, Decoding(24))]


def test_a_model_that_fails_says_so_to_all_and_goes_on(model: LocalModel) -> None:
    def prompts(conversations: Any) -> Any:
        if any(conversation[-1].content == "break" for conversation in conversations):
            raise RuntimeError("broken")
        return as_given(conversations)

    with deployment_server(Served("frail", model, 1, prompts)) as url, client(url) as ai:
        with pytest.raises(openai.InternalServerError) as failed:
            ask(ai, "break")
        assert failed.value.code == "model_error"
        assert ask(ai, "a", max_completion_tokens=2).usage.completion_tokens == 2


def test_a_stream_says_the_same(ai: openai.OpenAI, model: LocalModel) -> None:
    (expected,) = local_answers(model, ("What begins with b?",), Decoding(24))
    parts = list(ask(ai, "What begins with b?", stream=True, stream_options={"include_usage": True}))
    assert "".join(part.choices[0].delta.content or "" for part in parts[:-1]) == expected.text
    assert parts[0].choices[0].delta.role == "assistant"
    assert [part.choices[0].finish_reason for part in parts[:-1]] == [None] * (len(parts) - 2) + ["length"]
    assert (parts[-1].choices, parts[-1].usage.completion_tokens) == ([], 24)
    assert len(parts) > 5
    assert len({part.id for part in parts}) == 1
    assert all(part.usage is None for part in ask(ai, "a", stream=True))


@pytest.mark.parametrize("stream", [False, True])
def test_stop(ai: openai.OpenAI, model: LocalModel, stream: bool) -> None:
    (whole,) = local_answers(model, ("a",), Decoding(24))
    assert len(whole.text) > 12
    stop = whole.text[6:9]
    (expected,) = local_answers(model, ("a",), Decoding(24, stop=(stop, "never")))
    reply = ask(ai, "a", stop=[stop, "never"], stream=stream)
    if stream:
        parts = list(reply)
        said, reason = "".join(p.choices[0].delta.content or "" for p in parts), parts[-1].choices[0].finish_reason
    else:
        said, reason = reply.choices[0].message.content, reply.choices[0].finish_reason
    assert (said, reason) == (expected.text, "stop")
    assert stop not in said


def test_both_names_of_the_limit(ai: openai.OpenAI) -> None:
    assert ask(ai, "a", max_completion_tokens=3).usage.completion_tokens == 3
    old = ai.chat.completions.create(model=BASE, messages=turns("a"), temperature=0, max_tokens=4)
    assert (old.usage.completion_tokens, old.choices[0].finish_reason) == (4, "length")  # type: ignore[union-attr]


def test_a_seed_repeats_a_sample_whatever_else_is_asked(ai: openai.OpenAI) -> None:
    def sample(seed: int) -> str:
        return str(ask(ai, "a", temperature=1, seed=seed).choices[0].message.content)

    alone = [sample(seed) for seed in (1, 2)]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(sample, (1, 2, 3, 1, 2, 3)))
    assert together == [*alone, together[2]] * 2
    assert len(set(together)) == 3
    greedy = ask(ai, "a").choices[0].message.content
    assert ask(ai, "a", temperature=1, top_p=0).choices[0].message.content == greedy


def test_logprobs(ai: openai.OpenAI, model: LocalModel) -> None:
    reply = ask(ai, "a", max_completion_tokens=6, logprobs=True, top_logprobs=3)
    entries = reply.choices[0].logprobs.content
    assert len(entries) == 6
    module, words = model.weights.module, model.weights.tokenizer
    ids = model.token_ids(Prompt((Message("system", SYSTEM), Message("user", "a"))))
    for entry in entries:
        with torch.no_grad():
            expected = torch.log_softmax(module(torch.tensor([ids])).logits[0, -1], dim=-1).topk(3)
        assert entry.logprob == pytest.approx(float(expected.values[0]), abs=1e-4)
        assert [top.logprob for top in entry.top_logprobs] == pytest.approx(expected.values.tolist(), abs=1e-4)
        assert entry.token == words.decode([int(expected.indices[0])])
        ids.append(int(expected.indices[0]))
    streamed = [part.choices[0].logprobs for part in ask(ai, "a", max_completion_tokens=6, logprobs=True, stream=True)]
    assert [entry.token for part in streamed if part for entry in part.content] == [entry.token for entry in entries]
    assert ask(ai, "a").choices[0].logprobs is None


@pytest.mark.parametrize(
    ("changes", "param", "code"),
    [
        ({"n": 2}, "n", "unsupported_value"),
        ({"extra_body": {"colour": 1}}, "colour", "unknown_parameter"),
        ({"temperature": 3}, "temperature", "invalid_value"),
        ({"max_completion_tokens": 0}, "max_completion_tokens", "invalid_value"),
        ({"max_completion_tokens": "9"}, "max_completion_tokens", "invalid_type"),
        ({"stop": list("abcde")}, "stop", "array_above_max_length"),
        ({"top_logprobs": 2}, "top_logprobs", None),
        ({"stream_options": {"include_usage": True}}, "stream_options", None),
        ({"tools": [{"type": "function"}]}, "tools", "unsupported_parameter"),
        ({"response_format": {"type": "json_object"}}, "response_format", "unsupported_parameter"),
        ({"messages": []}, "messages", "invalid_type"),
        ({"messages": [{"role": "robot", "content": "a"}]}, "messages[0].role", "invalid_value"),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
            "messages[0].content",
            "unsupported_value",
        ),
        ({"max_completion_tokens": 100_000}, "messages", "context_length_exceeded"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_request_that_cannot_be_answered(
    ai: openai.OpenAI, changes: Any, param: str, code: str | None, stream: bool
) -> None:
    if stream and "stream_options" in changes:
        changes = {"stream_options": {"colour": 1}}
        param, code = "stream_options.colour", "unknown_parameter"
    with pytest.raises(openai.BadRequestError) as refused:
        ai.chat.completions.create(**{"model": BASE, "messages": turns("a"), "stream": stream, **changes})
    assert (refused.value.param, refused.value.code) == (param, code)
    assert refused.value.type == "invalid_request_error"


def test_what_changes_nothing_is_taken(ai: openai.OpenAI) -> None:
    plain = ask(ai, "a").choices[0].message.content
    neutral = {"user": "me", "n": 1, "frequency_penalty": 0, "tools": [], "response_format": {"type": "text"}}
    assert ask(ai, "a", **neutral).choices[0].message.content == plain
    parts = [{"role": "developer", "content": SYSTEM}, {"role": "user", "content": [{"type": "text", "text": "a"}]}]
    messages: Any = parts
    again = ai.chat.completions.create(model=BASE, messages=messages, temperature=0, max_tokens=24)
    assert again.choices[0].message.content == plain


def test_an_unknown_model(ai: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as refused:
        ask(ai, "a", "gpt-4o")
    assert refused.value.code == "model_not_found"


# --- embeddings -------------------------------------------------------------------------------------------------------


def test_embeddings_in_both_encodings(ai: openai.OpenAI) -> None:
    plain = ai.embeddings.create(model="all-minilm-l6-v2", input=["a b", "c"], encoding_format="float")
    packed = ai.embeddings.create(model="all-minilm-l6-v2", input=["a b", "c"])  # the client asks for base64
    assert [row.embedding for row in plain.data] == [pytest.approx(row.embedding) for row in packed.data]
    assert sum(value * value for value in plain.data[0].embedding) == pytest.approx(1)
    assert plain.data[0].embedding != plain.data[1].embedding
    assert plain.usage.prompt_tokens == 3
    for changes in ({"input": [[1, 2]]}, {"input": ""}, {"dimensions": 3}, {"encoding_format": "hex"}):
        given: Any = {"model": "all-minilm-l6-v2", "input": "a", **changes}
        with pytest.raises(openai.BadRequestError):
            ai.embeddings.create(**given)


# --- plain requests ---------------------------------------------------------------------------------------------------


def raw(url: str, method: str, path: str, **options: Any) -> tuple[int, Any]:
    reply = httpx.request(method, f"{url}{path}", timeout=PATIENCE, **options)
    return reply.status_code, reply.json()["error"] if reply.status_code >= 400 else reply.json()


def test_errors_have_one_shape(url: str) -> None:
    json_type = {"content-type": "application/json"}
    chat = "/chat/completions"
    for content in (b"{", b"[]", b'{"model": NaN}', b'{"model": "\\ud800"}', b"\xff", b"[" * 100_000):
        status, error = raw(url, "POST", chat, content=content, headers=json_type)
        assert (status, error["code"]) == (400, "invalid_json"), content[:20]
    for options, status, code in (
        ({"content": b"{}", "headers": {"content-type": "text/plain"}}, 400, "invalid_content_type"),
        ({"json": {"messages": turns("a")}}, 400, "missing_required_parameter"),
        ({"content": b" " * (17 * 2**20), "headers": json_type}, 413, "too_large"),
        ({"content": iter([b" " * 2**20] * 17), "headers": json_type}, 413, "too_large"),
        ({"json": {}, "headers": {"host": "evil.example"}}, 403, "forbidden"),
        ({"json": {}, "headers": {"origin": "https://evil.example"}}, 403, "forbidden"),
    ):
        given: Any = options
        found, error = raw(url, "POST", chat, **given)
        assert (found, error["code"]) == (status, code)
        assert set(error) == {"message", "type", "param", "code"}
    assert raw(url, "GET", "/nowhere")[0] == 404
    assert raw(url, "DELETE", chat)[0] == 405
    assert raw(url, "POST", "/files", data={"purpose": "fine-tune"})[0] == 400


@pytest.mark.parametrize(
    ("name", "content", "purpose", "param"),
    [
        ("a.csv", b"a", "fine-tune", "file"),
        ("a.jsonl", b"", "fine-tune", "file"),
        ("a.jsonl", b"a", "vision", "purpose"),
    ],
)
def test_an_upload_that_is_refused(url: str, name: str, content: bytes, purpose: str, param: str) -> None:
    status, error = raw(url, "POST", "/files", files={"file": (name, content)}, data={"purpose": purpose})
    assert (status, error["param"]) == (400, param)


def test_events_on_the_wire(url: str) -> None:
    body = {"model": BASE, "messages": turns("a"), "stream": True, "max_tokens": 2, "temperature": 0}
    reply = httpx.post(f"{url}/chat/completions", json=body, timeout=PATIENCE)
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.headers["x-request-id"].startswith("req_")
    lines = reply.text.split("\n\n")
    assert lines[-2:] == ["data: [DONE]", ""]
    assert all(json.loads(line.removeprefix("data: "))["object"] == "chat.completion.chunk" for line in lines[:-2])


def test_a_key_is_asked_for(model: LocalModel, tmp_path: Path) -> None:
    with model_server(model, tmp_path, Place(port=0, key="secret")) as url:
        with client(url, "secret") as ai:
            assert BASE in [one.id for one in ai.models.list()]
        with client(url, "wrong") as ai, pytest.raises(openai.AuthenticationError) as refused:
            ai.models.list()
        assert refused.value.code == "invalid_api_key"
        assert raw(url, "GET", "/models")[0] == 401
        assert raw(url, "GET", "/models", headers={"api-key": "secret"})[0] == 200
        assert raw(url.removesuffix("/v1"), "GET", "/health")[0] == 200


# --- those who leave, those who come back -----------------------------------------------------------------------------


@pytest.mark.parametrize("stream", [True, False])
def test_a_client_that_leaves_frees_its_place(model: LocalModel, tmp_path: Path, stream: bool) -> None:
    """There is one place, and the one who has it would keep it for 90,000 tokens."""
    body = {"model": BASE, "messages": turns("a"), "stream": stream, "max_tokens": 90_000, "temperature": 0}
    (begun,) = local_answers(model, ("a",), Decoding(600))
    assert begun.finish_reason == "length"  # it goes round in circles, and so never ends by itself
    with model_server(model, tmp_path, max_rows=1, max_batch_tokens=10**9) as url, client(url) as ai:
        if stream:
            with httpx.stream("POST", f"{url}/chat/completions", json=body, timeout=PATIENCE) as reply:
                next(reply.iter_lines())
        else:
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(f"{url}/chat/completions", json=body, timeout=httpx.Timeout(PATIENCE, read=0.3))
        assert ask(ai, "a", max_completion_tokens=2).usage.completion_tokens == 2


def test_what_was_kept_is_there_again(model: LocalModel, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with model_server(model, kept) as url, client(url) as ai:
        file = upload(ai, chat_file(tmp_path / "a.jsonl"))
        job = ended(ai, ai.fine_tuning.jobs.create(model=BASE, training_file=file, method=QUICK).id)
        said, before = events(ai, job.id), ask(ai, "a", job.fine_tuned_model).choices[0].message.content
        with pytest.raises(UsageError, match="another server"), model_server(model, kept):
            pass
    with model_server(model, kept) as url, client(url) as ai:
        assert ai.fine_tuning.jobs.retrieve(job.id) == job
        assert events(ai, job.id) == said
        assert ai.files.content(file).content == (tmp_path / "a.jsonl").read_bytes()
        assert ask(ai, "a", job.fine_tuned_model).choices[0].message.content == before
        ai.models.delete(job.fine_tuned_model)
        with pytest.raises(openai.NotFoundError):
            ask(ai, "a", job.fine_tuned_model)


def test_a_job_that_saw_its_server_die_is_trained_by_the_next(model: LocalModel, tmp_path: Path) -> None:
    """As a dead server leaves it: half a line of events, half a model."""
    jobs, files = Jobs(tmp_path / "jobs"), Files(tmp_path / "files")
    with chat_file(tmp_path / "a.jsonl").open("rb") as file:
        training_file = files.add("a.jsonl", "fine-tune", file)["id"]
    asked = read_job({"model": BASE, "training_file": training_file, "method": QUICK})
    ids = [jobs.add(asked)["id"] for _ in range(2)]
    assert jobs.change(ids[0], "running")
    jobs.model_folder(ids[0]).mkdir()
    with (tmp_path / "jobs" / ids[0] / "events.jsonl").open("a") as torn:
        torn.write('{"id": "ftevent-')
    with model_server(model, tmp_path) as url, client(url) as ai:
        resumed, fresh = (ended(ai, id) for id in ids)
        assert (resumed.status, fresh.status) == ("succeeded", "succeeded")
        assert "The server died while the job was running: training begins anew." in events(ai, ids[0])
        results = [ai.files.content(job.result_files[0]).content for job in (resumed, fresh)]
        assert results[0] == results[1]
        said = events(ai, ids[0])
    assert [event["message"] for event in Jobs(tmp_path / "jobs").events(ids[0])][::-1] == said


def test_a_job_that_saw_two_servers_die_is_failed(tmp_path: Path) -> None:
    jobs = Jobs(tmp_path)
    id = jobs.add(read_job({"model": BASE, "training_file": "file-a"}))["id"]
    assert jobs.change(id, "running")
    once = Jobs(tmp_path)
    assert once.public(id)["status"] == "queued"
    assert once.events(id)[0]["level"] == "warn"
    assert once.change(id, "running")
    twice = Jobs(tmp_path).public(id)
    assert (twice["status"], twice["error"]["code"]) == ("failed", "server_died")
