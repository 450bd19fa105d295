"""``python -m tests.frozen [TABLE...]``: parse the texts of tests that have no frozen parse yet.

After the model has changed, ``--all`` parses everything anew. Read the diff: a parse that got worse
belongs into an issue, not into the tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import click

from claimkit.parsing.conllu import to_conllu
from claimkit.parsing.embedded import EmbeddedParser
from tests.support.cases import (
    CLAIM_TABLES,
    Case,
    read_audit_cases,
    read_cases,
    read_check_cases,
    read_contrast_cases,
    read_name_shapes,
    read_place_cases,
    read_proposition_cases,
)
from tests.support.examples import list_examples
from tests.support.parses import PARSES, read_blocks, write_blocks
from tests.support.recorded import RECORDING


def find_texts() -> dict[str, list[str]]:
    """Return all texts that tests want parsed, by the name of the file for their parses."""
    texts = {table: list_texts(read_cases(table)) for table in (*CLAIM_TABLES, "chains")}
    texts["contrasts"] = list_texts([*read_contrast_cases(), *read_proposition_cases()])
    checks = read_check_cases()
    texts["checking"] = list(
        dict.fromkeys(text for case in checks for text in (*case.sources, case.draft))
    )
    texts["audits"] = [case.text for case in read_audit_cases()]
    texts["names"] = [shape.text for shape in read_name_shapes()]
    texts["places"] = list_texts(read_place_cases())
    texts["recorded"] = [json.loads(RECORDING.read_text(encoding="utf-8"))["text"]]
    texts["rule_examples"] = list_examples()
    return texts


def list_texts(cases: Iterable[Case]) -> list[str]:
    """Return the texts of *cases*, each once."""
    return list(dict.fromkeys(case.text for case in cases))


@cache
def load_parser() -> EmbeddedParser:
    """Return the parser in single precision, which gives the same on every machine."""
    return EmbeddedParser(precision="single")


def parse_all(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each of *texts* with its parse as CoNLL-U."""
    for document in load_parser().parse_many(texts):
        yield document.text, to_conllu(document)


def update(table: str, texts: list[str], kept: Mapping[str, str]) -> tuple[int, int]:
    """Write the parses of *texts*, and only those, to the file of *table*.

    Args:
        kept: the parses that need not be made, by text.

    Returns:
        How many texts were parsed, and how many parses that no test uses were dropped.
    """
    missing = [text for text in texts if text not in kept]
    blocks = {**kept, **dict(parse_all(missing))} if missing else kept
    write_blocks(PARSES / f"{table}.conllu", [(text, blocks[text]) for text in texts])
    return len(missing), len(set(kept) - set(texts))


@click.command()
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@click.option("--all", "anew", is_flag=True, help="Parse all texts anew.")
def main(tables: tuple[str, ...], anew: bool) -> None:
    """Freeze the parses that TABLES need; by default those of all tables."""
    texts = find_texts()
    unknown = set(tables) - set(texts)
    if unknown:
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: expected {', '.join(texts)}")
    for table in tables or texts:
        path = PARSES / f"{table}.conllu"
        kept = read_blocks(path) if path.exists() and not anew else {}
        parsed, dropped = update(table, texts[table], kept)
        click.echo(f"{path.name}: {parsed} parsed, {dropped} dropped")


if __name__ == "__main__":
    main()
