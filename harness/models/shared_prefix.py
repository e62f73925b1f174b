"""Attention over a prefix that all rows of a batch share, kept once instead of once a row. For CPUs.

Softmax over prefix and own keys together is the two attentions merged by their log-sum-exp, so all rows' queries meet
the prefix in one large product (Juravsky et al. 2024, "Hydragen", arXiv:2402.05099). transformers' attention interface
takes it in; models that do not use that interface get the prefix copied to each row instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.masking_utils import eager_mask

from harness.models.grouped_attention import can_group

NAME = "adaptbench_shared_prefix"

Layer = tuple[torch.Tensor, torch.Tensor]
"""Keys and values of one layer, [1, heads, length, d]."""


@dataclass(slots=True)
class _Shared:
    layers: Sequence[Layer]
    met: set[int] = field(default_factory=set)


_shared: ContextVar[_Shared] = ContextVar("shared")


def can_share(module: Any, device: str) -> bool:
    """Whether `attending` works for a model. On a GPU copying the prefix is quick and the kernels are others."""
    return can_group(module, device)


@contextmanager
def attending(module: Any, layers: Sequence[Layer]) -> Iterator[None]:
    """Let forward passes of `module` see the prefix `layers` before what is in their cache."""
    usual, shared = module.config._attn_implementation, _Shared(layers)
    module.set_attn_implementation(NAME)
    token = _shared.set(shared)
    try:
        yield
    finally:
        _shared.reset(token)
        module.set_attn_implementation(usual)
    if len(shared.met) != len(layers):
        raise RuntimeError(f"{len(layers) - len(shared.met)} layers of the model did not see the shared prefix")


def _attention(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor,
    scaling: float | None = None,
    **kwargs: Any,
) -> tuple[torch.Tensor, None]:
    """`query` is [rows, heads, length, d]; `key` and `value`, [rows, key heads, tokens, d], are without the prefix."""
    shared = _shared.get()
    shared.met.add(module.layer_idx)
    ahead, ahead_weight = _over_prefix(query, shared.layers[module.layer_idx], scaling)
    own, own_weight = _over_own(query, key, value, attention_mask, scaling)
    part = torch.sigmoid(own_weight - ahead_weight).unsqueeze(-1)
    merged = torch.lerp(ahead.float(), own.float(), part).to(query.dtype)
    return merged.transpose(1, 2).contiguous(), None


def _over_prefix(query: torch.Tensor, layer: Layer, scaling: float | None) -> tuple[torch.Tensor, torch.Tensor]:
    keys, values = layer
    rows, heads, length, width = query.shape
    key_heads = keys.shape[1]
    groups = query.view(rows, key_heads, heads // key_heads, length, width).transpose(0, 1)
    out, weight = _flash(groups.reshape(1, key_heads, -1, width), keys, values, None, scaling)
    split = (key_heads, rows, heads // key_heads, length)
    out = out.view(*split, width).transpose(0, 1).reshape(rows, heads, length, width)
    return out, weight.reshape(split).transpose(0, 1).reshape(rows, heads, length)


def _over_own(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor, scaling: float | None
) -> tuple[torch.Tensor, torch.Tensor]:
    rows, heads, length, width = query.shape
    if length > 1 or query.dtype is not torch.float32:
        return _flash(query, key, value, mask, scaling)
    # One query a head: the heads that share keys as queries of one head read them once. In bfloat16 that is slower.
    groups = heads // key.shape[1]
    grouped = query.reshape(rows, key.shape[1], groups, width)
    out, weight = _flash(grouped, key, value, mask.expand(-1, -1, groups, -1), scaling)
    return out.reshape(rows, heads, 1, width), weight.reshape(rows, heads, 1)


def _flash(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor | None, scaling: float | None
) -> tuple[torch.Tensor, torch.Tensor]:
    """(attention, log-sum-exp of its scores), by what scaled_dot_product_attention runs on a CPU."""
    kernel = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu
    out: tuple[torch.Tensor, torch.Tensor] = kernel(query, key, value, attn_mask=mask, scale=scaling)
    return out


AttentionInterface.register(NAME, _attention)
AttentionMaskInterface.register(NAME, eager_mask)
