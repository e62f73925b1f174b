"""What a plain script does: sorted batches and `generate`. `plain_transformers.py MODEL PROMPTS TOKENS BATCH OUT`.

PROMPTS has a list of chat messages a line, OUT gets the answers, the prompts' tokens and how many
of them all prompts share, as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer


def main(model: str, prompts: str, tokens: str, batch: str, out: str) -> None:
    tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    module = AutoModelForCausalLM.from_pretrained(model, dtype=torch.bfloat16).eval()
    lines = [json.loads(line) for line in Path(prompts).read_text("utf-8").splitlines()]
    texts = [tokenizer.apply_chat_template(line, tokenize=False, add_generation_prompt=True) for line in lines]
    lengths = [len(ids) for ids in tokenizer(texts, add_special_tokens=False)["input_ids"]]
    order = sorted(range(len(texts)), key=lambda number: -lengths[number])
    answers = [""] * len(texts)
    for start in range(0, len(order), int(batch)):
        chosen = order[start : start + int(batch)]
        written = _generate(module, tokenizer, [texts[number] for number in chosen], int(tokens))
        for number, text in zip(chosen, written, strict=True):
            answers[number] = text
    ids = [tokenizer(text, add_special_tokens=False)["input_ids"] for text in (min(texts), max(texts))]
    same = next((at for at, pair in enumerate(zip(*ids, strict=False)) if pair[0] != pair[1]), min(map(len, ids)))
    Path(out).write_text(json.dumps({"answers": answers, "lengths": lengths, "shared": same}), "utf-8")
    print(json.dumps({"answers": len(answers)}))


def _generate(module: Any, tokenizer: Any, texts: list[str], tokens: int) -> list[str]:
    inputs = tokenizer(texts, add_special_tokens=False, padding=True, return_tensors="pt")
    with torch.inference_mode():
        out = module.generate(**inputs, do_sample=False, max_new_tokens=tokens)
    written: list[str] = tokenizer.batch_decode(out[:, inputs["input_ids"].shape[1] :], skip_special_tokens=True)
    return written


if __name__ == "__main__":
    main(*sys.argv[1:])
