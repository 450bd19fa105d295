"""What the tree hangs on a content, although the reporter says it, or somebody else.

“He said he had read it and scolded the firm”: *scolded* is what he did, not what he said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile

from claimkit.contents.scene import Scene
from claimkit.grammar import (
    AUXILIARIES,
    FINITE,
    GERUND,
    base_lemma,
    case_lemma,
    find_resumed,
    is_aside,
    own_subject,
    stands_alone,
)
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word

# Relations of what ends a content without being a part of it; in its midst it is one
TRAILING = frozenset({"advmod", "nmod", "obl"})
CLOSING_MARKS = frozenset("\"'’”")
CONCESSIVE = frozenset({"although", "though"})
PRO_VERBS = frozenset({"do", "be", "have"})
ADDED = frozenset({"advcl", "ccomp", "conj", "parataxis"})  # of a participle that reports more


def leave_out_beside(scene: Scene, content: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Return the runs of *content* without what stands beside it in the sentence of the cue; all
    of them if nothing else is there.
    """
    runs = tuple(content)
    near = [run for run in runs if run.sentence is scene.sentence]
    words = list(chain.from_iterable(near))
    beside = _find_beside(scene, words)
    if not beside:
        return runs
    left = Phrase.of(words) - beside
    if not left.without_punctuation():
        return runs
    others = [run for run in runs if run.sentence is not scene.sentence]
    parts = chain.from_iterable(run.where(left.__contains__).runs() for run in near)
    return tuple(sorted((*parts, *others), key=lambda run: run[0].span))


def _find_beside(scene: Scene, words: Sequence[Word]) -> Phrase:
    """Return what of *words* stands beside the content."""
    beside = Phrase()
    for word in (*words, *_list_above(scene, words)):
        if word.relation in RULES and is_beside(scene, word):
            subtree = word.subtree()
            if word.relation in TRAILING and subtree[-1].index < words[-1].index:
                continue
            if not subtree & scene.taken:
                beside |= subtree
    return beside


