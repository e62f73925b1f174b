"""A task folder from a SQuAD-format file: python examples/from_squad.py xquad.en.json my_task"""

import json
import sys
from pathlib import Path

source, folder = Path(sys.argv[1]), Path(sys.argv[2])
articles = json.loads(source.read_text(encoding="utf-8"))["data"]
splits: dict[str, list[dict[str, object]]] = {"train": [], "validation": [], "test": []}
corpus = []
for number, article in enumerate(articles):
    # Whole articles go to one split, so that no test paragraph was seen in training.
    split = ("train", "train", "train", "validation", "test")[number % 5]
    for place, paragraph in enumerate(article["paragraphs"]):
        corpus.append({"id": f"p{number}-{place}", "text": paragraph["context"]})
        for qa in paragraph["qas"]:
            answers = list(dict.fromkeys(answer["text"] for answer in qa["answers"]))
            line = {"id": qa["id"], "input": qa["question"], "references": answers}
            splits[split].append({**line, "gold_passages": [f"p{number}-{place}"]})

folder.mkdir(parents=True)
for name, lines in {**splits, "corpus": corpus}.items():
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
(folder / "task.toml").write_text(f"""name = "{folder.name}"
version = "1.0.0"
licence = "CC-BY-SA-4.0"
instruction = "Answer the question with a few words, as they stand in the text. No full sentence."
metrics = ["exact_match", "contains", "token_f1"]
answer = {{ max_output_tokens = 24, extract = "first_line" }}
""")
