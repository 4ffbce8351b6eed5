"""Thanks alone: where all that a customer said since our answer is thanks, they wait for nothing."""

from collections.abc import Sequence
from datetime import datetime

from wayline.conversations.model import SYSTEM, Conversation, Entry, Side
from wayline.conversations.needing_no_reply import mark_thanks, undo
from wayline.conversations.states import Status
from wayline.conversations.understanding import store
from wayline.conversations.understanding.model import Understanding
from wayline.kit.db import Transaction

KIND = frozenset({"thanks", "praise"})


async def look_for_thanks(tx: Transaction, conversation: Conversation, at: datetime) -> None:
    """Say that no reply is needed where thanks were all, or take that back where they were corrected; it is locked.

    What a teammate said of it stays, and only what was said since then is looked at.
    """
    if conversation.status != Status.OPEN or conversation.understood_position < conversation.said_position:
        return
    by_rule = conversation.no_reply_at is not None and conversation.no_reply_by_id is None
    if conversation.unanswered_at is None and not by_rule:
        return
    said = await store.said_since_answer(tx, conversation)
    words = only_thanks(said)
    if by_rule and not words:
        await undo(tx, conversation, SYSTEM, at)
    elif words and not by_rule and said[0][0].position > conversation.thanks_position:
        await mark_thanks(tx, conversation, words, at)
        conversation.thanks_position = conversation.position


def only_thanks(said: Sequence[tuple[Entry, Understanding | None]]) -> list[str]:
    """The words that thank, where each of these says thanks and nothing else; they follow an answer of ours.

    Newest first, down to our last answer by hand, which ends them. Empty: it is not so.
    """
    if len(said) < 2 or said[-1][0].author_kind == Side.CUSTOMER:  # noqa: PLR2004 (the answer, and what followed)
        return []
    words: list[str] = []
    for entry, understood in said[:-1]:
        told = _thanks(understood)
        if not told or "?" in entry.body:
            return []
        words += told
    return words


def _thanks(understood: Understanding | None) -> list[str]:
    if understood is None:
        return []
    laid = understood.now()
    wants = {one["name"] for one in laid.get("intents", ())}
    if "thanks" not in wants or not wants <= KIND or laid.get("sentiment_label") == "negative":
        return []
    reasons = laid.get("because", {}).get("intent.thanks", [])
    return [word for reason in reasons for word in reason["words"]] or ["thanks"]
