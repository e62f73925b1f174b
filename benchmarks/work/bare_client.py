"""The floor of the API path: the official client in a plain loop. `bare_client.py URL CONCURRENCY PROMPTS.jsonl`."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import openai


async def _ask(url: str, concurrency: int, prompts: list[Any]) -> list[str | None]:
    answers: list[str | None] = []
    left = iter(prompts)
    async with openai.AsyncOpenAI(base_url=url, api_key="none", http_client=openai.DefaultAioHttpClient()) as client:

        async def work() -> None:
            for messages in left:
                reply = await client.chat.completions.create(
                    model="m", messages=messages, max_completion_tokens=16, temperature=0
                )
                answers.append(reply.choices[0].message.content)

        await asyncio.gather(*(work() for _ in range(concurrency)))
    return answers


if __name__ == "__main__":
    lines = Path(sys.argv[3]).read_text("utf-8").splitlines()
    done = asyncio.run(_ask(sys.argv[1], int(sys.argv[2]), [json.loads(line) for line in lines]))
    print(json.dumps({"answers": len(done)}))
