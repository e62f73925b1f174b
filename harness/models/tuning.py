"""Options of hosted fine-tuning: the table [model.tuning] of a model of type "openai". Standard library only."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Literal
from urllib.parse import urlsplit


@dataclass(frozen=True)
class AzureHost:
    """[model.tuning.azure]: where on Azure a tuned model is deployed. Raises ValueError.

    `subscription`, `resource_group` and `account` (the resource's name) are needed together. `sku` is the kind of
    deployment, `capacity` its limit in thousands of tokens a minute. `management_url` is another cloud's, or a test's.
    """

    subscription: str = ""
    resource_group: str = ""
    account: str = ""
    sku: Literal["Standard", "GlobalStandard", "DeveloperTier"] = "DeveloperTier"
    capacity: int = 50
    management_url: str = "https://management.azure.com"
    api_version: str = "2024-10-21"

    def __post_init__(self) -> None:
        names = (self.subscription, self.resource_group, self.account)
        if any(names) and not all(names):
            raise ValueError("azure needs subscription, resource_group and account together")
        if any(set("/?#% ") & set(name) for name in names):
            raise ValueError("azure: subscription, resource_group and account are plain names")
        if self.capacity < 1:
            raise ValueError("azure: capacity must be at least 1")
        if urlsplit(self.management_url).scheme not in ("http", "https"):
            raise ValueError("azure: management_url must be http(s)://host")

    def __bool__(self) -> bool:
        return bool(self.account)


@dataclass(frozen=True)
class Tuning:
    """[model.tuning], all of it optional. Prices are US dollars; None is "not known". Raises ValueError.

    `base_model` is what is trained, where `name` is a deployment or an alias. `training_type` is Azure's
    (`GlobalStandard`, `developerTier` ...). `checkpoint`: `best` keeps that with the lowest validation loss, where the
    service has measured it. `poll_seconds` lie between two looks at a job, 0 waits for nothing, not even after an
    error; `max_failures` looks may fail in a row. `usd_per_training_mtok` is asked for a million trained tokens, the
    other token prices are those of the tuned model.
    """

    base_model: str = ""
    suffix: str = "adaptbench"
    training_type: str = ""
    checkpoint: Literal["best", "last"] = "best"
    cancel_on_interrupt: bool = False
    poll_seconds: float = 10.0
    max_failures: int = 60
    usd_per_training_mtok: float | None = None
    hosting_usd_per_hour: float | None = None
    input_usd_per_mtok: float | None = None
    cached_input_usd_per_mtok: float | None = None
    output_usd_per_mtok: float | None = None
    azure: AzureHost = field(default_factory=AzureHost)

    def __post_init__(self) -> None:
        for price in fields(self):
            usd = getattr(self, price.name)
            if "usd_per" in price.name and usd is not None and not (isfinite(usd) and usd >= 0):
                raise ValueError(f"{price.name} must be a finite number, 0 or more")
        if not 0 <= self.poll_seconds <= 3600:
            raise ValueError("poll_seconds must be from 0 to 3600")
        if self.max_failures < 0:
            raise ValueError("max_failures must be at least 0")
        if len(self.suffix) > 64:
            raise ValueError("suffix must have at most 64 characters")
