"""Why a whole request is refused; why one item is, is a `Reason`."""

from wayline.kit.errors import Forbidden, Invalid, NotSignedIn


class BodyUnreadable(Invalid):
    """No client of the Segment API writes this."""

    code = "body_unreadable"
    message = "The body is not JSON of the Segment API's form."


class BodyTooLarge(Invalid):
    """More than is taken at once."""

    code = "body_too_large"
    message = "Too much at once: at most 500 kB and 2,500 items in a batch, 32 kB an item."


class KeyUnknown(NotSignedIn):
    """Nobody's key, a withdrawn one, or one for other things."""

    code = "key_unknown"
    message = "No channel and no API key may collect with this write key."


class OriginRefused(Forbidden):
    """A page outside the channel's allowed origins."""

    code = "origin_refused"
    message = "This channel does not take touchpoints from this site."


class HistoryForbidden(Forbidden):
    """A page's key, or an API key without the scope."""

    code = "history_forbidden"
    message = "History comes in with an API key that has the scope history.import."
