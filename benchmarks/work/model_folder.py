"""Prints the folder of the embedded model, which is unpacked on first use. The rivals read it too."""

from __future__ import annotations

import json

from harness.models.weights import embedded_folder

print(json.dumps({"folder": str(embedded_folder())}))
