"""What the tree hangs on a content, although the reporter says it, or somebody else.

“He said he had read it and scolded the firm”: *scolded* is what he did, not what he said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile

from claimkit.contents.clefts import find_before_cleft
from claimkit.contents.insertions import leave_out_around
from claimkit.contents.nextacts import is_next_act
from claimkit.contents.remarks import (
    CONCESSIVE,
    ends_sentence,
    is_answer,
    is_before_doing,
    is_comment,
    is_contested,
    is_contradicted,
    is_done_all_the_same,
    is_gesture,
    is_known_anyway,
    is_marked,
    is_narrated,
    is_of_today,
    is_remark,
    is_reservation,
    is_todays_remark,
)
from claimkit.contents.scene import Scene
from claimkit.contents.surroundings import (
    is_by_another,
    is_occasion,
    is_subject_of_above,
    is_told,
    is_when_of_thing,
)
from claimkit.contents.swallowed import leave_out_main_clause, leave_out_predicate
from claimkit.grammar import (
    FINITE,
    GERUND,
    base_lemma,
    is_impersonal,
    is_relative_pronoun,
    own_subject,
    stands_alone,
)
from claimkit.model.scheme import CueKind
from claimkit.tree import Phrase, Word

# Relations of what ends a content without being a part of it; in its midst it is one
TRAILING = frozenset({"advmod", "nmod", "obl"})
MEANWHILE = frozenset({"while", "whereas"})
PRESENT = frozenset({"VBZ", "VBP"})
ADDED = frozenset({"advcl", "ccomp", "conj", "parataxis"})  # of a participle that reports more


def leave_out_beside(scene: Scene, content: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return the runs of *content* without what stands beside it in the sentence of the cue; all
    of them if nothing else is there.
    """
    runs = tuple(content)
    sentence = scene.sentence
    near = [run for run in runs if run.sentence is sentence]
    words = list(chain.from_iterable(near))
    whole = Phrase.of(words)
    left = leave_out_around(scene, _leave_out_at_end(scene, whole) - _find_relative(scene))
    left -= find_before_cleft(scene)
    left = leave_out_predicate(scene, left)
    left = leave_out_main_clause(scene, left) if left else left
    if left == whole:
        return runs
    if not left.without_punctuation():
        return runs
    others = [run for run in runs if run.sentence is not scene.sentence]
    parts = chain.from_iterable(run.where(left.__contains__).runs() for run in near)
    return tuple(sorted((*parts, *others), key=lambda run: run[0].span))


def _leave_out_at_end(scene: Scene, words: Phrase) -> Phrase:
    """Return *words* without what stands beside the content, also where only more of that stands
    behind it.
    """
    left = words - _find_beside(scene, words.words)
    return left if left == words or not left else _leave_out_at_end(scene, left)


def _find_relative(scene: Scene) -> Phrase:
    """Return the "what" of which the cue tells what it is: "in what Kim called a farce"."""
    above = scene.head.parent_as("acl")
    is_free = above is not None and above.lemma == "what"
    return Phrase((above,)) if above is not None and is_free else Phrase()


def _find_beside(scene: Scene, words: Sequence[Word]) -> Phrase:
    """Return what of *words* stands beside the content."""
    beside = Phrase()
    for word in [w for w in (*words, *_list_above(scene, words)) if w.relation in RULES]:
        if is_beside(scene, word):
            subtree = word.subtree()
            if word.relation in TRAILING and subtree[-1].index < words[-1].index:
                continue
            if not subtree & scene.taken:
                beside |= subtree
    return beside


