"""The scripts in examples/ make folders that the loader takes, from files in the published formats."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

from harness.tasks import load_folder

EXAMPLES = Path(__file__).parent.parent / "examples"


def make(script: str, *arguments: Path) -> None:
    subprocess.run([sys.executable, str(EXAMPLES / script), *map(str, arguments)], check=True, timeout=60)


def test_a_squad_file_becomes_a_task_that_keeps_articles_apart(tmp_path: Path) -> None:
    def paragraph(article: int, place: int) -> dict[str, object]:
        answers = [{"text": f"answer {article}.{place}", "answer_start": 0}] * 2
        question = {"id": f"q{article}-{place}", "question": f"What of {article}.{place}?", "answers": answers}
        return {"context": f"Paragraph {article}.{place} gives answer {article}.{place}.", "qas": [question]}

    data = [{"title": str(a), "paragraphs": [paragraph(a, p) for p in range(2)]} for a in range(10)]
    (tmp_path / "squad.json").write_text(json.dumps({"data": data}))
    make("from_squad.py", tmp_path / "squad.json", tmp_path / "task")
    task = load_folder(tmp_path / "task")
    assert [len(split) for split in (task.train, task.validation, task.test)] == [12, 4, 4]
    assert task.test[0].references == ("answer 4.0",) and task.test[0].gold_passages == ("p4-0",)
    trained = {example.gold_passages[0].split("-")[0] for example in task.train}
    assert not trained & {example.gold_passages[0].split("-")[0] for example in task.test}


def test_banking77_files_become_a_task_without_the_texts_that_stand_in_both(tmp_path: Path) -> None:
    rows = {"train": [(f"where is card {i}", "card_arrival") for i in range(30)] + [("Lost, my card", "lost_card")]}
    rows["test"] = [("lost, MY  card", "lost_card"), ("card has not come", "card_arrival")]
    for name, lines in rows.items():
        with (tmp_path / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("text", "category"), *lines])
    make("from_banking77.py", tmp_path / "train.csv", tmp_path / "test.csv", tmp_path / "task")
    task = load_folder(tmp_path / "task")
    assert [len(split) for split in (task.train, task.validation, task.test)] == [27, 3, 2]
    assert "card_arrival, lost_card" in task.spec.instruction
