"""Builds the index that `rag` builds: `index_passages.py KIND ROWS`, over random vectors of MiniLM's 384 dimensions."""

from __future__ import annotations

import json
import sys
from time import perf_counter
from typing import Literal, cast

import numpy as np

from strategies.rag import build_index

DIMENSIONS = 384
QUERIES = 1000


def main(kind: Literal["flat", "hnsw", "ivf"], rows: int) -> None:
    dice = np.random.default_rng(0)
    vectors = dice.standard_normal((rows, DIMENSIONS), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    start = perf_counter()
    index = build_index(vectors, kind)
    built = perf_counter()
    for query in vectors[:QUERIES]:
        index.search(query[None], 5)
    searched = perf_counter()
    print(json.dumps({"build": built - start, "milliseconds": (searched - built) * 1000 / min(QUERIES, rows)}))


if __name__ == "__main__":
    main(cast(Literal["flat", "hnsw", "ivf"], sys.argv[1]), int(sys.argv[2]))
