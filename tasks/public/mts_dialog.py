"""Talks of doctor and patient, and the section of the clinical note that was written from each."""

from __future__ import annotations

from collections.abc import Mapping

from harness.api import Decoding, Example, Task, TaskSpec
from harness.sources import Source
from harness.tables.cleaning import folded
from tasks.public._common import finish, read_csv
from tasks.public._sources import MTS_DIALOG

SECTIONS = {
    "ALLERGY": "allergies",
    "ASSESSMENT": "assessment",
    "CC": "chief complaint",
    "DIAGNOSIS": "diagnosis",
    "DISPOSITION": "disposition",
    "EDCOURSE": "emergency department course",
    "EXAM": "physical examination",
    "FAM/SOCHX": "family and social history",
    "GENHX": "history of present illness",
    "GYNHX": "gynaecological history",
    "IMAGING": "imaging",
    "IMMUNIZATIONS": "immunizations",
    "LABS": "laboratory results",
    "MEDICATIONS": "medications",
    "OTHER_HISTORY": "other history",
    "PASTMEDICALHX": "past medical history",
    "PASTSURGICAL": "past surgical history",
    "PLAN": "plan",
    "PROCEDURES": "procedures",
    "ROS": "review of systems",
}
SPEC = TaskSpec(
    name="mts_dialog",
    version="1.0.0",
    licence="",
    description="Doctor-patient dialogues, and the section of the clinical note written from each.",
    instruction=(
        "You write clinical notes from what doctor and patient say to each other. Write the section that is named "
        "above the dialogue, in the style of a medical record: concise, in the third person, with the findings, dates, "
        "doses and negatives that were said, and nothing that was not. Write the text of the section only. A section "
        "with one fact is one short phrase."
    ),
    wordings={
        "terse": "Write the named section of the clinical note from this dialogue. Facts only, no heading.",
        "scribe": (
            "You are a medical scribe. The doctor will sign what you write, so every word has to come from the "
            "dialogue. Give the named section of the note as a physician would dictate it, without a heading."
        ),
    },
    metrics=("rougeL", "rouge1", "rouge2"),
    decoding=Decoding(max_output_tokens=288),
)


def mts_dialog(sources: Mapping[str, Source] = MTS_DIALOG) -> Task:
    splits = {name: [_example(name, row) for row in read_csv(source)] for name, source in sources.items()}
    return finish(SPEC, list(sources.values()), splits, key=_dialogue)


def _example(split: str, row: Mapping[str, str]) -> Example:
    header, dialogue = row["section_header"], row["dialogue"].strip()
    # An empty dialogue leaves an empty input, so that the row is dropped.
    text = f"Section: {SECTIONS[header]}\n\n{dialogue}" if dialogue else ""
    return Example(f"{split}-{row['ID']}", text, (row["section_text"].strip(),), {"section": header})


def _dialogue(example: Example) -> str:
    """Two sections written from one dialogue are the same input here."""
    return folded(example.input.partition("\n\n")[2])
