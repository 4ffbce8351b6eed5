"""Themes over HTTP: every part's handlers."""

from wayline.themes.alerts import http as alerts
from wayline.themes.discovery import http as discovery
from wayline.themes.examples import http as examples
from wayline.themes.exchange import http as exchange
from wayline.themes.heads import http as heads
from wayline.themes.review import http as review
from wayline.themes.tree import http as tree
from wayline.themes.verbatims import http as verbatims
from wayline.themes.words import http as words

handlers = [
    *tree.handlers,
    *examples.handlers,
    *exchange.handlers,
    *heads.handlers,
    *review.handlers,
    *discovery.handlers,
    *words.handlers,
    *verbatims.handlers,
    *alerts.handlers,
]
