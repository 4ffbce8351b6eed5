"""The pages of docs/ that are written from the code: settings and touchpoint names."""

import ast
import inspect
import itertools
import textwrap
import typing

import msgspec

from wayline.entry.settings import Settings
from wayline.kit.settings import PREFIX, setting_names
from wayline.touchpoints.names import STANDARD

SETTINGS = """# Settings

Written from the code by `make contract`; do not edit.

One TOML file (`wayline.toml` beside you, or `wayline serve --settings FILE`) and the environment, which wins.
A name that does not exist is refused, and the nearest right one is named. None is needed to start.

| setting | environment | default | what it is |
|---|---|---|---|
{rows}
"""
TOUCHPOINTS = """# Touchpoint names

Written from the code by `make contract`; do not edit.

A name is "Object Action". A name of your own is as good as these; it has the lens `experience` and the department and
stage that the company's settings give it. Names are never renamed or removed.

| name | lens | department | stage | begun by |
|---|---|---|---|---|
{rows}
"""


def settings_page() -> str:
    """Every setting, its variable, its default and what it is."""
    said = dict(_said(Settings))
    rows = [
        f"| `{name}` | `{PREFIX}{name.upper().replace('.', '__')}` | {_default(name)} | {said.get(name, '')} |"
        for name, _, _ in setting_names(Settings)
    ]
    return SETTINGS.format(rows="\n".join(rows))


def touchpoints_page() -> str:
    """Every standard name and what it means when nothing else is said."""
    rows = [
        f"| `{one.name}` | {one.lens} | {one.department} | {one.stage or '–'} | {one.initiated_by} |"
        for one in STANDARD.values()
    ]
    return TOUCHPOINTS.format(rows="\n".join(rows))


def _default(name: str) -> str:
    value: object = Settings()
    for part in name.split("."):
        value = getattr(value, part)
    return "empty" if value in ("", [], (), None) else f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _said(kind: type[msgspec.Struct], prefix: str = "") -> list[tuple[str, str]]:
    """What stands beneath each field, by dotted name; a field without a sentence inherits its section's."""
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    lines = body.body if isinstance(body, ast.ClassDef) else []
    sentences = {
        before.target.id: " ".join(str(after.value.value).split())
        for before, after in itertools.pairwise(lines)
        if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name)
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
    }
    found = []
    for name, hint in typing.get_type_hints(kind).items():
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            found += _said(hint, f"{prefix}{name}.")
        else:
            choices = " or ".join(f"`{one}`" for one in typing.get_args(hint) if isinstance(one, str))
            found.append((f"{prefix}{name}", sentences.get(name) or choices))
    return found
