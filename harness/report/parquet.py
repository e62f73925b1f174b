"""answers.parquet: a row for each answer, as `harness.load(run).answers` has them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from harness.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame


def check() -> None:
    """Raises UsageError where what writes Parquet is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError("report: parquet needs pyarrow: pip install 'adaptbench[parquet]'") from None


def render(answers: DataFrame) -> bytes:
    whole = io.BytesIO()
    answers.to_parquet(whole, index=False, engine="pyarrow")
    return whole.getvalue()
