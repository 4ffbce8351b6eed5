"""The settings of the chat."""

import msgspec


class ChatSettings(msgspec.Struct, frozen=True):
    """How much one visitor may send, and when a message begins something new."""

    messages_per_minute: int = 20
    """How many messages one visitor may send in a minute."""
    conversations_per_hour: int = 10
    """How many conversations one visitor may begin in an hour."""
    files_per_hour: int = 30
    """How many files one visitor may send in an hour."""
    requests_per_minute: int = 240
    """How many requests one session may make in a minute, and how many new sessions one address."""
    reopen_within_days: int = 14
    """A message to a conversation that was resolved longer ago begins a new one."""
    session_days: int = 180
    """A visitor who stays away longer is a new one."""
