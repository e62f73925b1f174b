"""How long `adaptbench check` takes on many rows, and how much memory: python benchmarks/check_rows.py [ROWS].

Makes a chat file from a seed, with invented words in the frequencies of a natural language, templates that many rows
share, and one row in a hundred copied with three words changed. The copies are counted in the result.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

SEED, WORDS, TEMPLATES = 20261122, 20_000, 200


def rows(count: int) -> list[tuple[str, str]]:
    draw = random.Random(SEED)
    vocabulary = [f"{draw.choice('bdfgklmnprstvz')}{draw.choice('aeiou')}{i:x}" for i in range(WORDS)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def some(number: int) -> list[str]:
        return draw.choices(vocabulary, cum_weights=weights, k=number)

    templates = [some(draw.randint(6, 12)) for _ in range(TEMPLATES)]
    made = [
        (draw.choice(templates) + some(draw.randint(8, 60)), " ".join(some(draw.randint(2, 30)))) for _ in range(count)
    ]
    for place in range(99, count, 100):
        text, answer = made[draw.randrange(place)]
        changed = list(text)
        for spot in draw.sample(range(len(text)), 3):
            changed[spot] = draw.choice(vocabulary)
        made[place] = (changed, answer)
    return [(" ".join(text), answer) for text, answer in made]


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "train.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for text, answer in rows(count):
                turns = [{"role": "user", "content": text}, {"role": "assistant", "content": answer}]
                out.write(json.dumps({"messages": turns}) + "\n")
        size = file.stat().st_size / 1e6
        began = time.perf_counter()
        command = [str(Path(sys.executable).with_name("adaptbench")), "check", str(file), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        counts = json.loads(done.stdout)["counts"]
    print(
        f"{count:,} rows, {size:.1f} MB: {seconds:.1f} s ({used.ru_utime + used.ru_stime:.1f} s of processor time), ",
        end="",
    )
    print(f"peak {used.ru_maxrss / 1e6:.2f} GB, {counts}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
