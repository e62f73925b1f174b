"""`python -m tests.browser.install`: the browser that check_page.py runs in; Debian's Chromium where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.browser.driver import find_browser

UPDATE = ("apt-get", "update", "-qq")
INSTALL = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
BY_HAND = "install Chromium or Chrome, or set CHROME to one"


def main() -> int:
    if not os.environ.get("CHROME") and not _found():
        if shutil.which("apt-get") is None:
            return _give_up(f"there is no apt-get here: {BY_HAND}")
        for command in (UPDATE, INSTALL):
            if (status := _as_root(command)) != 0:
                return _give_up(f"`{' '.join(command)}` ended with {status}: {BY_HAND}")
    try:
        print(f"browser: {find_browser()}")
    except RuntimeError as error:
        return _give_up(str(error))
    return 0


def _found() -> bool:
    try:
        return bool(find_browser())
    except RuntimeError:
        return False


def _as_root(command: tuple[str, ...]) -> int:
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    try:
        done = subprocess.run(
            [*root, *command], stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    except OSError:
        return 127
    return done.returncode


def _give_up(why: str) -> int:
    print(f"report.html was not tested in a browser: {why}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
