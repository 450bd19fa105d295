"""The exports of a ClaimSet for other tools, and to files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen

from claimkit.model.extraction import Extraction
from claimkit.outputs.annotations import brat, citron, factchecks, labelstudio, prodigy, w3c
from claimkit.outputs.annotations.conllu import annotate_conllu
from claimkit.outputs.annotations.units import Unit
from claimkit.outputs.items import Item, name_article


@frozen
class Exports(Extraction):
    """Claims that can be written in the formats of other tools; see docs/files.md.

    Offsets are code points of the text, half-open, unless it is said otherwise.
    """

    def save(self, path: str | Path, format: str | None = None) -> None:
        """Write the claims to a file, or of a format of several files to a folder.

        Args:
            format: one of those of ``claimkit extract --format``; by default the end of the name
                tells: .json, .jsonl, .csv, .xlsx, .parquet, .md, .html, .spacy.

        Raises:
            ValueError: there is no such format, or the name does not tell.
            MissingExtraError: a library that writes the format is not installed.
            ConlluError: the format is CoNLL-U, for which the parse is needed: use
                :meth:`annotate_conllu`.
            OSError: the file cannot be written.
        """
        save_items([self], path, format)

    def to_web_annotations(self, *, unit: str = Unit.CODE_POINTS) -> dict[str, Any]:
        """Return a W3C AnnotationCollection, as JSON-LD: an annotation for each speaker, cue and
        content, with the words and the offsets of each of its pieces.

        Args:
            unit: what offsets count: "code-points", as the specification asks, or "utf-16" for
                clients that take a text for a string of JavaScript.

        Raises:
            ValueError: another *unit*.
        """
        return w3c.to_web_annotations(self, unit=Unit(unit))

    def to_claim_reviews(self) -> list[dict[str, Any]]:
        """Return each claim that can be checked as a stub of a schema.org ClaimReview, as JSON-LD:
        what was claimed, by whom, and where it was read; never a rating.

        What the speaker denies, asks or demands, and what is no whole clause, is left out.

        The claim has a date only if the text says in words when it was made, and the article has a
        date.

        Raises:
            MissingExtraError: a day has to be found out, and the extra "dates" is not installed.
        """
        return factchecks.to_claim_reviews(self)

    def to_fact_check_markup(self) -> list[dict[str, Any]]:
        """Return the same with the fields of Google's Fact Check Tools.

        Raises:
            MissingExtraError: as of :meth:`to_claim_reviews`.
        """
        return factchecks.to_fact_check_markup(self)

    def to_brat(self) -> str:
        """Return brat's standoff annotation of the text."""
        return brat.to_brat(self)

    def to_label_studio(self) -> dict[str, Any]:
        """Return a task of Label Studio with the claims as a prediction; ``save`` writes the
        labelling configuration too.
        """
        return labelstudio.to_label_studio(self)

    def to_prodigy(self) -> dict[str, Any]:
        """Return a task of Prodigy: the text with a span for each piece of a part."""
        return prodigy.to_prodigy(self)

    def to_citron(self) -> dict[str, Any]:
        """Return the claims in the JSON of Citron; those without a cue are left out."""
        return citron.to_citron(self)

    def annotate_conllu(self, conllu: str) -> str:
        """Return *conllu*, a parse of the text, with the claims in MISC and a comment for each.

        Args:
            conllu: with start_char and end_char in MISC, in code points of the text as it is read
                (``plain.text``).

        Raises:
            ConlluError: a word has no offsets, or some that are outside the text.
        """
        return annotate_conllu(conllu, self)


def save_items(articles: list[Any], path: str | Path, format: str | None) -> None:
    """Write the claims of *articles* to one file or folder; see :meth:`Exports.save`."""
    from claimkit.outputs.saving import (  # all formats, and their looks
        find_format,
        get_format,
        save,
    )

    target = Path(path)
    wanted = get_format(format or find_format(target))
    items = (
        Item(number, name_article(found.article, number), found)
        for number, found in enumerate(articles, start=1)
    )
    save(wanted, items, len(articles) > 1, target)
