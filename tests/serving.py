"""A tiny model, and servers of it in this process: over real sockets, without another interpreter to wait for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import openai
import torch
from transformers import LlamaConfig, LlamaForCausalLM, MistralConfig, MistralForCausalLM

from harness.models.local import LocalModel
from harness.models.weights import load_weights, quiet
from harness.serving.served import Served
from harness.serving.server import Server
from harness.serving.setup import Limits, Place, run, serving_deployment, serving_model
from harness.testing import HashingEmbedder
from tests.test_training import ANSWERS, SYSTEM, tokenizer

PATIENCE = 60.0
BASE = "tiny"
EXAMPLES = 28
LEARNT = "blue"
HERE = Place(port=0)
ENDLESS = {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 50, "batch_size": 1}}}


def make_tiny(target: Path, *, sliding: bool = False) -> Path:
    """Random weights, as transformers saves them, that read and write letters."""
    words = tokenizer()
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "max_position_embeddings": 100_000}
    heads = {"num_attention_heads": 4, "num_key_value_heads": 2}
    with quiet(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        options = {**sizes, **heads, "vocab_size": len(words), "initializer_range": 0.3}
        options["eos_token_id"] = words.eos_token_id
        if sliding:
            module: Any = MistralForCausalLM(MistralConfig(**options, sliding_window=24))
        else:
            module = LlamaForCausalLM(LlamaConfig(**options))
        module.save_pretrained(target)
        words.save_pretrained(target)
    return target


def open_tiny(folder: Path) -> LocalModel:
    return LocalModel(load_weights(str(folder), "float32", "cpu"))


def hashing(name: str) -> HashingEmbedder:
    return HashingEmbedder()


def chat_file(path: Path, examples: int = EXAMPLES) -> Path:
    """Little to learn, so that a handful of steps is enough: one answer to every letter."""
    letters = sorted(ANSWERS)
    rows = []
    for number in range(examples):
        letter = letters[number % len(letters)]
        turns = [("system", SYSTEM), ("user", letter), ("assistant", LEARNT)]
        rows.append({"messages": [{"role": role, "content": content} for role, content in turns]})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def turns(text: str, system: str = SYSTEM) -> Any:
    return [{"role": "system", "content": system}, {"role": "user", "content": text}]


def client(url: str, key: str = "none") -> openai.OpenAI:
    return openai.OpenAI(base_url=url, api_key=key, max_retries=0, timeout=PATIENCE)


@contextmanager
def model_server(model: LocalModel, folder: Path, place: Place = HERE, **limits: Any) -> Iterator[str]:
    """A server that trains: its base URL."""
    served = Served(BASE, model, 1)
    ports: SimpleQueue[int] = SimpleQueue()
    with _run(serving_model(served, folder, place, Limits(**limits), hashing, ports.put), ports, place) as url:
        yield url


@contextmanager
def deployment_server(served: Served, place: Place = HERE) -> Iterator[str]:
    ports: SimpleQueue[int] = SimpleQueue()
    with _run(serving_deployment(served, place, Limits(), hashing, ports.put), ports, place) as url:
        yield url


@contextmanager
def _run(opened: AbstractContextManager[Server], ports: SimpleQueue[int], place: Place) -> Iterator[str]:
    with opened as server:
        thread = Thread(target=run, args=(server, place), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{ports.get(timeout=PATIENCE)}/v1"
        finally:
            server.end()
            thread.join(PATIENCE)
        assert not thread.is_alive()
