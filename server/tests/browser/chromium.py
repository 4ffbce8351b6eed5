"""How Chromium is started, and how its pages are looked into."""

PATIENCE_MS = 30_000
"""How long a page may take to show what was done: two browsers and three servers share two cores."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Playwright sees into open shadow roots only; the widget's is closed, for the page's sake.
OPEN_ROOTS = """
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { return attach.call(this, {...init, mode: 'open'}) };
"""
