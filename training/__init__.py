"""How the embedded models are made: ``python -m training --help``.

Nothing here is installed with claimkit; it turns treebanks into the files of
``claimkit/models/en``.
"""
