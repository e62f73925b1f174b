"""A task folder from BANKING77's two files: python examples/from_banking77.py train.csv test.csv my_task"""

import csv
import json
import sys
from pathlib import Path

train_file, test_file, folder = map(Path, sys.argv[1:4])


def rows(file: Path) -> dict[str, str]:
    with file.open(newline="", encoding="utf-8") as lines:
        return {" ".join(row["text"].split()): row["category"] for row in csv.DictReader(lines)}


test = rows(test_file)
told = {text.casefold() for text in test}
rest = [pair for pair in rows(train_file).items() if pair[0].casefold() not in told]
splits = {"train": [], "validation": [], "test": list(test.items())}
for number, pair in enumerate(rest):
    splits["validation" if number % 10 == 0 else "train"].append(pair)

folder.mkdir(parents=True)
for name, pairs in splits.items():
    lines = [{"id": f"{name}-{n}", "input": text, "references": [label]} for n, (text, label) in enumerate(pairs)]
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
labels = ", ".join(sorted(set(test.values())))
(folder / "task.toml").write_text(f"""name = "{folder.name}"
version = "1.0.0"
licence = "CC-BY-4.0"
instruction = "Name the intent of the bank customer's message. Answer with one of these and nothing else: {labels}"
metrics = ["exact_match"]
answer = {{ max_output_tokens = 16, extract = "first_line" }}
""")
