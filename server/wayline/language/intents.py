"""What a sentence wants (a question, a problem, praise …), and what whoever reads it has to do."""

from collections.abc import Sequence

from wayline.language.heads import Floats, Head
from wayline.language.rules import fired, rules
from wayline.language.signals import Because, Signal

INTENTS = ("question", "problem", "complaint", "praise", "suggestion", "thanks", "cancellation")
ANSWERED = {"question", "problem", "complaint", "cancellation"}  # these want an answer

BY_RULE = ("cancellation", "suggestion", "thanks", "question", "problem", "complaint")


def of_sentence(text: str, likely: Floats | None, head: Head | None) -> tuple[Signal, ...]:
    """Those above their threshold and those a rule names, the surest first; a rule's word wins over the head's."""
    found: dict[str, Signal] = {}
    if likely is not None and head is not None:
        for n in head.chosen(likely):
            name = head.about.labels[n]
            if name in INTENTS:
                found[name] = Signal(name, round(float(likely[n]), 4), Because("model", None, head.words_for(text, n)))
    return tuple(sorted({**found, **ruled(text)}.values(), key=lambda one: -one.confidence))


def ruled(text: str) -> dict[str, Signal]:
    """Those a rule names in a sentence, by name."""
    found: dict[str, Signal] = {}
    for name in BY_RULE:
        for held in fired(rules(f"intents.{name}"), text)[:1]:
            found[name] = Signal(name, held.rule.value, held.because)
    return found


def actionability(intents: Sequence[Signal]) -> Signal:
    """Answer needed, suggestion, praise or other: what the teammate who reads it has to do."""
    for name, members in (
        ("answer_needed", ANSWERED),
        ("suggestion", {"suggestion"}),
        ("praise", {"praise"}),
    ):
        held = [one for one in intents if one.name in members]
        if held:
            return Signal(name, held[0].confidence, held[0].because)
    return Signal("other", 0.5, Because("rule", "asks, tells and praises nothing"))
