"""The chat on the customer's page: visitors, their sessions, what they send and what they are told."""

from wayline.channels.chat.expecting import Expecting
from wayline.channels.chat.limits import Throttle
from wayline.channels.chat.live.board import Board
from wayline.channels.chat.site.allowing import AllowedPages
from wayline.channels.chat.talking import CHANNEL

__all__ = ["CHANNEL", "AllowedPages", "Board", "Expecting", "Throttle"]
