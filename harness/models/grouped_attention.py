"""Attention of query heads that share keys (grouped-query attention), which reads the keys where they are. For CPUs.

Where there is a mask transformers copies the keys for each of the heads that share them, or, for a single token, lays
these heads together, which is quicker in float32 only. The sums are the same.
"""

from __future__ import annotations

from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

NAME = "adaptbench_grouped"


def can_group(module: Any, device: str) -> bool:
    """Whether `module` runs on a CPU and leaves the choice of attention open."""
    usual = module.config._attn_implementation in ("sdpa", NAME)
    return device == "cpu" and usual and bool(module._supports_attention_backend)


def group(module: Any, device: str) -> None:
    """Let `module` attend so, where it can."""
    if can_group(module, device):
        module.set_attn_implementation(NAME)


def _attention(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    dropout: float = 0.0,
    scaling: float | None = None,
    is_causal: bool | None = None,
    **kwargs: Any,
) -> tuple[torch.Tensor, None]:
    """As transformers' own, which answers where it copies nothing or a model wants more (a bias, a cap)."""
    copies = attention_mask is not None and (query.shape[2] > 1 or query.dtype is not torch.float32)
    if not copies or any(kwargs.get(name) is not None for name in ("softcap", "position_bias", "cache")):
        told = {"dropout": dropout, "scaling": scaling, "is_causal": is_causal, **kwargs}
        found: tuple[torch.Tensor, None] = sdpa_attention_forward(module, query, key, value, attention_mask, **told)
        return found
    out = torch.nn.functional.scaled_dot_product_attention(
        query, key, value, attn_mask=attention_mask, dropout_p=dropout, scale=scaling, enable_gqa=True
    )
    return out.transpose(1, 2).contiguous(), None


AttentionInterface.register(NAME, _attention)
AttentionMaskInterface.register(NAME, sdpa_mask)
