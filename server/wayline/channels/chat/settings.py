"""The settings of the chat."""

import msgspec


class ChatSettings(msgspec.Struct, frozen=True):
    """How much one visitor may send, and when a message begins something new."""

    messages_per_minute: int = 20
    conversations_per_hour: int = 10
    files_per_hour: int = 30
    requests_per_minute: int = 240
    """Of one session, and of new sessions of one address."""
    reopen_within_days: int = 14
    """A message to a conversation that was resolved longer ago begins a new one."""
    session_days: int = 180
    """A visitor who stays away longer is a new one."""
