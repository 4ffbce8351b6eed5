"""What can go wrong with themes, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class NoSuchTheme(NotFound):
    """Not there, or put away."""

    code = "no_such_theme"
    message = "There is no such theme."


class NoSuchExample(NotFound):
    """Not there, or taken out meanwhile."""

    code = "no_such_example"
    message = "There is no such example."


class ThemeChanged(Conflict):
    """Whoever edits saw an older state of it."""

    code = "theme_changed"
    message = "Somebody else changed this theme meanwhile. Look at it again, and say what is still to be different."


class ThemeNameTaken(Conflict):
    """Themes beside each other have different names."""

    code = "theme_name_taken"
    message = "There is a theme with this name in the same place."


class TreeTooDeep(Invalid):
    """Five levels are the most."""

    code = "tree_too_deep"
    message = "A tree of themes has five levels at most."


class TreeTooLarge(Invalid):
    """So many themes nobody can count on."""

    code = "tree_too_large"
    message = "There are too many themes. Put some away, or merge them."


class ThemeInsideItself(Invalid):
    """A theme cannot go below itself, nor be merged into what lies below it."""

    code = "theme_inside_itself"
    message = "A theme cannot lie inside itself."


class OwnerUnknown(Invalid):
    """Nobody who works here."""

    code = "owner_unknown"
    message = "The owner of a theme is a teammate who works here."


class RuleEmpty(Invalid):
    """It would hold for every text."""

    code = "rule_empty"
    message = "A rule names at least one word that must be there."


class ExamplesTooMany(Invalid):
    """More than are kept of one theme."""

    code = "examples_too_many"
    message = "A theme keeps 10,000 examples at most."


class AtWork(Conflict):
    """The same work is under way."""

    code = "themes_at_work"
    message = "This is being done already. Its progress is shown; ask again when it has ended."


class WorkOver(Conflict):
    """It has ended, by itself or because somebody stopped it."""

    code = "themes_work_over"
    message = "This has ended already."


class NoSuchWork(NotFound):
    """Nothing of this id was asked for."""

    code = "no_such_theme_work"
    message = "There is no such work."


class NothingToLearn(Invalid):
    """No theme has an example, a definition or a rule."""

    code = "nothing_to_learn"
    message = "There is no theme yet that has an example, a definition or a rule."


class NoSuchText(NotFound):
    """Nothing was read of this id, or it was erased."""

    code = "no_such_text"
    message = "There is no such text of a customer."


class NoSuchProposal(NotFound):
    """Not there, or answered meanwhile."""

    code = "no_such_proposal"
    message = "There is no such proposal, or somebody has answered it."
