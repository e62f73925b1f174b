"""The public contracts: what a strategy, a task, a metric and a model are.

Standard library only, so that a plugin pays nothing to import it. The one idea: an adaptation is a pair, a model and
a prompt builder. Prompting, few-shot and RAG change the prompt; fine-tuning changes the model; combinations change
both. Everything after that is shared by all strategies.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

Role = Literal["system", "user", "assistant"]
Vectors = Any
"""A float32 numpy array of shape [n, dimensions], rows of length one. Named here so that this file needs no numpy."""


# --- data: what a task holds -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Query:
    """What a prompt builder may see of an example: never its references."""

    id: str
    input: str


@dataclass(frozen=True, slots=True)
class Example:
    """One line of a split. `references` are the accepted answers, the first of them the one to learn from.

    `outdated_references` were right before the facts changed: who answers so has stale knowledge.
    """

    id: str
    input: str
    references: tuple[str, ...]
    facets: Mapping[str, str] = field(default_factory=dict)
    gold_passages: tuple[str, ...] = ()
    outdated_references: tuple[str, ...] = ()

    @property
    def query(self) -> Query:
        return Query(self.id, self.input)


@dataclass(frozen=True, slots=True)
class Document:
    """One entry of a task's corpus, before chunking."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a model writes its answer. Temperature 0 is greedy."""

    max_output_tokens: int = 64
    temperature: float = 0.0
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerFormat:
    """How the prediction is taken out of the completion, the same for every strategy.

    `all` strips white space; `first_line` takes the first line that is not empty; `regex` takes group 1 (or the whole
    match) of the first match of `pattern`, and an empty prediction where nothing matches.
    """

    extract: Literal["all", "first_line", "regex"] = "all"
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """All of a task but its examples. A `probe` has a test split only: it measures, and nothing learns from it.

    `metric_options` holds the options of those metrics that have some, by metric name. `corpus_before` is the corpus as
    it was when the training answers were written, where the facts have changed since.
    """

    name: str
    version: str
    licence: str
    instruction: str
    metrics: tuple[str, ...]
    description: str = ""
    wordings: Mapping[str, str] = field(default_factory=dict)
    metric_options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decoding: Decoding = field(default_factory=Decoding)
    answer: AnswerFormat = field(default_factory=AnswerFormat)
    corpus: tuple[Document, ...] = ()
    corpus_before: tuple[Document, ...] = ()
    seed: int = 0
    data_hash: str = ""
    probe: bool = False

    @property
    def primary_metric(self) -> str:
        return self.metrics[0]


@dataclass(frozen=True, slots=True)
class Task:
    """A job to compare strategies on. `adapt` gets `spec`, `train` and `validation`; `test` stays with the runner."""

    spec: TaskSpec
    train: tuple[Example, ...]
    validation: tuple[Example, ...]
    test: tuple[Example, ...]


# --- prompts and completions ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Message:
    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Chat turns, and the ids of what was put into them: documents retrieved, training examples demonstrated."""

    messages: tuple[Message, ...]
    retrieved: tuple[str, ...] = ()
    demonstrations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one request. None is "not known", which is never the same as 0."""

    input_tokens: int | None = None
    cached_input_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """A model's raw answer. `seconds` is this request's share of machine time (local) or its round trip (hosted)."""

    text: str
    finish_reason: str
    usage: Usage
    seconds: float


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that ended without an answer. `kind` is a short name, `message` the server's or library's words."""

    kind: str
    message: str


Outcome = Completion | Failure


@dataclass(frozen=True, slots=True)
class TimedCompletion:
    """One request of the latency pass. `first_token_seconds` is None where the model does not stream."""

    completion: Completion
    seconds: float
    first_token_seconds: float | None


class Model(Protocol):
    """Writes completions. `fingerprint` names everything that can change an answer: weights, precision, endpoint.

    `price_key` is (provider, model) for price data, or None for a model that is paid by the hour.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def price_key(self) -> tuple[str, str] | None: ...

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        """Yield (index into prompts, outcome), each index once, in the order in which they finish."""
        ...

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        """Answer one request with nothing else under way, streaming where the model can. Raises ModelError."""
        ...

    def describe(self) -> Mapping[str, Any]:
        """What a manifest should say of this model: weights hash, precision, device, endpoint. Never a key."""
        ...


# --- adaptation -------------------------------------------------------------------------------------------------------

BuildPrompt = Callable[[Query], Prompt]


