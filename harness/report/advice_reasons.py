"""Why a strategy is recommended, or none: the lines, each carried by the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harness.candidates import Candidate, Check
from harness.choosing import Choice, Peer, pool
from harness.recommendation import Recommendation
from harness.report.table import estimate, seconds
from harness.stats import Interval


def reasons(found: Recommendation) -> Iterator[str]:
    if found.choice is None:
        yield from _none(found)
        return
    taken = next(one for one in found.candidates if one.strategy == found.choice.strategy)
    yield from _unchecked(found, taken)
    yield from _standing(found, found.choice)
    for check in taken.checks:
        if check.verdict == "not shown":
            yield _not_shown(found, taken, check)
    yield from _passed_over(found)


def named(names: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def points(value: float, interval: Interval | None, turned: bool = False) -> str:
    """ "3.0 points [1.0, 5.0]"; `turned` where the interval is of the opposite difference."""
    if interval is None:
        return f"{100 * value:.1f} points"
    low, high = (-interval.high, -interval.low) if turned else (interval.low, interval.high)
    return f"{100 * value:.1f} points [{100 * low:.1f}, {100 * high:.1f}]"


def _none(found: Recommendation) -> Iterator[str]:
    names = dict.fromkeys(check.name for one in found.candidates for check in one.checks if check.verdict == "failed")
    for name in names:
        failing = [one.strategy for one in found.candidates if _has(one, name, "failed")]
        who = f"all {len(failing)}" if 1 < len(failing) == len(found.candidates) else named(failing)
        yield f"{_OUT[name].format(endpoint=found.at.endpoint)}: {who}."


_OUT = {
    "quality": "Measured below the quality asked for",
    "p95": "Slower than asked for",
    "budget": "Dearer than the budget",
    "training": "Has a training",
    "place": "Sends data to {endpoint}, which is not this machine",
}


def _has(one: Candidate, name: str, verdict: str) -> bool:
    return any(check.name == name and check.verdict == verdict for check in one.checks)


def _unchecked(found: Recommendation, taken: Candidate) -> Iterator[str]:
    for check in taken.checks:
        if check.verdict == "unknown":
            yield f"{_cause(taken, check)} Taken all the same: nothing that could be checked meets all that was asked."


def _cause(one: Candidate, check: Check) -> str:
    if check.name == "budget":
        missing = named(one.measured.terms.missing) or "bringing it up to date"
        return f"{one.strategy}: no price for {missing}, so the budget cannot be checked: set prices under [cost]."
    if check.name == "p95":
        return f"{one.strategy}: latency was not measured, so p95 cannot be checked: set requests under [latency]."
    return f"{one.strategy}: the manifest does not say where the model runs, so nobody can say where data goes."


def _standing(found: Recommendation, choice: Choice) -> Iterator[str]:
    left = pool(found.candidates)
    if choice.how == "only":
        many = f"the only one of {len(found.candidates)}" if len(found.candidates) > 1 else "the only strategy, one"
        yield f"{choice.strategy} is {many} that {'may meet' if choice.unchecked else 'meets'} what was asked."
    elif choice.how == "clear":
        yield (
            f"{choice.strategy} measured best of the {len(left)} that {_meet(choice)}, and better than each other one "
            "beyond chance."
        )
    else:
        yield from _level(found, choice, left)


def _meet(choice: Choice) -> str:
    return "may meet what was asked" if choice.unchecked else "meet what was asked"


def _level(found: Recommendation, choice: Choice, left: Sequence[Candidate]) -> Iterator[str]:
    level = [choice.leader, *(peer.strategy for peer in choice.peers)]
    costs = {one.strategy: one.usd for one in left}
    by = "take the cheapest" if costs[choice.strategy] is not None else "no price is known, so take the best measured"
    apart = all(not peer.as_good for peer in choice.peers)
    words = "not distinguishable" if apart else f"not distinguishable, or as good within {_margin(found)},"
    yield f"{named(level)} are {words} by these {found.examples:,} examples: {by}."
    yield from (_peer(found, choice, peer) for peer in choice.peers)
    unpriced = [name for name in level if costs[name] is None]
    if unpriced and costs[choice.strategy] is not None:
        yield f"No price is known for {named(unpriced)}, so nobody can say whether it is cheaper still."
    yield from _why_not_the_cheapest(choice, left, level)


def _peer(found: Recommendation, choice: Choice, peer: Peer) -> str:
    measured = f"{peer.strategy} measured {points(peer.less, peer.interval)} less than {choice.leader}"
    if peer.as_good:
        return f"{measured}, and is shown to be as good within {_margin(found)}."
    chance = "may be chance" if peer.interval is None or peer.interval.low <= 0 else "may be chance among so many pairs"
    if peer.smallest is None:
        return f"{measured}, which {chance}."
    return f"{measured}, which {chance}: a true difference under {100 * peer.smallest:.1f} would often go unseen here."


def _why_not_the_cheapest(choice: Choice, left: Sequence[Candidate], level: Sequence[str]) -> Iterator[str]:
    known = {one.strategy: one.usd for one in left if one.strategy in level and one.usd is not None}
    taken = known.get(choice.strategy)
    cheaper = [] if taken is None else [name for name, usd in known.items() if usd < taken]
    beaten = [name for name in cheaper if name not in choice.front]
    behind = [name for name in cheaper if name in choice.front]
    if beaten:
        yield f"{named(beaten)}: cheaper, but another is no worse in quality, cost and p95, and better in one."
    if behind:
        yield f"{named(behind)}: cheaper, but fell behind when the facts changed."


def _margin(found: Recommendation) -> str:
    return f"{100 * found.margin:g} points"


def _not_shown(found: Recommendation, taken: Candidate, check: Check) -> str:
    if check.name == "p95":
        return (
            f"Its p95 of {seconds(taken.p95)} is of {taken.measured.timed} timed requests, hardly more than the "
            "slowest of them."
        )
    limit = f"{100 * (check.limit or 0):.1f}"
    return f"Its {found.metric} of {estimate(taken.measured.quality)} is not below {limit}, but that may be chance."


def _passed_over(found: Recommendation) -> Iterator[str]:
    """Those that were not taken because something of them cannot be checked."""
    if found.choice is None or found.choice.unchecked:
        return
    for one in found.candidates:
        if not one.failed and one.unchecked:
            causes = " ".join(_cause(one, check) for check in one.checks if check.verdict == "unknown")
            yield f"{causes} Not taken, as others are known to meet it."
