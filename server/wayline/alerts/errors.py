"""What can go wrong with alerts, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class NoSuchWatch(NotFound):
    """Not there, or taken away meanwhile."""

    code = "no_such_alert"
    message = "There is no such alert."


class NoSuchAlarm(NotFound):
    """Not there, or nobody told this teammate of it."""

    code = "no_such_alarm"
    message = "There is no such alarm of yours."


class NoSuchTarget(NotFound):
    """Not there, or taken away meanwhile."""

    code = "no_such_target"
    message = "There is no such place to send alarms to."


class AlertInvalid(Invalid):
    """What an alert says cannot be so."""

    code = "alert_invalid"
    message = "An alert cannot say this."


class AlertsFull(Conflict):
    """The facts say how many there may be."""

    code = "alerts_full"
    message = "There are as many of these as there may be. Remove one first."


class SnoozeGone(Invalid):
    """A moment that has gone, or is too far away."""

    code = "snooze_gone"
    message = "An alarm is put off until a moment to come, within 30 days."
