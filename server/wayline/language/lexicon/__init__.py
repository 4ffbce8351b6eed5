"""Sentiment by a list of words: what is left when the model package is missing. Much weaker, and it says so."""

from wayline.language.lexicon.valence import Valence, boost, valence

__all__ = ["Valence", "boost", "valence"]
