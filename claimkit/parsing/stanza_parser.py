"""The parser: stanza's pipeline, with our own paragraphs before it and exact offsets after it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from attrs import frozen
from stanza.models.common.doc import Document as StanzaDocument

from claimkit.document import Document, Sentence, Word
from claimkit.errors import ModelNotFoundError
from claimkit.parsing.conllu import split_token
from claimkit.parsing.embedded import LONGEST_TOKEN, embedded_folder, load_embedded
from claimkit.parsing.tokens import Token, TokenSentence, in_groups, split_long, with_closing_marks
from claimkit.spans import Span, hull
from claimkit.text.normalise import Cleaned, clean
from claimkit.text.quotation import quotations
from claimkit.text.segmentation import Segment, segments

LONGEST_SENTENCE = 120  # words; longer ones are split: the encoder reads 512 word pieces, and arcs cost the square
NEVER_EXPANDED = frozenset({"its"})  # treebanks of web text hold "its" for "it's"; in edited text it is the possessive
WORDS_TOGETHER = 300  # words tagged and parsed together: larger groups are slower and need more memory
PARAGRAPH_BREAK = "\n\n"  # where stanza always ends a sentence


@frozen
class _Piece:
    """A segment of one of the texts, and where its cleaned form stands in the string that the tokenizer gets."""

    place: int
    segment: Segment
    cleaned: Cleaned
    offset: int


@frozen
class _Tokenized:
    """A sentence to parse: the piece it stands in and its tokens, offsets counted in the piece's cleaned text."""

    piece: _Piece
    tokens: TokenSentence


class StanzaParser:
    """Parse with stanza: the embedded model by default, or one of stanza's own.

    Args:
        language: of the texts; claimkit embeds "en".
        package: name of a published stanza package ("default_accurate"); needs its files in *model_dir* or in stanza's
            own folder: claimkit downloads nothing.
        model_dir: a folder that claimkit's training wrote, or, with *package*, stanza's resources folder.
        pipeline: a ready ``stanza.Pipeline`` with tokenize, pos, lemma and depparse; used as it is.

    Raises:
        ModelNotFoundError: a model is not there; the message says how to get it.
        ValueError: *pipeline* is given together with other choices, or lacks a processor.
    """

    def __init__(
        self,
        language: str = "en",
        *,
        package: str | None = None,
        model_dir: str | Path | None = None,
        pipeline: stanza.Pipeline | None = None,
    ) -> None:
        if pipeline is not None and (package is not None or model_dir is not None):
            raise ValueError("give either a pipeline, or package and model_dir, not both")
        self.name = "stanza:pipeline" if pipeline else f"stanza:{package or 'claimkit'}-{language}"
        self._pipeline = pipeline or _load(language, package, model_dir)
        # Stanza's processors keep no state between calls, but torch modules and progress hooks are shared: one at a time.
        self._lock = threading.Lock()
        missing = {"tokenize", "pos", "lemma", "depparse"} - set(self._pipeline.processors)
        if missing:
            raise ValueError(f"the pipeline lacks {', '.join(sorted(missing))}")

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        """Return one Document per text, in order."""
        pieces = _pieces(texts)
        sentences: list[list[Sentence]] = [[] for _ in texts]
        if pieces:
            with self._lock, torch.inference_mode():
                tokenized = self._tokenized(pieces)
                trees = self._trees(tokenized)
            for item, tree in zip(tokenized, trees, strict=True):
                own = sentences[item.piece.place]
                own.append(_sentence(item, tree, index=len(own)))
        return tuple(
            Document(
                text=text,
                sentences=tuple(own),
                quotations=quotations(text, [p.segment.span for p in pieces if p.place == place]),
                parser=self.name,
            )
            for place, (text, own) in enumerate(zip(texts, sentences, strict=True))
        )

    def _tokenized(self, pieces: Sequence[_Piece]) -> list[_Tokenized]:
        """Return the sentences of *pieces* in order, with closing marks in place and none too long."""
        whole = PARAGRAPH_BREAK.join(piece.cleaned.text for piece in pieces)
        document = self._pipeline.processors["tokenize"].process(StanzaDocument([], text=whole))
        if "mwt" in self._pipeline.processors:
            document = self._pipeline.processors["mwt"].process(document)
        found: list[tuple[_Piece, TokenSentence]] = []
        at = 0
        for sentence in document.sentences:
            tokens = [_token(token) for token in sentence.tokens]
            while pieces[at].offset + len(pieces[at].cleaned.text) <= tokens[0].start:
                at += 1
            found.append((pieces[at], tuple(tokens)))
        same = [i > 0 and found[i][0] is found[i - 1][0] for i in range(len(found))]
        repaired = with_closing_marks([tokens for _, tokens in found], same)
        return [_Tokenized(found[i][0], part) for i, tokens in repaired for part in split_long(tokens, LONGEST_SENTENCE)]

    def _trees(self, tokenized: Sequence[_Tokenized]) -> list[list[dict[str, Any]]]:
        """Return for each sentence its words as stanza's dicts, tagged and parsed."""
        sizes = [sum(t.size for t in item.tokens) for item in tokenized]
        trees: list[list[dict[str, Any]]] = [[] for _ in tokenized]
        # Sentences of one length together: those shorter than the longest of their group are padded to it.
        by_size = sorted(range(len(tokenized)), key=sizes.__getitem__)
        for group in in_groups(by_size, sizes.__getitem__, WORDS_TOGETHER):
            document = StanzaDocument([_stanza_tokens(tokenized[place].tokens) for place in group])
            for name in ("pos", "lemma", "depparse"):
                document = self._pipeline.processors[name].process(document)
            for place, sentence in zip(group, document.sentences, strict=True):
                trees[place] = [word.to_dict() for word in sentence.words]
        return trees


