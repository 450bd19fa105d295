"""A claim as one sentence that can be understood without its article.

=========== ==================================================================================
make        the way from a claim to its sentence
background  what the sentences of all claims of a text need
sentence    who said what: the frame around the content
pronouns    what stands in the place of pronouns and of "there"
times       what stands in the place of "on Monday" and "last year"
phrases     where a time phrase stands in its clause
naming      what somebody is called in the sentence
editing     text with words in square brackets in the place of others
result      what comes out
=========== ==================================================================================
"""

from claimkit.standalone.background import Background
from claimkit.standalone.make import MIN_CONFIDENCE, make_standalone
from claimkit.standalone.result import Change, Left, Replacement, Standalone

__all__ = [
    "MIN_CONFIDENCE",
    "Background",
    "Change",
    "Left",
    "Replacement",
    "Standalone",
    "make_standalone",
]