@dataclass(frozen=True, slots=True)
class SetupStep:
    """Something paid for once, before the first request: an index, a prompt search, a training.

    `seconds` is machine time here, `usage` the requests it sent, `trained_tokens` what a trainer counted, `usd` a price
    that is known as such (hosted training). `details` is shown and kept, and must be JSON.
    """

    kind: str
    seconds: float
    usage: Usage | None = None
    trained_tokens: int | None = None
    usd: float | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a strategy returns: the model to call and how to write its prompts."""

    model: Model
    build_prompt: BuildPrompt
    setup: tuple[SetupStep, ...] = ()


class Embedder(Protocol):
    """`fingerprint` names everything that can change a row: the weights, the library."""

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Rows of length one, in the order of `texts`."""
        ...


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """One supervised example: the prompt as it will be at inference, and the answer to learn."""

    prompt: Prompt
    answer: str


@dataclass(frozen=True, slots=True)
class Hyperparameters:
    """The knobs of supervised fine-tuning, in the words of the hosted services where they have one.

    `learning_rate_multiplier` scales the trainer's own default rate; `learning_rate` sets it outright (local only).
    """

    n_epochs: int = 3
    batch_size: int = 8
    learning_rate_multiplier: float = 1.0
    learning_rate: float | None = None
    method: Literal["lora", "full"] = "lora"
    lora_rank: int = 16
    lora_alpha: int = 32
    target_modules: str = "all-linear"
    warmup_ratio: float = 0.1
    weight_decay: float = 0.01

    def __post_init__(self) -> None:
        for name in ("n_epochs", "batch_size", "learning_rate_multiplier", "lora_rank", "lora_alpha"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be more than 0")
        if self.learning_rate is not None and not self.learning_rate > 0:
            raise ValueError("learning_rate must be more than 0")
        if not 0 <= self.warmup_ratio <= 1 or self.weight_decay < 0:
            raise ValueError("warmup_ratio lies between 0 and 1, weight_decay is 0 or more")


Progress = Callable[[float, str], None]
"""Told (fraction done from 0 to 1, a short text) while something long is under way."""


class Trainer(Protocol):
    """Changes a model's weights. All that it makes goes into `folder`, so that `load` needs nothing else later."""

    def train(
        self,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
        folder: Path,
        progress: Progress,
    ) -> SetupStep:
        """Fine-tune on the answers of `train`; keep the epoch with the best validation loss. Raises TrainingError."""
        ...

    def load(self, model: Model, folder: Path) -> Model:
        """The tuned model that `train` left in `folder`, on top of the same base `model`."""
        ...


class Tools(Protocol):
    """What the harness lends a strategy while it adapts. Everything here is cached: nothing is bought twice."""

    @property
    def workdir(self) -> Path:
        """A folder of this cell's own, kept with the run."""
        ...

    def embedder(self, name: str) -> Embedder:
        """For queries, one at a time, in `build_prompt`."""
        ...

    def embed_corpus(self, embedder: str, texts: Sequence[str]) -> tuple[Vectors, float]:
        """The rows of many texts, and the seconds it took to make them, maybe in an earlier run."""
        ...

    def choose(
        self, spec: TaskSpec, model: Model, examples: Sequence[Example], candidates: Mapping[str, BuildPrompt]
    ) -> tuple[str, SetupStep]:
        """The candidate with the best mean primary metric on `examples` (validation, never test), and what it took.

        Every candidate is asked every example; a failure counts 0; the first of equals wins.
        """
        ...

    def train(
        self,
        trainer: str,
        model: Model,
        train: Sequence[TrainingPair],
        validation: Sequence[TrainingPair],
        hyperparameters: Hyperparameters,
        seed: int,
    ) -> tuple[Model, SetupStep]:
        """Fine-tune `model` with a trainer of that name. Returns the tuned model and what it took."""
        ...

    def strategy(self, name: str) -> Strategy:
        """Another arm of the suite by its label, or a strategy by its name with default options. For combinations."""
        ...


@runtime_checkable
class Strategy(Protocol):
    """A way to adapt a model to a task. Write it as a frozen dataclass: its fields are its options in suite.toml.

    Where it has `learns = True` it gets a learning curve; `check(spec)` may raise ValueError before anything is bought.
    """

    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation: ...


class Metric(Protocol):
    """Scores one prediction, from 0 (worst) to 1, as the maximum over the references.

    A metric with options is a frozen dataclass: its fields are the keys of [metric_options.NAME] in task.toml.
    """

    @property
    def name(self) -> str: ...

    @property
    def signature(self) -> str:
        """All that changes the number: normalisation, stemming, versions. "rougeL|stem:yes|rouge-score:0.1.2"."""
        ...

    def score(self, prediction: str, references: Sequence[str]) -> float: ...


TaskLoader = Callable[[], Task]
"""An entry point of `adaptbench.tasks` names a function without arguments that returns the task."""

TaskFolder = str | os.PathLike[str]
"""... or a folder of the format in docs/tasks.md."""


def instruct(instruction: str) -> BuildPrompt:
    """The plainest prompt builder: the instruction as system message, the input as user message."""

    def build(query: Query) -> Prompt:
        return Prompt((Message("system", instruction), Message("user", query.input)))

    return build
