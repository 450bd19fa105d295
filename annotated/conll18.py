"""The metrics of CoNLL 2018, from raw text (Zeman et al. 2018)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from udtools.udeval import evaluate, load_conllu_file

from annotated.treebanks import read_blocks, to_text
from claimkit.document import Document
from claimkit.parsing.embedded import EmbeddedParser

METRICS = ("Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS")


def scores_of(
    path: Path, model_dir: Path | None = None, precision: str = "auto"
) -> dict[str, float]:
    """Return F1 in percent per metric, from the raw text of *path*."""
    parser = EmbeddedParser(model_dir=model_dir, precision=precision)
    (document,) = parser.parse_many([to_text(read_blocks(path))])
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