def _list_above(scene: Scene, words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words between *words* and the cue."""
    cue = scene.cue.words.indices
    for top in Phrase(tuple(words)).tops:
        yield from takewhile(lambda above: above.index not in cue, top.ancestors())


def is_beside(scene: Scene, word: Word) -> bool:
    """Whether *word* and what it governs are no part of the content in which they stand."""
    conditions = RULES.get(word.relation)
    if conditions is None or word.is_punctuation:  # parsers hang marks in any relation
        return False
    if scene.is_quoted(word) and not scene.cue.quoted:  # asked first, for it is quickly told
        return False
    return any(is_so(scene, word) for is_so in conditions)


def is_further_report(scene: Scene, word: Word) -> bool:
    """Whether *word* is a participle after a comma that reports more of the speaker's words, or
    hangs on the cue and tells what they rest on ("…, citing a survey").
    """
    if word.relation not in ADDED:
        return False
    if word.text_before != ",":
        return False
    if word.feat("VerbForm") not in {"Ger", "Part"}:
        return False
    if own_subject(word) is not None:
        return False
    lemma = base_lemma(word, scene.lexicon)
    if scene.lexicon.reports(lemma):
        return True
    return word.parent is scene.head and scene.lexicon.verb(lemma) is not None


def _is_parallel_to_cue(scene: Scene, word: Word) -> bool:
    """Whether *word* is a participle like the cue that the tree coordinates with it or with a noun
    behind it: "complaining about his use of jargon and questioning his claims".
    """
    if "and" not in word.child_lemmas("cc"):
        return False
    if not (word.xpos == scene.head.xpos == GERUND):
        return False
    above = word.parent
    if above is None or word.index < scene.head.index:
        return False
    return (above is scene.head or above.upos == "NOUN") and stands_alone(word)


def _is_next_report(scene: Scene, word: Word) -> bool:
    """Whether *word* is a verb of saying that is coordinated with the cue and has a clause of its
    own: "said it would rise but warned that it may fall".
    """
    if word.parent is not scene.head or word.index < scene.head.index:
        return False
    if not (scene.lexicon.reports(base_lemma(word, scene.lexicon)) and stands_alone(word)):
        return False
    return word.xpos in FINITE and word.child("ccomp") is not None


def _is_next_plea(scene: Scene, word: Word) -> bool:
    """Whether *word* is the word that takes the content, once more: "pleaded guilty to two counts
    of theft and not guilty to one of fraud".
    """
    if scene.carrier is scene.head and scene.carrier.upos != "ADJ":
        return False
    return word.index > scene.carrier.index and word.lemma == scene.carrier.lemma


def _is_next_belief(scene: Scene, word: Word) -> bool:
    """Whether *word* tells what else nobody named thinks: "it is hoped that it lasts, while it is
    feared it will not".
    """
    if word.index <= scene.head.index:
        return False
    return is_impersonal(scene.head) and is_impersonal(word)


def _is_other_report(scene: Scene, word: Word) -> bool:
    """Whether *word* tells what somebody else says meanwhile: "Lee said it would open, while
    traders said it would not".
    """
    if not is_marked(word, MEANWHILE) or word.opening.text_before != ",":
        return False
    if own_subject(word) is None or word.xpos not in {scene.head.xpos, *PRESENT}:
        return False
    return any(_has_content(scene, verb) for verb in (word, *word.children("conj")))


def _has_content(scene: Scene, verb: Word) -> bool:
    """Whether *verb* reports, and what it reports is a clause."""
    if verb.child("ccomp") is None:
        return False
    return scene.lexicon.reports(base_lemma(verb, scene.lexicon))


def _is_main_verb(scene: Scene, word: Word) -> bool:
    """Whether *word* is the verb of the sentence, which the parser took for a part of the clause of
    the noun before it: "her claim that he lied stunned them".
    """
    if scene.cue.kind is not CueKind.NOUN or scene.head.relation not in {"root", "nsubj"}:
        return False
    if word.xpos not in FINITE or word.opening is not word:
        return False
    return own_subject(word) is None and word.child("aux", "mark", "cc") is None


def _is_behind_main_verb(scene: Scene, word: Word) -> bool:
    """Whether *word* stands behind a verb of the sentence that hangs beside it."""
    if scene.cue.kind is not CueKind.NOUN or word.parent is None:
        return False
    beside = (other for other in word.parent.children("advcl", "ccomp") if other.index < word.index)
    return any(_is_main_verb(scene, other) for other in beside)


def _is_beside_cue(scene: Scene, word: Word) -> bool:
    """Whether *word*, by the tree a part of the clause before the cue, stands right behind cue and
    speaker, or is a relative clause on the speaker: “It will fall, she said on Tuesday.”
    """
    if not scene.is_verb:
        return False
    if not _is_across(scene, word):
        return False
    if word.opening.before is scene.taken[-1]:
        return True
    return _is_on_speaker(scene, word.opening)


def _is_behind_report(scene: Scene, word: Word) -> bool:
    """Whether *word* hangs on the cue and stands behind it without a mark between, where the clause
    stands before: “They sleep, Kim reports this week in a journal.”
    """
    clause = scene.head.child("ccomp") if scene.is_verb else None
    if clause is None or word.parent is not scene.head:
        return False
    last = scene.taken[-1]
    if not clause.index < scene.taken[0].index <= last.index < word.index:
        return False
    between = scene.sentence.phrase(last.index + 1, word.index)
    return not any(other.is_punctuation for other in between)


def _is_on_speaker(scene: Scene, pronoun: Word) -> bool:
    """Whether *pronoun* opens a relative clause behind a speaker that stands behind the cue."""
    if not is_relative_pronoun(pronoun):
        return False
    last = scene.taken[-1]
    if last in scene.cue.words:
        return False
    return [word.text for word in last.sentence.phrase(last.index + 1, pronoun.index - 1)] == [","]


def _is_across(scene: Scene, word: Word) -> bool:
    """Whether *word* stands behind the cue, and what it hangs on, no pronoun, before it."""
    above = word.parent if word.head < scene.head.index < word.index else None
    return above is not None and above.upos != "PRON"


def _is_before_report(scene: Scene, word: Word) -> bool:
    """Whether *word*, by the tree a part of the clause behind the cue, heads a clause before the
    speaker: “While sales fell, Lee says there is hope.” A comma behind the cue shows that the cue
    stands in what it reports.
    """
    first, last = scene.taken[0], scene.taken[-1]
    if not scene.is_verb:
        return False
    if last.text_after == ",":
        return False
    if not word.index < first.index <= last.index < word.head:
        return False
    if first.text_before != ",":
        return False
    return first.before is word.subtree()[-1]


def _is_meanwhile(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause at the end of the sentence that tells what went on while the
    cue's words were said: "…, as he brushed past the cameras".
    """
    if not scene.is_verb:
        return False
    if word.xpos not in FINITE:
        return False
    if word.child("aux") is not None:
        return False
    if not is_marked(word, {"as"}):
        return False
    return ends_sentence(word)


def _is_concession_behind(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a concession behind the cue, which stands behind its content: “It will
    rain, she said, although the sky is blue.”
    """
    if not is_marked(word, CONCESSIVE):
        return False
    above = word.parent
    if above is None:
        return False
    if word.index < scene.head.index:
        return False
    if above is scene.head:
        return True
    return above.index < scene.head.index


def _is_behind_phrase(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a main clause that is set against the one before it right behind the
    phrase of the cue: “Rents rose, according to Lee, but nobody marched.”
    """
    link = word.child("cc")
    if scene.cue.kind is not CueKind.PHRASE or link is None or own_subject(word) is None:
        return False
    if link.lemma != "but":
        return False
    last = scene.taken[-1]
    between = scene.sentence.phrase(last.index + 1, link.index - 1)
    return [mark.text for mark in between] == [","]


def _is_loose(scene: Scene, word: Word) -> bool:
    """Whether *word* is a "though" that hangs on the cue."""
    return word.lemma in CONCESSIVE and word.parent is scene.head


# By the relation of a word the conditions, any of which tells that it is no part of a content
RULES: Mapping[str, tuple[Callable[[Scene, Word], bool], ...]] = {
    "acl": (_is_beside_cue, is_known_anyway, is_comment),
    "advmod": (_is_loose, _is_beside_cue, is_contradicted, is_comment),
    "iobj": (is_told,),
    "nsubj": (is_told, is_subject_of_above),
    "nmod": (is_occasion, _is_beside_cue, is_contradicted, is_by_another),
    "obj": (_is_behind_main_verb, is_told),
    "obl": (
        is_occasion,
        _is_beside_cue,
        _is_behind_report,
        _is_behind_main_verb,
        is_contradicted,
        is_by_another,
    ),
    "advcl": (
        is_further_report,
        is_when_of_thing,
        _is_beside_cue,
        _is_next_belief,
        _is_other_report,
        _is_main_verb,
        _is_meanwhile,
        _is_concession_behind,
        is_reservation,
        is_of_today,
        _is_before_report,
        is_before_doing,
        is_gesture,
        is_comment,
        is_contradicted,
    ),
    "appos": (is_contested, is_todays_remark),
    "ccomp": (is_further_report, _is_main_verb),
    "conj": (
        _is_behind_phrase,
        _is_next_report,
        _is_next_plea,
        _is_next_belief,
        is_further_report,
        is_next_act,
        _is_parallel_to_cue,
        is_of_today,
        is_done_all_the_same,
        is_answer,
        is_remark,
        is_narrated,
    ),
    "parataxis": (
        is_further_report,
        is_done_all_the_same,
        is_remark,
        is_todays_remark,
        is_contested,
    ),
}
