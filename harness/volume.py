"""[volume] of a suite: at what volumes costs are worked out, and over what time setup is spread."""

from __future__ import annotations

from dataclasses import dataclass

from harness.prices import HIGHEST_RATE

HOURS_A_MONTH = 730
"""A twelfth of 8,760."""
MOST_MONTHS, MOST_REQUESTS, LEAST_SHARE = 1_200, 10**12, 0.001


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
        if not 1 <= self.months <= MOST_MONTHS:
            raise ValueError(f"months must be at least 1 and at most {MOST_MONTHS}")
        if self.hosting_usd_per_hour is not None and not 0 <= self.hosting_usd_per_hour <= HIGHEST_RATE:
            raise ValueError(f"hosting_usd_per_hour must be a number from 0 to {HIGHEST_RATE:g}")
        if not LEAST_SHARE <= self.busy_share <= 1:
            raise ValueError(f"busy_share must be from {LEAST_SHARE:g} to 1")
        for name in self.project_onto:
            provider, _, model = name.partition("/")
            if not provider or not model or self.project_onto.count(name) > 1:
                raise ValueError('project_onto needs names such as "openai/gpt-4o-mini", each once')


def _check_volumes(volumes: tuple[int, ...]) -> None:
    if not volumes or not all(1 <= one <= MOST_REQUESTS for one in volumes) or len(set(volumes)) < len(volumes):
        raise ValueError(
            f"requests_per_month needs at least one number, each at least 1, at most {MOST_REQUESTS} and given once"
        )
