"""What a bash command should do, and the command: two files, line by line."""

from __future__ import annotations

from harness.api import AnswerFormat, Decoding, Example, Task, TaskSpec
from harness.errors import TaskError
from harness.sources import Source, fetch
from harness.splitting import split
from tasks.public._common import SEED, by_input, finish, pooled, whole
from tasks.public._sources import NL2BASH_COMMANDS, NL2BASH_TEXT

SHARES = {"train": 10.0, "validation": 1.0, "test": 1.0}
SPEC = TaskSpec(
    name="nl2bash",
    version="1.0.0",
    licence="",
    description="English descriptions and the bash command that does it; commands for the same words are accepted.",
    instruction=(
        "Write the one bash command that does what is asked, on a usual Linux machine with GNU tools. Use the file "
        "names, patterns and values of the request. Join several steps with pipes on one line. Write the command only: "
        "no prompt sign, no quotes around it, no explanation."
    ),
    wordings={
        "terse": "Answer with one line of bash. Command only.",
        "admin": (
            "You sit beside an administrator who says what should happen, and you type it. Write exactly what goes "
            "into the terminal: a single line, with find, grep, xargs, sed, awk and the like where they fit."
        ),
    },
    metrics=("code_match", "exact_match", "rougeL"),
    decoding=Decoding(max_output_tokens=64),
    answer=AnswerFormat("first_line"),
)


def nl2bash(text: Source = NL2BASH_TEXT, commands: Source = NL2BASH_COMMANDS) -> Task:
    said, done = _lines(text), _lines(commands)
    if len(said) != len(done):
        raise TaskError(f"nl2bash: {text.file} has {len(said)} lines, {commands.file} {len(done)}: one each is needed.")
    pairs = enumerate(zip(said, done, strict=True), start=1)
    examples = [Example(f"line-{n}", line.strip(), (command.strip(),)) for n, (line, command) in pairs]
    kept = [example for example in examples if whole(example)]
    # There is no official test split to be kept as it is, so one line stands for all with its words.
    merged = list({by_input(example): example for example in reversed(pooled(kept))}.values())[::-1]
    dropped = {"empty": len(examples) - len(kept), "merged with one of the same words": len(kept) - len(merged)}
    return finish(SPEC, [text, commands], split(merged, SHARES, SEED, group=by_input), dropped=dropped)


def _lines(source: Source) -> list[str]:
    return fetch(source).read_text(encoding="utf-8").removesuffix("\n").split("\n")
