"""The six families of errors; rooms name their own words under them."""

from typing import Any, ClassVar


class WaylineError(Exception):
    """Something that cannot be done, said in words of the domain.

    `code` is stable and part of the API; `facts` are what a person or program needs to act on it.
    """

    code: ClassVar[str] = "error"
    message: ClassVar[str] = "This did not work."

    def __init__(self, message: str | None = None, **facts: Any) -> None:  # noqa: ANN401 (facts are plain JSON)
        super().__init__(message or self.message)
        self.facts = facts


class NotFound(WaylineError):
    """It is not there, or not for them to know."""

    code = "not_found"
    message = "There is nothing here."


class Forbidden(WaylineError):
    """They are known, and may not."""

    code = "forbidden"
    message = "You may not do this."


class NotSignedIn(Forbidden):
    """Nobody knows who they are."""

    code = "not_signed_in"
    message = "Sign in first."


class Conflict(WaylineError):
    """It would be right at another time."""

    code = "conflict"
    message = "This clashes with how things are now."


class Invalid(WaylineError):
    """It can never be right."""

    code = "invalid"
    message = "Some of this cannot be right."


class TooMany(WaylineError):
    """Too much at once; `retry_after` seconds later it may go through."""

    code = "too_many"
    message = "Too many requests. Try again in a moment."

    def __init__(self, message: str | None = None, *, retry_after: int = 1, **facts: Any) -> None:  # noqa: ANN401 (facts are plain JSON)
        super().__init__(message, retry_after=retry_after, **facts)
        self.retry_after = retry_after


class Unavailable(WaylineError):
    """It would be right, and a part is missing just now."""

    code = "unavailable"
    message = "This part is not available right now. Nothing was lost."
