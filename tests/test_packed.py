"""A run whose records were packed with gzip: read as before, and not written to."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from harness.errors import RunError
from harness.history import read_history
from harness.store import PACKED, RECORDS, RunFolder, read_done, read_records
from tests.test_comparing import first, scored, table
from tests.test_comparison import write_run
from tests.test_store import ANSWER, SETUP


def packed(run: Path) -> Path:
    plain = run / RECORDS
    (run / PACKED).write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    plain.unlink()
    return run


def test_packed_records_are_read_and_plain_ones_first(tmp_path: Path) -> None:
    with RunFolder(tmp_path) as folder:
        folder.append(SETUP)
        folder.append(ANSWER)
    done = read_done(tmp_path)
    packed(tmp_path)
    assert read_records(tmp_path) == [SETUP, ANSWER] and read_done(tmp_path) == done
    (tmp_path / RECORDS).write_bytes(b"")
    assert read_records(tmp_path) == [], "who unpacked it goes on with the plain file"


def test_a_packed_run_is_not_begun_anew(tmp_path: Path) -> None:
    with RunFolder(tmp_path) as folder:
        folder.append(SETUP)
    packed(tmp_path)
    with pytest.raises(RunError, match=r"records\.jsonl\.gz: can only be read.*unpack"):
        RunFolder(tmp_path)
    assert not (tmp_path / RECORDS).exists() and read_records(tmp_path) == [SETUP]


def test_a_broken_pack_is_one_line(tmp_path: Path) -> None:
    with RunFolder(tmp_path) as folder:
        for number in range(50):
            folder.append(replace(ANSWER, example_id=f"e{number}"))
    whole = (packed(tmp_path) / PACKED).read_bytes()
    broken = (whole[:-20], b"no gzip", whole[:40] + b"\xff" * 20 + whole[60:])
    for content in broken:
        (tmp_path / PACKED).write_bytes(content)
        with pytest.raises(RunError, match=r"records\.jsonl\.gz"):
            read_records(tmp_path)


def test_a_history_reads_packed_nights(tmp_path: Path) -> None:
    for night, right in enumerate((30, 12)):
        about = {**table("a", examples=40), "started": f"2026-01-0{night + 1}T00:00:00+00:00"}
        packed(write_run(tmp_path / f"night{night}", about, scored("a", first(right, 40))))
    (trend,) = read_history(tmp_path).trends
    assert [point.row.quality.mean for point in trend.points if point.row.quality] == [0.75, 0.3]
    assert [mark.number for mark in trend.marks] == [1]
