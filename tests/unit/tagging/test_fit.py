"""What a tagger found, fitted to the tree."""

from __future__ import annotations

import pytest

from claimkit.cues.find import find_cues
from claimkit.document import Document
from claimkit.draft import TAGGED_CUE
from claimkit.lexicons.loader import load
from claimkit.model.scheme import CueKind
from claimkit.tagging.fit import find_content_words, fit_cue, fit_speaker
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.testing import read_conllu
from claimkit.tree import Phrase
from tests.support.trees import document_of

LEXICON = load("en")
TREE = """\
1	The	the	DET	DT	_	2	det	_	_
2	mayor	mayor	NOUN	NN	_	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Oslo	Oslo	PROPN	NNP	_	2	nmod	_	_
5	{form}	{lemma}	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	_
6	that	that	SCONJ	IN	_	8	mark	_	_
7	it	it	PRON	PRP	_	8	nsubj	_	_
8	rained	rain	VERB	VBD	Tense=Past|VerbForm=Fin	5	ccomp	_	SpaceAfter=No
9	.	.	PUNCT	.	_	5	punct	_	_"""


def document_with(form: str, lemma: str) -> Document:
    return read_conllu(
        TREE.format(form=form, lemma=lemma), f"The mayor of Oslo {form} that it rained."
    )


def tagged(
    document: Document, cue: range, speaker: list[range], content: list[range]
) -> TaggedAttribution:
    """Return an attribution of words by their indices in the first sentence."""
    sentence = document.sentences[0]

    def run(indices: range) -> Phrase:
        return sentence.phrase(indices[0], indices[-1])

    return TaggedAttribution(
        cue=run(cue),
        speaker=tuple(map(run, speaker)),
        content=tuple(map(run, content)),
        cue_probability=1,
        speaker_probability=1,
        content_probability=1,
    )


def words(run: Phrase) -> str:
    return " ".join(w.text for w in run)


def test_a_cue_that_the_lexicon_knows() -> None:
    document = document_with("said", "say")
    cues = find_cues(document, LEXICON)
    cue = fit_cue(document, tagged(document, range(5, 6), [], []), cues, LEXICON)
    assert (cue.entry.lemma, cue.kind, cue.rule) == ("say", CueKind.VERB, "cue.verb")


def test_a_cue_that_it_does_not_know() -> None:
    """Its lemma and word class are the tree's."""
    document = document_with("thundered", "thunder")
    cue = fit_cue(document, tagged(document, range(5, 6), [], []), (), LEXICON)
    assert (cue.entry.lemma, cue.kind, cue.head.text) == ("thunder", CueKind.VERB, "thundered")
    assert cue.rule == TAGGED_CUE


def test_a_mark_is_no_cue_of_a_verb() -> None:
    """An apostrophe that the parser takes for the case of what *confirm* governs."""
    document = document_of(
        "Lee/PROPN/4:nsubj/B-PER ’/PART/1:case to/PART/4:mark confirm/VERB/0:root "
        "that/SCONJ/7:mark it/PRON/7:nsubj rained/VERB/4:ccomp ./PUNCT/4:punct"
    )
    cues = find_cues(document, LEXICON)
    assert [cue.lemma for cue in cues] == ["confirm"]
    cue = fit_cue(document, tagged(document, range(2, 3), [], []), cues, LEXICON)
    assert (cue.kind, cue.rule) == (CueKind.PUNCTUATION, TAGGED_CUE)


@pytest.mark.parametrize(
    ("speaker", "found", "head"),
    [
        ([range(1, 5)], "The mayor of Oslo", "mayor"),
        ([range(3, 5)], "Oslo", "Oslo"),  # a preposition belongs to no speaker
        ([range(4, 5), range(1, 3)], "The mayor", "mayor"),  # the longer stretch
        ([range(9, 10)], None, None),  # a full stop does not speak
        ([range(1, 6)], "The mayor of Oslo", "mayor"),  # words of the cue do not either
        ([], None, None),
    ],
)
def test_speakers(speaker: list[range], found: str | None, head: str | None) -> None:
    document = document_with("said", "say")
    attribution = tagged(document, range(5, 6), speaker, [])
    result = fit_speaker(attribution, fit_cue(document, attribution, (), LEXICON))
    assert (" ".join(w.text for w in result.words) if result else None) == found
    assert (result.head.text if result else None) == head


@pytest.mark.parametrize("beside", [3, 1])  # where the tree hangs "Kim": on "aide", on "Lee"
def test_what_is_spoken_of_before_a_colon_does_not_speak(beside: int) -> None:
    document = document_of(
        "Lee/PROPN/0:root/B-PER on/ADP/3:case aide/NOUN/1:nmod ,/PUNCT/5:punct "
        f"Kim/PROPN/{beside}:appos/B-PER :/PUNCT/7:punct Fine/ADJ/1:parataxis ./PUNCT/7:punct"
    )
    attribution = tagged(document, range(6, 7), [range(5, 6)], [range(7, 8)])
    result = fit_speaker(attribution, fit_cue(document, attribution, (), LEXICON))
    assert result is not None
    assert words(result.words) == "Lee"


def test_a_speaker_takes_back_what_was_torn_off() -> None:
    document = document_with("said", "say")
    attribution = tagged(document, range(5, 6), [range(1, 3)], [range(3, 5), range(6, 9)])
    result = fit_speaker(attribution, fit_cue(document, attribution, (), LEXICON))
    assert result is not None
    assert words(result.words) == "The mayor of Oslo"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ([range(6, 9)], ["that it rained"]),
        ([range(6, 7), range(8, 9)], ["that it rained"]),  # a short gap is filled
        ([range(4, 9)], ["that it rained"]),  # cue and speaker are left out
        ([], []),
    ],
)
def test_contents(content: list[range], found: list[str]) -> None:
    document = document_with("said", "say")
    attribution = tagged(document, range(5, 6), [range(1, 5)], content)
    assert find_content(document, attribution) == found


def find_content(document: Document, attribution: TaggedAttribution) -> list[str]:
    """Return the stretches of the content of *attribution*."""
    speaker = fit_speaker(attribution, fit_cue(document, attribution, (), LEXICON))
    return [words(run) for run in find_content_words(document, attribution, speaker)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # only cue and speaker part a content, however long the gap between what was tagged
        ("Lee said *it will snow now and rain *later", ["it will snow now and rain later"]),
        ("*It will , so Lee said on Friday , *rain", ["It will", "rain"]),
        # and nothing but a cue joins two quotations
        ("“ *It will ” and so on for long “ *rain ” Lee said", ["It will", "rain"]),
        ("“ *It will and so on for long *rain ” Lee said", ["It will and so on for long rain"]),
    ],
)
def test_gaps(sentence: str, found: list[str]) -> None:
    """The tagger sees two words from the first star on, and the word of the second."""
    forms = sentence.split()
    first, last = (index for index, form in enumerate(forms, start=1) if form.startswith("*"))
    said = forms.index("said") + 1
    rows = (
        f"{form.strip('*')}/X/{'0:root' if form == 'said' else f'{said}:dep'}" for form in forms
    )
    document = document_of(" ".join(rows))
    content = [range(first, first + 2), range(last, last + 1)]
    attribution = tagged(document, range(said, said + 1), [range(said - 1, said)], content)
    assert find_content(document, attribution) == found
