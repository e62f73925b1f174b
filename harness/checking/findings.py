"""What a check can find, code by code, and the list that it fills. docs/check.md explains every code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
DROP, EDIT = "leaves the row out", "mends the text"


@dataclass(frozen=True, slots=True)
class Rule:
    """`fix` says what --fix does about it; empty where that is for a person to decide."""

    severity: Severity
    title: str
    fix: str = ""


def _rules(severity: Severity, fix: str, **titles: str) -> dict[str, Rule]:
    return {code.replace("_", "-"): Rule(severity, title, fix) for code, title in titles.items()}


RULES: dict[str, Rule] = {
    **_rules(
        "error",
        DROP,
        not_utf8="bytes that are not UTF-8",
        broken_json="a line that is not JSON",
        not_an_object="a line that is no JSON object",
        duplicate_key="a key that stands twice in an object",
        lone_surrogate="half of a surrogate pair",
        missing_key="a key that is required is missing",
        wrong_type="a value of the wrong type",
        empty_input="an empty input, id or document",
        empty_answer="an answer without text",
        bad_messages="messages that are no list of objects",
        unknown_role="a role that is not known",
        system_not_first="a system message after the first place",
        two_system_messages="more than one system message",
        no_user_message="no user message",
        last_not_assistant="the last message is not the assistant's",
        content_not_text="content that is not a string",
        bad_weight="a weight that is not 0 or 1, or not on an assistant message",
        no_trained_answer="no assistant message with weight 1",
        test_in_train="a test input that stands in train or validation",
        validation_in_train="a validation input that stands in train",
    ),
    **_rules("error", EDIT, raw_control_character="a control character that JSON allows as an escape only"),
    **_rules("error", "takes the key out", unknown_key="a key that is not known"),
    **_rules(
        "error",
        "",
        task_toml="task.toml cannot be used",
        missing_file="a split without a file",
        empty_file="a file without a row",
        duplicate_id="an id that stands twice",
        gold_missing="a gold passage that is not in the corpus",
        too_few_rows="fewer training rows than hosted services accept",
        longer_than_context="longer than the model's context",
        unloadable="the loader refuses the folder",
    ),
    **_rules("warning", "takes it out", bom="a byte-order mark", blank_line="a blank line"),
    **_rules(
        "warning", EDIT, control_character="a control character", answer_whitespace="white space around an answer"
    ),
    **_rules(
        "warning",
        DROP,
        exact_duplicate="the same input and answer again",
        near_test_in_train="nearly a test input in train or validation",
    ),
    **_rules(
        "warning",
        "",
        mojibake="text that was decoded wrongly",
        contradiction="the same input with another answer",
        near_validation_in_train="nearly a validation input in train",
        near_duplicate="nearly the same input and answer again",
        answer_in_corpus="a long test answer copied into the corpus",
        duplicate_document="the same document again",
        near_duplicate_document="nearly the same document again",
        rare_label="a label with few training rows",
        unseen_label="a label that train never shows",
        dominant_label="one label makes most of the rows",
        label_spelling="labels that differ in case, space or punctuation only",
        longer_than_hosted_limit="longer than a hosted service trains on",
        answer_too_long="an answer that does not fit max_output_tokens",
        answer_outlier="an answer far longer than the others",
        few_rows="few training rows",
        tiny_test="too few test rows to compare anything",
        secret="what looks like a key or password",
        email_address="what looks like a person's e-mail address",
        card_number="what looks like a payment card number",
        iban="what looks like a bank account number",
    ),
    **_rules(
        "note",
        "",
        shared_source="test and train rest on the same documents",
        unused_document="documents that no example rests on",
        answer_in_input="answers that stand in their own input",
        small_test="a test split that shows large differences only",
        modest_rows="a modest number of training rows",
        tokens_unknown="no tokenizer",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`file` is a name within what is checked, `line` counts from 1; both None where it concerns the whole."""

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    id: str | None = None

    @property
    def rule(self) -> Rule:
        return RULES[self.code]


@dataclass(slots=True)
class Findings:
    found: list[Finding] = field(default_factory=list)

    def add(
        self, code: str, message: str, file: str | None = None, line: int | None = None, id: str | None = None
    ) -> None:
        if code not in RULES:
            raise KeyError(code)
        self.found.append(Finding(code, message, file, line, id))

    @property
    def counts(self) -> Counter[str]:
        return Counter(finding.code for finding in self.found)

    @property
    def severities(self) -> dict[Severity, int]:
        counts = Counter(finding.rule.severity for finding in self.found)
        return {severity: counts[severity] for severity in SEVERITIES}


def shortened(text: str, most: int = 60) -> str:
    """One line of at most `most` characters, printable whatever `text` holds."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else f"{line[: most - 3]}..."
