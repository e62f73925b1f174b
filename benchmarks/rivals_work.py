"""lm-eval on one of our jobs: the same prompts as a generation task of its own format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.data import Job, write_lines
from benchmarks.measure import Work, WorkFailed
from benchmarks.rivals import LM_EVAL

_TASK = """
task: load
dataset_path: json
dataset_kwargs:
  data_files:
    train: {train}
    test: {test}
output_type: generate_until
fewshot_split: train
test_split: test
doc_to_text: "{{{{input}}}}"
doc_to_target: "{{{{reference}}}}"
target_delimiter: ""
fewshot_config:
  sampler: first_n
generation_kwargs:
  until: ["<|im_end|>"]
  do_sample: false
  temperature: 0
  max_gen_toks: {max_tokens}
metric_list:
  - metric: exact_match
    aggregation: mean
    higher_is_better: true
metadata:
  version: 1
"""


def lm_eval(folder: Path, shared: Path, job: Job, options: Sequence[str]) -> Work:
    """Its command line for the job. The read data set is kept in `shared`, as it is for someone who runs it again."""
    program = LM_EVAL.program("lm_eval")
    files = {
        "train": write_lines(shared / "lm-eval" / "train.jsonl", map(_row, job.shots or [("none", "none")])),
        "test": write_lines(shared / "lm-eval" / "test.jsonl", map(_row, job.rows)),
    }
    (folder / "load.yaml").write_text(_TASK.format(max_tokens=job.max_tokens, **files), "utf-8")
    chat = ["--apply_chat_template", "--system_instruction", job.instruction]
    if job.shots:
        chat += ["--num_fewshot", str(len(job.shots)), "--fewshot_as_multiturn", "true"]
    command = [program, "run", "--tasks", "load", "--include_path", str(folder), "--output_path", str(folder / "out")]
    # Nothing is to be asked of a hub: all that it reads lies here.
    environment = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_CACHE": str(shared / "hf"), "OPENAI_API_KEY": "none"}
    return Work([*command, *options, *chat], folder, environment)


def lm_eval_count(folder: Path) -> int:
    """How many answers its results are made of."""
    found = list((folder / "out").rglob("results_*.json"))
    if not found:
        raise WorkFailed("lm-eval: no results")
    samples: int = json.loads(found[0].read_text("utf-8"))["n-samples"]["load"]["effective"]
    return samples


def _row(pair: tuple[str, str]) -> dict[str, str]:
    return {"input": pair[0], "reference": pair[1]}
