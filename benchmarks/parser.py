"""``python -m benchmarks.parser FILE.conllu...``: the embedded model from raw text, by the CoNLL-18
metrics.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from udtools.udeval import evaluate, load_conllu_file

from benchmarks.reports import json_option, print_table, write_numbers
from claimkit.document import Document
from claimkit.neural.precision import Precision
from claimkit.parsing.embedded import EmbeddedParser

METRICS = ("Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")


def raw_text(path: Path) -> str:
    """Return the text of a treebank file: sentences joined by a space, paragraphs and documents by
    an empty line.
    """
    paragraphs: list[list[str]] = [[]]
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith(("# newdoc", "# newpar")) for line in lines) and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(next(line[9:] for line in lines if line.startswith("# text = ")))
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)


def scores_of(
    path: Path, model_dir: Path | None = None, precision: str = "auto"
) -> dict[str, float]:
    """Return F1 in percent per metric, from the raw text of *path*."""
    document = EmbeddedParser(model_dir=model_dir, precision=precision).parse_many(
        [raw_text(path)]
    )[0]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "system.conllu"
        target.write_text(with_tokens(document), encoding="utf-8")
        result = evaluate(load_conllu_file(str(path)), load_conllu_file(str(target)))
    return {metric: round(100 * result[metric].f1, 2) for metric in METRICS}


def with_tokens(document: Document) -> str:
    """Return *document* as CoNLL-U that the metrics accept: contractions as ranges, no comments."""
    blocks = []
    for sentence in document.sentences:
        lines: list[str] = []
        for word in sentence.words:
            shared = [w for w in sentence.words[word.index - 1 :] if w.span == word.span]
            if len(shared) > 1 and not (
                word.index > 1 and sentence.word(word.index - 1).span == word.span
            ):
                form = word.span.of(document.text)
                lines.append("\t".join([f"{word.index}-{shared[-1].index}", form, *"________"]))
            lines.append(
                "\t".join(
                    [
                        str(word.index),
                        word.text,
                        word.cased_lemma,
                        word.upos,
                        "_",
                        "_",
                        str(word.head),
                        word.deprel,
                        "_",
                        "_",
                    ]
                )
            )
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n\n"


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--model-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another model folder.",
)
@click.option(
    "--precision",
    type=click.Choice([p.value for p in Precision]),
    default=Precision.AUTO.value,
    help="Of the network's weights.",
)
@json_option
def main(
    files: tuple[Path, ...], model_dir: Path | None, precision: str, json_file: Path | None
) -> None:
    """Parse the raw text of FILES and score it against their trees."""
    numbers = {path.name: scores_of(path, model_dir, precision) for path in files}
    print_table(
        "From raw text, F1 in percent",
        ["file", *METRICS],
        [[name, *(f"{row[m]:.2f}" for m in METRICS)] for name, row in numbers.items()],
    )
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()