def _load(language: str, package: str | None, model_dir: str | Path | None) -> stanza.Pipeline:
    if package is None:
        return load_embedded(Path(model_dir) if model_dir is not None else embedded_folder(language))
    options = {"dir": str(model_dir)} if model_dir is not None else {}
    try:
        return stanza.Pipeline(
            language, package=package, processors="tokenize,mwt,pos,lemma,depparse", download_method=None,
            logging_level="ERROR", tokenize_max_seqlen=LONGEST_TOKEN, **options,
        )  # fmt: skip
    except (FileNotFoundError, ValueError, stanza.pipeline.core.PipelineRequirementsException) as error:
        where = f", model_dir={str(model_dir)!r}" if model_dir is not None else ""
        raise ModelNotFoundError(
            f"stanza package {package!r} for {language!r} cannot be loaded ({error}); download it once with "
            f"stanza.download({language!r}, package={package!r}{where})"
        ) from error


def _pieces(texts: Sequence[str]) -> list[_Piece]:
    pieces: list[_Piece] = []
    offset = 0
    for place, text in enumerate(texts):
        for segment in segments(text):
            cleaned = clean(text, segment.span)
            if cleaned.text.strip():
                pieces.append(_Piece(place, segment, cleaned, offset))
                offset += len(cleaned.text) + len(PARAGRAPH_BREAK)
    return pieces


def _token(token: Any) -> Token:
    expanded = len(token.words) > 1 and token.text.lower() not in NEVER_EXPANDED
    words = tuple(word.text for word in token.words) if expanded else ()
    return Token(token.text, token.start_char, token.end_char, words)


def _stanza_tokens(tokens: TokenSentence) -> list[dict[str, Any]]:
    """Return *tokens* as the rows of a stanza sentence, ids from 1."""
    rows: list[dict[str, Any]] = []
    index = 1
    for token in tokens:
        if token.words:
            rows.append({"id": (index, index + token.size - 1), "text": token.form})
        rows.extend({"id": index + i, "text": text} for i, text in enumerate(token.words or (token.form,)))
        index += token.size
    return rows


def _sentence(item: _Tokenized, tree: list[dict[str, Any]], *, index: int) -> Sentence:
    words = tuple(_words(item, tree))
    segment = item.piece.segment
    return Sentence(
        index=index, span=hull(w.span for w in words), words=words, paragraph=segment.paragraph, heading=segment.heading
    )


def _words(item: _Tokenized, tree: list[dict[str, Any]]) -> Iterator[Word]:
    rows = iter(tree)
    for token in item.tokens:
        span = item.piece.cleaned.span(token.start - item.piece.offset, token.end - item.piece.offset)
        texts = list(token.words) or [token.form]
        for own, text in zip(_word_spans(span, token, texts), texts, strict=True):
            row = next(rows)
            yield Word(
                index=row["id"], span=own, text=text, lemma=row.get("lemma") or text, upos=row.get("upos") or "X",
                xpos=row.get("xpos") or "", feats=row.get("feats") or "", head=row["head"], deprel=row["deprel"],
            )  # fmt: skip


def _word_spans(span: Span, token: Token, texts: list[str]) -> list[Span]:
    if len(span) != token.end - token.start:  # characters were dropped inside: no telling which word they belong to
        return [span] * len(texts)
    return split_token(span, token.form, texts)
