"""Linear layers that answer from weights in oneDNN's order: the same sums, never stale, and only where it is safe."""

from __future__ import annotations

import pytest
import torch
from torch.nn import Linear
from torch.nn.functional import linear
from transformers import LlamaConfig, LlamaForCausalLM

from harness.models import packed
from harness.models.packed import PackedLinear, can_pack, pack

pytestmark = [
    pytest.mark.usefixtures("one_thread"),
    pytest.mark.skipif(not can_pack(), reason="this CPU, or this torch, has no packed bfloat16 products"),
]


def tiny() -> LlamaForCausalLM:
    torch.manual_seed(0)
    sizes = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4}
    config = LlamaConfig(vocab_size=97, num_key_value_heads=2, tie_word_embeddings=True, **sizes)
    return LlamaForCausalLM(config).to(torch.bfloat16).eval()


def packed_layer(inputs: int, outputs: int, bias: bool = False) -> Linear:
    torch.manual_seed(1)
    layer = Linear(inputs, outputs, bias=bias, dtype=torch.bfloat16)
    pack(layer)
    assert type(layer) is PackedLinear
    return layer


@pytest.mark.parametrize("tokens", [1, 2, 7, 64, 300, 1024])
@pytest.mark.parametrize(("inputs", "outputs", "bias"), [(576, 1536, False), (1536, 576, True), (31, 17, True)])
def test_products_are_those_of_the_plain_layer(tokens: int, inputs: int, outputs: int, bias: bool) -> None:
    layer = packed_layer(inputs, outputs, bias)
    given = torch.randn(2, tokens, inputs).bfloat16()
    with torch.inference_mode():
        found, plain = layer(given), linear(given, layer.weight, layer.bias)
    exact = linear(given.double(), layer.weight.double(), layer.bias.double() if bias else None)
    assert found.shape == plain.shape
    # Both round the same sums to bfloat16, so neither may be further from the truth than its last place.
    last_place = 2.0**-8 * exact.abs().clamp(min=0.1)
    assert (found.double() - exact).abs().le(last_place).all()
    assert (found != plain).float().mean() < 0.01


def test_changed_weights_are_packed_anew() -> None:
    layer = packed_layer(64, 32)
    given = torch.randn(3, 64).bfloat16()
    with torch.no_grad():
        before = layer(given)
        layer.weight.mul_(2)
        doubled = layer(given)
        layer.load_state_dict({"weight": torch.zeros(32, 64)})
        nothing = layer(given)
        layer.weight = torch.nn.Parameter(torch.ones_like(layer.weight))
        summed = layer(given)
    assert torch.equal(doubled, before * 2)
    assert not nothing.any()
    assert torch.equal(summed, linear(given, layer.weight))


def test_gradients_take_the_plain_way() -> None:
    layer = packed_layer(64, 32)
    given = torch.randn(3, 64).bfloat16().requires_grad_()
    layer(given).sum().backward()
    assert given.grad is not None
    assert torch.allclose(given.grad, layer.weight.sum(0).expand(3, -1), atol=0.05)
    assert layer.weight.grad is not None


def test_other_precisions_take_the_plain_way() -> None:
    layer = packed_layer(64, 32)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        assert layer(torch.randn(3, 64)).dtype is torch.bfloat16
    layer.float()
    with torch.no_grad():
        assert layer(torch.randn(3, 64)).dtype is torch.float32


def test_a_packed_model_says_what_it_said_and_keeps_its_names() -> None:
    model, plain = tiny(), tiny()
    pack(model)
    ids = torch.randint(0, 97, (3, 20), generator=torch.Generator().manual_seed(2))
    with torch.inference_mode():
        assert torch.allclose(model(ids).logits, plain(ids).logits, atol=0.02)
    assert model.state_dict().keys() == plain.state_dict().keys()
    assert model.lm_head.weight is model.model.embed_tokens.weight
    kinds = {type(layer) for layer in model.modules() if isinstance(layer, Linear)}
    assert kinds == {PackedLinear}


def test_float32_and_what_does_not_fit_twice_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = tiny().float()
    pack(exact)
    monkeypatch.setattr(packed, "SHARE_OF_MEMORY", 1e-12)
    large = tiny()
    pack(large)
    for model in (exact, large):
        assert not [layer for layer in model.modules() if isinstance(layer, PackedLinear)]
