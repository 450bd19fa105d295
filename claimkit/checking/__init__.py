"""Holds the quotations and claims of a draft against the texts that it rests on."""
