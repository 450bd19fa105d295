"""``python -m benchmarks.speakers --rows ROWS.jsonl... --trees FILE.conllu... --gap GAP.tsv``: who
speaks.

*Rows* give subjects with the names that GUM's annotators gave their referent; the text of the
*trees* is parsed by us, and the subject found by its place in the text. A name is right when each
of its words (articles, accents and capitals aside) occurs in the gold names; where there is no gold
name the right answer is none. I, we and you are counted apart: inside quotations they are left out;
in transcripts, whose turns the treebank gives to speakers that the text does not name, they cannot
be known.

The ranker of pronouns that comes with claimkit has learnt from these trees. ``--folds FILE``
therefore judges each document by weights fitted on the others, which ``python -m training.pronouns
--folds FILE`` writes. With it, ``--confidence FILE`` writes how often each sieve is right into the
ranker's file; ``--names`` and ``--articles`` let the sources of news count in that too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path
from statistics import fmean, linear_regression
from typing import Any

import click
from attrs import frozen

from annotated.coreference import Coreference, GapRow, read_gap, read_gum
from annotated.names import NamedText
from benchmarks.news_names import name_sources, read_news
from benchmarks.reports import (
    FILE,
    FOLDER,
    group_by,
    json_option,
    measure_f1,
    print_table,
    write_numbers,
)
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.model.speaker import Referent
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.parsing.protocol import Parser
from claimkit.resolution.coref.chains import METHOD
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.resolver import SieveResolver
from claimkit.resolution.sieves.order import SIEVES
from claimkit.shipped import SUMS, write_sums
from claimkit.spans import Span, cover_spans
from claimkit.speakers.find import find_noun_phrase
from claimkit.tree import Phrase

LEXICON = load("en")
LEAST_POINTS = 60  # answers of a sieve from which a line is drawn
DRAWN = 10  # answers that the mean of all counts for beside a sieve's own
SPOKEN = frozenset({"i", "we", "you", "me", "us"})
GENDERS = {"masculine": (False,), "feminine": (True,), "all": (False, True)}
POSSESSIVE = re.compile(r"['’]s\b")
WORD = re.compile(r"[^\W_]+")

Row = Mapping[str, Any]


@frozen
class Answer:
    """A row of the gold, what the resolver found for it, and whether that is right."""

    row: Row
    referent: Referent
    right: bool


def is_third_person(row: Row) -> bool:
    return str(row["subj_form"]).lower() not in SPOKEN


def is_outside_quotations(row: Row) -> bool:
    """Return whether it is not I, we or you in a quotation."""
    return is_third_person(row) or not row["in_quote"]


GROUPS = {
    "third person": is_third_person,
    "with I, we, you outside quotations": is_outside_quotations,
}


def build_query(document: Document, span: Span) -> ReferenceQuery:
    """Return the query for the noun phrase whose head is the word at *span*."""
    sentence = document.sentences_over(span)[0]
    word = next(w for w in sentence.words if w.span.overlaps(span))
    phrase = find_noun_phrase(word, LEXICON, keep_out=Phrase()) or (word,)
    return ReferenceQuery(word=word, spans=(cover_spans(w.span for w in phrase),))


def is_right(name: str | None, row: Row) -> bool:
    """Return whether each word of *name* occurs in the gold names, or there is neither."""
    if name is None or row["gold_name"] is None:
        return name is row["gold_name"]
    gold = set(chain.from_iterable(map(split_name, row["gold_names"])))
    return set(split_name(name)) <= gold


def split_name(name: str) -> list[str]:
    """Return the words of *name*, articles, accents, capitals and possessive endings aside."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return [word for word in WORD.findall(POSSESSIVE.sub("", plain)) if word != "the"]


def find_answers(
    corpus: Coreference, rows: Sequence[Row], resolver: SieveResolver
) -> Iterator[Answer]:
    """Yield what *resolver* says of the subjects in *rows*, all of the document of *corpus*."""
    queries = []
    for row in rows:
        subject = corpus.gold.sentences[row["sent"]].word(row["subj"])
        queries.append(build_query(corpus.document, subject.span))
    for row, referent in zip(rows, resolver.resolve(corpus.document, queries), strict=True):
        yield Answer(row, referent, is_right(referent.name, row))


def score_gap(passages: Iterable[GapRow], resolver: SieveResolver) -> dict[str, float]:
    """Return F1 in percent over all pairs of pronoun and name, by gender of the pronoun and over
    all.
    """
    counts: Counter[tuple[bool, bool, bool]] = Counter()
    for passage in passages:
        query = build_query(passage.document, passage.pronoun)
        (referent,) = resolver.resolve(passage.document, [query])
        for name, is_gold in passage.names:
            counts[passage.female, is_meant(name, referent), is_gold] += 1
    return {title: score_genders(counts, genders) for title, genders in GENDERS.items()}


