"""What can go wrong with customers, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class CustomerUnknown(NotFound):
    """No identity has this id."""

    code = "customer_unknown"
    message = "There is no such customer."


class JoinUnknown(NotFound):
    """No claim has this id."""

    code = "join_unknown"
    message = "There is no such join."


class AlreadyOne(Conflict):
    """There is nothing to join."""

    code = "already_one_customer"
    message = "These two are one customer already."


class AlreadyUndone(Conflict):
    """There is nothing to undo."""

    code = "join_already_undone"
    message = "This join was undone before."


class FilterUnreadable(Invalid):
    """The filter names a field, comparison or value that cannot be."""

    code = "filter_unreadable"
    message = "This filter cannot be read."


class SortUnknown(Invalid):
    """Only the columns with an index sort."""

    code = "sort_unknown"
    message = "The list cannot be sorted by this."


class CursorUnreadable(Invalid):
    """The cursor was not made by this list."""

    code = "cursor_unreadable"
    message = "This place in the list cannot be found. Begin at the start."


class FactInvalid(Invalid):
    """Too long, or not named."""

    code = "fact_invalid"
    message = "A fact needs a name of at most 200 characters and a value of at most 8 kB."
