"""The bundled tasks: each is a folder that needs no code. An entry point names its folder."""

from pathlib import Path

SUPPORT = Path(__file__).parent / "support"
CONTRACTS = Path(__file__).parent / "contracts"
