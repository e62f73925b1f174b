"""Our own decode loop over a transformers forward pass: sorted batches, early leaving rows, shared prefixes.

Greedy decoding in float32 writes exactly what `model.generate(do_sample=False)` writes one prompt at a time. Sampling
is seeded by the prompt's tokens, so that a prompt's answer does not depend on what else is in its batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import torch

from harness.api import Decoding, Failure, Outcome
from harness.errors import ModelError
from harness.models.batch import Batch, Request
from harness.models.network import Network
from harness.models.prefixes import SHORTEST, Ids, Prefix, Prefixes, families, shared_length
from harness.models.roomy_cache import RoomyLayer


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request with what to read of it apart: its first `apart` tokens, as `sharing` requests do."""

    request: Request
    apart: int = 0
    sharing: int = 1


class Writer:
    """Writes completions with one model. Prompts' common beginnings are kept from call to call."""

    def __init__(self, network: Network, max_batch_tokens: int) -> None:
        self.network, self.max_batch_tokens = network, max_batch_tokens
        self.prefixes = Prefixes(self._compute)

    def write(
        self, requests: Sequence[Request], decoding: Decoding, seconds: float = 0.0
    ) -> Iterator[tuple[int, Outcome]]:
        """Yield (index, outcome) as requests finish. `seconds` were already spent on each of them.

        What was read once for several counts for each in equal parts, and anew in every call: what a strategy costs
        must not depend on which one came before it.
        """
        if not requests:
            return
        shared = self._shared(requests)
        seconds += shared.seconds / len(requests)
        layers = self.network.layers()
        for group in self._groups(self._asked(requests, shared), decoding, shared):
            yield from self._write_group(group, decoding, shared, seconds, layers)

    def alone(self, request: Request, decoding: Decoding) -> Batch:
        """A batch of one to step through by hand, which takes nothing from other calls."""
        return Batch(self.network, [(request, Prefix(), 0.0)], decoding, Prefix(), self.network.layers())

    def _write_group(
        self,
        group: Sequence[_Asked],
        decoding: Decoding,
        shared: Prefix,
        seconds: float,
        layers: Sequence[RoomyLayer],
    ) -> Iterator[tuple[int, Outcome]]:
        batch = None
        try:
            with memory_errors():
                given = self._begun(group, shared, seconds)
                batch = Batch(self.network, given, decoding, shared if self.network.shares else Prefix(), layers)
                while batch.rows:
                    yield from batch.step()
        except ModelError as error:
            left = [row.request for row in batch.rows] if batch else [asked.request for asked in group]
            yield from ((request.index, Failure(error.kind, error.message)) for request in left)

    def _begun(self, group: Sequence[_Asked], shared: Prefix, seconds: float) -> list[tuple[Request, Prefix, float]]:
        """Each request with what is read of it, and the seconds it owes for that."""
        apart = [asked.request.ids[: asked.apart] if asked.apart > shared.length else () for asked in group]
        found = {(): shared} | self.prefixes.together(filter(None, apart))
        return [
            (asked.request, found[ids], seconds + _beyond(shared, found[ids]) / asked.sharing)
            for asked, ids in zip(group, apart, strict=True)
        ]

    def _groups(self, asked: Sequence[_Asked], decoding: Decoding, shared: Prefix) -> Iterator[list[_Asked]]:
        """In the order given, as many as fit."""
        more = decoding.max_output_tokens - (shared.length if self.network.shares else 0)
        group: list[_Asked] = []
        longest = 0
        for one in asked:
            longest = max(longest, len(one.request.ids) + more)
            if group and longest * (len(group) + 1) > self.max_batch_tokens:
                yield group
                group, longest = [], len(one.request.ids) + more
            group.append(one)
        if group:
            yield group

    def _asked(self, requests: Sequence[Request], shared: Prefix) -> list[_Asked]:
        """Longest first, so that a batch is of one length and what does not fit in memory shows at once.

        Requests that have a prefix of their own in common stay together, at the place of the longest.
        """
        if not self.network.plain_cache:
            return [_Asked(request) for request in sorted(requests, key=lambda request: -len(request.ids))]
        groups = [
            sorted((_Asked(requests[at], length, len(members)) for at in members), key=_length, reverse=True)
            for members, length in families([request.ids for request in requests], shared.length)
        ]
        alone = [[one] for group in groups if group[0].apart <= shared.length for one in group]
        together = [group for group in groups if group[0].apart > shared.length]
        return [one for group in sorted(alone + together, key=lambda group: -_length(group[0])) for one in group]

    def _shared(self, requests: Sequence[Request]) -> Prefix:
        """What all prompts begin with."""
        length = shared_length([request.ids for request in requests])
        if length < SHORTEST or not self.network.plain_cache:
            return Prefix()
        return self.prefixes.get(requests[0].ids[:length])

    def _compute(self, prompts: Sequence[Ids], start: Prefix) -> list[Prefix]:
        """Their keys and values, a few at once, whose time is shared out by tokens."""
        made = []
        prompts = sorted(prompts, key=len, reverse=True)
        # Each row holds a copy of what they start with.
        most = max(1, self.max_batch_tokens // len(prompts[0]))
        for window in self.network.windows([len(ids) - start.length for ids in prompts], most):
            began = perf_counter()
            layers = self.network.read(prompts[window], start)
            unread = sum(len(ids) - start.length for ids in prompts[window])
            second = (perf_counter() - began) / unread
            made += [
                Prefix(ids, own, start.seconds + second * (len(ids) - start.length))
                for ids, own in zip(prompts[window], layers, strict=True)
            ]
        return made


def _beyond(shared: Prefix, start: Prefix) -> float:
    """The seconds that the part of `start` after `shared` took."""
    return start.seconds * (1 - shared.length / start.length) if start.length else 0.0


def _length(asked: _Asked) -> int:
    return len(asked.request.ids)


@contextmanager
def memory_errors() -> Iterator[None]:
    """A GPU that runs out of memory becomes ModelError("out_of_memory", ...)."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise ModelError("out_of_memory", str(error).splitlines()[0]) from error
