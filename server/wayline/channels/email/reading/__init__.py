"""Mail as it comes, read: bytes in, a letter out, never a refusal."""

from wayline.channels.email.reading.letter import Address, Attachment, Automatic, Failure, Letter
from wayline.channels.email.reading.parts import MOST_BYTES
from wayline.channels.email.reading.reading import read_mail

__all__ = ["MOST_BYTES", "Address", "Attachment", "Automatic", "Failure", "Letter", "read_mail"]