def is_meant(name: Span, referent: Referent) -> bool:
    """Return whether the *referent* has a name, and a mention of it stands at *name*."""
    mentions = referent.mentions if referent.name is not None else ()
    return any(mention.overlaps(name) for mention in mentions)


def score_genders(
    counts: Mapping[tuple[bool, bool, bool], int], genders: Collection[bool]
) -> float:
    """Return F1 in percent from *counts* by gender, answer and gold."""
    right = found = wanted = 0
    for (female, is_found, is_gold), count in counts.items():
        if female in genders:
            right += count * (is_found and is_gold)
            found += count * is_found
            wanted += count * is_gold
    return 100 * measure_f1(right, found, wanted)


@frozen
class Fold:
    """A ranker of pronouns, and the documents that it has not learnt from."""

    documents: frozenset[str]
    ranker: Ranker


def read_folds(path: Path) -> list[Fold]:
    """Return the folds that ``python -m training.pronouns --folds`` wrote to *path*."""
    folds = []
    for row in json.loads(path.read_text(encoding="utf-8")):
        ranker = Ranker(weights=row["weights"], threshold=row["threshold"], right={})
        folds.append(Fold(frozenset(row["documents"]), ranker))
    return folds


def pair_documents(
    corpora: Sequence[Coreference], folds: Sequence[Fold]
) -> Iterator[tuple[Coreference, SieveResolver]]:
    """Yield documents with the resolver that is to judge each: that of its fold or, without folds,
    the one that comes with claimkit.
    """
    shipped = SieveResolver(lexicon=LEXICON)
    if not folds:
        yield from ((corpus, shipped) for corpus in corpora)
    for fold in folds:
        resolver = SieveResolver(lexicon=LEXICON, ranker=fold.ranker)
        for corpus in corpora:
            if corpus.name in fold.documents:
                yield corpus, resolver


def find_news_answers(
    texts: Iterable[NamedText], parser: Parser, folds: Iterable[Fold]
) -> Iterator[Answer]:
    """Yield what the ranker of *folds* that has not seen a text says of its annotated sources."""
    resolvers: dict[str, SieveResolver] = {}
    for fold in folds:
        resolver = SieveResolver(lexicon=LEXICON, ranker=fold.ranker)
        resolvers |= dict.fromkeys(fold.documents, resolver)
    for form, referent, right in name_sources(texts, parser, LEXICON, resolvers):
        yield Answer({"subj_form": form}, referent, right)


def build_table(answers: Sequence[Answer]) -> list[list[object]]:
    """Return a row for all, the genres, the types of subject and the sieves: right, of, share."""
    groups: dict[str, list[Answer]] = {"all": list(answers)} if answers else {}
    for answer in answers:
        for key in list_keys(answer):
            groups.setdefault(key, []).append(answer)
    rows: list[list[object]] = []
    for key, members in groups.items():
        right = sum(map(attrgetter("right"), members))
        rows.append([key, right, len(members), right / len(members)])
    return rows


def list_keys(answer: Answer) -> tuple[str, ...]:
    """Return the groups that *answer* belongs to."""
    kind = answer.row["subj_type"]
    if answer.row["gold_name"] is None:
        kind += " without a name"
    return answer.row["genre"], kind, f"sieve: {answer.referent.method}"


def measure_sieves(answers: Iterable[Answer]) -> dict[str, tuple[float, float]]:
    """Return by sieve how often a name is right where the link is as good as excluded, and where it
    is certain: the ends of the line through (share, right) by least squares or, where all shares
    are alike or few, the mean twice, drawn towards that of all.
    """
    third = [answer for answer in answers if is_third_person(answer.row)]
    mean = fmean(map(attrgetter("right"), third))
    # of a coreference model nothing is measured: it gets the mean
    groups: dict[str, list[Answer]] = {sieve.name: [] for sieve in SIEVES}
    groups[METHOD] = []
    groups |= group_by(third, lambda answer: answer.referent.method)
    return {sieve: fit_line(members, mean) for sieve, members in groups.items()}


def fit_line(answers: Sequence[Answer], mean: float) -> tuple[float, float]:
    """Return how often *answers* are right at both ends of confidence."""
    shares = list(map(attrgetter("referent.confidence"), answers))
    rights = list(map(attrgetter("right"), answers))
    if len(shares) < LEAST_POINTS or len(set(shares)) == 1:
        drawn = round((sum(rights) + DRAWN * mean) / (len(rights) + DRAWN), 3)
        return drawn, drawn
    slope, intercept = linear_regression(shares, rights)
    return clip(intercept), clip(intercept + slope)


def clip(probability: float) -> float:
    return round(min(max(probability, 0.0), 1.0), 3)


