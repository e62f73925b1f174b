"""What of the machine a run's facts and its choices need."""

from __future__ import annotations

import os
from contextlib import suppress


def memory_bytes() -> int | None:
    """All memory of the machine; None where the system does not say."""
    with suppress(AttributeError, ValueError, OSError):
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return None
