"""Colour, space and motion come from tokens by meaning: none is spelled out in a feature of the console."""

import re
from pathlib import Path

from lints.finding import Finding
from lints.sources import is_test, text

COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
SPELLED_OUT = {
    "a colour": re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b"),
    "a colour (by function)": re.compile(r"\b(?:rgba?|hsla?|oklch|oklab)\("),
    "a length in px": re.compile(r"(?<![\w.-])\d*\.?\d+px\b"),
    "a scheme (dark:)": re.compile(r"\bdark:(?=[a-z])"),
}


def findings(root: Path) -> list[Finding]:
    """Every colour, length and scheme written out below `console/src/features`."""
    found = []
    for path, source in text(root, "console/src/features", ".ts", ".tsx", ".css"):
        if is_test(path):
            continue
        for number, line in enumerate(COMMENT.sub(_blank, source).splitlines(), 1):
            found.extend(
                Finding(path, number, f"{what} is spelled out: use a token of ui/theme")
                for what, pattern in SPELLED_OUT.items()
                if pattern.search(line)
            )
    return found


def _blank(comment: re.Match[str]) -> str:
    return "\n" * comment.group().count("\n")
