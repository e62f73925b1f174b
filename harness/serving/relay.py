"""Requests to a model that is not on this machine, or is no transformers model: asked through its own `complete`."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from harness.api import Completion, Decoding, Prompt
from harness.errors import ModelError
from harness.serving.faults import ApiError, invalid, of_model
from harness.serving.sampling import TOKENS_WITHOUT_LIMIT
from harness.serving.served import Served
from harness.serving.tickets import Ended, Piece, Ticket

CALLS_AT_ONCE = 8


class RelayLane:
    """What waits goes out together whenever a call is free; an answer comes whole, a stream of it is one piece."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.new: list[Ticket] = []
        self._out: list[Ticket] = []
        self._lock = Lock()
        self._calls = ThreadPoolExecutor(CALLS_AT_ONCE, thread_name_prefix="adaptbench-relay")

    @property
    def busy(self) -> bool:
        return bool(self.new)

    def tickets(self) -> list[Ticket]:
        with self._lock:
            return [*self.new, *self._out]

    def not_begun(self) -> list[Ticket]:
        found, self.new = self.new, []
        return found

    def reset(self) -> None:
        self.new = []

    def turn(self) -> None:
        self.new = [ticket for ticket in self.new if not ticket.left]
        prompts = self.served.prompts([ticket.conversation for ticket in self.new])
        tickets, self.new = self.new, []
        groups: dict[Decoding, list[tuple[Ticket, Prompt]]] = {}
        for ticket, prompt in zip(tickets, prompts, strict=True):
            if (error := prompt if isinstance(prompt, ApiError) else _unsupported(ticket)) is not None:
                ticket.emit(error)
            elif not isinstance(prompt, ApiError):
                groups.setdefault(ticket.sampling.decoding(TOKENS_WITHOUT_LIMIT), []).append((ticket, prompt))
        for decoding, group in groups.items():
            self._calls.submit(self._ask, group, decoding)

    def _ask(self, group: Sequence[tuple[Ticket, Prompt]], decoding: Decoding) -> None:
        asked = [ticket for ticket, _ in group]
        left = dict(enumerate(group))
        with self._lock:
            self._out += asked
        try:
            for index, outcome in self.served.model.complete([prompt for _, prompt in group], decoding):
                ticket, prompt = left.pop(index)
                if isinstance(outcome, Completion):
                    ticket.emit(_ended(outcome, prompt))
                else:
                    ticket.emit(of_model(ModelError(outcome.kind, outcome.message)))
        except Exception as error:
            for ticket, _ in left.values():
                ticket.emit(ApiError(500, f"The model failed: {type(error).__name__}.", "model_error"))
        finally:
            with self._lock:
                self._out = [ticket for ticket in self._out if ticket not in asked]


def _unsupported(ticket: Ticket) -> ApiError | None:
    sampling = ticket.sampling
    if sampling.top_logprobs is not None:
        return invalid("'logprobs' are not supported with this model.", "logprobs", "unsupported_parameter")
    if sampling.top_p < 1 or sampling.seed is not None:
        param = "seed" if sampling.seed is not None else "top_p"
        return invalid(f"'{param}' is not supported with this model.", param, "unsupported_parameter")
    return None


def _ended(completion: Completion, prompt: Prompt) -> Ended:
    return Ended(completion.text, completion.finish_reason, completion.usage, prompt, rest=Piece(completion.text))