def _list_above(scene: Scene, words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words between *words* and the cue."""
    for top in Phrase(tuple(words)).tops:
        yield from takewhile(lambda above: above not in scene.cue.words, top.ancestors())


def is_beside(scene: Scene, word: Word) -> bool:
    """Whether *word* and what it governs are no part of the content in which they stand."""
    if word.is_punctuation:  # parsers hang marks in any relation
        return False
    for is_so in RULES.get(word.relation, ()):
        if is_so(scene, word):
            return scene.cue.quoted or not scene.is_quoted(word)
    return False


def is_further_report(scene: Scene, word: Word) -> bool:
    """Whether *word* is a participle after a comma that reports more of the speaker's words."""
    if word.relation not in ADDED:
        return False
    if word.text_before != ",":
        return False
    if word.feat("VerbForm") not in {"Ger", "Part"}:
        return False
    if own_subject(word) is not None:
        return False
    return scene.lexicon.reports(base_lemma(word, scene.lexicon))


def _is_past_beside_infinitive(scene: Scene, word: Word) -> bool:
    """Whether *word* is in the past and coordinated with an infinitive, which only the cue can be:
    "vowed to fight and warned of …".
    """
    first = word.parent
    if first is None or first.feat("VerbForm") != "Inf":
        return False
    if first.child("aux") is not None:
        return False
    if word.feat("Tense") != "Past":
        return False
    return stands_alone(word)


def _is_parallel_to_cue(scene: Scene, word: Word) -> bool:
    """Whether *word* is a participle like the cue that the tree coordinates with a noun:
    "complaining about his use of jargon and questioning his claims".
    """
    if "and" not in word.child_lemmas("cc"):
        return False
    if word.parent is None or word.parent.upos != "NOUN":
        return False
    if not (word.xpos == scene.head.xpos == GERUND):
        return False
    return stands_alone(word)


def _is_next_act(scene: Scene, word: Word) -> bool:
    """Whether *word* is what the speaker does next: "he said he had read it and scolded her"."""
    return find_resumed(word, scene.lexicon) in (scene.head, scene.carrier)


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


def _is_on_speaker(scene: Scene, pronoun: Word) -> bool:
    """Whether *pronoun* opens a relative clause behind a speaker that stands behind the cue."""
    if pronoun.feat("PronType") != "Rel":
        return False
    last = scene.taken[-1]
    if last in scene.cue.words:
        return False
    return [word.text for word in last.sentence.phrase(last.index + 1, pronoun.index - 1)] == [","]


def _is_across(scene: Scene, word: Word) -> bool:
    """Whether *word* stands behind the cue, and what it hangs on, no pronoun, before it."""
    if word.head == 0 or word.sentence.word(word.head).upos == "PRON":
        return False
    return word.head < scene.head.index < word.index


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
    if not _is_marked(word, {"as"}):
        return False
    return _ends_sentence(word)


def _is_marked(word: Word, marks: Iterable[str]) -> bool:
    """Whether the clause of *word* begins behind a comma with one of *marks*, alone or behind an
    adverb ("even as").
    """
    mark = word.child("mark")
    if mark is None or mark.lemma not in marks:
        return False
    if word.opening.index < mark.index - 1:
        return False
    return _is_behind_comma(word.opening)


def _is_behind_comma(word: Word) -> bool:
    """Whether a comma stands before *word*, or before the mark that closes a quotation there."""
    before = (other.text for other in word.preceding() if other.text not in CLOSING_MARKS)
    return next(before, None) == ","


def _ends_sentence(word: Word) -> bool:
    last = word.subtree()[-1]
    return all(after.is_punctuation for after in last.sentence.words[last.index :])


def _is_concession_behind(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a concession behind the cue, which stands behind its content: “It will
    rain, she said, although the sky is blue.”
    """
    if not _is_marked(word, CONCESSIVE):
        return False
    above = word.parent
    if above is None:
        return False
    if word.index < scene.head.index:
        return False
    if above is scene.head:
        return True
    return above.index < scene.head.index


def _is_told(scene: Scene, word: Word) -> bool:
    """Whether *word* is who is told what a clause says: "Kim was told that it fell"."""
    if word.deprel != "nsubj:pass" or word.parent is not scene.head:
        return False
    return scene.tells and scene.head.child("ccomp") is not None


def _is_reservation(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a concession in its own words at the end of a sentence in the present,
    which is the writer's: “The party says it has won, although counting has not begun.”
    """
    if scene.head.feat("Tense") == "Past":
        return False
    if not _is_marked(word, CONCESSIVE) or not _ends_sentence(word):
        return False
    subject = own_subject(word)
    return subject is not None and subject.upos != "PRON"


def _is_contradicted(scene: Scene, word: Word) -> bool:
    """Whether *word* heads what speaks against the content: "…, contrary to the figures"."""
    opening = word.subtree().without_punctuation()[0]
    return opening.lower == "contrary" and opening.text_before == ","


def _is_done_all_the_same(scene: Scene, word: Word) -> bool:
    """Whether *word* is all of a clause that tells what came of it: "told her not to go, but she
    did".
    """
    if word.lemma not in PRO_VERBS or "but" not in word.child_lemmas("cc"):
        return False
    return own_subject(word) is not None and word.subtree()[-1] is word and _ends_sentence(word)


def _is_of_today(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause in the present, set against one in the past that a cue in the
    past reports: “He claimed it was tested, but no record exists.”
    """
    if own_subject(word) is None:
        return False
    if not _is_contrast(word):
        return False
    tenses = [_find_tense(verb) for verb in (word, word.parent or word)]
    return [*tenses, scene.head.feat("Tense")] == ["Pres", "Past", "Past"]


def _is_contrast(word: Word) -> bool:
    return "but" in word.child_lemmas("cc") or _is_marked(word, CONCESSIVE)


def _find_tense(verb: Word) -> str | None:
    """Return the tense of the clause of *verb*: that of its first auxiliary, else its own."""
    helper = verb.child(*AUXILIARIES)
    return (helper or verb).feat("Tense")


def _is_remark(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a clause behind a dash that hangs on the cue: “He says it works — and at
    times he is right.”
    """
    if word.opening.text_before not in DASHES:
        return False
    if word.parent is not scene.head:
        return False
    return own_subject(word) is not None


def _is_occasion(scene: Scene, word: Word) -> bool:
    """Whether *word* says when or on what occasion the cue was said: of an object "its third case
    on Sunday", of the cue "warned against a deal during his speech".
    """
    if word.index < scene.head.index:
        return False
    if word.parent is scene.head:
        if word.lemma not in scene.lexicon.occasions:
            return False
        return case_lemma(word) == "during"
    if word.parent not in scene.head.children("obj"):
        return False
    if word.lemma not in scene.lexicon.times:
        return False
    return is_aside(word, scene.lexicon)


def _is_loose(scene: Scene, word: Word) -> bool:
    """Whether *word* is a "though" that hangs on the cue."""
    return word.lemma in CONCESSIVE and word.parent is scene.head


def _is_contested(scene: Scene, word: Word) -> bool:
    """Whether *word* is an apposition that tells what another says of the content: "…, a claim
    that Kim denied".
    """
    if word.opening.text_before != ",":
        return False
    clause = word.child("acl:relcl")
    if clause is None:
        return False
    other = own_subject(clause)
    if other is None or other.upos == "PRON":  # "twice what he said"
        return False
    return scene.lexicon.reports(base_lemma(clause, scene.lexicon))


# By the relation of a word the conditions, any of which tells that it is no part of a content
RULES: Mapping[str, tuple[Callable[[Scene, Word], bool], ...]] = {
    "acl": (_is_beside_cue,),
    "advmod": (_is_loose, _is_beside_cue, _is_contradicted),
    "nsubj": (_is_told,),
    "nmod": (_is_occasion, _is_beside_cue, _is_contradicted),
    "obl": (_is_occasion, _is_beside_cue, _is_contradicted),
    "advcl": (
        is_further_report,
        _is_meanwhile,
        _is_concession_behind,
        _is_reservation,
        _is_of_today,
        _is_before_report,
    ),
    "appos": (_is_contested,),
    "ccomp": (is_further_report,),
    "conj": (
        is_further_report,
        _is_past_beside_infinitive,
        _is_next_act,
        _is_parallel_to_cue,
        _is_of_today,
        _is_done_all_the_same,
        _is_remark,
    ),
    "parataxis": (is_further_report, _is_done_all_the_same, _is_remark),
}
