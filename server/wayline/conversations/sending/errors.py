"""What can go wrong with a sending, in words."""

from wayline.kit.errors import Conflict, Forbidden, Invalid, NotFound


class NoSuchSending(NotFound):
    """It went out, was taken back, or never was."""

    code = "no_such_sending"
    message = "This is not waiting to go out any more."


class SendInPast(Invalid):
    """A moment that has gone cannot be waited for."""

    code = "send_in_past"
    message = "Send at a moment that is still to come, and within a year."


class SendingOfAnother(Forbidden):
    """Words go out in the name of who wrote them; colleagues may stop them, not change them."""

    code = "sending_of_another"
    message = "Only who wrote this may change it. You may take it back."


class ThreadMoved(Conflict):
    """The facts name the position that was `seen` and the newest one; what lies between is what came."""

    code = "thread_moved"
    message = "Something came in this conversation that you had not seen. Look at it, then send anyway or change it."
