"""A small task, an embedder, a model and real tools for tests of plugins: nothing here needs torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from harness import registry
from harness.api import Decoding, Document, Example, Model, Task, TaskSpec, Vectors
from harness.cache import CompletionCache
from harness.models.scripted import Scripted
from harness.toolbox import Shelf, Toolbox

_PLACES = ("cellar", "attic", "garden", "kitchen", "workshop", "garage")
_THINGS = ("red lamp", "green ladder", "blue bucket", "old saw", "new drill")


def toy_task() -> Task:
    """24 training, 8 validation and 8 test examples, 12 documents; each answer is a word that stands nowhere else."""
    spec = TaskSpec(
        name="toy",
        version="1",
        licence="CC0-1.0",
        instruction="Say where the thing is.",
        metrics=("exact_match", "token_f1"),
        wordings={"short": "Where is it?", "polite": "Please say where the thing is."},
        decoding=Decoding(max_output_tokens=16),
        corpus=tuple(_toy_document(number) for number in range(12)),
    )
    splits = {"train": range(24), "validation": range(24, 32), "test": range(32, 40)}
    examples = {name: tuple(_toy_example(name, n) for n in numbers) for name, numbers in splits.items()}
    return Task(spec, **examples)


def _toy_example(split: str, number: int) -> Example:
    thing, place = _THINGS[number % len(_THINGS)], _PLACES[number % len(_PLACES)]
    return Example(
        id=f"{split}-{number}",
        input=f"Where in the {place} is {thing} number {number}?",
        references=(f"answer{number}of{split}",),
        facets={"place": place},
        gold_passages=(f"document-{number % 12}",),
    )


def _toy_document(number: int) -> Document:
    place = _PLACES[number % len(_PLACES)]
    text = f"The {place} keeps the {_THINGS[number % len(_THINGS)]} on shelf {number}, behind the door of the {place}."
    return Document(f"document-{number}", text, f"Shelf {number}")


class HashingEmbedder:
    """A bag of words, hashed into `dimensions`: fast, the same everywhere, and near for texts that share words."""

    def __init__(self, name: str = "hashing", dimensions: int = 64) -> None:
        self.name, self.dimensions = name, dimensions
        self.fingerprint = f"{name}:{dimensions}"
        self.forgotten = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split() or [""]:
                row[crc32(word.encode()) % self.dimensions] += 1
            row /= np.linalg.norm(row)
        return rows

    def forget(self) -> None:
        self.forgotten += 1


def toy_model() -> Model:
    """Answers each prompt at once with its last message."""
    return Scripted().open()


@contextmanager
def toy_tools(folder: Path) -> Iterator[Toolbox]:
    """The tools that a strategy gets in a run, on a folder of the test's own, with a HashingEmbedder for every name."""
    with CompletionCache(folder / "completions.sqlite") as cache:
        yield Toolbox(
            workdir=folder / "work",
            shelf=Shelf(cache, folder),
            open_embedder=HashingEmbedder,
            open_strategy=lambda name: registry.load("strategy", name)(),
            progress=lambda fraction, text: None,
        )
