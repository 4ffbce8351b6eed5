"""Service: what customers and teammates say to each other, and what becomes of it. The door of the room."""

from wayline.conversations.adding import oversee_with
from wayline.conversations.assigning import assign
from wayline.conversations.callers import author_of
from wayline.conversations.closing import close, unclose
from wayline.conversations.conditions.model import check as check_condition
from wayline.conversations.conditions.reads import all_met
from wayline.conversations.delivering import Addressed, deliver_beside, deliver_by
from wayline.conversations.errors import FileRefused, FileTooLarge
from wayline.conversations.files.keeping import bytes_of, keep_file
from wayline.conversations.focusing.keeping import keep_ending
from wayline.conversations.links.linking import link_mail
from wayline.conversations.macros.filling import known_of_us
from wayline.conversations.macros.variables import OF_US as VARIABLES_OF_US
from wayline.conversations.macros.variables import check as check_variables
from wayline.conversations.macros.variables import fill as fill_variables
from wayline.conversations.masking import keep_looking
from wayline.conversations.mentions.reads import Mentioned, mentioned
from wayline.conversations.model import SYSTEM, Attachment, Author, Conversation, Entry, Kind, Side
from wayline.conversations.naming import as_customer_sees, file_shape
from wayline.conversations.needing_no_reply import need_no_reply, need_reply
from wayline.conversations.opening import Opening, start
from wayline.conversations.overseeing.standing import Called, Stands, at_rest, called, in_hand, standing_of
from wayline.conversations.pending import pend, unpend
from wayline.conversations.prioritising import prioritise
from wayline.conversations.promising.firing import Timer
from wayline.conversations.reading import mark_read, tell_typing
from wayline.conversations.reads import (
    conversations_of,
    entries_after,
    entries_before,
    entry_at,
    file_for_customer,
    last_said_to_customer,
    one_entry,
    visible_after,
)
from wayline.conversations.receiving import Incoming, receive
from wayline.conversations.rendering import from_markdown
from wayline.conversations.replying import Reply, reply
from wayline.conversations.resolving import Outcome, reopen, resolve
from wayline.conversations.routing.store import places_of, waiting_chats
from wayline.conversations.routing.working import keep_routing
from wayline.conversations.shapes import EntryPage, EntryShape, FileShape
from wayline.conversations.snoozing import snooze, unsnooze, wake_due
from wayline.conversations.spam import mark_spam, undo_spam
from wayline.conversations.splitting.model import move_with
from wayline.conversations.states import SETTLED, Priority, Resolution, Status, WaitingState
from wayline.conversations.store import (
    conversation_of,
    count_files,
    count_messages,
    count_started,
    entry_of_correspondent,
    files_of,
    find,
    get_entry,
    hand_over,
    is_there,
    newest_of,
)
from wayline.conversations.tagging import make_tag, put_tags
from wayline.conversations.telling import News, Telling
from wayline.conversations.transcribing import ask_for_transcript
from wayline.conversations.understanding.doubting import Doubting
from wayline.conversations.understanding.examples import Example, corrections
from wayline.conversations.understanding.following import Following, Languages
from wayline.conversations.understanding.using import Learned
from wayline.conversations.writing import LONGEST, MOST_FILES

__all__ = [
    "LONGEST",
    "MOST_FILES",
    "SETTLED",
    "SYSTEM",
    "VARIABLES_OF_US",
    "Addressed",
    "Attachment",
    "Author",
    "Called",
    "Conversation",
    "Doubting",
    "Entry",
    "EntryPage",
    "EntryShape",
    "Example",
    "FileRefused",
    "FileShape",
    "FileTooLarge",
    "Following",
    "Incoming",
    "Kind",
    "Languages",
    "Learned",
    "Mentioned",
    "News",
    "Opening",
    "Outcome",
    "Priority",
    "Reply",
    "Resolution",
    "Side",
    "Stands",
    "Status",
    "Telling",
    "Timer",
    "WaitingState",
    "all_met",
    "as_customer_sees",
    "ask_for_transcript",
    "assign",
    "at_rest",
    "author_of",
    "bytes_of",
    "called",
    "check_condition",
    "check_variables",
    "close",
    "conversation_of",
    "conversations_of",
    "corrections",
    "count_files",
    "count_messages",
    "count_started",
    "deliver_beside",
    "deliver_by",
    "entries_after",
    "entries_before",
    "entry_at",
    "entry_of_correspondent",
    "file_for_customer",
    "file_shape",
    "files_of",
    "fill_variables",
    "find",
    "from_markdown",
    "get_entry",
    "hand_over",
    "in_hand",
    "is_there",
    "keep_ending",
    "keep_file",
    "keep_looking",
    "keep_routing",
    "known_of_us",
    "last_said_to_customer",
    "link_mail",
    "make_tag",
    "mark_read",
    "mark_spam",
    "mentioned",
    "move_with",
    "need_no_reply",
    "need_reply",
    "newest_of",
    "one_entry",
    "oversee_with",
    "pend",
    "places_of",
    "prioritise",
    "put_tags",
    "receive",
    "reopen",
    "reply",
    "resolve",
    "snooze",
    "standing_of",
    "start",
    "tell_typing",
    "unclose",
    "undo_spam",
    "unpend",
    "unsnooze",
    "visible_after",
    "waiting_chats",
    "wake_due",
]
