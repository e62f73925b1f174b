"""A local model's requests: those that wait, and those that are written together. Lives on the engine's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

from harness.api import Prompt, Usage
from harness.errors import ModelError
from harness.models.local import LocalModel
from harness.models.network import Network
from harness.models.prefixes import Prefix
from harness.serving.choosing import chance, choose, dice
from harness.serving.faults import ApiError, of_model
from harness.serving.sampling import TOKENS_WITHOUT_LIMIT
from harness.serving.served import Served
from harness.serving.slots import Singles, Slots
from harness.serving.tickets import Ended, Piece, Ticket
from harness.serving.writing import Answer, Text

READ_AT_ONCE = 1024
"""Prompt tokens that are read between two steps of the rows that are being written."""
PADDED_AT_MOST = 0.25
"""Share of padding up to which prompts of different lengths are read together."""


@dataclass(slots=True, eq=False)
class Asked:
    """A ticket with its prompt as tokens. `most` is how many tokens its answer may have."""

    ticket: Ticket
    prompt: Prompt
    ids: list[int]
    most: int
    known: Prefix | None = None

    @property
    def reserved(self) -> int:
        return len(self.ids) + self.most

    @property
    def unread(self) -> int:
        return len(self.ids) - (self.known.length if self.known else 0)


@dataclass(slots=True, eq=False)
class Row:
    asked: Asked
    answer: Answer
    dice: torch.Generator | None
    cached: int

    @property
    def ticket(self) -> Ticket:
        return self.asked.ticket


class LocalLane:
    """`max_rows` are written together at most, and rows times the longest of them is at most `max_batch_tokens`."""

    def __init__(self, served: Served, max_rows: int, max_batch_tokens: int) -> None:
        assert isinstance(served.model, LocalModel)
        self.served, self.model = served, served.model
        self.max_rows, self.max_batch_tokens = max_rows, max_batch_tokens
        self.network = Network(self.model.weights.module, self.model.weights.tokenizer, self.model.weights.device)
        self.new: list[Ticket] = []
        self.waiting: deque[Asked] = deque()
        self.admitted: list[Asked] = []
        self.rows: list[Row] = []
        self.slots: Slots | Singles = self._slots()

    @property
    def busy(self) -> bool:
        return bool(self.new or self.waiting or self.rows)

    def tickets(self) -> list[Ticket]:
        asked = (*self.waiting, *self.admitted)
        return [*self.new, *(one.ticket for one in asked), *(row.ticket for row in self.rows)]

    def not_begun(self) -> list[Ticket]:
        """Take out those that nothing was written for yet."""
        found = [*self.new, *(asked.ticket for asked in self.waiting)]
        self.new.clear()
        self.waiting.clear()
        return found

    def turn(self) -> None:
        """Let those in that there is room for, then write one token for each row."""
        self._drop_left()
        self._prepare()
        self._admit()
        for group in _alike(self.admitted):
            self._read(group)
        if self.rows:
            self._step()

    def reset(self) -> None:
        """After an error nothing of what was under way can be trusted."""
        self.new.clear()
        self.waiting.clear()
        self.admitted.clear()
        self.rows.clear()
        self.slots = self._slots()

    def _slots(self) -> Slots | Singles:
        return Slots(self.network) if self.network.plain_cache else Singles(self.network)

    # --- before the first token ---------------------------------------------------------------------------------------

    def _drop_left(self) -> None:
        self.new = [ticket for ticket in self.new if not ticket.left]
        self.waiting = deque(asked for asked in self.waiting if not asked.ticket.left)
        for number in reversed(range(len(self.rows))):
            if self.rows[number].ticket.left:
                self._leave(number)

    def _prepare(self) -> None:
        if not self.new:
            return
        prompts = self.served.prompts([ticket.conversation for ticket in self.new])
        tickets, self.new = self.new, []
        for ticket, prompt in zip(tickets, prompts, strict=True):
            try:
                self.waiting.append(self._asked(ticket, prompt))
            except ModelError as error:
                ticket.emit(of_model(error))
            except ApiError as error:
                ticket.emit(error)

    def _asked(self, ticket: Ticket, prompt: Prompt | ApiError) -> Asked:
        if isinstance(prompt, ApiError):
            raise prompt
        ids, context, wanted = self.model.token_ids(prompt), self.model.context_tokens, ticket.sampling.max_tokens
        room = None if context is None else context - len(ids)
        if room is not None and room < (wanted or 1):
            total = f"{len(ids)} in the messages" + (f", {wanted} in the completion" if wanted else "")
            message = f"This model's maximum context length is {context} tokens, and the request has {total}."
            raise ApiError(400, message, "context_length_exceeded", "messages")
        return Asked(ticket, prompt, ids, wanted or min(TOKENS_WITHOUT_LIMIT, room or TOKENS_WITHOUT_LIMIT))

    def _admit(self) -> None:
        """From the front of the queue, as many as fit and can be read before the others' next token."""
        found = self.admitted
        longest = max((row.asked.reserved for row in self.rows), default=0)
        unread = 0
        while self.waiting and len(self.rows) + len(found) < self.max_rows:
            asked = self.waiting[0]
            asked.known = self.slots.known(asked.ids)
            longest, unread = max(longest, asked.reserved), unread + asked.unread
            full = (len(self.rows) + len(found) + 1) * longest > self.max_batch_tokens
            if (full and (self.rows or found)) or (found and unread > READ_AT_ONCE):
                break
            found.append(self.waiting.popleft())

    def _read(self, group: Sequence[Asked]) -> None:
        known = group[0].known
        logits = self.slots.read([asked.ids for asked in group], known)
        new = [self._row(asked) for asked in group]
        self.rows += new
        self.admitted = [asked for asked in self.admitted if asked not in group]
        self._write(logits, new)

    def _row(self, asked: Asked) -> Row:
        sampling = asked.ticket.sampling
        text = Text(self._text, sampling.stop)
        return Row(asked, Answer(text), dice(sampling), asked.known.length if asked.known else 0)

    # --- token by token -----------------------------------------------------------------------------------------------

    def _step(self) -> None:
        logits = self.slots.step([row.answer.written[-1] for row in self.rows])
        self._write(logits, list(self.rows))

    def _write(self, logits: torch.Tensor, rows: Sequence[Row]) -> None:
        tokens = choose(logits, [(row.ticket.sampling, row.dice) for row in rows])
        for row, token, own in zip(rows, tokens, logits, strict=True):
            row.answer.written.append(token)
            self._note_chance(row, token, own)
            if (reason := self._ended(row)) is not None:
                self._end(row, reason)
            elif row.ticket.stream:
                self._send(row)

    def _note_chance(self, row: Row, token: int, logits: torch.Tensor) -> None:
        top = row.ticket.sampling.top_logprobs
        if top is not None and token not in self.network.ends:
            row.answer.chances.append(chance(logits, token, top, self._name))

    def _ended(self, row: Row) -> str | None:
        """The finish reason of an answer that is complete."""
        written, text = row.answer.written, row.answer.text
        if written[-1] in self.network.ends:
            return "stop"
        if row.ticket.stream or text.stops:
            text.grow(written)
        if text.stopped:
            return "stop"
        return "length" if len(written) >= row.asked.most else None

    def _end(self, row: Row, reason: str) -> None:
        answer = row.answer
        if not answer.text.stopped:
            self._complete(answer)
        rest = Piece(*answer.piece(last=True))
        usage = Usage(len(row.asked.ids), row.cached, len(answer.written))
        ended = Ended(answer.text.text, reason, usage, row.asked.prompt, tuple(answer.chances), rest)
        self._leave(self.rows.index(row))
        row.ticket.emit(ended)

    def _complete(self, answer: Answer) -> None:
        """The whole text decoded at once, as a run does, unless what was sent already says otherwise."""
        whole = self.network.text(answer.written)
        cuts = [cut for stop in answer.text.stops if (cut := whole.find(stop)) >= 0]
        whole = whole[: min(cuts, default=None)]
        if whole.startswith(answer.text.text[: answer.sent]):
            answer.text.text = whole

    def _send(self, row: Row) -> None:
        text, chances = row.answer.piece()
        if text or chances:
            row.ticket.emit(Piece(text, chances))

    def _leave(self, number: int) -> None:
        """As in the slots: the last row takes the place."""
        self.slots.leave(number)
        self.rows[number] = self.rows[-1]
        self.rows.pop()

    def _text(self, ids: Sequence[int]) -> str:
        text: str = self.network.tokenizer.decode(list(ids), skip_special_tokens=True)
        return text

    def _name(self, token: int) -> str:
        text: Any = self.network.tokenizer.decode([token])
        return str(text)


def _alike(admitted: Iterable[Asked]) -> list[list[Asked]]:
    """Groups that begin alike and are about equally long, to be read together."""
    groups: list[list[Asked]] = []
    for asked in sorted(admitted, key=lambda asked: (id(asked.known), -asked.unread)):
        group = groups[-1] if groups else None
        if group and group[0].known is asked.known and asked.unread >= (1 - PADDED_AT_MOST) * group[0].unread:
            group.append(asked)
        else:
            groups.append([asked])
    return groups
