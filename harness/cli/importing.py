"""adaptbench import: a task folder out of files, or out of a data set of the Hugging Face hub."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from harness.errors import UsageError
from harness.shown import one_line

if TYPE_CHECKING:
    from harness.importing.job import Import

FORMATS = "jsonl, json, csv, tsv, parquet, chat (JSONL of conversations), squad"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("import", help="make a task folder out of files or a Hugging Face data set")
    _add_sources(parser)
    _add_columns(parser)
    _add_task(parser)
    parser.set_defaults(command=_import)


def _add_sources(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("sources", nargs="*", metavar="SOURCE", help="files, or hf:owner/name; missing splits are held out of them")
    add("--out", type=Path, required=True, metavar="FOLDER", help="the task folder to make")
    add("--train", action="append", default=[], metavar="FILE", help="the same as a SOURCE")
    add("--validation", metavar="FILE", help="the validation split, where there is one already")
    add("--test", metavar="FILE", help="the test split, where there is one already")
    add("--format", metavar="NAME", help=f"{FORMATS} (default: by the ending and the first line)")
    add("--corpus", type=Path, metavar="FILE", help="documents for RAG, with the columns text and maybe id and title")
    add("--revision", default="", metavar="REV", help="of a hub data set: a branch, tag or commit (default: newest)")
    add("--config", default="", metavar="NAME", help="of a hub data set that has several")
    add("--hf-split", default="", metavar="NAME", help="only this split of a hub data set, to divide anew")


def _add_columns(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--input", action="append", default=[], metavar="COL", help="what is asked (repeat: joined by an empty line)")
    add("--reference", action="append", default=[], metavar="COL", help="an accepted answer, or a list (repeat)")
    add("--id", default="", metavar="COL", help="the id of a row (default: numbered)")
    add("--facet", action="append", default=[], metavar="COL", help="a cut of the result table (repeat)")
    add("--gold", default="", metavar="COL", help="ids of the documents that hold the answer")
    add("--group", default="", metavar="COL", help="rows of one value stay in one split: a document, a customer")
    add("--stratify", default="", metavar="COL", help="splits alike in it (default: the reference, where few differ)")


def _add_task(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--shares", default="0.7/0.1/0.2", metavar="T/V/T", help="of train, validation and test (default %(default)s)")
    add("--seed", type=int, default=0, metavar="N", help="draws the splits (default 0)")
    add("--name", default="", help="of the task (default: the folder's)")
    add("--licence", default="", help="of the data, such as CC-BY-4.0")
    add("--instruction", default="", help="the system message of every strategy")
    add("--metric", action="append", default=[], metavar="NAME", help="the first is the primary one (repeat)")
    add("--max-output-tokens", type=int, default=0, metavar="N", help="(default: what the longest answer may take)")


def _import(options: argparse.Namespace) -> int:
    from harness.importing.job import import_task

    for line in import_task(_wanted(options)):
        print(one_line(line))
    return 0


def _wanted(options: argparse.Namespace) -> Import:
    from harness.importing.job import Import
    from harness.importing.settings import TaskSettings
    from harness.importing.sources import Given
    from harness.tables.columns import Columns

    train = [*options.sources, *options.train]
    places = (train, options.validation, options.test, options.format)
    return Import(
        out=options.out,
        given=Given(*places, options.revision, options.config, options.hf_split),
        columns=Columns(
            input=tuple(options.input),
            references=tuple(options.reference),
            id=options.id,
            facets={column: column for column in options.facet},
            gold_passages=options.gold,
            group=options.group,
            stratify=options.stratify,
        ),
        settings=TaskSettings(
            name=options.name,
            licence=options.licence,
            instruction=options.instruction,
            metrics=tuple(options.metric),
            max_output_tokens=options.max_output_tokens,
        ),
        corpus=options.corpus,
        shares=_shares(options.shares),
        seed=options.seed,
    )


def _shares(text: str) -> dict[str, float]:
    try:
        train, validation, test = (float(part) for part in text.split("/"))
    except ValueError:
        raise UsageError(f'--shares "{text}": give three numbers, such as 0.7/0.1/0.2.') from None
    shares = {"train": train, "validation": validation, "test": test}
    if not all(0 < share < float("inf") for share in shares.values()):
        raise UsageError(f'--shares "{text}": each must be more than 0.')
    return shares