def measure_calibration(answers: Iterable[Answer]) -> list[list[object]]:
    """Return rows of confidence in tenths: mean confidence, share right, count."""
    bins = group_by(answers, lambda answer: min(9, int(10 * answer.referent.confidence)))
    rows: list[list[object]] = []
    for tenth, members in sorted(bins.items()):
        confidence = fmean(map(attrgetter("referent.confidence"), members))
        label = f"{tenth / 10:.1f}–{tenth / 10 + 0.1:.1f}"
        right = fmean(map(attrgetter("right"), members))
        rows.append([label, confidence, right, len(members)])
    return rows


def read_subjects(path: Path) -> dict[str, list[Row]]:
    """Return the rows of *path* by document."""
    lines = filter(str.strip, path.read_text(encoding="utf-8").splitlines())
    return group_by(map(json.loads, lines), lambda row: row["doc"])


@click.command()
@click.option(
    "--rows",
    multiple=True,
    type=FILE,
    help="Subjects with the gold names of their referent; may be given again.",
)
@click.option(
    "--trees",
    multiple=True,
    type=FILE,
    help="Treebank files with the rows' documents; may be given again.",
)
@click.option("--gap", multiple=True, type=FILE, help="A part of GAP; may be given again.")
@click.option(
    "--folds",
    type=FILE,
    help="Rankers that have not seen some documents, and which: judge each document by them.",
)
@click.option(
    "--confidence",
    type=FILE,
    help="The ranker's file: write into it how often each sieve is right.",
)
@click.option("--names", "named", nargs=2, type=FILE, help="PolNeAR's attributions, and names.")
@click.option("--articles", type=FOLDER, help="A folder of articles with gold names.")
@click.option("--errors", is_flag=True, help="List the wrong answers.")
@json_option
def main(
    rows: tuple[Path, ...],
    trees: tuple[Path, ...],
    gap: tuple[Path, ...],
    folds: Path | None,
    confidence: Path | None,
    named: tuple[Path, Path] | None,
    articles: Path | None,
    errors: bool,
    json_file: Path | None,
) -> None:
    """Say who speaks, and score it."""
    parser, numbers = EmbeddedParser(), dict[str, Any]()
    corpora = list(read_gum(trees, parser))
    unseen = read_folds(folds) if folds is not None else []
    judges = list(pair_documents(corpora, unseen))
    everything: list[Answer] = []
    for path in rows:
        answers = score_rows(path, judges, numbers)
        everything += answers
        if errors:
            print_errors(answers)
    third = [answer for answer in everything if is_third_person(answer.row)]
    if third:
        columns = ["", "mean", "right", "of"]
        print_table("Confidence, third person", columns, measure_calibration(third))
    if confidence is not None:
        everything += find_news_answers(read_news(named, articles), parser, unseen)
        write_confidence(confidence, everything)
    for path in gap:
        scores = score_gap(read_gap(path, parser), SieveResolver(lexicon=LEXICON))
        numbers[path.name] = scores
        print_table(f"{path.name}, F1", list(scores), [list(scores.values())])
    write_numbers(json_file, numbers)


def score_rows(
    path: Path, judges: Iterable[tuple[Coreference, SieveResolver]], numbers: dict[str, Any]
) -> list[Answer]:
    """Return the answers for the subjects in *path*; print them as tables, and add the shares to
    *numbers*.
    """
    subjects = read_subjects(path)
    lacking = dict(subjects)
    answers: list[Answer] = []
    for corpus, resolver in judges:
        answers += find_answers(corpus, subjects.get(corpus.name, []), resolver)
        lacking.pop(corpus.name, None)
    without = sum(map(len, lacking.values()))
    for title, is_counted in GROUPS.items():
        table = build_table([answer for answer in answers if is_counted(answer.row)])
        heading = f"{path.name}, {title}"
        columns = ["", "right", "of", "share"]
        print_table(f"{heading}; {without} rows without trees", columns, table)
        numbers[heading] = {str(key): share for key, _, _, share in table}
    return answers


def print_errors(answers: Iterable[Answer]) -> None:
    for answer in answers:
        if not answer.right and is_third_person(answer.row):
            row = answer.row
            names = f"{row['gold_names']} / {answer.referent}"
            click.echo(f"{row['sent_id']}  {row['mention']}: {names}")


def write_confidence(path: Path, answers: Iterable[Answer]) -> None:
    """Write how often each sieve is right into the ranker's file *path*, and its new sum into that
    of sums beside it.
    """
    record = json.loads(path.read_text(encoding="utf-8")) | {"right": measure_sieves(answers)}
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if (path.parent / SUMS).is_file():
        write_sums(path.parent)


if __name__ == "__main__":
    main()
