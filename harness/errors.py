"""Every exception of adaptbench, whole.

AdaptbenchError
├── UsageError            what the person gave cannot be used: one line, exit code 2
│   ├── SuiteError        suite.toml
│   ├── TaskError         task.toml or a line of its data
│   ├── PluginError       an entry point that is unknown or cannot be imported
│   ├── OptionError       an option of a strategy or a model
│   └── ModelLoadError    a model that cannot be loaded or reached
├── ModelError            one request failed; carries the Failure that becomes its record
├── TrainingError         a training failed
├── BudgetError           max_usd is used up: what was bought is kept, the rest is missing
└── RunError              a results folder that cannot be read or written
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class AdaptbenchError(Exception):
    """Base of all. Its text is what the person reads."""

    exit_code = 1


class UsageError(AdaptbenchError):
    exit_code = 2


class SuiteError(UsageError):
    pass


class TaskError(UsageError):
    pass


class PluginError(UsageError):
    pass


class OptionError(UsageError):
    pass


class ModelLoadError(UsageError):
    pass


class ModelError(AdaptbenchError):
    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind, self.message = kind, message


class TrainingError(AdaptbenchError):
    pass


class BudgetError(AdaptbenchError):
    pass


class RunError(AdaptbenchError):
    exit_code = 2


def did_you_mean(given: str, allowed: Iterable[str]) -> str:
    """' (did you mean "x"?) Allowed: a, b' to end a message about an unknown name with."""
    names = sorted(allowed)
    close = get_close_matches(given, names, n=1)
    hint = f' Did you mean "{close[0]}"?' if close else ""
    return f"{hint} Allowed: {', '.join(names) or 'nothing'}."
