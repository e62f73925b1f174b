"""Rows `api` and `load`: requests to a chat server on the loopback, whole processes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.data import ROOT, Job, all_answered, numbers, suite, write_lines, write_task
from benchmarks.lines import Against, Contender, Line, Target, alone, side_by_side
from benchmarks.measure import Run, Work, WorkFailed, run, serving
from benchmarks.rivals import INSPECT, LM_EVAL, PROMPTFOO
from benchmarks.rivals_work import lm_eval, lm_eval_count
from benchmarks.settings import Settings

CONCURRENCY = 16
MANY = 256
DELAY = 0.5


def api(settings: Settings) -> list[Line]:
    """2,000 requests without latency: ours, the official client alone, and three rivals."""
    count = settings.size(2000, 40)
    scratch = settings.scratch("api")
    with serving(0) as port:
        bench = _Bench(numbers(count), scratch, port, CONCURRENCY)
        rivals = [
            Against(Contender("openai client, bare loop", bench.bare, bench.told), Target("at most", 1.4)),
            Against(Contender(LM_EVAL.label, bench.lm_eval, bench.lm_eval_seconds), Target("at most", 0.4)),
            Against(Contender(PROMPTFOO.label, bench.promptfoo, bench.promptfoo_seconds), Target("at most", 0.4)),
            Against(Contender(INSPECT.label, bench.inspect, bench.inspect_seconds), None),
        ]
        work = f"{count:,} chat requests, no latency, {CONCURRENCY} at once"
        ours = Contender("adaptbench", bench.ours, all_answered(count))
        return side_by_side(work, "s", ours, rivals, settings.pairs, scratch / "runs")


def load(settings: Settings) -> list[Line]:
    """10,000 requests at half a second each; then memory as the number of requests grows."""
    count = settings.size(10_000, 300)
    scratch = settings.scratch("load")
    with serving(DELAY) as port:
        waiting = _waiting(count, port, scratch, settings.pairs)
    sizes = [settings.size(full, quick) for full, quick in ((2000, 50), (10_000, 100), (50_000, 200))]
    with serving(0) as port:
        return [waiting, _memory(sizes, port, scratch)]


def _waiting(count: int, port: int, scratch: Path, pairs: int) -> Line:
    def timed(number: int, times: int) -> Line:
        bench = _Bench(numbers(number), scratch / f"wait-{number}", port, MANY)
        contender = Contender("adaptbench", bench.ours, all_answered(number))
        return alone("", "s", contender, None, times, scratch / f"wait-{number}-runs")

    ours, one = timed(count, pairs), timed(1, pairs)
    floor = count * DELAY / MANY
    start_up = [seconds - DELAY for seconds in one.ours]
    work = f"{count:,} requests of {DELAY} s, {MANY} at once"
    note = f"{floor:.1f} s of waiting, {median(start_up or [0]):.1f} s of start-up (a run of one request)"
    return Line(
        work,
        "s",
        "requests x latency / concurrency + start-up",
        Target("at most", 1.15),
        ours.ours,
        [floor + seconds for seconds in start_up],
        our_peaks_mib=ours.our_peaks_mib,
        note=note,
        problem=ours.problem or one.problem,
    )


def _memory(sizes: Sequence[int], port: int, scratch: Path) -> Line:
    """The last size against the one before: by then report.html holds all the examples that it may."""
    lines = []
    for size in sizes:
        bench = _Bench(numbers(size), scratch / f"memory-{size}", port, CONCURRENCY)
        contender = Contender("adaptbench", bench.ours, all_answered(size))
        lines.append(alone("", "s", contender, None, 1, scratch / f"memory-{size}-runs"))
    peaks = [peak for line in lines for peak in line.our_peaks_mib]
    said = ", ".join(f"{size:,}: {peak:.0f} MiB" for size, peak in zip(sizes, peaks, strict=False))
    work = f"peak memory at {sizes[-1]:,} requests, against {sizes[-2]:,}"
    problem = next((line.problem for line in lines if line.problem), "")
    target = Target("at most", 1.25)
    return Line(work, "MiB", f"ours at {sizes[-2]:,}", target, peaks[-1:], peaks[-2:-1], note=said, problem=problem)


@dataclass(frozen=True, slots=True)
class _Bench:
    """One job against the server at `port`, as a start for each contender. What all pairs share lies in `scratch`."""

    job: Job
    scratch: Path
    port: int
    concurrency: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def ours(self, folder: Path) -> Work:
        task = write_task(self.scratch / "task", self.job)
        model = {"type": "openai", "name": "m", "base_url": self.url, "concurrency": self.concurrency}
        return suite(folder, task, model, {"type": "prompt", "wordings": []})

    def bare(self, folder: Path) -> Work:
        prompts = write_lines(folder / "prompts.jsonl", self.job.messages())
        script = [sys.executable, "-m", "benchmarks.work.bare_client", self.url, str(self.concurrency), str(prompts)]
        return Work(script, ROOT)

    def told(self, done: Run, _: Path) -> float:
        return self._sure(done, done.told["answers"])

    def lm_eval(self, folder: Path) -> Work:
        where = f"base_url={self.url}/chat/completions,model=m,num_concurrent={self.concurrency},max_retries=3"
        options = ["--model", "local-chat-completions", "--model_args", f"{where},tokenized_requests=False"]
        return lm_eval(folder, self.scratch, self.job, options)

    def lm_eval_seconds(self, done: Run, folder: Path) -> float:
        return self._sure(done, lm_eval_count(folder))

    def promptfoo(self, folder: Path) -> Work:
        program = PROMPTFOO.program("promptfoo")
        config = folder / "promptfooconfig.json"
        config.write_text(json.dumps(_promptfoo_config(self.job, self.url)), "utf-8")
        options = ["--no-cache", "--no-progress-bar", "--no-table", "-j", str(self.concurrency), "-o", "out.json"]
        # Its own node stands first: the machine's may be too old for it. Wrong answers are no errors here.
        environment = {
            "PATH": os.pathsep.join([str(Path(program).parent), os.environ.get("PATH", os.defpath)]),
            "PROMPTFOO_CONFIG_DIR": str(folder / "home"),
            "PROMPTFOO_FAILED_TEST_EXIT_CODE": "0",
            "PROMPTFOO_DISABLE_TELEMETRY": "1",
            "PROMPTFOO_DISABLE_UPDATE": "1",
            "PROMPTFOO_DISABLE_REMOTE_GENERATION": "1",
        }
        return Work([program, "eval", "-c", str(config), *options], folder, environment)

    def promptfoo_seconds(self, done: Run, folder: Path) -> float:
        stats = json.loads((folder / "out.json").read_text("utf-8"))["results"]["stats"]
        return self._sure(done, stats["successes"] + stats["failures"])

    def inspect(self, folder: Path) -> Work:
        samples = [{"input": asked, "target": said} for asked, said in self.job.rows]
        write_lines(folder / "samples.jsonl", samples)
        (folder / "task.py").write_text(_INSPECT_TASK, "utf-8")
        limits = ["--max-connections", str(self.concurrency), "--max-tokens", str(self.job.max_tokens)]
        options = [*limits, "--temperature", "0", "--system-message", self.job.instruction, "--display", "none"]
        command = [INSPECT.program("inspect"), "eval", "task.py", "--model", "openai-api/bench/m", *options]
        return Work([*command, "--log-dir", "logs"], folder, {"BENCH_API_KEY": "none", "BENCH_BASE_URL": self.url})

    def inspect_seconds(self, done: Run, folder: Path) -> float:
        (log,) = (folder / "logs").glob("*.eval")
        dump = [INSPECT.program("inspect"), "log", "dump", "--header-only", str(log)]
        header = json.loads(run(Work(dump, folder)).printed)
        if header["status"] != "success":
            raise WorkFailed(f"inspect: status {header['status']}")
        return self._sure(done, header["results"]["completed_samples"])

    def _sure(self, done: Run, found: int) -> float:
        if found != len(self.job.rows):
            raise WorkFailed(f"{found} of {len(self.job.rows)} answers")
        return done.seconds


def _promptfoo_config(job: Job, url: str) -> dict[str, object]:
    turns = [{"role": "system", "content": job.instruction}, {"role": "user", "content": "{{asked}}"}]
    options = {"apiBaseUrl": url, "apiKey": "none", "max_tokens": job.max_tokens, "temperature": 0}
    tests = [{"vars": {"asked": asked}, "assert": [{"type": "equals", "value": said}]} for asked, said in job.rows]
    return {
        "prompts": [json.dumps(turns)],
        "providers": [{"id": "openai:chat:m", "config": options}],
        "tests": tests,
    }


_INSPECT_TASK = """
from inspect_ai import Task, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import exact
from inspect_ai.solver import generate


@task
def load():
    return Task(dataset=json_dataset("samples.jsonl"), solver=generate(), scorer=exact())
"""

ROWS: dict[str, Callable[[Settings], list[Line]]] = {"api": api, "load": load}
