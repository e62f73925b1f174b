"""A tuned model's deployment on Azure: made before its first request, taken down after the run that made it."""

from __future__ import annotations

import hashlib
import json
import os
import time
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harness.errors import TrainingError
from harness.models.tuning import Tuning

if TYPE_CHECKING:
    import requests

NOTE = "deployment.json"
"""In the training's folder while a deployment stands that this program made: no kill leaves one behind unseen."""
TOKEN = "AZURE_ACCESS_TOKEN"
SCOPE = "https://management.azure.com/.default"
_LONGEST_PAUSE, _TIMEOUT = 32.0, 60.0
_MOST_LOOKS = 1000
_LONGEST_WORDS = 1000


def deployment_name(model: str) -> str:
    return f"adaptbench-{hashlib.sha256(model.encode()).hexdigest()[:12]}"


def arm_token() -> str:
    """From AZURE_ACCESS_TOKEN, or azure-identity where it is installed. Raises TrainingError."""
    if token := os.environ.get(TOKEN, "").strip():
        return token
    if find_spec("azure") is None or find_spec("azure.identity") is None:
        hint = "az account get-access-token --query accessToken -o tsv prints one, or install azure-identity"
        raise TrainingError(f"Deploying on Azure needs a token: environment variable {TOKEN} is not set ({hint}).")
    identity: Any = import_module("azure.identity")
    return str(identity.DefaultAzureCredential().get_token(SCOPE).token)


class _RefusedError(TrainingError):
    """Azure understood, and did nothing."""


class Deployment:
    """The deployment of one tuned model. All errors are TrainingErrors without the token in them."""

    def __init__(self, tuning: Tuning, model: str, folder: Path) -> None:
        self.name = deployment_name(model)
        self._tuning, self._model, self._note = tuning, model, folder / NOTE
        self._is_up = False

    @property
    def url(self) -> str:
        host = self._tuning.azure
        account = f"providers/Microsoft.CognitiveServices/accounts/{host.account}/deployments/{self.name}"
        group = f"subscriptions/{host.subscription}/resourceGroups/{host.resource_group}"
        return f"{host.management_url.rstrip('/')}/{group}/{account}"

    def up(self) -> None:
        """Make it unless it stands, and wait until it answers. One that stood there before is nobody's to take down."""
        if self._is_up:
            return
        reply = self._send("GET", missing_is_fine=True)
        if reply.status_code == 404:
            # Before it is asked for: a note without a deployment costs nothing, the other way round costs by the hour.
            self._note.write_text(json.dumps({"name": self.name, "since": datetime.now(UTC).isoformat()}), "utf-8")
            reply = self._put()
        for _ in range(_MOST_LOOKS):
            state = _state(reply)
            if state == "Succeeded":
                self._is_up = True
                return
            if state in ("Failed", "Canceled", "Cancelled", "Deleting"):
                break
            self._pause(self._tuning.poll_seconds)
            reply = self._send("GET")
        raise TrainingError(f"Deployment {self.name}: Azure says {state}: {self._words(reply)}")

    def _put(self) -> requests.Response:
        try:
            return self._send("PUT", self._wish())
        except _RefusedError as error:
            self._note.unlink()
            raise TrainingError(str(error)) from None

    def down(self) -> float:
        """Take it down if this program made it. Returns the hours that it stood."""
        if not self._note.exists():
            return 0.0
        since = datetime.fromisoformat(json.loads(self._note.read_text("utf-8"))["since"])
        self._send("DELETE", missing_is_fine=True)
        self._note.unlink()
        self._is_up = False
        return (datetime.now(UTC) - since).total_seconds() / 3600

    def _wish(self) -> dict[str, Any]:
        host = self._tuning.azure
        model = {"format": "OpenAI", "name": self._model, "version": "1"}
        return {"sku": {"name": host.sku, "capacity": host.capacity}, "properties": {"model": model}}

    def _send(self, verb: str, body: dict[str, Any] | None = None, missing_is_fine: bool = False) -> requests.Response:
        """Repeated while it may pass: each of the three does the same when it is sent twice."""
        import requests

        token, wrong = arm_token(), TrainingError
        for failures in range(1, self._tuning.max_failures + 2):
            said, waits = "", 0.0
            try:
                reply = self._sent(verb, body, token)
            except requests.RequestException as error:
                said = type(error).__name__
            else:
                if reply.ok or (reply.status_code == 404 and missing_is_fine):
                    return reply
                said = f"{reply.status_code}: {self._words(reply)}"
                waits = _asked(reply)
                if reply.status_code not in (408, 409, 429) and reply.status_code < 500:
                    wrong = _RefusedError
                    break
            if failures <= self._tuning.max_failures:
                self._pause(max(waits, min(0.5 * 2 ** min(failures, 6), _LONGEST_PAUSE)))
        raise wrong(f"{verb} of deployment {self.name}: {said.replace(token, '[token]')}{self._left(verb)}")

    def _sent(self, verb: str, body: dict[str, Any] | None, token: str) -> requests.Response:
        import requests

        def bearer(request: requests.PreparedRequest) -> requests.PreparedRequest:
            request.headers["Authorization"] = f"Bearer {token}"
            return request

        query = {"api-version": self._tuning.azure.api_version}
        # As `auth`, because requests would put a password from ~/.netrc over a plain header.
        return requests.request(verb, self.url, params=query, json=body, auth=bearer, timeout=_TIMEOUT)

    def _left(self, verb: str) -> str:
        if verb != "DELETE":
            return ""
        host = self._tuning.azure
        where = f"-g {host.resource_group} -n {host.account} --deployment-name {self.name}"
        return f". It may still stand and cost by the hour: az cognitiveservices account deployment delete {where}"

    def _words(self, reply: requests.Response) -> str:
        try:
            error = reply.json().get("error") or {}
            said = ": ".join(str(error[key]) for key in ("code", "message") if error.get(key))
        except (ValueError, AttributeError):
            said = ""
        return (said or reply.reason or "no reason given")[:_LONGEST_WORDS]

    def _pause(self, seconds: float) -> None:
        if self._tuning.poll_seconds:
            time.sleep(seconds)


def _state(reply: requests.Response) -> str | None:
    try:
        state = (reply.json().get("properties") or {}).get("provisioningState")
    except (ValueError, AttributeError):
        return None
    return None if state is None else str(state)


def _asked(reply: requests.Response) -> float:
    try:
        return min(float(reply.headers.get("Retry-After", 0)), 600.0)
    except ValueError:
        return 0.0
