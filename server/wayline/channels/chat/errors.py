"""What can go wrong in the chat, in words."""

from wayline.kit.errors import Forbidden, NotFound, NotSignedIn, TooMany


class KeyUnknown(NotFound):
    """No chat in use has this key."""

    code = "key_unknown"
    message = "No chat has this key."


class OriginRefused(Forbidden):
    """The page is not among the channel's origins."""

    code = "origin_refused"
    message = "This page may not show the chat. Add its origin to the channel's allowed origins."


class SessionUnknown(NotSignedIn):
    """The session was never begun here, or has ended."""

    code = "session_unknown"
    message = "This session has ended. Begin a new one."


class VisitorBlocked(Forbidden):
    """A teammate blocked this customer."""

    code = "blocked"
    message = "Messages from here are not taken any more."


class SendingTooFast(TooMany):
    """More than one visitor may send."""

    code = "sending_too_fast"
    message = "That was a lot at once. Wait a moment."
