"""What each built-in strategy puts in its prompts, beyond the contract that all of them keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from harness.api import Adaptation, Document, Query, Task
from harness.models.scripted import Scripted, ScriptedModel
from harness.testing import HashingEmbedder, toy_model, toy_task, toy_tools
from harness.toolbox import Toolbox
from strategies.few_shot import FewShot
from strategies.fine_tuned import FineTuned
from strategies.prompt import PromptEngineering
from strategies.rag import Rag, build_index, chunks


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[Toolbox]:
    with toy_tools(tmp_path) as opened:
        yield opened


def adapt(strategy: Any, tools: Toolbox, task: Task | None = None, seed: int = 0, model: Any = None) -> Adaptation:
    task = task or toy_task()
    result: Adaptation = strategy.adapt(task.spec, task.train, task.validation, model or toy_model(), seed, tools)
    return result


# --- prompt ----------------------------------------------------------------------------------------------------------


def knows_when(pattern: str) -> Any:
    """A model that answers the validation examples right where the prompt matches `pattern`."""
    rules = [(f"(?s){pattern}.*number {n}\\?", f"answer{n}ofvalidation") for n in range(24, 32)]
    return Scripted(rules=tuple(rules), default="no idea").open()


def test_the_wording_that_does_best_on_validation_is_taken(tools: Toolbox) -> None:
    adaptation = adapt(PromptEngineering(), tools, model=knows_when("Please say"))
    prompt = adaptation.build_prompt(Query("q", "Where?"))
    assert [m.content for m in prompt.messages] == ["Please say where the thing is.", "Where?"]
    (step,) = adaptation.setup
    assert step.details["scores"] == {"instruction": 0.0, "short": 0.0, "polite": 1.0}
    assert step.details["chosen"] == "polite"
    assert step.details["wording"] == "Please say where the thing is."


def test_of_equal_wordings_the_instruction_stays(tools: Toolbox) -> None:
    assert adapt(PromptEngineering(), tools).setup[0].details["chosen"] == "instruction"


def test_only_the_named_wordings_and_examples_are_tried(tools: Toolbox) -> None:
    (step,) = adapt(PromptEngineering(wordings=("short",), validation_examples=3), tools).setup
    assert list(step.details["scores"]) == ["instruction", "short"]
    assert step.details["examples"] == 3


def test_without_wordings_nothing_is_searched(tools: Toolbox) -> None:
    assert adapt(PromptEngineering(wordings=()), tools).setup == ()


def test_an_unknown_wording_is_named(tools: Toolbox) -> None:
    with pytest.raises(ValueError, match='no wording "rude"'):
        adapt(PromptEngineering(wordings=("rude",)), tools)


# --- few-shot --------------------------------------------------------------------------------------------------------


def test_demonstrations_stand_as_turns_before_the_query(tools: Toolbox) -> None:
    task = toy_task()
    prompt = adapt(FewShot(k=2, choose="fixed"), tools).build_prompt(task.test[0].query)
    assert [m.role for m in prompt.messages] == ["system", "user", "assistant", "user", "assistant", "user"]
    assert [m.content for m in prompt.messages[1:3]] == [task.train[0].input, task.train[0].references[0]]
    assert prompt.demonstrations == ("train-0", "train-1")


def test_the_nearest_demonstration_stands_last(tools: Toolbox) -> None:
    task = toy_task()
    embedder = HashingEmbedder()
    build_prompt = adapt(FewShot(k=3), tools).build_prompt
    for example in task.test:
        similarity = embedder.embed([e.input for e in task.train]) @ embedder.embed([example.input])[0]
        by_id = {e.id: float(s) for e, s in zip(task.train, similarity, strict=True)}
        shown = build_prompt(example.query).demonstrations
        assert [by_id[i] for i in shown] == sorted(by_id.values())[-3:]


def test_random_demonstrations_depend_on_the_seed_only(tools: Toolbox) -> None:
    def shown(seed: int, query: int) -> tuple[str, ...]:
        adaptation = adapt(FewShot(k=4, choose="random"), tools, seed=seed)
        return adaptation.build_prompt(toy_task().test[query].query).demonstrations

    assert shown(1, 0) == shown(1, 5) != shown(2, 0)


@pytest.mark.parametrize("choose", ["similar", "random", "fixed"])
def test_a_training_example_still_gets_k_demonstrations(choose: Any, tools: Toolbox) -> None:
    build_prompt = adapt(FewShot(k=4, choose=choose), tools).build_prompt
    for example in toy_task().train:
        shown = build_prompt(example.query).demonstrations
        assert len(set(shown)) == 4 and example.id not in shown


# --- RAG -------------------------------------------------------------------------------------------------------------


def words(n: int) -> Document:
    return Document("d", " ".join(str(i) for i in range(n)), "title")


def test_a_short_document_stays_whole() -> None:
    assert chunks(words(10), 10, 3) == [words(10)]


@pytest.mark.parametrize(("n", "size", "overlap"), [(11, 10, 3), (100, 10, 3), (17, 10, 3), (24, 10, 0), (13, 2, 1)])
def test_chunks_cover_the_document_and_overlap(n: int, size: int, overlap: int) -> None:
    cut = [[int(word) for word in chunk.text.split()] for chunk in chunks(words(n), size, overlap)]
    assert all(len(chunk) <= size for chunk in cut)
    assert sorted({word for chunk in cut for word in chunk}) == list(range(n))
    for left, right in pairwise(cut):
        assert left[len(left) - overlap :] == right[:overlap], "neighbours share the overlap"
        assert set(right) - set(left), "no chunk lies within its neighbour"


def test_the_nearest_passages_stand_in_the_prompt(tools: Toolbox) -> None:
    prompt = adapt(Rag(k=2), tools).build_prompt(Query("q", "behind the door of the attic on shelf 7"))
    by_id = {document.id: document for document in toy_task().spec.corpus}
    assert prompt.retrieved[0] == "document-7"
    first, second = (by_id[i] for i in prompt.retrieved)
    shown = f"{first.title}\n{first.text}\n\n{second.title}\n{second.text}"
    assert prompt.messages[-1].content == f"{shown}\n\nbehind the door of the attic on shelf 7"


def test_the_template_is_filled_literally(tools: Toolbox) -> None:
    task = toy_task()
    odd = replace(task, spec=replace(task.spec, corpus=(Document("d", "braces {input} {0} {passages}"),)))
    strategy = Rag(template="Q: {input} | P: {passages} | again: {input} {x}")
    prompt = adapt(strategy, tools, odd).build_prompt(Query("q", "why {passages}?"))
    assert prompt.messages[-1].content == (
        "Q: why {passages}? | P: braces {input} {0} {passages} | again: why {passages}? {x}"
    )


@pytest.mark.parametrize("index", ["flat", "hnsw", "ivf"])
def test_an_index_finds_what_it_holds(index: Any) -> None:
    vectors = HashingEmbedder().embed([f"word{i} other{i % 7} third{i % 11}" for i in range(400)])
    built = build_index(vectors, index)
    similarity, rows = built.search(vectors[:50], 30)
    assert (rows >= 0).all()
    assert similarity[:, 0] == pytest.approx(1.0, abs=1e-5)
    exact = build_index(vectors, "flat").search(vectors[:50], 30)[0]
    # An approximate index may miss some, not most.
    assert (similarity >= exact - 1e-5).mean() > 0.5


@pytest.mark.parametrize("index", ["flat", "hnsw", "ivf"])
def test_a_corpus_smaller_than_k_is_shown_whole(index: Any, tools: Toolbox) -> None:
    task = toy_task()
    small = replace(task, spec=replace(task.spec, corpus=task.spec.corpus[:2]))
    prompt = adapt(Rag(k=5, index=index), tools, small).build_prompt(task.test[0].query)
    assert sorted(prompt.retrieved) == ["document-0", "document-1"]


def test_a_document_with_the_id_of_the_query_is_found(tools: Toolbox) -> None:
    query = Query("document-7", "behind the door of the attic on shelf 7")
    assert adapt(Rag(k=1), tools).build_prompt(query).retrieved == ("document-7",)


def test_a_training_example_cut_in_many_passages_still_gets_k_others(tools: Toolbox) -> None:
    task = toy_task()
    # One is longer than all others, and so has more passages.
    long = replace(task.train[0], input=" ".join([task.train[0].input] * 20))
    task = replace(task, train=(long, *task.train[1:]))
    build_prompt = adapt(Rag(k=3, source="train", chunk_words=3, overlap_words=2), tools, task).build_prompt
    for example in task.train:
        retrieved = build_prompt(example.query).retrieved
        assert len(retrieved) == 3 and example.id not in retrieved


def test_without_a_corpus_the_training_examples_are_the_source(tools: Toolbox) -> None:
    task = toy_task()
    bare = replace(task, spec=replace(task.spec, corpus=()))
    prompt = adapt(Rag(k=1), tools, bare).build_prompt(Query("q", task.train[5].input))
    assert prompt.retrieved == ("train-5",)
    assert task.train[5].references[0] in prompt.messages[-1].content
    with pytest.raises(ValueError, match=r"no corpus\.jsonl"):
        adapt(Rag(source="corpus"), tools, bare)


# --- fine-tuning -----------------------------------------------------------------------------------------------------


def learned(adaptation: Adaptation) -> dict[str, str]:
    assert isinstance(adaptation.model, ScriptedModel)
    return dict(adaptation.model.learned)


def test_fine_tuning_learns_the_first_reference_of_each_training_example(tools: Toolbox) -> None:
    adaptation = adapt(FineTuned(trainer="scripted"), tools)
    assert learned(adaptation) == {e.input: e.references[0] for e in toy_task().train}
    assert [step.kind for step in adaptation.setup] == ["training"]


def test_an_inner_strategy_builds_the_prompts_in_training_too(tools: Toolbox) -> None:
    adaptation = adapt(FineTuned(trainer="scripted", inner="rag"), tools)
    example = toy_task().train[4]
    last = adaptation.build_prompt(example.query).messages[-1].content
    assert "shelf" in last and learned(adaptation)[last] == example.references[0]
    assert [step.kind for step in adaptation.setup] == ["index", "training"]


def test_where_the_corpus_changed_training_reads_the_one_of_its_time(tools: Toolbox) -> None:
    task = toy_task()
    before = tuple(replace(document, text=f"Once: {document.text}") for document in task.spec.corpus)
    task = replace(task, spec=replace(task.spec, corpus_before=before))
    adaptation = adapt(FineTuned(trainer="scripted", inner="rag"), tools, task)
    asked = adaptation.build_prompt(task.test[0].query).messages[-1].content
    assert "shelf" in asked and "Once:" not in asked
    assert all(prompt.count("Once:") == 3 for prompt in learned(adaptation))
    assert [step.kind for step in adaptation.setup] == ["index", "index", "training"]


def test_another_strategy_may_build_the_prompts_at_inference_alone(tools: Toolbox) -> None:
    adaptation = adapt(FineTuned(trainer="scripted", asked_with="rag"), tools)
    query = toy_task().test[0].query
    assert "shelf" in adaptation.build_prompt(query).messages[-1].content
    assert learned(adaptation) == {e.input: e.references[0] for e in toy_task().train}
    assert [step.kind for step in adaptation.setup] == ["index", "training"]


def test_fewer_training_examples_are_drawn_by_the_seed(tools: Toolbox) -> None:
    strategy = FineTuned(trainer="scripted", max_train_examples=5)
    first, again, other = (learned(adapt(strategy, tools, seed=seed)) for seed in (1, 1, 2))
    assert len(first) == 5 and first == again != other


def test_a_step_that_was_paid_for_is_marked(tools: Toolbox) -> None:
    adapt(FineTuned(trainer="scripted"), tools)
    adapt(PromptEngineering(), tools)
    assert tools.reused == set()
    again = adapt(FineTuned(trainer="scripted"), tools)
    assert tools.reused == {"training"} and again.setup[0].trained_tokens == 24 * 3
    adapt(PromptEngineering(), tools)
    assert tools.reused == {"training", "prompt_search"}


@pytest.mark.parametrize(
    ("cls", "options"),
    [
        (PromptEngineering, {"validation_examples": 0}),
        (FewShot, {"k": 0}),
        (Rag, {"k": 0}),
        (Rag, {"chunk_words": 10, "overlap_words": 10}),
        (Rag, {"template": "{input}"}),
        (FineTuned, {"inner": "fine_tuned"}),
        (FineTuned, {"asked_with": "fine_tuned"}),
        (FineTuned, {"max_train_examples": 0}),
        (FineTuned, {"n_epochs": 0}),
        (FineTuned, {"warmup_ratio": 1.5}),
    ],
)
def test_impossible_options_are_refused(cls: Any, options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        cls(**options)
