"""What can be wrong with macros."""

from wayline.kit.errors import Conflict, Forbidden, NotFound


class NoSuchMacro(NotFound):
    """No macro has this id, or it is another's."""

    code = "no_such_macro"
    message = "There is no such macro."


class NotYourMacro(Forbidden):
    """Macros of teams and of everyone are changed by who may."""

    code = "not_your_macro"
    message = "You keep macros for yourself; those of teams and of everyone are for who may change them."


class MacrosFull(Conflict):
    """There are as many as anybody can look through."""

    code = "macros_full"
    message = "There are as many macros as there can be. Archive some."
