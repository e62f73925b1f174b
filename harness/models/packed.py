"""Linear layers whose weights are kept in the order that oneDNN's kernels read them in. For bfloat16 on CPUs.

Left as they are, weights are put in that order anew in every product: one token through the widest layers of the
embedded model takes 151 microseconds so, and 89 packed (2 cores). The sums are the same. It is what torch.compile does
with frozen weights, without needing a compiler.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import torch

from harness.machine import memory_bytes

TOKENS_EXPECTED = 64
"""What oneDNN lays the weights out for. Of 1 to 512 tried none is faster up to 64 tokens. For 1,024 the embedded
model's layers then take from half as long as plain ones to a fourteenth longer."""

SHARE_OF_MEMORY = 1 / 8
"""A model whose weights take more of the machine's memory than this is left alone: the packed copy comes on top."""


class PackedLinear(torch.nn.Linear):
    """A linear layer with a packed copy of its weights, made when it is first needed and after they were changed.

    Where gradients are wanted, or numbers other than bfloat16 come in, it is the plain layer that it was.
    """

    _packed: torch.Tensor | None = None
    _packed_of: tuple[int, int] | None = None

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if torch.is_grad_enabled() or input.dtype is not torch.bfloat16 or torch.is_autocast_enabled("cpu"):
            return super().forward(input)
        out: torch.Tensor = torch.ops.mkldnn._linear_pointwise(input, self.packed_weights(), self.bias, "none", [], "")
        return out

    def packed_weights(self) -> torch.Tensor:
        state = (self.weight.data_ptr(), self.weight._version)
        if self._packed is None or self._packed_of != state:
            self._packed = torch.ops.mkldnn._reorder_linear_weight(self.weight.detach(), TOKENS_EXPECTED)
            self._packed_of = state
        return self._packed


def pack(module: Any) -> None:
    """Let the linear layers of a model in bfloat16 on a CPU answer from packed weights, where that can be done."""
    layers: list[Any] = [
        layer for layer in module.modules() if type(layer) is torch.nn.Linear and _packable(layer.weight)
    ]
    held = sum(layer.weight.nbytes for layer in layers)
    if not layers or held > SHARE_OF_MEMORY * (memory_bytes() or 0) or not can_pack():
        return
    for layer in layers:
        # The class alone is exchanged: names, weights and ties to other layers stay.
        layer.__class__ = PackedLinear
        # Now, as part of loading: else the first requests would seem to cost more.
        layer.packed_weights()


def _packable(weight: torch.Tensor) -> bool:
    return weight.device.type == "cpu" and weight.dtype is torch.bfloat16


@cache
def can_pack() -> bool:
    """Whether this torch has the operators and this CPU the instructions: found out by a small product."""
    # Filled by hand: random numbers would move the generator that others draw from.
    layer = PackedLinear(32, 16, bias=False, device="meta", dtype=torch.bfloat16).to_empty(device="cpu")
    given = torch.ones(2, 32, dtype=torch.bfloat16)
    with torch.no_grad():
        layer.weight.fill_(0.5)
        try:
            found = layer(given)
        except (AttributeError, RuntimeError, NotImplementedError, TypeError):
            return False
        return torch.equal(found, torch.full_like(found, 16))
