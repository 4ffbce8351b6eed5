"""The ways in and out, one folder each."""

from wayline.channels.email.minding.standing import MailboxStands, mailboxes_now

__all__ = ["MailboxStands", "mailboxes_now"]
