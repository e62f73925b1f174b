"""adaptbench list: what is installed."""

from __future__ import annotations

import argparse

HELP = "the strategies, tasks, metrics, models and trainers that are installed"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    commands.add_parser("list", help=HELP).set_defaults(command=_list)


def _list(options: argparse.Namespace) -> int:
    from harness import registry

    for kind in registry.GROUPS:
        print(f"{kind}: {', '.join(registry.names(kind)) or 'none'}")
    return 0
