"""Verbatims: texts that come in files, put on the line of whoever wrote them, and understood."""
