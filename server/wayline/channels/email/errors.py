"""What can go wrong with mail, in words."""

from wayline.kit.errors import Conflict, Forbidden, Invalid, NotFound


class AddressTaken(Conflict):
    """Two mailboxes cannot have one address."""

    code = "address_taken"
    message = "There is a mailbox with this address already."


class MailboxUnknown(NotFound):
    """No mailbox in use has this key."""

    code = "mailbox_unknown"
    message = "No mailbox has this key."


class SignatureWrong(Forbidden):
    """Whoever sent it does not know the mailbox's secret, or sent it long ago."""

    code = "signature_wrong"
    message = "The signature does not belong to this mail, or is older than five minutes."


class MailTooLarge(Invalid):
    """It is larger than is taken."""

    code = "mail_too_large"
    message = "This mail is larger than 25 MB."


class NoSuchMail(NotFound):
    """It is not there."""

    code = "no_such_mail"
    message = "There is no such mail."


class SenderInvalid(Invalid):
    """Neither an address nor a domain."""

    code = "sender_invalid"
    message = "This is neither an address nor a domain."


class BlocksUs(Conflict):
    """Nobody blocks their own mail."""

    code = "blocks_us"
    message = "One of your own mailboxes has this address or domain."


class NotBlocked(NotFound):
    """Its mail is taken already."""

    code = "not_blocked"
    message = "This sender is not blocked."


class NotSuppressed(NotFound):
    """Mail to it goes out already."""

    code = "not_suppressed"
    message = "Mail to this address is not held back."


class MailboxOff(Conflict):
    """Nothing begins from a mailbox that is not in use."""

    code = "mailbox_off"
    message = "This mailbox is not in use."
