"""What can go wrong in a conversation, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class NoSuchConversation(NotFound):
    code = "no_such_conversation"
    message = "There is no such conversation."


class NoSuchFile(NotFound):
    code = "no_such_file"
    message = "There is no such file."


class NoSuchTag(NotFound):
    code = "no_such_tag"
    message = "There is no such tag."


class NobodyThere(NotFound):
    code = "nobody_there"
    message = "There is no such teammate or team to give it to."


class AlreadySo(Conflict):
    code = "already_so"
    message = "This conversation is so already."


class SnoozeInPast(Invalid):
    code = "snooze_in_past"
    message = "Snooze until a moment that is still to come."


class MessageEmpty(Invalid):
    code = "message_empty"
    message = "Write something, or attach a file."


class MessageTooLong(Invalid):
    code = "message_too_long"
    message = "This message is too long."


class FileTooLarge(Invalid):
    code = "file_too_large"
    message = "Files may have 10 MB."


class FileRefused(Invalid):
    code = "file_refused"
    message = "This kind of file cannot be sent."
