"""One strategy out of those that meet what was asked.

The one with the highest mean leads. Whatever cannot be told apart from it, or is as good within the margin, is its
peer. Taken is the cheapest peer that no other candidate beats in quality, cost and p95 at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from harness.candidates import Candidate
from harness.pairing import Pair, Pairs
from harness.stats import Interval

How = Literal["only", "clear", "peers"]
"""The only candidate; better than every other one beyond chance; the cheapest of some that are level."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A candidate beside the best measured one: how much it measured less, and the interval of that.

    `as_good`: shown to be as good within the margin; else it just cannot be told apart. `smallest` is the least true
    difference that these examples would have shown.
    """

    strategy: str
    less: float
    interval: Interval | None
    as_good: bool
    smallest: float | None


@dataclass(frozen=True, slots=True)
class Choice:
    """`front` are the candidates that no other beats. `unchecked`: something asked for cannot be checked of any."""

    strategy: str
    leader: str
    how: How
    unchecked: bool
    peers: tuple[Peer, ...]
    front: tuple[str, ...]


def pool(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that meet all that was asked; where there are none, those of which something cannot be checked."""
    left = [one for one in candidates if not one.failed]
    return [one for one in left if not one.unchecked] or left


def beats(one: Candidate, other: Candidate, stays: bool = True) -> bool:
    """No worse in quality, cost and p95, and better in one. What is not known of one alone settles nothing.

    Without `stays` (the facts change), one that fell behind with them does not beat one that did not.
    """
    if not stays and one.measured.fell > other.measured.fell:
        return False
    costs = ((one.usd, other.usd), (one.p95, other.p95))
    if any((a is None) != (b is None) for a, b in costs):
        return False
    known = [(a, b) for a, b in (*costs, (-one.quality, -other.quality)) if a is not None and b is not None]
    return all(a <= b for a, b in known) and any(a < b for a, b in known)


def choose(candidates: Sequence[Candidate], pairs: Pairs, stays: bool = True) -> Choice | None:
    """None where nothing is left. Without `stays` (the facts change), peers that fell behind with them come last."""
    left = pool(candidates)
    if not left:
        return None
    leader = min(left, key=lambda one: (-one.quality, _behind(one, stays), *_dearness(one)))
    peers = [one for one in left if one is leader or _level(pairs.between(leader.strategy, one.strategy))]
    front = [one for one in left if not any(beats(other, one, stays) for other in left)]
    eligible = [one for one in peers if one in front]
    taken = min(eligible, key=lambda one: (_behind(one, stays), *_dearness(one, -one.quality)))
    how: How = "only" if len(left) == 1 else "clear" if len(peers) == 1 else "peers"
    return Choice(
        strategy=taken.strategy,
        leader=leader.strategy,
        how=how,
        unchecked=taken.unchecked,
        peers=tuple(_peer(leader, one, pairs) for one in peers if one is not leader),
        front=tuple(one.strategy for one in front),
    )


def _behind(one: Candidate, stays: bool) -> bool:
    return not stays and one.measured.fell


def _dearness(one: Candidate, *between: float) -> tuple[float | bool, ...]:
    """Sorts by cost, then by `between`, then by p95; what is not known comes last."""
    return (one.usd is None, one.usd or 0.0, *between, one.p95 is None, one.p95 or 0.0)


def _level(pair: Pair | None) -> bool:
    if pair is None:
        return True
    return not pair.result.different() or (pair.as_good is not None and pair.as_good.verdict == "yes")


def _peer(leader: Candidate, one: Candidate, pairs: Pairs) -> Peer:
    pair, less = pairs.between(leader.strategy, one.strategy), leader.quality - one.quality
    if pair is None:
        return Peer(one.strategy, less, None, False, None)
    as_good = pair.as_good is not None and pair.as_good.verdict == "yes"
    return Peer(one.strategy, less, turned(pair, leader.strategy), as_good, pair.smallest)


def turned(pair: Pair, first: str) -> Interval | None:
    """The interval of `first` minus the other."""
    span = pair.result.interval
    if span is None or pair.result.first == first:
        return span
    return Interval(-span.high, -span.low)
