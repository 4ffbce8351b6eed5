"""One customer's touchpoints, in order: what happened, drawn and told."""

from wayline.line.warming import get_ready

__all__ = ["get_ready"]
