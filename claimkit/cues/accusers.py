"""Further agents of a passive, each of whom says something else: "accused by one of lying and by
another of theft".
"""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.clauses.passives import find_further_agents
from claimkit.cues.found import CueFound
from claimkit.grammar import base_lemma
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.tree import Phrase, Sentence


def find_accusers(sentence: Sentence, lexicon: Lexicon) -> Iterator[CueFound]:
    """Yield the "by" before each further agent of a passive that the lexicon lists with a
    preposition.
    """
    for verb in sentence.words:
        entry = lexicon.verb(base_lemma(verb, lexicon)) if verb.upos == "VERB" else None
        if entry is None or not entry.prepositions:
            continue
        for by in find_further_agents(verb, entry.prepositions):
            yield CueFound(
                head=by,
                words=Phrase((by,)),
                entry=entry,
                kind=CueKind.VERB,
                by_form=True,
            )
