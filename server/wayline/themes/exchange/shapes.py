"""What a tree is in a file."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.themes.model import About
from wayline.themes.rules import Rule

ExampleText = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\S")]
Texts = Annotated[list[ExampleText], Meta(max_length=10_000)]


class ThemeInFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A theme with all below it. `owner_id` counts where such a teammate works; elsewhere it is left out."""

    name: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
    definition: Annotated[str, Meta(max_length=2000)] = ""
    about: About | None = None
    owner_id: UUID | None = None
    rules: Annotated[list[Rule], Meta(max_length=50)] = []
    examples: Texts = []
    counterexamples: Texts = []
    themes: Annotated[list["ThemeInFile"], Meta(max_length=1000)] = []


class ThemesFile(msgspec.Struct, frozen=True, kw_only=True):
    """A tree of themes as a file. It holds no customer's words: examples that are theirs stay where they are."""

    format: Literal["wayline-themes"] = "wayline-themes"
    version: Literal[1] = 1
    themes: Annotated[list[ThemeInFile], Meta(max_length=1000)]


class ThemesBroughtIn(msgspec.Struct, frozen=True):
    """What became of a file: themes made, themes that were there and changed, examples added."""

    made: int
    changed: int
    examples: int
