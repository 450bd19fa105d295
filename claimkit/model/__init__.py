"""What extraction returns: claims and their parts. All are frozen values.

============= ==================================================================================
scheme        every closed set of values: the enums
provenance    which rule found a part of a claim
speaker       the words of a speaker, and the referent they were resolved to
certainty     markers, and how certain a content is put
proposition   predicate and arguments of a content
claim         cue, content, circumstances, and the claim that holds them all
extraction    all that was found in a text, and what it was found with
============= ==================================================================================
"""
