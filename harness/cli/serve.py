"""adaptbench serve: an OpenAI-compatible server over a model that can be trained, or over the winner of a run."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from harness.cli.run import open_embedder
from harness.errors import UsageError
from harness.store import MANIFEST

if TYPE_CHECKING:
    from harness.serving.server import Server
    from harness.serving.setup import Limits, Place

KEY_VARIABLE = "ADAPTBENCH_API_KEY"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("serve", help="an OpenAI-compatible server: a model to train, or the winner of a run")
    add = parser.add_argument
    add("what", nargs="?", metavar="MODEL|RUN", help="a folder of weights, a GGUF file, or a run's folder")
    add("--strategy", metavar="LABEL", help="of a run: the strategy to put to work")
    add("--task", metavar="NAME|FOLDER", help="of a run: the task, where it has several or its data has moved")
    add("--seed", type=int, metavar="N", help="of a run: the seed (default: its first)")
    add("--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1)")
    add("--port", type=int, default=8000, help="0 takes a free one (default: 8000)")
    add("--api-key", metavar="KEY", help=f"what requests must carry (default: the variable {KEY_VARIABLE})")
    add("--folder", type=Path, default=Path("results/.serve"), help="of files and jobs (default: results/.serve)")
    add("--dtype", default="auto", help="of a model: auto, bfloat16, float16 or float32")
    add("--device", default="auto", help="of a model: auto, cpu, or a torch device")
    add("--max-rows", type=int, default=64, metavar="N", help="answers written together (default: 64)")
    add("--max-batch-tokens", type=int, default=32_768, metavar="N", help="rows times the longest (default: 32768)")
    parser.set_defaults(command=_serve)


def _serve(options: argparse.Namespace) -> int:
    from harness.serving.setup import Limits, Place, run

    if not 0 <= options.port < 65536 or options.max_rows < 1 or options.max_batch_tokens < 1:
        raise UsageError("serve: --port must be a port, --max-rows and --max-batch-tokens at least 1.")
    # An empty --api-key is a variable that was not set where the command was written: it must not mean "no key".
    key = os.environ.get(KEY_VARIABLE) or None if options.api_key is None else options.api_key
    place = Place(options.host, options.port, key)
    limits = Limits(options.max_rows, options.max_batch_tokens)
    with _server(options, place, limits) as server:
        run(server, place)
    return 0


def _server(options: argparse.Namespace, place: Place, limits: Limits) -> AbstractContextManager[Server]:
    is_run = options.what is not None and (Path(options.what) / MANIFEST).is_file()
    of_run = {"--strategy": options.strategy, "--task": options.task, "--seed": options.seed}
    if not is_run and (given := [name for name, value in of_run.items() if value is not None]):
        raise UsageError(f"serve: {given[0]} goes with the folder of a run, which {options.what} is not.")
    return _deployment(options, place, limits) if is_run else _model(options, place, limits)


def _deployment(options: argparse.Namespace, place: Place, limits: Limits) -> AbstractContextManager[Server]:
    from harness.serving.deployment import Wanted, deploy
    from harness.serving.setup import serving_deployment

    wanted = Wanted(Path(options.what), options.strategy, options.task, options.seed)
    served = deploy(wanted, open_embedder, lambda note: print(f"adaptbench: note: {note}", file=sys.stderr))
    return serving_deployment(served, place, limits, open_embedder, lambda port: _say(served.name, place.host, port))


def _model(options: argparse.Namespace, place: Place, limits: Limits) -> AbstractContextManager[Server]:
    from harness.models.weights import EMBEDDED
    from harness.serving.setup import open_model, serving_model

    served = open_model(options.what or EMBEDDED, options.dtype, options.device)
    say = lambda port: _say(served.name, place.host, port)  # noqa: E731
    return serving_model(served, options.folder, place, limits, open_embedder, say)


def _say(name: str, host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    print(f"Serving {name} on http://{shown}:{port}/v1 (Ctrl-C ends it)", flush=True)
