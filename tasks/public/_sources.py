"""Every pin: which file of which commit, its checksum, its licence, and whom to cite."""

from __future__ import annotations

from harness.sources import Source

XQUAD_EN = Source(
    name="xquad_en",
    file="xquad.en.json",
    repository="google-deepmind/xquad",
    commit="7d30520c717524000f0d9d2f9c10a069acd9d285",
    path="xquad.en.json",
    sha256="e4c57d1c9143aaa1c5d265ba5987a65f4e69528d2a98f29d6e75019b10344f29",
    bytes=609383,
    licence="CC-BY-SA-4.0",
    citation="Artetxe, Ruder, Yogatama 2020, On the Cross-lingual Transferability of Monolingual Representations",
)


def _banking77(file: str, sha256: str, size: int) -> Source:
    return Source(
        name="banking77",
        file=file,
        repository="PolyAI-LDN/task-specific-datasets",
        commit="57ec275d8078af65b7731c2a98be812d844a6d6b",
        path=f"banking_data/{file}",
        sha256=sha256,
        bytes=size,
        licence="CC-BY-4.0",
        citation="Casanueva et al. 2020, Efficient Intent Detection with Dual Sentence Encoders",
    )


BANKING77 = {
    "train": _banking77("train.csv", "b06e26ac675513959a63135f11b94ea7786ed02da65db93a5650d8838cbc664b", 839073),
    "test": _banking77("test.csv", "d12d6e3bc4c3103966ae786dc435913c0c563dfa328f5a3646d0e62cfeeb474d", 239961),
}


def _legal(file: str, sha256: str, size: int) -> Source:
    return Source(
        name="legal_tldr",
        file=file,
        repository="lauramanor/legal_summarization",
        commit="9d203292eb188e13523366490863b0cc14c89017",
        path=file,
        sha256=sha256,
        bytes=size,
        licence="Apache-2.0",
        citation="Manor, Li 2019, Plain English Summarization of Contracts",
    )


LEGAL_TLDR = _legal("tldrlegal_v1.json", "988b3d1330ac2cfcee8dc3010cc3599ad3efc861fc40e87694fe7f06c7b76e29", 145355)
LEGAL_TOSDR = _legal(
    "tosdr_annotated_v1.json", "dfa2c427497498716885a7e6df6700f420f35b5d0f7e71eb10e414839977a62d", 377282
)


def _nl2bash(file: str, sha256: str, size: int) -> Source:
    return Source(
        name="nl2bash",
        file=file,
        repository="TellinaTool/nl2bash",
        commit="466c5fe873ab08c7cc0112ea1521cc6ad9c20992",
        path=f"data/bash/{file}",
        sha256=sha256,
        bytes=size,
        licence="MIT",
        citation="Lin et al. 2018, NL2Bash",
    )


NL2BASH_TEXT = _nl2bash("all.nl", "1db0c529c350b463919624550b8f5882a97c42ad5051c7d49fbc496bc4e8b770", 1032340)
NL2BASH_COMMANDS = _nl2bash("all.cm", "3a72eaced7fa14a0938354cefc42b2dcafb2d47297102f1279086e18c3abe57e", 575091)


def _gsm8k(file: str, sha256: str, size: int) -> Source:
    return Source(
        name="gsm8k",
        file=file,
        repository="openai/grade-school-math",
        commit="3101c7d5072418e28b9008a6636bde82a006892c",
        path=f"grade_school_math/data/{file}",
        sha256=sha256,
        bytes=size,
        licence="MIT",
        citation="Cobbe et al. 2021, Training Verifiers to Solve Math Word Problems",
    )


GSM8K = {
    "train": _gsm8k("train.jsonl", "17f347dc51477c50d4efb83959dbb7c56297aba886e5544ee2aaed3024813465", 4166206),
    "test": _gsm8k("test.jsonl", "3730d312f6e3440559ace48831e51066acaca737f6eabec99bccb9e4b3c39d14", 749738),
}

NQ_OPEN = Source(
    name="nq_open",
    file="NQ-open.dev.jsonl",
    repository="google-research-datasets/natural-questions",
    commit="fb26a3073b1fe636c97302890a27b491d6530130",
    path="nq_open/NQ-open.dev.jsonl",
    sha256="f15567f38099f3615f5b8a685c0aef449c11ad90d3da3735e8d1b98115b40616",
    bytes=391316,
    licence="CC-BY-SA-3.0",
    citation="Lee, Chang, Toutanova 2019, Latent Retrieval for Weakly Supervised Open Domain QA",
)

TOFU_FACTS = Source(
    name="tofu",
    file="world_facts_perturbed.json",
    repository="locuslab/tofu",
    commit="bdc209ea7c6cc2e7079ea1afb6468d3ddcc65f8e",
    path="data/world_facts_perturbed.json",
    sha256="0e171838040d0ec94b1ce248d891508e85e3b77344370077caa27b61898eb3e1",
    bytes=18053,
    licence="MIT",
    citation="Maini et al. 2024, TOFU",
)


def _conala(file: str, sha256: str, size: int) -> Source:
    return Source(
        name="conala",
        file=file,
        repository="shilliscmu/TranxConalaBaseline",
        commit="5520285387d946e826f4cc5a4a0a1bf7361355e5",
        path=file,
        sha256=sha256,
        bytes=size,
        licence="MIT (corpus authors)",
        citation="Yin et al. 2018, Learning to Mine Aligned Code and Natural Language Pairs from Stack Overflow",
    )


CONALA = {
    "train": _conala("conala-train.json", "9e5947fc884b34887cb509c0b14014a22ed98e945652b919afe245d0d75dbbcb", 588310),
    "test": _conala("conala-test.json", "b3f96344efa3bb819e2fe66cfd68be289ca4e4d37f5af19c32cf4ae211e8077e", 124086),
}


def _mts(file: str, sha256: str, size: int) -> Source:
    return Source(
        name="mts_dialog",
        file=file,
        repository="abachaa/MTS-Dialog",
        commit="3ff0801933608d6f570468c13125125fb5cabdea",
        path=f"Main-Dataset/{file}",
        sha256=sha256,
        bytes=size,
        licence="CC-BY-4.0",
        citation=(
            "Ben Abacha et al. 2023, An Empirical Study of Clinical Note Generation from Doctor-Patient Encounters"
        ),
    )


MTS_DIALOG = {
    "train": _mts(
        "MTS-Dialog-TrainingSet.csv", "65a28681dd59fc159681ea026e44610f2af7bc64a0e7f892d763eb03d9f503dc", 1041071
    ),
    "validation": _mts(
        "MTS-Dialog-ValidationSet.csv", "227206520c4534381c0d7fba6d3f09319a9af5a6d9603a93c0341af1198e3958", 74054
    ),
    "test": _mts(
        "MTS-Dialog-TestSet-1-MEDIQA-Chat-2023.csv",
        "b4d38dd2c99b2e9860099abcf653f1e0f3e9b69f9fcc45be2a2699b37a4d2f37",
        162806,
    ),
}
