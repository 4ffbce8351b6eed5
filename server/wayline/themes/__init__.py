"""What customers talk about: a tree of themes, taught by examples. The door of the room. See README.md."""

from wayline.themes.theming.following import ThemeFollower
from wayline.themes.verbatims.rereading import VerbatimsAgain
from wayline.themes.words.reads import Words
from wayline.themes.words.warming import get_ready

__all__ = ["ThemeFollower", "VerbatimsAgain", "Words", "get_ready"]
