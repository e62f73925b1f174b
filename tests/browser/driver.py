"""Drives a headless Chromium by its debugging pipe: standard library only, no port, no driver to install."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SECONDS = 60.0
"""The longest wait for one answer; nothing is decided by it but that the browser hangs."""


def find_browser() -> str:
    """Raises RuntimeError with what to do where there is none."""
    named = os.environ.get("CHROME")
    for name in (named,) if named else (*NAMES, MAC):
        if found := shutil.which(name):
            return found
    if named:
        raise RuntimeError(f"no browser: CHROME is {named}, which is no program")
    raise RuntimeError("no browser on the PATH: `make browser` installs one as root, or set CHROME to one")


class Browser:
    """A browser with an empty profile in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._answers: dict[int, Queue[dict[str, Any]]] = {}
        self._tabs: dict[str, Tab] = {}
        self._last = 0
        self._writing = threading.Lock()
        commands, self._send = os.pipe()
        self._receive, answers = os.pipe()

        def as_chromium_wants_them() -> None:
            # Both are moved up first: one of them may be 3 or 4 itself.
            high = os.dup(commands), os.dup(answers)
            while min(high) <= 4:
                high = os.dup(high[0]), os.dup(high[1])
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        options = ["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        options += ["--disable-dev-shm-usage", "--disable-background-networking", f"--user-data-dir={folder}"]
        self._process = subprocess.Popen(
            [find_browser(), *options, "about:blank"],
            close_fds=False,
            preexec_fn=as_chromium_wants_them,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._send)

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        number = self._ask(method, session, parameters)
        try:
            answer = self._answers[number].get(timeout=SECONDS)
        except Empty:
            raise RuntimeError(f"{method}: no answer in {SECONDS:.0f} s") from None
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _ask(self, method: str, session: str | None, parameters: Mapping[str, Any]) -> int:
        """The number of the answer, which has not come yet."""
        with self._writing:
            self._last += 1
            self._answers[self._last] = Queue()
            message = {"id": self._last, "method": method, "params": parameters}
            left = json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0"
            while left:
                left = left[os.write(self._send, left) :]
            return self._last

    def tab(self, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True) -> Tab:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._tabs[session] = tab = Tab(self, session)
        for domain in ("Page", "Runtime", "Log", "Network"):
            tab.call(f"{domain}.enable")
        phone = width < 600
        tab.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        tab.call("Emulation.setEmulatedMedia", features=scheme)
        tab.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        return tab

    def _read(self) -> None:
        left = b""
        while chunk := os.read(self._receive, 1 << 16):
            *whole, left = (left + chunk).split(b"\0")
            for raw in whole:
                message = json.loads(raw)
                if "id" in message:
                    self._answers[message["id"]].put(message)
                elif tab := self._tabs.get(message.get("sessionId", "")):
                    tab.events.put((message["method"], message["params"]))
                    if message["method"] == "Page.javascriptDialogOpening":  # until then the page answers nothing
                        self._ask("Page.handleJavaScriptDialog", message["sessionId"], {"accept": True})
        os.close(self._receive)
        for answer in self._answers.values():
            answer.put({"error": {"message": "the browser has ended"}})


class Tab:
    """`complaints` are errors and warnings, `requests` all that was asked for."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser, self._session = browser, session
        self.events: Queue[tuple[str, Mapping[str, Any]]] = Queue()
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **parameters)

    def open(self, file: Path) -> None:
        self.call("Page.navigate", url=file.resolve().as_uri())
        there = False  # the empty page that a tab begins with may still be loading
        while True:
            name, parameters = self.events.get(timeout=SECONDS)
            self._note(name, parameters)
            if name == "Page.frameNavigated":
                there = parameters["frame"]["url"] == file.resolve().as_uri()
            if name == "Page.loadEventFired" and there:
                return

    def run(self, script: str) -> Any:
        """The value of an expression, or of what it promises. Raises RuntimeError with the page's own error."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(json.dumps(done["exceptionDetails"])[:500])
        self.settle()
        return done["result"].get("value")

    def settle(self) -> None:
        """Take note of what has happened so far."""
        while not self.events.empty():
            self._note(*self.events.get())

    def picture(self, file: Path, whole: bool = False) -> None:
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(shot["data"]))

    def pdf(self) -> bytes:
        return base64.b64decode(self.call("Page.printToPDF")["data"])

    def _note(self, name: str, parameters: Mapping[str, Any]) -> None:
        if name == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif name == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(parameters["exceptionDetails"]))
        elif name == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.complaints.append(json.dumps(parameters["args"]))
        elif name == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.complaints.append(parameters["entry"]["text"])
        elif name == "Page.javascriptDialogOpening":
            self.complaints.append(f"a dialog: {parameters['message']}")
