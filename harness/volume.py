"""[volume] of a suite: at what volumes costs are worked out, and over what time setup is spread."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

HOURS_A_MONTH = 730
"""A twelfth of 8,760."""


@dataclass(frozen=True)
class VolumeOptions:
    """Changes no measured number, only what the report works out from them.

    `months` spreads setup evenly. `hosting_usd_per_hour` is what keeping one tuned model ready costs besides its
    requests (None: not known). `busy_share` is how much of a month a rented machine may be at work before another one
    is counted. `project_onto` names hosted models as price data does: "openai/gpt-4o-mini".
    """

    requests_per_month: tuple[int, ...] = (1_000, 10_000, 100_000, 1_000_000)
    months: int = 12
    hosting_usd_per_hour: float | None = None
    busy_share: float = 0.5
    project_onto: tuple[str, ...] = ("openai/gpt-4o-mini", "anthropic/claude-haiku-4-5", "google/gemini-2.5-flash")

    def __post_init__(self) -> None:
        _check_volumes(self.requests_per_month)
        if self.months < 1:
            raise ValueError("months must be at least 1")
        if self.hosting_usd_per_hour is not None and not 0 <= self.hosting_usd_per_hour < float("inf"):
            raise ValueError("hosting_usd_per_hour must be a finite number, 0 or more")
        if not (isfinite(self.busy_share) and 0 < self.busy_share <= 1):
            raise ValueError("busy_share must be more than 0 and at most 1")
        for name in self.project_onto:
            provider, _, model = name.partition("/")
            if not provider or not model or self.project_onto.count(name) > 1:
                raise ValueError('project_onto needs names such as "openai/gpt-4o-mini", each once')


def _check_volumes(volumes: tuple[int, ...]) -> None:
    if not volumes or min(volumes) < 1 or len(set(volumes)) < len(volumes):
        raise ValueError("requests_per_month needs at least one number, each at least 1 and given once")
