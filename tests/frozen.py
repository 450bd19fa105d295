"""Cases over frozen parses: ``python -m tests.frozen`` parses the texts of all case files anew with
the embedded model.

Freeze again after the model has changed, and read the diff: a parse that got worse belongs into an
issue, not into the tests.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimkit.document import Document
from claimkit.parsing.conllu import read_conllu, to_conllu
from claimkit.parsing.protocol import Parser
from tests.recorded import RECORDING

CASES = Path(__file__).parent / "cases"
CHAIN_CASES = Path(__file__).parent / "unit" / "resolution" / "chains.toml"
CONTRAST_CASES = Path(__file__).parent / "unit" / "contrasts.toml"
PARSES = Path(__file__).parent / "parses"
SEPARATOR = "# newdoc\n"


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of ``cases/NAME.toml``."""
    found: list[dict[str, Any]] = tomllib.loads(
        (CASES / f"{name}.toml").read_text(encoding="utf-8")
    )["case"]
    return found


def read_chain_cases() -> list[dict[str, Any]]:
    """Return the cases of speakers that a coreference model decides."""
    found: list[dict[str, Any]] = tomllib.loads(CHAIN_CASES.read_text(encoding="utf-8"))["case"]
    return found


def read_contrast_cases(table: str) -> list[dict[str, Any]]:
    """Return the rows of one *table*: "case" for articles with claims that contradict each other,
    or only look so; "proposition" for sentences and what their contents come down to.
    """
    found: list[dict[str, Any]] = tomllib.loads(CONTRAST_CASES.read_text(encoding="utf-8"))[table]
    return found


def contrast_texts() -> list[str]:
    return [row["text"] for table in ("case", "proposition") for row in read_contrast_cases(table)]


def recorded_text() -> str:
    """Return the text of the recorded document of stanza's coreference."""
    text: str = json.loads(RECORDING.read_text(encoding="utf-8"))["text"]
    return text


def read_parses(name: str, texts: list[str]) -> dict[str, Document]:
    """Return the frozen Document of each of *texts*, by text."""
    parts = (PARSES / f"{name}.conllu").read_text(encoding="utf-8").split(SEPARATOR)[1:]
    assert len(parts) == len(texts), (
        f"{name}: {len(texts)} texts, {len(parts)} parses; run python -m tests.frozen"
    )
    return {text: read_conllu(part, text) for text, part in zip(texts, parts, strict=True)}


def case_files() -> Iterator[str]:
    yield from sorted(path.stem for path in CASES.glob("*.toml"))


def rule_examples() -> list[str]:
    """Return the examples of all rules and sieves, once each; those of the sieves for names
    last.
    """
    from claimkit.contents.rules import RULES as CONTENT_RULES
    from claimkit.cues.rules import RULES as CUE_RULES
    from claimkit.resolution.entities.matching import NAME_SIEVES
    from claimkit.resolution.sieves.order import SIEVES
    from claimkit.speakers.rules import RULES as SPEAKER_RULES

    examples = [rule.example for rule in (*CUE_RULES, *SPEAKER_RULES, *CONTENT_RULES, *SIEVES)]
    return list(dict.fromkeys([*examples, *(sieve.example for sieve in NAME_SIEVES)]))


def freeze(parser: Parser) -> None:
    """Write the parses of all cases, rule examples and documents for coreference."""
    texts = {name: [case["text"] for case in read_cases(name)] for name in case_files()} | {
        "rule_examples": rule_examples()
    }
    texts |= {
        "chains": [case["text"] for case in read_chain_cases()],
        "recorded": [recorded_text()],
    }
    texts["contrasts"] = contrast_texts()
    PARSES.mkdir(exist_ok=True)
    for name, own in texts.items():
        blocks = [SEPARATOR + to_conllu(document) for document in parser.parse_many(own)]
        (PARSES / f"{name}.conllu").write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    from claimkit.parsing.embedded import EmbeddedParser

    freeze(EmbeddedParser())
