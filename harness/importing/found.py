"""What one source holds: its rows, and what its format says about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from harness.api import Document
from harness.tables.columns import Columns, Table


@dataclass(frozen=True)
class Found:
    """`columns` are those that the format itself knows; `instruction` and `licence` are "" where it has none.

    `notes` are lines for the printed summary, `mixed_instructions` one that says why no instruction could be taken.
    """

    table: Table
    columns: Columns = field(default_factory=Columns)
    instruction: str = ""
    mixed_instructions: str = ""
    documents: tuple[Document, ...] = ()
    notes: tuple[str, ...] = ()
    licence: str = ""
