"""How many rows there are, what their answers look like, and which labels they use."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from harness.checking.findings import Findings, shortened
from harness.checking.rows import Content, Row, words
from harness.tables.cleaning import folded

REFUSED, FEW, MODEST = 10, 50, 100
TINY_TEST, SMALL_TEST = 30, 100
RARE, DOMINANT = 5, 0.8
# Answers are labels where few short ones return often. Bare numbers are answers, however often they return.
_LABEL_WORDS, _ROWS_A_LABEL = 6, 6


def find_sizes(content: Content, probe: bool, findings: Findings) -> None:
    train, test = content.of("train"), content.of("test")
    if not probe:
        _train_size(train, findings)
    if test and len(test) < SMALL_TEST:
        code = "tiny-test" if len(test) < TINY_TEST else "small-test"
        points = round(100 * 1.96 * math.sqrt(0.3 / len(test)))
        message = f"{len(test)} test rows: a difference under about {points} points is within chance (95 %)"
        findings.add(code, message, test[0].file)


def _train_size(train: list[Row], findings: Findings) -> None:
    count, file = len(train), train[0].file if train else None
    if count < REFUSED:
        message = f"{count} usable training rows; hosted services refuse fewer than {REFUSED}"
        findings.add("too-few-rows", message, file)
    elif count < FEW:
        findings.add("few-rows", f"{count} training rows; {FEW} to {MODEST} are where fine-tuning begins to show", file)
    elif count < MODEST:
        findings.add("modest-rows", f"{count} training rows; a hundred or more make a difference surer", file)


def find_answers_in_inputs(content: Content, findings: Findings) -> None:
    rows = [row for row in content.rows if row.split != "validation"]
    inside = [row for row in rows if _stands_in(words(row.answers[0]), row.input.casefold())]
    if inside:
        share = f"{len(inside)} of {len(rows)} rows ({len(inside) / len(rows):.0%})"
        message = f"in {share} the answer stands word by word in its own input: copying is enough there"
        findings.add("answer-in-input", message, inside[0].file, inside[0].line, inside[0].id)


def _stands_in(answer: list[str], text: str) -> bool:
    # Splitting the input into words is slow, and mostly the first word of the answer is not in it at all.
    return bool(answer) and answer[0] in text and f" {' '.join(answer)} " in f" {' '.join(words(text))} "


# --- labels -----------------------------------------------------------------------------------------------------------


def find_label_faults(content: Content, findings: Findings) -> None:
    train = content.of("train")
    if not _is_classification(train):
        return
    counts = Counter(folded(row.answers[0]) for row in train)
    _spellings(train, findings)
    for label, count in counts.items():
        if count < RARE:
            row = next(row for row in train if folded(row.answers[0]) == label)
            message = f'label "{shortened(label)}" has {count} training rows; {RARE} or more teach it better'
            findings.add("rare-label", message, row.file, row.line, row.id)
    label, count = counts.most_common(1)[0]
    if count > DOMINANT * len(train):
        message = f'label "{shortened(label)}" makes {count / len(train):.0%} of train: always saying it scores as high'
        findings.add("dominant-label", message, train[0].file)
    _unseen(content, counts, findings)


def _is_classification(train: list[Row]) -> bool:
    counts = Counter(folded(row.answers[0]) for row in train)
    if not counts or len(counts) < 2 or len(train) < _ROWS_A_LABEL * len(counts):
        return False
    usual = sum(count for label, count in counts.items() if any(c.isalpha() for c in label))
    short = all(len(words(label)) <= _LABEL_WORDS for label in counts)
    return short and usual > len(train) / 2


def _spellings(train: list[Row], findings: Findings) -> None:
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for row in train:
        spelled["".join(words(row.answers[0])).replace("_", "")][row.answers[0].strip()] += 1
    for variants in spelled.values():
        if len(variants) < 2:
            continue
        (usual, _), (other, count), *_ = variants.most_common()
        row = next(row for row in train if row.answers[0].strip() == other)
        message = (
            f'label "{shortened(other)}" ({count} rows) beside "{shortened(usual)}": the same but for its spelling'
        )
        findings.add("label-spelling", message, row.file, row.line, row.id)


def _unseen(content: Content, counts: Counter[str], findings: Findings) -> None:
    reported: set[str] = set()
    for row in content.rows:
        label = folded(row.answers[0])
        accepted = {folded(answer) for answer in row.answers}
        if row.split != "train" and not accepted & counts.keys() and label not in reported:
            reported.add(label)
            message = f'label "{shortened(label)}" never stands in train'
            findings.add("unseen-label", message, row.file, row.line, row.id)
