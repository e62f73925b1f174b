"""Requests of the fine-tuning API: what fails for a while is repeated, all else is one TrainingError in plain words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from harness.api import Progress
from harness.errors import ModelError, TrainingError
from harness.models.openai_errors import kind, request_errors, wait_seconds, words

if TYPE_CHECKING:
    from harness.models.openai import OpenAIModel

T = TypeVar("T")
Table = dict[str, Any]

NOT_AVAILABLE = "training_not_available"
UPLOAD_SECONDS = 600.0
_LONGEST_WORDS = 1000
_NOT_THERE = (404, 405, 501)


class Calls:
    """All requests to one service, with its client. `said` is told why it waits."""

    def __init__(self, model: OpenAIModel, said: Progress) -> None:
        options = model.options
        self.client = model.whole_service(max(options.timeout_seconds, UPLOAD_SECONDS))
        self.tuning = options.tuning
        self._model, self._said = model, said

    def __enter__(self) -> Calls:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def hide(self, text: str) -> str:
        """Without the key, whatever a server says."""
        return self._model.without_key(text)

    def ask(self, what: str, request: Callable[[], T]) -> T:
        """Raises TrainingError. Only for what may be asked twice: what costs something is created elsewhere."""
        failures = 0
        while True:
            try:
                return read(request)
            except request_errors() as error:
                failures += 1
                self.bear(what, error, failures)

    def maybe(self, what: str, request: Callable[[], T]) -> T | None:
        """None where the service has nothing of the kind."""
        import openai

        def asked() -> T | None:
            try:
                return request()
            except openai.APIStatusError as error:
                if error.status_code in _NOT_THERE:
                    return None
                raise

        return self.ask(what, asked)

    def bear(self, what: str, error: Exception, failures: int) -> None:
        """Wait, so that it can be tried again. Raises TrainingError where that is of no use, or was tried enough."""
        wait = wait_seconds(error, failures - 1)
        if wait is None or failures > self.tuning.max_failures:
            raise self.problem(what, error, failures) from error
        self._said(0.0, f"{what}: {kind(error)}, attempt {failures + 1} follows")
        self.pause(wait)

    def pause(self, seconds: float) -> None:
        if self.tuning.poll_seconds:
            time.sleep(seconds)

    def problem(self, what: str, error: Exception, failures: int) -> TrainingError:
        said = self.hide(words(error) or type(error).__name__)[:_LONGEST_WORDS]
        code, status = getattr(error, "code", None), getattr(error, "status_code", None)
        name = " ".join(str(part) for part in (status, code) if part) or kind(error)
        if code == NOT_AVAILABLE:
            hint = "This organisation may not fine-tune at this service; docs/hosted.md says which services go on."
            return TrainingError(f"{what}: {name}: {said} {hint}")
        if status in _NOT_THERE:
            return TrainingError(f"{what}: {name}: {said} Has {self._model.options.endpoint} a fine-tuning API?")
        return TrainingError(f"{what}: {name}: {said}" + (f" ({failures} attempts)" if failures > 1 else ""))


def read(request: Callable[[], T]) -> T:
    """Raises ModelError "malformed" where the reply is not what the API promises, from a proxy's page to a cut text."""
    try:
        return request()
    except (ValueError, AttributeError) as error:  # over text in place of a list the client itself stumbles
        raise ModelError("malformed", f"the reply can't be read ({error})") from error


def tables(items: Iterable[Any]) -> Iterator[Table]:
    """The entries of a list over all its pages. Stops where a service that knows no pages sends the first one again."""
    seen = set()
    for item in items:
        one = table(item)
        key = one.get("id")
        if key is not None and key in seen:
            return
        seen.add(key)
        yield one


def table(item: Any) -> Table:
    """What a server said, as it said it: whatever it left out is simply not there. Raises ValueError for no object."""
    if not hasattr(item, "to_dict"):
        raise ValueError(f"a {type(item).__name__} where an object should be")
    found: Table = item.to_dict(mode="json", warnings=False)
    return found


def named(item: Any) -> Table:
    """The same for what is of no use without its id."""
    found = table(item)
    if not isinstance(found.get("id"), str):
        raise ValueError("an object without an id")
    return found


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def inner(value: object, *path: str) -> Any:
    """What stands below these keys, None where one of them is missing or null."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
