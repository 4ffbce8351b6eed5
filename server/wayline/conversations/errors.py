"""What can go wrong in a conversation, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class NoSuchConversation(NotFound):
    """No conversation has this id."""

    code = "no_such_conversation"
    message = "There is no such conversation."


class NoSuchEntry(NotFound):
    """No entry of this conversation has this id."""

    code = "no_such_entry"
    message = "There is no such entry."


class NoSuchFile(NotFound):
    """No file has this id, or it is not theirs."""

    code = "no_such_file"
    message = "There is no such file."


class NoSuchTag(NotFound):
    """No tag has this id."""

    code = "no_such_tag"
    message = "There is no such tag."


class NoSuchView(NotFound):
    """No view has this id, or it is another's."""

    code = "no_such_view"
    message = "There is no such view."


class ViewNameTaken(Conflict):
    """Two views of one teammate cannot have the same name."""

    code = "view_name_taken"
    message = "You have a view of this name already."


class ViewsFull(Conflict):
    """The facts say how many views one teammate may keep."""

    code = "views_full"
    message = "You keep as many views as there may be. Remove one first."


class ViewOrderInvalid(Invalid):
    """An order names each of one's views once, and no other."""

    code = "view_order_invalid"
    message = "The order must name each of your views once."


class NobodyThere(NotFound):
    """It cannot be given to somebody who is not here."""

    code = "nobody_there"
    message = "There is no such teammate or team to give it to."


class AlreadySo(Conflict):
    """Somebody was faster, or nothing was to be done."""

    code = "already_so"
    message = "This conversation is so already."


class NotReadYet(Conflict):
    """Nothing was understood of it yet: it waits to be read, or is no text."""

    code = "not_read_yet"
    message = "This was not read yet. Try again in a moment."


class CorrectionInvalid(Invalid):
    """The facts name what may be said of this signal."""

    code = "correction_invalid"
    message = "This cannot be said of this signal."


class NoSuchTopic(NotFound):
    """No topic has this id."""

    code = "no_such_topic"
    message = "There is no such topic."


class NoSuchField(NotFound):
    """No field has this id."""

    code = "no_such_field"
    message = "There is no such field."


class NameTaken(Conflict):
    """There is one of this name already, in the same place."""

    code = "name_taken"
    message = "There is one of this name already."


class TreeInvalid(Invalid):
    """It would lie beneath itself, beneath nothing, or too deep."""

    code = "tree_invalid"
    message = "It cannot lie there."


class FieldsFull(Conflict):
    """The facts say how many fields there may be."""

    code = "fields_full"
    message = "There are as many fields as there may be."


class ValueInvalid(Invalid):
    """The facts name the kind of the field."""

    code = "value_invalid"
    message = "This field cannot hold that."


class ValuesWouldBeLost(Conflict):
    """The facts say how many values of a field the new kind cannot hold, and name some."""

    code = "values_would_be_lost"
    message = "Some values of this field would be lost by that. Change them first."


class NotMergeable(Conflict):
    """The facts say which one cannot, and how it stands."""

    code = "not_mergeable"
    message = "What is spam, closed or merged already cannot be merged."


class NotSplittable(Conflict):
    """The facts say how the conversation stands, where that is why."""

    code = "not_splittable"
    message = "This cannot be split out."


class ChatRuns(Conflict):
    """The customer has the messages before them, and may write the next one at any moment."""

    code = "chat_runs"
    message = "This chat is still open on the customer's page, where its messages stay together. Resolve it first."


class SplitGrown(Conflict):
    """The facts name the conversation it was split out of."""

    code = "split_grown"
    message = "Something was written here since it was split out, so it stays. Merge it into the other one instead."


class NotLinkable(Conflict):
    """Nothing else was chosen."""

    code = "not_linkable"
    message = "Choose another conversation to link with."


class FollowUpOver(Conflict):
    """Nothing is promised that is still to be done."""

    code = "follow_up_over"
    message = "Nothing is promised here that is still to be done."


class NoSuchIncident(NotFound):
    """No incident has this id."""

    code = "no_such_incident"
    message = "There is no such incident."


class IncidentSolved(Conflict):
    """It is over, and everybody was told, or is being told."""

    code = "incident_solved"
    message = "This incident is solved already."


class RefundUnclear(Invalid):
    """How much was given back is part of a refund, and of nothing else."""

    code = "refund_unclear"
    message = "A refund needs an amount above zero and its currency; nothing else has them."


class NoMorning(Conflict):
    """The opening hours open on no day within two years."""

    code = "no_morning"
    message = "The opening hours have no working day to come back on."


class SnoozeInPast(Invalid):
    """A moment that has gone cannot be waited for."""

    code = "snooze_in_past"
    message = "Snooze until a moment that is still to come."


class MessageEmpty(Invalid):
    """Neither words nor a file."""

    code = "message_empty"
    message = "Write something, or attach a file."


class MessageTooLong(Invalid):
    """Longer than a message may be."""

    code = "message_too_long"
    message = "This message is too long."


class FileTooLarge(Invalid):
    """More than 10 MB."""

    code = "file_too_large"
    message = "Files may have 10 MB."


class FileRefused(Invalid):
    """Nothing in it, or a program."""

    code = "file_refused"
    message = "This kind of file cannot be sent."


class NoSuchRereading(NotFound):
    """Nobody asked for it."""

    code = "no_such_rereading"
    message = "There is no such reading again."


class RereadingOver(Conflict):
    """It has ended, by itself or because somebody stopped it."""

    code = "rereading_over"
    message = "This reading again has ended already."


class NobodyAddressed(Invalid):
    """A message that is addressed needs somebody to go to."""

    code = "nobody_addressed"
    message = "Name at least one address to send it to."


class SearchTooWide(Invalid):
    """To answer it, too many conversations would have to be looked through."""

    code = "search_too_wide"
    message = "This search takes too long: what it asks for is said everywhere, or nowhere. Add a word or a filter."
