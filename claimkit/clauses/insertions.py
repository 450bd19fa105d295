"""Who is behind or before a verb that is inserted: "The house, says Kim, was sold"."""

from __future__ import annotations

from itertools import takewhile

from claimkit.clauses.headlines import find_behind, is_source
from claimkit.grammar import FINITE, NOMINAL, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word

INSERTING = DASHES | {","}  # marks around a clause that is inserted
PLURAL = "NNS"  # of "say divers", where the parser may see no verb


def find_set_off_behind(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return who stands behind *verb*, if the two stand between commas or dashes in a clause; None
    if nobody does. The parser may take the verb for anything.
    """
    if verb.text_before not in INSERTING or verb.child("mark", "cc") is not None:
        return None
    source = Phrase(tuple(takewhile(lambda word: word.text not in INSERTING, find_behind(verb))))
    if not source or source[-1].text_after not in INSERTING or not is_source(source, lexicon):
        return None
    top = source.root
    is_bare = verb.lower == verb.lemma and top.xpos == PLURAL
    return top if verb.xpos in FINITE or is_bare else None


def find_set_off_before(verb: Word, lexicon: Lexicon) -> Word | None:
    """Return who stands before *verb*, which has no subject by the tree, if the two stand between
    dashes: "The dam – its builder, Kim Lee, said in May – is safe"; None if nobody does.
    """
    if verb.xpos not in FINITE or own_subject(verb) is not None:
        return None
    opening = next((word for word in verb.preceding() if word.text in DASHES), None)
    closing = next((word for word in find_behind(verb) if word.text in DASHES), None)
    if opening is None or closing is None:
        return None
    source = verb.sentence.phrase(opening.index + 1, verb.index - 1)
    if not source or not is_source(source, lexicon):
        return None
    return next((top for top in source.tops if top.upos in NOMINAL), None)
