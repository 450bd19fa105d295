"""Contents of a tagger that tear a phrase of the tree: what is torn off comes back where the rules
see it as a part of the content too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from claimkit.contents.extent import follows_mark
from claimkit.contents.scene import Scene
from claimkit.document import QuotationRegion
from claimkit.draft import DraftContent
from claimkit.grammar import FINITE, OBJECTS, ends_list, find_resumed, is_clausal
from claimkit.lexicons.entries import Frame
from claimkit.model.scheme import CueKind, Quotation
from claimkit.spans import Span
from claimkit.text.dashes import DASHES
from claimkit.tree import Phrase, Word

# Relations of clauses that belong to the word they hang on, if no punctuation parts them
CLAUSES = frozenset({"advcl", "ccomp", "csubj", "xcomp"})
PHRASES = frozenset({"acl", "nmod", "obj", "obl"})  # such phrases of what is said
OPENINGS = ("case", "mark")  # relations of words that open a phrase, and are none without the rest
ASKING = frozenset({"Int", "Rel"})
SHIFTED = frozenset({"could", "had", "might", "should", "would"})  # forms behind a cue in the past


def mend_torn(
    scene: Scene, content: Iterable[Phrase], ruled: DraftContent | None
) -> tuple[Phrase, ...]:
    """Return the runs of *content* with what they lack of phrases in the sentence of the cue.

    Args:
        ruled: the content that the rules find for the same cue, None where they find none.
    """
    runs = tuple(content)
    if ruled is None:
        return runs
    runs = _mend_quotations(scene, runs, ruled)
    words = Phrase.of(chain.from_iterable(r for r in runs if r.sentence is scene.sentence))
    if all(map(scene.is_quoted, words.without_punctuation())):
        return runs
    by_rules = scene.sentence.words_in(*ruled.spans) - scene.taken
    missing = _find_missing(scene, words, by_rules, ruled)
    if not missing:
        return runs
    others = [run for run in runs if run.sentence is not scene.sentence]
    return tuple(sorted((*(words | missing).runs(), *others), key=lambda run: run[0].span))


def _mend_quotations(
    scene: Scene, runs: Sequence[Phrase], ruled: DraftContent
) -> tuple[Phrase, ...]:
    """Return *runs* with the whole of the quotations beside the cue that are all of *ruled*, where
    they have a part of them: a quotation has one speaker.
    """
    if not ruled.goes_on:
        return tuple(runs)
    regions = tuple(_find_beside_cue(scene, ruled))
    if not any(_has_part(region.span, runs) for region in regions):
        return tuple(runs)
    mended: dict[int, Phrase] = {}
    for words in chain(runs, _find_quoted(scene, regions, ruled)):
        index = words.sentence.index
        mended[index] = mended.get(index, Phrase()) | words
    return tuple(chain.from_iterable(mended[index].runs() for index in sorted(mended)))


def _find_beside_cue(scene: Scene, ruled: DraftContent) -> Iterator[QuotationRegion]:
    """Yield the quotations of *ruled* that stand in the sentence of the cue."""
    for span in ruled.spans:
        for region in scene.document.quotations_over(span):
            if region.span.overlaps(scene.sentence.span):
                yield region


def _find_quoted(
    scene: Scene, regions: Iterable[QuotationRegion], ruled: DraftContent
) -> Iterator[Phrase]:
    """Yield by sentence the words of those of *regions* that are all of *ruled*."""
    for region in regions:
        if ruled.covers(region.span):
            for sentence in scene.document.sentences_over(region.span):
                yield sentence.words_in(region.span)


def _has_part(span: Span, runs: Iterable[Phrase]) -> bool:
    return any(run.span.overlaps(span) for run in runs)


def _find_missing(scene: Scene, words: Phrase, by_rules: Phrase, ruled: DraftContent) -> Phrase:
    """Return those of the words *by_rules* that *words* lack."""
    if _lacks_head(scene, words, by_rules, ruled) or _lacks_predicate(scene, words, ruled):
        return by_rules - words
    if _lacks_beginning(scene, words, by_rules) or _begins_in_phrase(scene, words, by_rules):
        return by_rules - words
    missing = _find_asked(scene, words, by_rules) | _find_charged(words, by_rules, ruled)
    for word in (by_rules - words).without_punctuation():
        if _is_further_part(scene, word, ruled) or _is_torn_off(scene, words, word, ruled):
            missing |= word.subtree() & by_rules
    return missing


def _is_further_part(scene: Scene, word: Word, ruled: DraftContent) -> bool:
    """Whether *word* is a part of the clause of the content *ruled* that the tree has beside the
    cue.
    """
    return _has_clause(ruled) and word.parent_as("conj", "parataxis") is scene.carrier


def _find_asked(scene: Scene, words: Phrase, by_rules: Phrase) -> Phrase:
    """Return who is to do what *words* say, of the words *by_rules* right before them: of "warned
    Kim not to go" Kim.
    """
    for thing in scene.head.children(*OBJECTS):
        asked = thing.subtree()
        if not asked & by_rules or asked[-1].after is not words[0]:
            continue
        if any(top.parent is scene.head and top.relation == "xcomp" for top in words.tops):
            return asked & by_rules
    return Phrase()


def _find_charged(words: Phrase, by_rules: Phrase, ruled: DraftContent) -> Phrase:
    """Return how a crime is done, of the words *by_rules* behind *words* that name it: of "denies
    manslaughter by negligence" the end.
    """
    crime = ruled.head
    if crime is None or crime.relation != "obj" or words.root is not crime or words - by_rules:
        return Phrase()
    beside = (top for top in by_rules.tops if (top.relation, top.head) == ("obl", crime.head))
    return Phrase.of(chain.from_iterable(top.subtree() for top in beside)) & by_rules


def _lacks_head(scene: Scene, words: Phrase, by_rules: Phrase, ruled: DraftContent) -> bool:
    """Whether *words* are a part of what the head of the content *ruled* governs, without it."""
    head = ruled.head
    if ruled.quotation is Quotation.DIRECT:
        return False
    if head is None or head not in by_rules:
        return False
    if (words - by_rules).without_punctuation():
        return False
    if by_rules[0].index < scene.head.index < by_rules[-1].index:  # the cue interrupts them
        return False
    tops = words.without_punctuation().tops
    return all(head in top.ancestors() for top in tops)


def _lacks_beginning(scene: Scene, words: Phrase, by_rules: Phrase) -> bool:
    """Whether *words* are what stands behind the cue of a clause that it interrupts: "The mill,
    says Kim, | has stopped".
    """
    behind = by_rules.where(lambda word: word.index > scene.head.index).without_punctuation()
    if not behind or by_rules[0].index > scene.taken[0].index:
        return False
    return words.without_punctuation() == behind and scene.taken[-1].text_after == ","


def _begins_in_phrase(scene: Scene, words: Phrase, by_rules: Phrase) -> bool:
    """Whether *words* stand before the cue and begin in the midst of a phrase of the words
    *by_rules*: "With sales above | the old peak, half the shops are shut, according to Kim."
    """
    if not words or words[0].index > scene.head.index or (words - by_rules).without_punctuation():
        return False
    before = words[0].before
    if before is None or before.is_punctuation or before not in by_rules:
        return False
    if any(child in by_rules and child.index < words[0].index for child in words[0].children()):
        return True
    torn = next((top for top in words.tops if top.opening is words[0]), None)
    return torn is not None and torn.parent in by_rules and torn.head < words[0].index


def _lacks_predicate(scene: Scene, words: Phrase, ruled: DraftContent) -> bool:
    """Whether *words* are the object of the cue without what the content *ruled* says of it:
    "regards Kim | as a rival".
    """
    head = ruled.head
    if head is None or head.parent is not scene.head or head.relation in OBJECTS:
        return False
    if not scene.takes(Frame.OBJ_AS, Frame.OBJ_XCOMP) or words[-1].index > head.index:
        return False
    return any(word.parent is scene.head and word.relation in OBJECTS for word in words)


def _is_torn_off(scene: Scene, words: Phrase, word: Word, ruled: DraftContent) -> bool:
    """Whether *word*, which hangs on one of the *words* of the content, belongs to it with all that
    it governs.
    """
    first = word.subtree()[0]
    if word.parent not in words or scene.is_quoted(word):
        return False
    if first.index < word.head:
        return False
    if any(opening in words for opening in word.children(*OPENINGS)):
        return True
    if word.relation == "conj":
        resumed = find_resumed(word, scene.lexicon)
        if resumed is not None:
            return resumed in words
        return _is_parallel(words, word, parted=_is_parted(first))
    if not _is_parted(first) or _is_behind_insertion(scene, words, word.opening):
        return word.relation in CLAUSES or _is_complement(scene, word, ruled)
    return _has_clause(ruled) and _is_comment_of_content(scene, word)


def _is_comment_of_content(scene: Scene, word: Word) -> bool:
    """Whether *word*, which punctuation parts from a clause, comments on it as a part of it."""
    first = word.subtree()[0]
    if word.relation == "appos":
        return "," in (first.text, first.text_before)
    return word.relation == "advcl" and _is_reported_comment(scene, word)


def _is_complement(scene: Scene, word: Word, ruled: DraftContent) -> bool:
    """Whether *word*, which no punctuation parts from the clause of the content *ruled*, tells more
    of what that says, not when or where it was said.
    """
    if word.relation not in PHRASES:
        return False
    if any(word.lemma in when for when in (scene.lexicon.times, scene.lexicon.occasions)):
        return False
    return _has_clause(ruled)


def _is_behind_insertion(scene: Scene, words: Phrase, first: Word) -> bool:
    """Whether only the mark that closes an insertion stands before *first*: the comma behind the
    phrase of the cue ("They met, according to Lee, in May"), or the second of two dashes of which
    the first stands in *words*.
    """
    mark = first.before
    if mark is None:
        return False
    if mark.text in DASHES:
        return sum(word.text in DASHES for word in words if word.index < mark.index) % 2 == 1
    if scene.cue.kind is not CueKind.PHRASE or scene.taken[0].text_before != ",":
        return False
    return mark.text == "," and mark.before is scene.taken[-1]


def _is_parted(first: Word) -> bool:
    """Whether punctuation stands at or before *first*."""
    return first.is_punctuation or follows_mark(first)


def _has_clause(content: DraftContent) -> bool:
    return content.head is not None and is_clausal(content.head)


def _is_reported_comment(scene: Scene, word: Word) -> bool:
    """Whether *word* heads a relative clause on a whole clause that the cue may report too: behind
    a cue in the past one in a past form ("…, which would help"), for what is so today the reporter
    says ("…, which no figures bear out").
    """
    if word.opening.feat("PronType") not in ASKING:
        return False
    if scene.head.feat("Tense") != "Past":
        return True
    return not SHIFTED.isdisjoint(helper.lower for helper in word.children("aux"))


def _is_parallel(words: Phrase, word: Word, *, parted: bool) -> bool:
    """Whether *word* is coordinated with a word of the content as a part of it: its conjunction is
    one of *words*, it is a further clause with *that*, it is the last of three, or it has the form
    of the first.

    Args:
        parted: by punctuation from the first. What is finite then may be what the reporter says.
    """
    if any(link in words for link in word.children("cc")):
        return True
    mark = word.child("mark")
    if mark is not None:
        return mark.lemma in {"that", "to"}
    if ends_list(word) and word.parent is not None:
        before = (other for other in word.parent.children("conj") if other.index < word.index)
        return all(other in words for other in before)
    if word.child("nsubj", "csubj") is not None:
        return False
    if not word.is_verb:
        return True
    if parted and word.xpos in FINITE:
        return False
    if word.child("aux") is not None:
        return True
    return word.parent is not None and word.xpos == word.parent.xpos
