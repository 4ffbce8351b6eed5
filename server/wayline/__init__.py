"""Wayline: the whole way of every customer, on one line."""

__version__ = "0.1.0"
