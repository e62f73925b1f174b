"""The contracts of harness/testing.py for the models and the trainer that need more than the scripted one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from harness.api import Hyperparameters, Model
from harness.models.local import Local, LocalModel
from harness.models.openai import OpenAI
from harness.models.weights import Weights, load_weights
from harness.testing import ModelContract, TrainerContract
from harness.training.local import LocalTrainer
from tests.loopback import Loopback, answer
from tests.test_local_model import save_tiny

KEY = "sk-secret-of-the-contract-0123456789"


pytestmark = pytest.mark.usefixtures("one_thread")


@cache
def embedded() -> Weights:
    return load_weights("smollm2-135m-instruct", dtype="float32", device="cpu")


class TestLocal(ModelContract):
    def make(self) -> Model:
        return LocalModel(embedded())


class TestOpenAI(ModelContract):
    secrets = (KEY,)
    usage = True

    @pytest.fixture(autouse=True)
    def server(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        with Loopback(rest=answer() if self.usage else answer(usage=None)) as server:
            self.url = server.url
            yield

    def make(self) -> Model:
        return OpenAI(name="tiny", base_url=self.url, price_as="openai/gpt-4o-mini").open()


class TestOpenAIWithoutUsage(TestOpenAI):
    usage = False


class TestLocalTrainer(TrainerContract):
    trainer = LocalTrainer()
    hyperparameters = Hyperparameters(n_epochs=1, batch_size=4, lora_rank=2)

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        self.base = save_tiny(tmp_path_factory.mktemp("base"))

    def model(self) -> Model:
        return Local(name=str(self.base), dtype="float32", device="cpu").open()
