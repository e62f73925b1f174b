"""RAG: the corpus cut into passages, embedded, indexed with FAISS; the top k stand in the prompt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Literal

from harness.api import (
    Adaptation,
    Document,
    Example,
    Message,
    Model,
    Prompt,
    Query,
    SetupStep,
    TaskSpec,
    Tools,
    Vectors,
)


@dataclass(frozen=True)
class Rag:
    """`source`: "corpus", "train" (training examples with their answers) or "auto" (the corpus where there is one).

    `template` is the user message; {passages} and {input} are filled in. Passages have `chunk_words` words at most, and
    neighbours share `overlap_words`. `index`: "flat" is exact, "hnsw" and "ivf" are approximate.
    """

    k: int = 3
    chunk_words: int = 160
    overlap_words: int = 30
    index: Literal["flat", "hnsw", "ivf"] = "flat"
    source: Literal["auto", "corpus", "train"] = "auto"
    embedder: str = "all-minilm-l6-v2"
    template: str = "{passages}\n\n{input}"

    def __post_init__(self) -> None:
        if self.k < 1:
            raise ValueError("k must be at least 1")
        if not 0 <= self.overlap_words < self.chunk_words:
            raise ValueError("overlap_words must be 0 or more, and less than chunk_words")
        if "{input}" not in self.template or "{passages}" not in self.template:
            raise ValueError("template must contain {passages} and {input}")

    def check(self, spec: TaskSpec) -> None:
        """Raises ValueError where the corpus that is asked for is not there."""
        if self.source == "corpus" and not spec.corpus:
            raise ValueError(f'source = "corpus", but task "{spec.name}" has no corpus.jsonl')

    def adapt(
        self,
        spec: TaskSpec,
        train: Sequence[Example],
        validation: Sequence[Example],
        model: Model,
        seed: int,
        tools: Tools,
    ) -> Adaptation:
        documents = self._documents(spec, train)
        passages = [p for document in documents for p in chunks(document, self.chunk_words, self.overlap_words)]
        vectors, embedding = tools.embed_corpus(self.embedder, [f"{p.title}\n{p.text}" for p in passages])
        embedder = tools.embedder(self.embedder)
        started = perf_counter()
        index = build_index(vectors, self.index)
        details = {"documents": len(documents), "passages": len(passages), "index": self.index, "k": self.k}
        step = SetupStep("index", embedding + perf_counter() - started, details=details)

        # Where passages are training examples, a query may be one of them and must not find itself.
        from_train = documents is not spec.corpus
        own = max(Counter(p.id for p in passages).values()) if from_train else 0

        def build(query: Query) -> Prompt:
            _, rows = index.search(embedder.embed([query.input]), min(self.k + own, len(passages)))
            found = [passages[i] for i in rows[0] if i >= 0 and not (from_train and passages[i].id == query.id)]
            return self._prompt(spec.instruction, found[: self.k], query)

        return Adaptation(model, build, (step,))

    def _documents(self, spec: TaskSpec, train: Sequence[Example]) -> Sequence[Document]:
        if spec.corpus and self.source != "train":
            return spec.corpus
        self.check(spec)
        if not train:
            raise ValueError("there is nothing to retrieve: this task has neither a corpus nor training examples")
        return [Document(example.id, f"{example.input}\n{example.references[0]}") for example in train]

    def _prompt(self, instruction: str, found: Sequence[Document], query: Query) -> Prompt:
        shown = "\n\n".join(f"{p.title}\n{p.text}" if p.title else p.text for p in found)
        # Not str.format: passages and inputs may hold braces of their own.
        before, after = self.template.split("{passages}", 1)
        content = before.replace("{input}", query.input) + shown + after.replace("{input}", query.input)
        retrieved = tuple(p.id for p in found)
        return Prompt((Message("system", instruction), Message("user", content)), retrieved=retrieved)


def chunks(document: Document, words: int, overlap: int) -> list[Document]:
    """Passages of at most `words` words, each with the id and title of its document. Short documents stay whole."""
    tokens = document.text.split()
    if len(tokens) <= words:
        return [document]
    step = words - overlap
    starts = range(0, max(len(tokens) - overlap, 1), step)
    return [Document(document.id, " ".join(tokens[start : start + words]), document.title) for start in starts]


def build_index(vectors: Vectors, kind: Literal["flat", "hnsw", "ivf"]) -> Any:
    """A FAISS index over rows of length one, by inner product (their cosine)."""
    import faiss

    rows, dimensions = vectors.shape
    index: Any
    if kind == "hnsw":
        index = faiss.IndexHNSWFlat(dimensions, 32, faiss.METRIC_INNER_PRODUCT)
    elif kind == "ivf":
        # FAISS wants 39 training rows a list; fewer lists on a small corpus, all of which are then searched.
        lists = max(1, min(int(rows**0.5), rows // 39))
        index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimensions), dimensions, lists, faiss.METRIC_INNER_PRODUCT)
        index.nprobe = max(1, lists // 4)
        index.train(vectors)
    else:
        index = faiss.IndexFlatIP(dimensions)
    index.add(vectors)
    return index
