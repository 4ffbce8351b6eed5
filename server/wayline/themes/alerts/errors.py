"""What can go wrong with alerts, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class NoSuchAlert(NotFound):
    """Not there, or taken away meanwhile."""

    code = "no_such_alert"
    message = "There is no such alert."


class AlertThere(Conflict):
    """The same teammate asked for the same."""

    code = "alert_there"
    message = "You are told of this already."


class AlertNeedsTheme(Invalid):
    """Volume and feeling are a theme's; what is new has no theme yet."""

    code = "alert_needs_theme"
    message = "An alert on volume or feeling names its theme; one on something new names none."
