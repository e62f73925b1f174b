"""The bundled tasks: each is a folder that needs no code. An entry point names its folder."""

from pathlib import Path

_HERE = Path(__file__).parent
SUPPORT = _HERE / "support"
CONTRACTS = _HERE / "contracts"
INTENTS = _HERE / "intents"
INTERNAL_CODE = _HERE / "internal_code"
REPLY_TONE = _HERE / "reply_tone"
RETENTION = _HERE / "retention"
