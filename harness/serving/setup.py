"""A server, put together from what the command line says, run, and taken apart again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness import registry
from harness.api import Model, Trainer
from harness.errors import UsageError
from harness.models.embedding import EMBEDDED as EMBEDDER
from harness.models.local import LocalModel
from harness.models.weights import EMBEDDED
from harness.options import fill
from harness.serving import shelf
from harness.serving.app import Training, build
from harness.serving.embeddings import Embeddings
from harness.serving.engine import Engine, Lane
from harness.serving.files import Files
from harness.serving.gate import is_loopback
from harness.serving.jobs import Jobs
from harness.serving.models import Models, TrainedModels
from harness.serving.relay import RelayLane
from harness.serving.served import Served
from harness.serving.server import Server, listen
from harness.serving.training_thread import TrainingThread
from harness.toolbox import OpenEmbedder

Ready = Callable[[int], None]
"""Told the port once the server answers."""


@dataclass(frozen=True)
class Place:
    """Where to listen, and for whom. Raises UsageError where anybody could use the machine."""

    host: str = "127.0.0.1"
    port: int = 8000
    key: str | None = None

    def __post_init__(self) -> None:
        if self.key is None and not is_loopback(self.host):
            raise UsageError(
                f"serve: {self.host} can be reached from elsewhere: give --api-key, or ADAPTBENCH_API_KEY."
            )
        if self.key is not None and not (self.key and self.key.isascii() and self.key.isprintable()):
            raise UsageError("serve: the API key must be printable ASCII, and not empty.")


@dataclass(frozen=True)
class Limits:
    """`grace`: seconds that requests under way may take after the server was told to end."""

    max_rows: int = 64
    max_batch_tokens: int = 32_768
    grace: float = 30.0


def open_model(name: str, dtype: str, device: str) -> Served:
    """A model of this machine under a short name of its own. Raises ModelLoadError, OptionError."""
    options = fill(registry.load("model", "local"), {"name": name, "dtype": dtype, "device": device}, "serve")
    model: Model = options.open()
    short = name if name == EMBEDDED else Path(name).name.removesuffix(".gguf")
    return Served(short, model, int(time.time()))


@contextmanager
def serving_model(
    served: Served,
    folder: Path,
    place: Place,
    limits: Limits,
    open_embedder: OpenEmbedder,
    ready: Ready,
) -> Iterator[Server]:
    """A server that answers, embeds and trains; its files and jobs are kept in `folder`. Run what it yields."""
    trainer: Trainer = registry.load("trainer", "local")()
    with shelf.lock(folder), _engine(limits) as engine:
        jobs, files = Jobs(folder / "jobs"), Files(folder / "files")
        models = TrainedModels(served, engine, _lanes(limits), jobs, trainer)
        thread = TrainingThread(jobs, files, trainer, lambda: served.model)
        try:
            training = Training(jobs, files, models, thread)
            app = build(models, Embeddings(EMBEDDER, open_embedder, engine), training, place.key)
            yield Server(app, limits.grace, ready, engine.drain)
        finally:
            thread.close()


@contextmanager
def serving_deployment(
    served: Served, place: Place, limits: Limits, open_embedder: OpenEmbedder, ready: Ready
) -> Iterator[Server]:
    """A server of one adaptation, under whatever model name it is asked."""
    with _engine(limits) as engine:
        models = Models(served, engine, _lanes(limits), only=True)
        app = build(models, Embeddings(EMBEDDER, open_embedder, engine), None, place.key)
        yield Server(app, limits.grace, ready, engine.drain)


def run(server: Server, place: Place) -> None:
    """Until it is told to end. Raises UsageError where it cannot listen."""
    server.run(sockets=[listen(place.host, place.port)])


@contextmanager
def _engine(limits: Limits) -> Iterator[Engine]:
    engine = Engine(limits.grace)
    try:
        yield engine
    finally:
        engine.close()


def _lanes(limits: Limits) -> Callable[[Served], Lane]:
    def lane(served: Served) -> Lane:
        if not isinstance(served.model, LocalModel):
            return RelayLane(served)
        from harness.serving.lane import LocalLane

        return LocalLane(served, limits.max_rows, limits.max_batch_tokens)

    return lane
