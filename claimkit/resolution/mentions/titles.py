"""What stands with a name: title, role and affiliation, before it and behind it.

"Kremlin spokesperson Dmitry Peskov", "Hugh Hill, a doctor,", "Lee, 54, who heads the harbour
board,", "Ana Lee of the WHO".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.grammar import case_lemma, is_negated
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.spans import cover_spans

AFFILIATING = frozenset({"of", "at", "for", "from", "with"})


@frozen(kw_only=True)
class Standing:
    """What a mention says of its referent beside the name.

    Attributes:
        titles: the words of the title in lower case, without stops.
        honorific: the title as the text has it ("Mr.", "Dr."), None if there is none.
        role: what the person is, without article ("Kremlin spokesperson", "mayor of Oslo").
        firm: whether a title or an apposition says so, not only a clause or a sentence.
        nouns: words of the head nouns that say so ("spokesperson", "mayor"), with their sentence.
        affiliation: the words that may name the body the person belongs to, in the same sentence.
    """

    titles: tuple[str, ...] = ()
    honorific: str | None = None
    role: str | None = None
    firm: bool = False
    nouns: tuple[Word, ...] = ()
    affiliation: tuple[Word, ...] = ()


def plain(word: Word) -> str:
    """Return *word* in lower case without the stop of an abbreviation."""
    return word.text.lower().rstrip(".")


def phrase(document: Document, words: Sequence[Word]) -> str:
    """Return the text from the first to the last of *words*, white space as single spaces."""
    return " ".join(cover_spans(w.span for w in words).of(document.text).split())


def standing_of(
    document: Document,
    sentence: Sentence,
    name: Sequence[Word],
    titles: Sequence[Word],
    head: Word,
    lexicon: Lexicon,
) -> Standing:
    """Return what stands with a person's *name*.

    Args:
        titles: the words before it in the run of proper nouns that are no part of it.
        head: the word of the name that the sentence hangs it on.
    """
    before = _role_before(sentence, name[0].index - len(titles), titles, head, lexicon)
    honoured = all(plain(w) in lexicon.honorifics for w in before)
    beside = tuple(_nouns_beside(sentence, name, head, lexicon))
    predicates = tuple(_predicates(document, sentence, head, lexicon))
    lead = tuple(w for w in before if _is_person(w, lexicon))
    plain_noun = bool(before) and before[-1].lemma.lower() in lexicon.plain_people
    firm = [] if honoured or plain_noun else [phrase(document, before)]
    firm = firm or [
        text for noun in beside if (text := _role_of(document, sentence, noun, name)) is not None
    ]
    loose = [
        text
        for noun in predicates
        if (text := _role_of(document, sentence, noun, name)) is not None
    ]
    return Standing(
        titles=tuple(plain(w) for w in before),
        honorific=_honorific(document, titles or before, lexicon),
        role=max(
            firm or loose or _leading(document, sentence, head, lexicon), key=len, default=None
        ),
        firm=bool(firm),
        nouns=(*lead, *beside, *predicates),
        affiliation=tuple(_affiliations(sentence, name, head, before, (*beside, *predicates))),
    )


def _honorific(document: Document, titles: Sequence[Word], lexicon: Lexicon) -> str | None:
    """Return the titles that go before any name, as they stand: "Mr.", "Dr.", "Sir"."""
    own = [
        w
        for w in titles
        if plain(w) in lexicon.honorifics or (plain(w) in lexicon.titles and len(plain(w)) <= 4)
    ]
    return phrase(document, own[-1:]) if own else None


def _is_person(word: Word, lexicon: Lexicon) -> bool:
    noun = lexicon.speaker_noun(word.lemma.lower(), plain(word))
    return noun is not None and noun.kind is ReferentKind.PERSON


def _role_before(
    sentence: Sentence, before: int, titles: Sequence[Word], head: Word, lexicon: Lexicon
) -> list[Word]:
    """Return the words of the role that ends right before the name: "Kremlin spokesperson", "U.S.
    special envoy".

    Args:
        before: index of the first word of title and name.
    """
    behind = list(titles)
    place = before - 1
    if not behind:
        word = sentence.word(place) if place >= 1 else None
        if word is None or word.upos not in {"NOUN", "PROPN"} or not _is_person(word, lexicon):
            return []
        # the parser may hang both on the verb ("my friend Bo Berg")
        if not _in_role(sentence, word) and word.head != head.head:
            return []
        behind, place = [word], place - 1
    while (
        place >= 1
        and _in_role(sentence, sentence.word(place))
        and _is_tied(sentence, place, behind, head)
    ):
        behind.insert(0, sentence.word(place))
        place -= 1
    while behind and behind[0].upos in {"ADP", "PUNCT"}:
        behind.pop(0)
    return behind


def _is_tied(sentence: Sentence, place: int, role: Sequence[Word], head: Word) -> bool:
    """Whether the word at *place* hangs, over words that stand before the name too, on the role or
    the name.
    """
    last = max((w.index for w in role), default=head.index)
    for above in (sentence.word(place), *sentence.ancestors(sentence.word(place))):
        if above.head == head.index or any(w.index == above.head for w in role):
            return True
        if not place <= above.head <= last:
            return False
    return False


def _in_role(sentence: Sentence, word: Word) -> bool:
    if word.upos in {"NOUN", "PROPN", "ADJ"} and word.relation not in {
        "nsubj",
        "obj",
        "obl",
        "root",
    }:
        return True
    return word.text in {"-", "&"} or (word.lemma.lower() == "of" and word.relation == "case")


def _nouns_beside(
    sentence: Sentence, name: Sequence[Word], head: Word, lexicon: Lexicon
) -> list[Word]:
    """Return the nouns that say who the bearer of the name is: in apposition ("Hugh Hill, a
    doctor", "the mayor, Ana Lee").
    """
    candidates = [*sentence.children(head, "appos")]
    above = sentence.parent(head)
    if above is not None and head.relation in {"appos", "flat"}:
        candidates.append(above)
        candidates += [w for w in sentence.children(above, "appos") if w is not head]
    inside = {w.index for w in name}
    found = [w for w in candidates if w.index not in inside and _may_be_role(sentence, w, lexicon)]
    return [
        *found,
        *(
            w
            for top in found
            for w in sentence.children(top, "conj")
            if _may_be_role(sentence, w, lexicon)
        ),
    ]


def _may_be_role(sentence: Sentence, word: Word, lexicon: Lexicon) -> bool:
    """Whether *word* beside a person's name says what the person is: a noun for people, or an
    unknown one with an article.
    """
    determiner = sentence.child(word, "det")
    article = (
        determiner.lemma.lower() in {"a", "the"}
        if determiner is not None
        else sentence.child(word, "nmod:poss") is not None
    )
    noun = lexicon.speaker_noun(word.lemma.lower(), word.text.lower())
    if word.lemma.lower() in lexicon.times or word.entity[2:] not in {"", "PER"}:
        return False
    return (word.upos == "NOUN" and noun is None and article) or _is_person(word, lexicon)


def _predicates(
    document: Document, sentence: Sentence, head: Word, lexicon: Lexicon
) -> Iterator[Word]:
    """Yield the noun that a sentence says the person is: "Ana Lee is the mayor"."""
    noun = sentence.parent(head)
    said = noun is not None and head.deprel == "nsubj" and sentence.child(noun, "cop") is not None
    if (
        noun is None
        or not said
        or is_negated(sentence, noun)
        or sentence.child(noun, "aux") is not None
    ):
        return
    lemma = noun.lemma.lower()
    if (
        noun.upos == "NOUN"
        and _is_person(noun, lexicon)
        and lemma not in lexicon.plain_people
        and not document.quotation_at(noun.span)
    ):
        yield noun


def _role_of(
    document: Document, sentence: Sentence, noun: Word, name: Sequence[Word]
) -> str | None:
    """Return the noun phrase of *noun* without its article, the name and its clauses."""
    inside = {w.index for w in name}
    apart = {
        "appos",
        "acl",
        "det",
        "punct",
        "conj",
        "cc",
        "cop",
        "nsubj",
        "advcl",
        "obl",
        "advmod",
        "parataxis",
        "case",
        "flat",
    }
    keep = sentence.subtree(
        noun,
        prune=lambda w: (
            w.index in inside
            or (w.head == noun.index and (w.relation in apart or w.deprel == "nmod:poss"))
            or w.relation in {"appos", "acl", "parataxis"}
        ),
    )
    run = [w for w in keep if w.index not in inside and w.upos != "PUNCT"]
    return phrase(document, run) if run else None


def _leading(document: Document, sentence: Sentence, head: Word, lexicon: Lexicon) -> Iterator[str]:
    """Yield what the person does for an office: "Lee, 54, who heads the harbour board"."""
    for clause in sentence.children(head, "acl:relcl"):
        if clause.lemma.lower() in lexicon.role_verbs and sentence.child(clause, "obj") is not None:
            first = clause.index
            words = [
                w
                for w in sentence.subtree(
                    clause, prune=lambda w: w.relation in {"punct", "conj", "cc", "advcl"}
                )
                if w.index >= first
            ]
            yield phrase(document, words)


def _affiliations(
    sentence: Sentence,
    name: Sequence[Word],
    head: Word,
    before: Sequence[Word],
    nouns: Sequence[Word],
) -> Iterator[Word]:
    """Yield the words that may name the body: "Ana Lee of the WHO", "Renault's chief executive, Ana
    Lee", "Kremlin spokesman".
    """
    inside = {w.index for w in name}
    yield from (w for w in before if w.entity[2:] in {"ORG", "LOC"} or w.upos == "NOUN")
    for top in (head, *nouns):
        yield from (w for w in affiliating(sentence, top) if w.index not in inside)
    for clause in sentence.children(head, "acl:relcl"):
        for child in sentence.children(clause, "obj", "obl"):
            if case_lemma(sentence, child) in {None, "for", "at"}:
                yield child


def affiliating(sentence: Sentence, noun: Word) -> Iterator[Word]:
    """Yield the dependents of *noun* that may name the body it belongs to: "of the WHO",
    "Renault's", "commission spokesman".
    """
    for child in sentence.children(noun, "nmod", "compound", "obl"):
        if (
            child.relation == "compound"
            or child.deprel == "nmod:poss"
            or case_lemma(sentence, child) in AFFILIATING
        ):
            yield child
