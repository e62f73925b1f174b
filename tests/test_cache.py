"""Completions are bought once: by model, messages and decoding, across processes."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harness.api import Completion, Decoding, Failure, Message, Prompt, Usage
from harness.asking import ask, total_usage
from harness.cache import CompletionCache, digest
from harness.errors import RunError
from harness.models.scripted import Scripted

GREEDY = Decoding(max_output_tokens=8)


def prompt(text: str, system: str = "Be brief.") -> Prompt:
    return Prompt((Message("system", system), Message("user", text)))


def key(cache: CompletionCache, one: Prompt, decoding: Decoding = GREEDY, **options: Any) -> str:
    return cache.keys(Scripted(**options).open(), [one], decoding)[0]


def test_a_completion_comes_back_as_it_was_put(tmp_path: Path) -> None:
    bought = Completion("Grün \U0001f343\n\ud800 \x00", "stop", Usage(7, None, 0), 0.25)
    with CompletionCache(tmp_path / "deep" / "c.sqlite") as cache:
        cache.put("k", bought)
    with CompletionCache(tmp_path / "deep" / "c.sqlite") as cache:
        assert cache.get("k") == bought
        assert cache.get("other") is None


def test_the_key_holds_all_that_can_change_an_answer(tmp_path: Path) -> None:
    with CompletionCache(tmp_path / "c.sqlite") as cache:
        keys = [
            key(cache, prompt("a")),
            key(cache, prompt("b")),
            key(cache, prompt("a", system="Be long.")),
            key(cache, Prompt((Message("user", "Be brief."), Message("user", "a")))),
            key(cache, prompt("a"), Decoding(max_output_tokens=9)),
            key(cache, prompt("a"), replace(GREEDY, temperature=0.5)),
            key(cache, prompt("a"), replace(GREEDY, stop=("\n",))),
            key(cache, prompt("a"), default="x"),
        ]
        assert len(set(keys)) == len(keys)
        # What was retrieved or demonstrated shows in the messages, or not at all; a log file changes no answer.
        assert key(cache, replace(prompt("a"), retrieved=("d1",))) == keys[0]
        assert key(cache, prompt("a"), log="calls.jsonl") == keys[0]


def test_the_key_is_the_same_in_every_process() -> None:
    assert digest({"b": [1, "ü"], "a": None}) == digest({"a": None, "b": [1, "ü"]})


def test_a_cache_that_may_not_read_still_keeps(tmp_path: Path) -> None:
    bought = Completion("x", "stop", Usage(), 0.0)
    with CompletionCache(tmp_path / "c.sqlite", read=False) as cache:
        cache.put("k", bought)
        assert cache.get("k") is None
    with CompletionCache(tmp_path / "c.sqlite") as cache:
        assert cache.get("k") == bought


def test_two_processes_may_hold_it_at_once(tmp_path: Path) -> None:
    with CompletionCache(tmp_path / "c.sqlite") as one, CompletionCache(tmp_path / "c.sqlite") as other:
        for number in range(20):
            writer, reader = (one, other) if number % 2 else (other, one)
            bought = Completion(str(number), "stop", Usage(), 0.0)
            writer.put(f"k{number}", bought)
            assert reader.get(f"k{number}") == bought


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    file.write_bytes(b"this is not a database, not at all" * 100)
    with pytest.raises(RunError, match=r"c\.sqlite: the completion cache cannot be used: .*Delete it"):
        CompletionCache(file)


def test_a_table_of_another_shape_is_named_when_it_is_used(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    base = sqlite3.connect(file)
    base.execute("CREATE TABLE completions (something TEXT)")
    base.close()
    with CompletionCache(file) as cache:
        with pytest.raises(RunError, match="no such column"):
            cache.get("k")
        with pytest.raises(RunError, match="2 values"):
            cache.put("k", Completion("x", "stop", Usage(), 0.0))


# --- asking ----------------------------------------------------------------------------------------------------------


def calls(log: Path) -> int:
    return len(log.read_text().splitlines()) if log.exists() else 0


def test_only_what_was_not_asked_before_is_asked(tmp_path: Path) -> None:
    log = tmp_path / "log"
    model = Scripted(log=str(log)).open()
    with CompletionCache(tmp_path / "c.sqlite") as cache:
        first = list(ask(model, [prompt("a"), prompt("b"), prompt("a")], GREEDY, cache))
        assert calls(log) == 2, "equal prompts are asked once"
        assert {(index, reused) for index, _, reused in first} == {(0, False), (1, False), (2, True)}
        again = list(ask(model, [prompt("b"), prompt("c")], GREEDY, cache))
        assert calls(log) == 3
        texts = {index: (o.text, reused) for index, o, reused in again if isinstance(o, Completion)}
        assert texts == {0: ("b", True), 1: ("c", False)}
        assert list(ask(model, [prompt("c")], GREEDY, cache)) and calls(log) == 3


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    with CompletionCache(tmp_path / "c.sqlite") as cache:
        failing = Scripted(fail_on="bad").open()
        (pair,) = ask(failing, [prompt("bad")], GREEDY, cache)
        assert pair[1] == Failure("scripted", "the prompt matches 'bad'")
        log = tmp_path / "log"
        (pair,) = ask(Scripted(fail_on="bad", log=str(log)).open(), [prompt("bad")], GREEDY, cache)
        assert calls(log) == 1 and isinstance(pair[1], Failure)


def test_what_was_answered_before_a_stop_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "log"
    model = Scripted(log=str(log)).open()
    with CompletionCache(tmp_path / "c.sqlite") as cache:
        asked = ask(model, [prompt(str(i)) for i in range(10)], GREEDY, cache)
        next(asked), next(asked), next(asked)
        asked.close()  # type: ignore[attr-defined]
        list(ask(model, [prompt(str(i)) for i in range(10)], GREEDY, cache))
    assert calls(log) == 10


def test_usage_adds_up_and_unknown_stays_unknown() -> None:
    whole = total_usage([Usage(1, None, 3), Usage(10, 2, 30)])
    assert whole == Usage(11, None, 33)
