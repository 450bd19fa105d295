"""Claims in the formats of other tools: annotations, fact checks, corpora. One module a format."""
