"""What the machine can do at most, as JSON: matrix products in bfloat16 and float32, and reading memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from time import perf_counter

import torch

SIZE = 2048
FLOATS = 64 * 2**20
TRIES = 5


def _best(work: Callable[[], object]) -> float:
    """Seconds of the fastest try after one that does not count."""
    work()
    seconds = []
    for _ in range(TRIES):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return min(seconds)


def _products(dtype: torch.dtype) -> float:
    """Billions of floating-point operations a second."""
    left, right = torch.ones(SIZE, SIZE, dtype=dtype), torch.ones(SIZE, SIZE, dtype=dtype)
    return 2 * SIZE**3 / _best(lambda: left @ right) / 1e9


def _reading() -> float:
    """Gigabytes a second, read once from a block far larger than the caches."""
    block = torch.ones(FLOATS)
    return FLOATS * 4 / _best(block.sum) / 1e9


if __name__ == "__main__":
    with torch.inference_mode():
        products = {"bfloat16": _products(torch.bfloat16), "float32": _products(torch.float32)}
        print(json.dumps({**products, "reading": _reading(), "threads": torch.get_num_threads()}))
