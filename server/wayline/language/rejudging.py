"""A reading with what somebody else says of some of its sentences: the text's signals are put together anew."""

from collections.abc import Mapping

import msgspec

from wayline.language import emotions, intents, sentiment
from wayline.language.signals import Because, Label, Reading, Sentence, Sentiment, Signal

FELT = 1.0


class Opinion(msgspec.Struct, frozen=True):
    """What is said of one sentence; None leaves what was read."""

    sentiment: float | None = None
    intent: str | None = None


def doubtful(reading: Reading, sure: float) -> list[int]:
    """The numbers of the sentences whose feeling or first intent was read with less confidence than `sure`."""
    return [
        number
        for number, one in enumerate(reading.sentences)
        if (one.sentiment is not None and one.sentiment.confidence < sure)
        or (one.intents and one.intents[0].confidence < sure)
    ]


def rejudged(reading: Reading, opinions: Mapping[int, Opinion], model: str) -> Reading:
    """The same text by its own version. Our own confidence stays: whoever says better does not say how sure it is."""
    if not opinions:
        return reading
    because = Because("llm", model)
    read = tuple(_sentence(one, opinions.get(number), because) for number, one in enumerate(reading.sentences))
    felt = [one.sentiment for one in read if one.sentiment]
    wants = emotions.together([one.intents for one in read])
    if not any(one.name == "thanks" for one in wants):
        wants = (*(one for one in reading.intents if one.name == "thanks"), *wants)
    return msgspec.structs.replace(
        reading,
        version=f"{reading.version}+{model}",
        sentences=read,
        sentiment=sentiment.of_text(felt, [len(one.text) for one in read]),
        intents=wants,
        actionability=intents.actionability(wants),
    )


def _sentence(one: Sentence, opinion: Opinion | None, because: Because) -> Sentence:
    if opinion is None:
        return one
    felt, wants = one.sentiment, one.intents
    if opinion.sentiment is not None:
        confidence = felt.confidence if felt else 0.5
        felt = Sentiment(opinion.sentiment, _label(opinion.sentiment), confidence, because)
    if opinion.intent is not None and (not wants or wants[0].name != opinion.intent):
        wants = (Signal(opinion.intent, wants[0].confidence if wants else 0.5, because),)
    return msgspec.structs.replace(one, sentiment=felt, intents=wants)


def _label(value: float) -> Label:
    return "positive" if value >= FELT else "negative" if value <= -FELT else "neutral"
