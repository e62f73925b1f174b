"""A causal language model on this machine, run with transformers. Importing this costs the standard library only."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

from harness.api import Completion, Decoding, Failure, Model, Outcome, Prompt, TimedCompletion
from harness.errors import ModelError, ModelLoadError
from harness.models.weights import EMBEDDED, Weights, folder_sha256, load_folder, load_weights, quiet

if TYPE_CHECKING:
    from harness.models.batch import Request
    from harness.models.generation import Writer


@dataclass(frozen=True, slots=True)
class Local:
    """Options of [model] with type = "local".

    `name` is the embedded model, the path of a folder of safetensors or of a GGUF file, or a hub id. `dtype` auto is
    bfloat16 where the hardware is fast at it. `max_batch_tokens` bounds rows times (longest prompt + answer) of a
    batch, without a shared prefix that is kept once.
    """

    name: str = EMBEDDED
    dtype: Literal["auto", "bfloat16", "float16", "float32"] = "auto"
    device: str = "auto"
    max_batch_tokens: int = 8192

    def __post_init__(self) -> None:
        if self.max_batch_tokens < 1:
            raise ValueError("max_batch_tokens must be at least 1")

    def identity(self) -> str:
        """What a plan knows of the weights without loading them: the files' sizes and times of change."""
        path = Path(self.name)
        files = sorted(path.rglob("*") if path.is_dir() else [path]) if path.exists() else []
        return ";".join(f"{file.name}:{(at := file.stat()).st_size}:{at.st_mtime_ns}" for file in files)

    def open(self) -> Model:
        """Load the weights. Raises ModelLoadError."""
        return LocalModel(load_weights(self.name, self.dtype, self.device), self.max_batch_tokens)


class LocalModel:
    """Implements `harness.api.Model`. `adapter_sha` is None for a model that no adapter was merged into."""

    price_key: tuple[str, str] | None = None

    def __init__(self, weights: Weights, max_batch_tokens: int = 8192, adapter_sha: str | None = None) -> None:
        if not weights.tokenizer.chat_template:
            raise ModelLoadError(f'Model "{weights.name}" has no chat template: take one tuned for chat ("instruct").')
        self.weights = weights
        self.max_batch_tokens = max_batch_tokens
        self.adapter_sha = adapter_sha

    @property
    def name(self) -> str:
        return self.weights.name

    @property
    def fingerprint(self) -> str:
        parts = (self.weights.sha, self.weights.dtype, self._template_sha, self.adapter_sha or "")
        return f"local:{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()}"

    @property
    def context_tokens(self) -> int | None:
        """The most tokens, prompt and answer, the model was made for; None where its config does not say."""
        return getattr(self.weights.module.config.get_text_config(), "max_position_embeddings", None)

    @property
    def _template_sha(self) -> str:
        return hashlib.sha256(str(self.weights.tokenizer.chat_template).encode()).hexdigest()

    @cached_property
    def _writer(self) -> Writer:
        from harness.models.generation import Writer
        from harness.models.network import Network

        weights = self.weights
        return Writer(Network(weights.module, weights.tokenizer, weights.device), self.max_batch_tokens)

    def token_ids(self, prompt: Prompt) -> list[int]:
        """The prompt as the model reads it: its chat template, up to where the answer begins. Raises ModelError."""
        from jinja2 import TemplateError

        turns = [{"role": message.role, "content": message.content} for message in prompt.messages]
        try:
            text = self.weights.tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=True)
        except TemplateError as error:
            raise ModelError("chat_template", str(error)) from error
        ids: list[int] = self.weights.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]
        if not ids:
            raise ModelError("chat_template", "it wrote an empty prompt")
        return ids

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        start = perf_counter()
        requests, refused = self._requests(prompts, decoding)
        seconds = (perf_counter() - start) / max(1, len(requests))
        yield from refused
        yield from self._writer.write(requests, decoding, seconds)

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        """One request from messages to text. The first token counts from when its text is there."""
        from harness.models.generation import memory_errors

        start = perf_counter()
        with memory_errors():
            batch = self._writer.alone(self._request(0, prompt, decoding), decoding)
            ended = batch.step()
            if batch.rows:
                self._writer.network.text(batch.rows[0].written)
            first = perf_counter() - start
            while batch.rows:
                ended = batch.step()
        seconds = perf_counter() - start
        outcome = ended[0][1]
        assert isinstance(outcome, Completion)
        return TimedCompletion(replace(outcome, seconds=seconds), seconds, first)

    def _requests(
        self, prompts: Sequence[Prompt], decoding: Decoding
    ) -> tuple[list[Request], list[tuple[int, Failure]]]:
        requests, refused = [], []
        for index, prompt in enumerate(prompts):
            try:
                requests.append(self._request(index, prompt, decoding))
            except ModelError as error:
                refused.append((index, Failure(error.kind, error.message)))
        return requests, refused

    def _request(self, index: int, prompt: Prompt, decoding: Decoding) -> Request:
        from harness.models.batch import Request

        ids, context = self.token_ids(prompt), self.context_tokens
        if context is not None and len(ids) + decoding.max_output_tokens > context:
            room = f"the model takes {context}, {decoding.max_output_tokens} of them for the answer"
            raise ModelError("context_length", f"the prompt has {len(ids)} tokens; {room}")
        return Request(index, tuple(ids))

    def with_adapter(self, folder: Path) -> LocalModel:
        """This model with a LoRA adapter (PEFT's layout) merged in, in float32, and the sums put into a fresh copy.

        A cast of the merged module itself would cast its rotary frequencies too, and ran at half the speed of the base.
        """
        label = f"{self.name}+{folder.name}"
        if not (folder / "adapter_model.safetensors").is_file():
            raise ModelLoadError(f'Adapter "{folder}": no adapter_model.safetensors in it.')
        sha = folder_sha256(folder, label, ("adapter_config.json", "adapter_model.safetensors"))
        exact, copy = self._copy(label, "float32"), self._copy(label, self.weights.dtype)
        copy.module.load_state_dict(_merged(exact, folder).state_dict())
        return LocalModel(replace(copy, dtype_reason=self.weights.dtype_reason), self.max_batch_tokens, sha)

    def _copy(self, label: str, dtype: str) -> Weights:
        given = self.weights
        return load_folder(given.folder, name=label, sha=given.sha, dtype=dtype, device=given.device)

    def with_weights(self, folder: Path) -> LocalModel:
        """A fully fine-tuned model from a folder of safetensors, in this model's precision and on its device."""
        label = f"{self.name}+{folder.name}"
        sha = folder_sha256(folder, label)
        weights = load_folder(folder, name=label, sha=sha, dtype=self.weights.dtype, device=self.weights.device)
        return LocalModel(replace(weights, dtype_reason=self.weights.dtype_reason), self.max_batch_tokens)

    def describe(self) -> Mapping[str, Any]:
        return {
            "kind": "local",
            "name": self.name,
            "weights_sha256": self.weights.sha,
            "adapter_sha256": self.adapter_sha,
            "chat_template_sha256": self._template_sha,
            "dtype": self.weights.dtype,
            "dtype_reason": self.weights.dtype_reason,
            "device": self.weights.device,
            "parameters": self.weights.module.num_parameters(),
            "context_tokens": self.context_tokens,
            "max_batch_tokens": self.max_batch_tokens,
        }


def _merged(base: Weights, folder: Path) -> Any:
    try:
        with quiet():
            from peft import PeftModel

            return PeftModel.from_pretrained(base.module, str(folder)).merge_and_unload().eval()
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelLoadError(f'Adapter "{folder}" does not fit "{base.name}": {reason}') from error
