"""Every room says what it keeps of a customer, for erasing and for export."""

from wayline.channels.chat import erasing as chat
from wayline.channels.email import erasing as email
from wayline.conversations import erasing as conversations
from wayline.llm import erasing as llm
from wayline.themes import erasing as themes
from wayline.themes.verbatims import erasing as verbatims


def register_erasing() -> None:
    """Call before anything is erased or exported; twice is as good as once."""
    chat.register()
    conversations.register()
    email.register()
    llm.register()
    themes.register()
    verbatims.register()
