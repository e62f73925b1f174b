"""Embeddings of a corpus, kept on disk by what they were made of: a corpus is embedded once, whoever asks again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from harness.api import Embedder, Vectors
from harness.errors import RunError
from harness.store import sweep, write_atomically


@dataclass(frozen=True)
class VectorShelf:
    """A folder of arrays. `fresh` takes nothing from it."""

    folder: Path
    fresh: bool = False

    def embed(self, embedder: Embedder, texts: Sequence[str]) -> tuple[Vectors, float, bool]:
        """The rows, the seconds that they took when they were made, and whether that was before. Raises RunError."""
        import numpy as np

        rows, about = (self.folder / f"{_key(embedder, texts)}{ending}" for ending in (".npy", ".json"))
        if about.exists() and not self.fresh:
            return np.load(rows), float(json.loads(about.read_text(encoding="utf-8"))["seconds"]), True
        started = perf_counter()
        vectors = embedder.embed(texts)
        seconds = perf_counter() - started
        self._keep(vectors, rows)
        # Last, as it says that the rows are whole.
        write_atomically(about, json.dumps({"seconds": seconds, "embedder": embedder.name, "texts": len(texts)}))
        return vectors, seconds, False

    def _keep(self, vectors: Vectors, file: Path) -> None:
        import numpy as np

        beside = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            sweep(self.folder)
            with beside.open("wb") as written:
                np.save(written, vectors)
            beside.replace(file)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise RunError(f"{file}: cannot be written: {error.strerror or error}") from None


def _key(embedder: Embedder, texts: Sequence[str]) -> str:
    digest = hashlib.sha256(embedder.fingerprint.encode())
    for text in texts:
        encoded = text.encode("utf-8", "surrogatepass")
        digest.update(f"\0{len(encoded)}\0".encode())
        digest.update(encoded)
    return digest.hexdigest()[:32]
