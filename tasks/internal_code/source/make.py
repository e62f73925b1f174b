"""Write the three splits and the two references of the `internal_code` task.

Run from the root of the repository: python3 tasks/internal_code/source/make.py
The same material and the same seed give the same bytes.
"""

import json
import random
import tomllib
from pathlib import Path
from typing import Any

import checks
from model import VERSION_OF_SPLIT, Comment, Entry, read_comments, read_entries, read_guides

TASK = Path(__file__).resolve().parents[1]
Row = dict[str, Any]


def document(entry: Entry, version: int) -> dict[str, str]:
    """A reference entry as the given version has it."""
    if version == 1:
        since, call = f"Since {entry.release}.", entry.in_version_1(entry.example)
    else:
        since = f"Since 2.0. {entry.note}" if entry.changed else f"Since {entry.release}, the same in 2.0."
        call = entry.example
    signature = entry.signature(version)
    text = f"`{signature.text}` {entry.prose(version)} {since} Example: `{entry.call(call, version)}`"
    return {"id": entry.id, "title": signature.name, "text": text}


def documents(entries: list[Entry], version: int) -> list[dict[str, str]]:
    return [*(document(entry, version) for entry in entries), *read_guides(version)]


def row(comment: Comment, number: int) -> Row:
    entry, version = comment.entry, VERSION_OF_SPLIT[comment.split]
    made: Row = {
        "id": f"internal_code-{number:04d}",
        "input": comment.text,
        "references": entry.spellings(comment.call, version),
        "gold_passages": [entry.id],
        "facets": {
            "truth": "changed" if entry.changed else "unchanged",
            "module": entry.new.module,
            "change": entry.change,
            "trained": "trained" if entry.trained else "reference_only",
        },
    }
    if version == 2 and entry.changed:
        made["outdated_references"] = entry.spellings(entry.in_version_1(comment.call), 1)
    return made


def make_splits(comments: list[Comment], rng: random.Random) -> dict[str, list[Row]]:
    splits: dict[str, list[Row]] = {}
    number = 0
    for name in VERSION_OF_SPLIT:
        chosen = [comment for comment in comments if comment.split == name]
        rng.shuffle(chosen)
        splits[name] = [row(comment, number + place) for place, comment in enumerate(chosen, start=1)]
        number += len(chosen)
    return splits


def write_lines(path: Path, rows: list[Any]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    settings = tomllib.loads((TASK / "task.toml").read_text(encoding="utf-8"))
    entries = read_entries()
    comments = read_comments(entries)
    checks.check_entries(entries)
    for comment in comments:
        checks.check_comment(comment)
    checks.check_examples_are_not_asked(entries, comments)
    closest = checks.check_wordings(comments)
    after, before = documents(entries, 2), documents(entries, 1)
    checks.check_versions_are_apart(entries, before)
    splits = make_splits(comments, random.Random(settings["split"]["seed"]))
    for reference in (after, before):
        checks.check_documents(reference)
        checks.check_rows(splits, {document["id"] for document in reference})
    write_lines(TASK / "corpus.jsonl", after)
    write_lines(TASK / "corpus_before.jsonl", before)
    for name, rows in splits.items():
        write_lines(TASK / f"{name}.jsonl", rows)
    print(f"{len(entries)} functions, {len(after)} and {len(before)} documents, closest pair {closest:.2f}")


if __name__ == "__main__":
    main()
