"""How many requests go out together: half as many after each one that the server refused, more with each answer."""

from __future__ import annotations

import asyncio
from collections import deque

_GROWTH = 1.125


class Pace:
    """A limit between 1 and `most` requests under way, for one model over all its calls.

    It grows by an eighth with every answer, not by a fixed step: so it settles where the server refuses about one
    request in seven, however many it takes at a time, and refusals rarer than that, which have nothing to do with how
    many are under way, cost next to nothing. With fixed steps a limit of 64 would sink to 28 where 1 in 15 is refused.
    """

    def __init__(self, most: int) -> None:
        self._most = float(most)
        self._limit = self._most

    @property
    def limit(self) -> int:
        return int(self._limit)

    @property
    def is_low(self) -> bool:
        """Refusals are the rule, not bad luck: whoever was refused had better not make room for the next."""
        return self.limit <= max(1, self._most // 8)

    def refused(self) -> None:
        """For a reply that says "too many requests"."""
        self._limit = max(1.0, self._limit / 2)

    def answered(self) -> None:
        """For any reply that ends a request."""
        self._limit = min(self._most, self._limit * _GROWTH)


class Turns:
    """Turns on one event loop, as many at a time as the pace allows, first come, first served.

    Whoever comes back after a wait goes before those who have not begun.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._taken = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> None:
        if not self._waiting and self._taken < self._pace.limit:
            self._taken += 1
            return
        await self._queued(first=False)

    def give_back(self) -> None:
        self._taken -= 1
        self._let_in()

    async def rest(self, seconds: float, *, holding: bool) -> None:
        """Wait, and take a turn again. `holding` keeps one's place meanwhile, so that nobody else is sent there."""
        if not holding:
            self.give_back()
        await asyncio.sleep(seconds)
        if holding:
            self._taken -= 1
        await self._queued(first=True)

    async def _queued(self, *, first: bool) -> None:
        turn = asyncio.get_running_loop().create_future()
        (self._waiting.appendleft if first else self._waiting.append)(turn)
        self._let_in()
        await turn

    def _let_in(self) -> None:
        while self._waiting and self._taken < self._pace.limit:
            turn = self._waiting.popleft()
            if not turn.cancelled():
                self._taken += 1
                turn.set_result(None)
