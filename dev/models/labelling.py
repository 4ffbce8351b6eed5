"""From the labels of the sources to the labels of our heads. What a source does not tell is left out, not guessed."""

import re
from collections.abc import Sequence

from texts import Labelled

from wayline.language.emotions import FOLDED

POSITIVE = {
    "admiration",
    "amusement",
    "approval",
    "caring",
    "desire",
    "excitement",
    "gratitude",
    "joy",
    "love",
    "optimism",
    "pride",
    "relief",
}
NEGATIVE = {
    "anger",
    "annoyance",
    "disappointment",
    "disapproval",
    "disgust",
    "embarrassment",
    "fear",
    "grief",
    "nervousness",
    "remorse",
    "sadness",
}
BLAME = {"anger", "annoyance", "disappointment", "disapproval", "disgust"}
PROBLEM = re.compile(
    r"not_working|declined|failed|wrong|not_recogni[sz]ed|lost|stolen|swallowed|charged_twice|missing|not_received|compromised|"
    r"blocked|not_updated|reverted|not_showing|extra_charge|unable|why_|fee_charged|pending|damaged|fraud|not_arrived"
)
INTENTS = ("question", "problem", "complaint", "praise", "thanks", "cancellation")
CANCELLED = {"cancel_transfer", "terminate_account", "cancel_reservation", "cancel"}


def sentiment(one: Labelled) -> str | None:
    """negative, neutral or positive; None where the source is of two minds or tells nothing of it."""
    if one.source in {"banking77", "clinc150"}:
        return None if PROBLEM.search(one.labels[0]) or one.labels[0] in CANCELLED else "neutral"
    if one.source != "goemotions":
        return one.labels[0]
    felt = {sign for sign, names in (("positive", POSITIVE), ("negative", NEGATIVE)) if names & set(one.labels)}
    if len(felt) > 1:
        return None
    return felt.pop() if felt else "neutral"


def folded(one: Labelled) -> tuple[str, ...] | None:
    """The eight emotions; None for sources without emotions."""
    if one.source != "goemotions":
        return None
    return tuple(name for name, members in FOLDED.items() if set(members) & set(one.labels))


def intents(one: Labelled) -> tuple[str, ...]:
    """Some of question, problem, complaint, praise, thanks, cancellation."""
    if one.source in {"banking77", "clinc150"}:
        name = one.labels[0]
        if name in CANCELLED:
            return ("cancellation",)
        is_asked = one.source == "banking77" or "?" in one.text
        return ("problem",) if PROBLEM.search(name) else ("question",) if is_asked else ()
    if one.source != "goemotions":
        return ("praise",) if one.labels == ("positive",) else ("complaint",)
    said = set(one.labels)
    found = []
    if "gratitude" in said:
        found.append("thanks")
    if "admiration" in said:
        found.append("praise")
    if said & BLAME and not said & POSITIVE:
        found.append("complaint")
    if "curiosity" in said and "?" in one.text:
        found.append("question")
    return tuple(found)


def share(texts: Sequence[Labelled], source: str, most: int) -> list[Labelled]:
    """At most so many of a source, evenly taken."""
    own = [one for one in texts if one.source == source]
    step = max(1, -(-len(own) // most))
    return own[::step]
