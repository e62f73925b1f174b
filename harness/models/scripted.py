"""A model for tests and rehearsals that answers by rule, at once and for nothing; and a trainer that goes with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from harness.api import (
    Completion,
    Decoding,
    Failure,
    Hyperparameters,
    Model,
    Outcome,
    Progress,
    Prompt,
    SetupStep,
    TimedCompletion,
    TrainingPair,
    Usage,
)
from harness.errors import ModelError, OptionError, TrainingError


@dataclass(frozen=True)
class Scripted:
    """[model] options. `rules` are (regular expression over the whole prompt, answer) pairs, the first match wins.

    Where none matches, the answer is `default`, or the last user message where `default` is None. A prompt that
    matches `fail_on` fails with kind "scripted", and so does a training on one. `log` names a file that gets a line of
    JSON for each request; it changes no answer.
    """

    name: str = "scripted"
    rules: tuple[tuple[str, str], ...] = ()
    default: str | None = None
    fail_on: str = ""
    log: str = ""

    def __post_init__(self) -> None:
        for pattern in (self.fail_on, *(pattern for pattern, _ in self.rules)):
            try:
                re.compile(pattern)
            except (re.error, OverflowError, RecursionError) as error:
                raise ValueError(f"{pattern!r} is not a regular expression: {error}") from None

    def open(self) -> Model:
        """Raises OptionError where the log cannot be written."""
        log = Path(self.log)
        if self.log and ("\0" in self.log or log.is_dir() or not log.parent.is_dir()):
            raise OptionError(
                f'[model]: log "{self.log}" cannot be written: it must be a file in a folder that exists.'
            )
        return ScriptedModel(self)

    def fails_on(self, text: str) -> bool:
        return bool(self.fail_on) and re.search(self.fail_on, text) is not None


@dataclass(frozen=True)
class ScriptedModel:
    options: Scripted
    learned: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.001

    @property
    def name(self) -> str:
        return self.options.name

    @property
    def fingerprint(self) -> str:
        answers = replace(self.options, log="")
        return json.dumps([repr(answers), sorted(self.learned.items())])

    @property
    def price_key(self) -> tuple[str, str] | None:
        return None

    def describe(self) -> Mapping[str, Any]:
        return {"kind": "scripted", "name": self.name, "learned": len(self.learned)}

    def complete(self, prompts: Sequence[Prompt], decoding: Decoding) -> Iterator[tuple[int, Outcome]]:
        for index, prompt in enumerate(prompts):
            self._take_note("complete", prompt)
            yield index, self._answer(prompt, decoding)

    def time_one(self, prompt: Prompt, decoding: Decoding) -> TimedCompletion:
        self._take_note("time_one", prompt)
        outcome = self._answer(prompt, decoding)
        if isinstance(outcome, Failure):
            raise ModelError(outcome.kind, outcome.message)
        return TimedCompletion(outcome, self.seconds, self.seconds / 2)

    def _take_note(self, call: str, prompt: Prompt) -> None:
        if self.options.log:
            with Path(self.options.log).open("a", encoding="utf-8") as log:
                log.write(json.dumps({"call": call, "user": prompt.messages[-1].content}) + "\n")

    def _answer(self, prompt: Prompt, decoding: Decoding) -> Outcome:
        whole = "\n".join(message.content for message in prompt.messages)
        if self.options.fails_on(whole):
            return Failure("scripted", f"the prompt matches {self.options.fail_on!r}")
        words = self._text(prompt, whole).split(" ")
        kept = words[: decoding.max_output_tokens]
        usage = Usage(len(whole.split()), None, len(kept))
        return Completion(" ".join(kept), "stop" if len(kept) == len(words) else "length", usage, self.seconds)

    def _text(self, prompt: Prompt, whole: str) -> str:
        last = prompt.messages[-1].content
        if last in self.learned:
            return self.learned[last]
        for pattern, answer in self.options.rules:
            if re.search(pattern, whole):
                return answer
        return last if self.options.default is None else self.options.default


class ScriptedTrainer:
    """Learns the answers by heart: the tuned model answers a user message that it saw, and no other differently."""

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
        options = _scripted(model).options
        for pair in train:
            if options.fails_on(pair.prompt.messages[-1].content):
                raise TrainingError(f'a training prompt matches "{options.fail_on}"')
        learned = {pair.prompt.messages[-1].content: pair.answer for pair in train}
        (folder / "learned.json").write_text(json.dumps(learned), encoding="utf-8")
        tokens = sum(len(pair.answer.split()) for pair in train) * hyperparameters.n_epochs
        progress(1.0, f"{len(learned)} answers learned")
        return SetupStep("training", 0.001 * len(train), trained_tokens=tokens, details={"examples": len(train)})

    def load(self, model: Model, folder: Path) -> Model:
        options = _scripted(model).options
        return ScriptedModel(options, json.loads((folder / "learned.json").read_text(encoding="utf-8")))


def _scripted(model: Model) -> ScriptedModel:
    if not isinstance(model, ScriptedModel):
        raise OptionError(f'the trainer "scripted" needs a model of type "scripted", not "{model.name}".')
    return model
