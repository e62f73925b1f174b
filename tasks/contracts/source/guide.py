"""The plain-language guide: style rules first, then one entry for each kind of clause."""

import guide_dealings
import guide_rights
import guide_style
import guide_trade

ENTRIES = guide_style.ENTRIES + guide_trade.ENTRIES + guide_rights.ENTRIES + guide_dealings.ENTRIES


def corpus() -> list[dict[str, str]]:
    """The lines of corpus.jsonl."""
    return [{"id": entry.id, "title": entry.title, "text": entry.text} for entry in ENTRIES]
