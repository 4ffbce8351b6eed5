"""Sentences of which our own models are not sure, judged by the large one."""

from collections.abc import Mapping, Sequence

import msgspec

from wayline.llm.asking import Llm
from wayline.llm.errors import BudgetSpent, LlmFailed, LlmOff
from wayline.llm.model import Asked, Question

MOST_SENTENCES, SENTENCE = 20, 400
INSTRUCTIONS = (
    'Judge each sentence that a customer wrote to a company. Answer with JSON alone: {"judged": [{"n": number of the '
    'sentence from 0, "sentiment": -5 (worst) to 5 (best) or null where no feeling is expressed, "intent": one of '
    "INTENTS or null}]}. Sarcasm counts as what is meant. Judge nothing that is not said."
)


class Judged(msgspec.Struct, frozen=True):
    """What it says of one sentence. None: it says nothing of it."""

    n: int
    sentiment: float | None = None
    intent: str | None = None


class _Answer(msgspec.Struct, frozen=True):
    judged: list[Judged]


async def judge(llm: Llm, sentences: Sequence[str], intents: Sequence[str], by: Asked) -> Mapping[int, Judged]:
    """By the sentence's number, what the model says of it; empty where it is off, spent, away or talks rubbish."""
    asked = sentences[:MOST_SENTENCES]
    question = Question(
        use="sentences",
        instructions=INSTRUCTIONS.replace("INTENTS", ", ".join(intents)),
        texts=[{"n": str(number), "sentence": words[:SENTENCE]} for number, words in enumerate(asked)],
        most_tokens=60 + 40 * len(asked),
        longest=200 * len(asked) + 200,
        as_json=True,
    )
    try:
        answer = await llm.ask(question, lambda text: _judged(text, len(asked), intents), by)
    except (LlmOff, BudgetSpent, LlmFailed):
        return {}
    return answer.value


def _judged(text: str, count: int, intents: Sequence[str]) -> dict[int, Judged]:
    """Only what has the shape that was asked for, about sentences that were sent, within bounds."""
    begin, end = text.find("{"), text.rfind("}")
    try:
        found = msgspec.json.decode(text[begin : end + 1].encode(), type=_Answer)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
    kept: dict[int, Judged] = {}
    for each in found.judged:
        sentiment = each.sentiment if each.sentiment is not None and -5 <= each.sentiment <= 5 else None  # noqa: PLR2004 (the scale)
        intent = each.intent if each.intent in intents else None
        if 0 <= each.n < count and each.n not in kept:
            kept[each.n] = Judged(each.n, sentiment, intent)
    return kept
