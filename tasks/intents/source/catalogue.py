"""The labels of the support desk, their groups and their shares."""

from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Label:
    """A label, with its share: one unit is 10 training, 2 validation and 3 test messages."""

    name: str
    group: str
    units: int

    @property
    def frequency(self) -> str:
        return "frequent" if self.units >= 6 else "middle" if self.units >= 2 else "rare"


@dataclass(frozen=True)
class Sentence:
    """A deciding sentence. kind: `plain`, `distracted` (has a second topic inside) or `terse`."""

    text: str
    kind: str
    alone: bool  # would clash with small talk


LABELS = (
    Label("track_parcel", "delivery", 14),
    Label("lost_parcel", "delivery", 2),
    Label("change_order", "delivery", 4),
    Label("parcel_mistake", "delivery", 3),
    Label("warranty_claim", "after_sale", 10),
    Label("return_item", "after_sale", 8),
    Label("refund_status", "after_sale", 4),
    Label("paid_repair", "after_sale", 1),
    Label("invoice_copy", "money", 3),
    Label("disputed_charge", "money", 2),
    Label("gift_card", "money", 2),
    Label("buying_advice", "sales", 2),
    Label("trade_quote", "sales", 1),
    Label("cancel_plus", "membership", 5),
    Label("pause_plus", "membership", 2),
    Label("app_login", "membership", 7),
    Label("delete_account", "membership", 1),
    Label("share_access", "membership", 1),
    Label("device_offline", "devices", 7),
    Label("hub_offline", "devices", 6),
    Label("device_setup", "devices", 5),
    Label("schedule_help", "devices", 4),
    Label("battery_low", "devices", 3),
    Label("update_failed", "devices", 1),
    Label("locked_out", "devices", 1),
    Label("safety_report", "devices", 1),
)
MODULES = ("delivery", "after_sale", "money", "membership", "connection", "devices")
KINDS = {"- ": "plain", "= ": "plain", "+ ": "distracted", "~ ": "terse"}


def items(block: str) -> list[str]:
    """The entries of a block of text: one a line, and a line indented by two blanks goes on with the one before."""
    entries: list[str] = []
    for line in block.strip("\n").split("\n"):
        if line.startswith("  "):
            entries[-1] += " " + line.strip()
        else:
            entries.append(line)
    return entries


def _block(name: str) -> list[str]:
    (found,) = (block for module in MODULES if (block := getattr(import_module(f"customers_{module}"), name, None)))
    return items(found)


def deciding_sentences(label: Label) -> list[Sentence]:
    return [Sentence(entry[2:], KINDS[entry[:2]], entry[0] == "=") for entry in _block(label.name.upper())]


def endings(label: Label) -> list[tuple[str, bool]]:
    """What may follow, each with whether it asks (and so does not follow a question)."""
    entries = _block(f"{label.name.upper()}_AFTER")
    assert {entry[:2] for entry in entries} <= {"? ", "- "}, label
    return [(entry[2:], entry[0] == "?") for entry in entries]
