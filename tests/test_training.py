"""The local trainer, on a model of two layers that learns to answer in letters."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from harness.api import Hyperparameters, Message, Prompt, SetupStep, TrainingPair
from harness.errors import OptionError, TrainingError
from harness.models.local import LocalModel
from harness.models.scripted import Scripted
from harness.models.weights import load_weights, quiet
from harness.training.batches import Sample, encode, epoch_batches, micro_batches
from harness.training.local import LocalTrainer
from harness.training.loop import learning_rate
from harness.training.network import Network

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
CONTEXT = 160
SYSTEM = "Name the fruit or the colour that begins with the letter. One word."
ANSWERS = {"a": "apple", "b": "blue", "c": "cherry", "d": "damson", "e": "elderberry", "f": "fig", "g": "green"}
EXACT = LocalTrainer(precision="float32")


def tokenizer() -> PreTrainedTokenizerFast:
    letters = {letter: number for number, letter in enumerate(sorted(ByteLevel.alphabet()))}
    letters |= {"<|im_start|>": len(letters), "<|im_end|>": len(letters) + 1}
    core = Tokenizer(BPE(vocab=letters, merges=[]))
    core.pre_tokenizer, core.decoder = ByteLevel(add_prefix_space=False), ByteLevelDecoder()
    ends = {"eos_token": "<|im_end|>", "bos_token": "<|im_start|>", "pad_token": "<|im_end|>"}
    return PreTrainedTokenizerFast(tokenizer_object=core, chat_template=CHATML, **ends)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with random weights, as transformers saves it."""
    target = tmp_path_factory.mktemp("tiny")
    words = tokenizer()
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "max_position_embeddings": CONTEXT}
    heads = {"num_attention_heads": 4, "num_key_value_heads": 2}
    with quiet(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        config = LlamaConfig(
            vocab_size=len(words), initializer_range=0.3, eos_token_id=words.eos_token_id, **sizes, **heads
        )
        LlamaForCausalLM(config).save_pretrained(target)
        words.save_pretrained(target)
    return target


@pytest.fixture
def model(folder: Path) -> LocalModel:
    return LocalModel(load_weights(str(folder), "float32", "cpu"))


def pair(letter: str, question: str = "") -> TrainingPair:
    prompt = Prompt((Message("system", SYSTEM), Message("user", f"{question}{letter}")))
    return TrainingPair(prompt, ANSWERS[letter])


def pairs(count: int, seed: int = 0) -> list[TrainingPair]:
    dice = Random(seed)
    return [pair(dice.choice(sorted(ANSWERS)), "?" * dice.randrange(9)) for _ in range(count)]


def samples(model: LocalModel, count: int = 7) -> list[Sample]:
    weights = model.weights
    return encode(pairs(count), model.token_ids, weights.tokenizer, weights.module.generation_config.eos_token_id)


def silent(fraction: float, text: str) -> None:
    pass


def train(
    model: LocalModel,
    folder: Path,
    *,
    train: Sequence[TrainingPair] | None = None,
    validation: Sequence[TrainingPair] | None = None,
    seed: int = 0,
    **knobs: Any,
) -> SetupStep:
    hyperparameters = Hyperparameters(**({"n_epochs": 2, "learning_rate": 1e-2} | knobs))
    train = pairs(24) if train is None else train
    validation = pairs(8, seed=1) if validation is None else validation
    return EXACT.train(model, train, validation, hyperparameters, seed, folder, silent)


def curve(folder: Path) -> list[dict[str, str]]:
    with (folder / "curve.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def logits(module: Any, ids: Sequence[int]) -> torch.Tensor:
    with torch.no_grad():
        found: torch.Tensor = module(input_ids=torch.tensor([ids])).logits
    return found


def reference_loss(module: Any, batch: Sequence[Sample]) -> torch.Tensor:
    """The textbook way: one example at a time, all logits, labels of -100 outside the answer."""
    losses = []
    for sample in batch:
        labels = torch.tensor([*[-100] * len(sample.prompt), *sample.answer])
        found = module(input_ids=torch.tensor([sample.ids])).logits[0]
        losses.append(torch.nn.functional.cross_entropy(found[:-1], labels[1:], reduction="sum"))
    return torch.stack(losses).sum() / sum(len(sample.answer) for sample in batch)


def gradients(module: Any) -> Iterator[torch.Tensor]:
    for weights in module.parameters():
        yield weights.grad.clone()
        weights.grad = None


# --- batches ----------------------------------------------------------------------------------------------------------


def test_a_sample_is_what_inference_reads_then_the_answer_then_the_end_of_turn(model: LocalModel) -> None:
    asked = pair("c")
    [sample] = encode([asked], model.token_ids, model.weights.tokenizer, None)
    assert list(sample.prompt) == model.token_ids(asked.prompt)
    text = model.weights.tokenizer.decode(sample.ids)
    assert text.endswith("<|im_start|>assistant\ncherry<|im_end|>")
    assert model.weights.tokenizer.decode(sample.answer) == "cherry<|im_end|>"


@pytest.mark.parametrize(
    ("template_end", "stops", "expected"),
    [
        ("<|im_start|>", "<|im_start|>", "<|im_start|>"),
        ("<|im_start|>", "<|im_end|>", "<|im_end|>"),
        ("", "z", "<|im_end|>"),
    ],
)
def test_the_end_of_turn_is_the_templates_if_generation_stops_there(
    template_end: str, stops: str, expected: str
) -> None:
    words = tokenizer()
    words.chat_template = "{% for message in messages %}{{ message.content }}" + template_end + "{% endfor %}"
    ends = [words.convert_tokens_to_ids(stops)]
    [sample] = encode([pair("a")], lambda prompt: [1], words, ends)
    assert words.decode(sample.answer) == "apple" + expected


def test_an_epoch_has_every_sample_once_and_batches_of_like_length(model: LocalModel) -> None:
    given = [Sample((1,) * (1 + number % 50), (2, number)) for number in range(203)]
    batches = epoch_batches(given, 8, Random(0))
    assert sorted(sample.answer for batch in batches for sample in batch) == [(2, n) for n in range(203)]
    assert sorted(map(len, batches))[1:] == [8] * 25
    spread = [max(map(len, batch)) - min(map(len, batch)) for batch in batches]
    assert sum(spread) / len(spread) < 12
    assert batches != epoch_batches(given, 8, Random(1))


def test_micro_batches_keep_to_the_budget_and_lose_nothing() -> None:
    dice = Random(0)
    shared = tuple(range(100))
    batch = [Sample(shared + (dice.randrange(100, 200),) * dice.randrange(1, 40), (7, n)) for n in range(30)]
    parts = list(micro_batches(batch, 400))
    assert len(parts) > 2
    for part in parts:
        assert len(part.prefix) + len(part.rows) * max(map(len, part.rows)) <= 400
    rows = [(*part.prefix, *row) for part in parts for row in part.rows]
    assert sorted(rows) == sorted(sample.ids[:-1] for sample in batch)
    assert sum(len(part.targets) for part in parts) == 60
    assert {part.prefix for part in micro_batches(batch, 400, share=False)} == {()}


def test_a_sample_over_the_budget_goes_alone_and_whole() -> None:
    long, short = Sample((1,) * 900, (2,)), Sample((3,) * 5, (2,))
    assert [part.rows for part in micro_batches([short, long], 400)] == [((1,) * 900,), ((3,) * 5,)]


# --- loss and gradients -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("budget", [100_000, 300, 1])
def test_loss_and_gradient_are_those_of_the_textbook_for_any_budget(model: LocalModel, budget: int) -> None:
    batch, module = samples(model), model.weights.module
    expected = reference_loss(module, batch)
    expected.backward()  # type: ignore[no-untyped-call]
    wanted = list(gradients(module))
    tally = Network(module, mixed=False, budget=budget, longest=CONTEXT).backward(batch)
    assert tally.mean_loss == pytest.approx(expected.item(), rel=1e-5)
    for found, right in zip(gradients(module), wanted, strict=True):
        torch.testing.assert_close(found, right, rtol=1e-4, atol=1e-6)


def test_the_shared_prefix_is_used_in_that_comparison(model: LocalModel) -> None:
    [part] = micro_batches(samples(model), 100_000)
    assert len(part.prefix) > 60


def test_only_the_answers_tokens_are_targets(model: LocalModel) -> None:
    """The same prompt with two answers: all that the loss asks for is in the answers."""
    prompt = samples(model)[0].prompt
    [part] = micro_batches([Sample(prompt, (5, 6, 7)), Sample(prompt, (8,))], 100_000, share=False)
    last = len(prompt) - 1
    assert part.targets == ((0, last, 5), (0, last + 1, 6), (0, last + 2, 7), (1, last, 8))


def test_accuracy_counts_the_tokens_the_model_would_have_said(model: LocalModel) -> None:
    prompt = samples(model)[0].prompt
    best = int(logits(model.weights.module, prompt)[0, -1].argmax())
    network = Network(model.weights.module, mixed=False, budget=1000, longest=CONTEXT)
    tally = network.evaluate([Sample(prompt, (best,)), Sample(prompt, (best + 1,))])
    assert (tally.correct, tally.tokens, tally.accuracy) == (1, 2, 0.5)


def test_the_rate_warms_up_and_then_falls_to_zero() -> None:
    rates = [learning_rate(step, 20, 0.2, 1.0) for step in range(21)]
    assert rates[:5] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    assert rates[4:] == sorted(rates[4:], reverse=True)
    assert rates[20] == 0
    assert learning_rate(0, 1, 0.5, 1.0) == 1.0


# --- training ---------------------------------------------------------------------------------------------------------


def test_lora_learns_and_leaves_a_curve_and_the_facts(model: LocalModel, tmp_path: Path) -> None:
    step = train(model, tmp_path, n_epochs=3, batch_size=8, learning_rate=5e-2)
    rows = curve(tmp_path)
    assert list(rows[0])[:5] == [
        "step", "train_loss", "train_accuracy", "valid_loss", "valid_mean_token_accuracy"
    ]  # fmt: skip
    assert [row["step"] for row in rows] == [str(number) for number in range(10)]
    assert [row["epoch"] for row in rows] == ["0", *"111222333"]
    assert [row["step"] for row in rows if row["valid_loss"]] == ["0", "3", "6", "9"]
    valid = step.details["valid_loss"]
    assert [float(row["valid_loss"]) for row in rows if row["valid_loss"]] == valid
    assert valid[-1] < 0.8 * valid[0]
    assert step.details["best_epoch"] == 3
    assert step.details["final_train_loss"] == float(rows[-1]["train_loss"])
    assert step.trained_tokens == 3 * sum(map(len, samples(model, 24)))
    assert (step.kind, step.usd, step.details["steps"], step.details["notes"]) == ("training", None, 9, [])


def test_the_adapter_loads_with_plain_peft_and_is_the_model_that_was_measured(
    model: LocalModel, folder: Path, tmp_path: Path
) -> None:
    step = train(model, tmp_path)
    with quiet():
        from peft import PeftModel

        plain = PeftModel.from_pretrained(LlamaForCausalLM.from_pretrained(folder), tmp_path / "adapter").eval()
    ids = samples(model)[0].ids
    loaded = EXACT.load(model, tmp_path)
    assert isinstance(loaded, LocalModel)
    torch.testing.assert_close(logits(plain, ids), logits(loaded.weights.module, ids), rtol=1e-4, atol=1e-5)
    assert not torch.allclose(logits(plain, ids), logits(model.weights.module, ids), atol=1e-2)
    checked = encode(pairs(8, seed=1), model.token_ids, model.weights.tokenizer, None)
    assert reference_loss(plain, checked).item() == pytest.approx(min(step.details["valid_loss"]), rel=1e-4)


def test_full_training_loads_again_and_is_the_model_that_was_measured(model: LocalModel, tmp_path: Path) -> None:
    step = train(model, tmp_path, method="full")
    loaded = EXACT.load(model, tmp_path)
    assert isinstance(loaded, LocalModel)
    assert step.details["trainable_parameters"] == model.weights.module.num_parameters()
    checked = encode(pairs(8, seed=1), model.token_ids, loaded.weights.tokenizer, None)
    assert reference_loss(loaded.weights.module, checked).item() == pytest.approx(
        min(step.details["valid_loss"]), rel=1e-4
    )
    assert min(step.details["valid_loss"]) < step.details["valid_loss"][0]


@pytest.mark.parametrize("method", ["lora", "full"])
def test_the_given_model_is_not_touched(model: LocalModel, tmp_path: Path, method: str) -> None:
    module = model.weights.module
    before = {name: weights.clone() for name, weights in module.state_dict().items()}
    attention = module.config._attn_implementation
    train(model, tmp_path, method=method, n_epochs=1)
    after = module.state_dict()
    assert after.keys() == before.keys()
    assert all(torch.equal(after[name], weights) for name, weights in before.items())
    assert (module.training, module.config._attn_implementation) == (False, attention)


def test_the_best_epoch_is_kept_and_not_the_last(model: LocalModel, tmp_path: Path) -> None:
    """Validation answers that contradict the training: after a while, learning more only hurts."""
    contrary = [TrainingPair(given.prompt, given.answer.upper()) for given in pairs(8, seed=1)]
    step = train(model, tmp_path, validation=contrary, n_epochs=6, method="full")
    losses = step.details["valid_loss"]
    assert step.details["best_epoch"] == losses.index(min(losses)) < 6
    loaded = EXACT.load(model, tmp_path)
    assert isinstance(loaded, LocalModel)
    checked = encode(contrary, model.token_ids, model.weights.tokenizer, None)
    assert reference_loss(loaded.weights.module, checked).item() == pytest.approx(min(losses), rel=1e-4)


def test_if_training_only_hurts_the_base_is_kept_and_that_is_said(model: LocalModel, tmp_path: Path) -> None:
    wrong = [TrainingPair(given.prompt, "zzzzzzzz") for given in pairs(24)]
    step = train(model, tmp_path, train=wrong, learning_rate=5e-2)
    assert step.details["best_epoch"] == 0
    assert ["untrained model" in note for note in step.details["notes"]] == [True]
    loaded = EXACT.load(model, tmp_path)
    assert isinstance(loaded, LocalModel)
    ids = samples(model)[0].ids
    torch.testing.assert_close(logits(loaded.weights.module, ids), logits(model.weights.module, ids))


def test_without_validation_the_last_epoch_is_kept(model: LocalModel, tmp_path: Path) -> None:
    step = train(model, tmp_path, validation=[])
    assert (step.details["best_epoch"], step.details["valid_loss"]) == (2, [])
    assert {row["valid_loss"] for row in curve(tmp_path)} == {""}


@pytest.mark.parametrize(
    ("method", "batch_size"),
    [pytest.param("lora", 24, id="first weights"), pytest.param("full", 8, id="order of data")],
)
def test_a_seed_fixes_every_number_and_another_changes_them(
    model: LocalModel, tmp_path: Path, method: str, batch_size: int
) -> None:
    for name, seed in (("one", 3), ("same", 3), ("other", 4)):
        train(model, tmp_path / name, seed=seed, method=method, batch_size=batch_size)
    one, same, other = (curve(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    assert abs(float(one[-1]["valid_loss"]) - float(other[-1]["valid_loss"])) > 1e-4
    first, second = (sorted((tmp_path / name).rglob("*.safetensors")) for name in ("one", "same"))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_training_leaves_the_callers_random_numbers_alone(model: LocalModel, tmp_path: Path) -> None:
    state = torch.random.get_rng_state()
    train(model, tmp_path, n_epochs=1)
    assert torch.equal(torch.random.get_rng_state(), state)


def test_target_modules_and_rank_reach_the_adapter(model: LocalModel, tmp_path: Path) -> None:
    step = train(model, tmp_path, target_modules="q_proj, v_proj", lora_rank=4, n_epochs=1)
    # Two layers: 32 -> 32 for q, 32 -> 16 for v.
    assert step.details["trainable_parameters"] == 2 * 4 * ((32 + 32) + (32 + 16))
    config = json.loads((tmp_path / "adapter/adapter_config.json").read_text())
    assert (config["target_modules"], config["r"]) == (["q_proj", "v_proj"], 4)
    assert sorted(file.name for file in (tmp_path / "adapter").iterdir()) == [
        "adapter_config.json",
        "adapter_model.safetensors",
    ]


def test_weight_decay_shrinks_matrices_and_spares_norms(model: LocalModel, tmp_path: Path) -> None:
    """A rate this low changes nothing by itself: what shrinks was shrunk by decay, by 1 - rate x decay a step."""
    knobs: dict[str, Any] = {"method": "full", "n_epochs": 1, "batch_size": 24, "warmup_ratio": 0.0}
    train(model, tmp_path, validation=[], learning_rate=1e-6, weight_decay=1e5, **knobs)
    before = model.weights.module.state_dict()
    after = load_weights(str(tmp_path / "weights"), "float32", "cpu").module.state_dict()
    for name, weights in before.items():
        kept = 0.9 if weights.ndim > 1 else 1.0
        torch.testing.assert_close(after[name], weights * kept, rtol=0, atol=1e-5)


def test_bfloat16_arithmetic_learns_too(model: LocalModel, tmp_path: Path) -> None:
    knobs = Hyperparameters(n_epochs=2, learning_rate=5e-2)
    step = LocalTrainer("bfloat16").train(model, pairs(24), pairs(8, seed=1), knobs, 0, tmp_path, silent)
    losses = step.details["valid_loss"]
    assert step.details["precision"] == "bfloat16"
    assert losses[-1] < 0.9 * losses[0]


def test_the_default_rate_is_scaled_by_the_multiplier(model: LocalModel, tmp_path: Path) -> None:
    rates = [
        train(model, tmp_path, n_epochs=1, learning_rate=None, learning_rate_multiplier=scale).details["learning_rate"]
        for scale in (1.0, 0.5)
    ]
    assert rates[1] == rates[0] / 2 > 0


def test_progress_ends_at_one(model: LocalModel, tmp_path: Path) -> None:
    heard: list[tuple[float, str]] = []
    EXACT.train(
        model, pairs(16), [], Hyperparameters(n_epochs=1), 0, tmp_path, lambda done, text: heard.append((done, text))
    )
    assert [done for done, _ in heard] == [0.5, 1.0]
    assert heard[-1][1].startswith("epoch 1/1, step 2/2, loss ")


# --- what cannot be trained -------------------------------------------------------------------------------------------


def test_examples_beyond_the_context_are_left_out_and_counted(model: LocalModel, tmp_path: Path) -> None:
    long = pair("a", "?" * CONTEXT)
    step = train(model, tmp_path, train=[*pairs(8), long, long], validation=[*pairs(4), long], n_epochs=1)
    details = step.details
    assert (details["train_examples"], details["dropped_too_long"]) == (8, 2)
    assert (details["validation_examples"], details["validation_dropped_too_long"]) == (4, 1)
    assert any(note.startswith("2 training examples") for note in details["notes"])


def test_nothing_to_train_on_is_an_error(model: LocalModel, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"There are no training examples\.$"):
        train(model, tmp_path, train=[])
    with pytest.raises(TrainingError, match=f"longer than the {CONTEXT} tokens"):
        train(model, tmp_path, train=[pair("a", "?" * CONTEXT)])


def test_a_loss_that_is_no_number_is_an_error(model: LocalModel, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="lower learning rate"):
        train(model, tmp_path, learning_rate=1e30, n_epochs=3)


def test_target_modules_that_the_model_lacks_are_named(model: LocalModel, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match='target_modules = "q_prj"'):
        train(model, tmp_path, target_modules="q_prj")


def test_only_local_models_without_an_adapter_can_be_trained(model: LocalModel, tmp_path: Path) -> None:
    other: Any = Scripted().open()
    with pytest.raises(OptionError, match='needs a model of type "local"'):
        train(other, tmp_path)
    train(model, tmp_path, n_epochs=1)
    tuned: Any = EXACT.load(model, tmp_path)
    with pytest.raises(OptionError, match="an adapter is merged into it"):
        train(tuned, tmp_path / "again")


def test_a_folder_without_a_trained_model_is_an_error(model: LocalModel, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no trained model in it"):
        EXACT.load(model, tmp_path)
