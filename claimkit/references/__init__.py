"""The words in contents that cannot be understood alone, and whom they mean: for a claim that
stands on its own.

=========  ===========================================================
answers    whom each of the words means, once its query is answered
find       which words they are
agreement  verbs that have another form behind a name: "am", "is"
times      when the clause of "on Monday" plays
places     where "there" is
words      the words themselves, those of ``words.toml``
=========  ===========================================================
"""

from claimkit.references.answers import to_references
from claimkit.references.find import Deictic, find_deictics

__all__ = ["Deictic", "find_deictics", "to_references"]
