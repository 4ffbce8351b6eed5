"""Themes over HTTP: every part's handlers."""

from wayline.themes.examples import http as examples
from wayline.themes.exchange import http as exchange
from wayline.themes.tree import http as tree
from wayline.themes.verbatims import http as verbatims
from wayline.themes.words import http as words

handlers = [*tree.handlers, *examples.handlers, *exchange.handlers, *words.handlers, *verbatims.handlers]
