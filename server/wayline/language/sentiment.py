"""Sentiment −5 … 5 of a sentence and of a text."""

import re
from collections.abc import Sequence

import msgspec

from wayline.language.heads import Floats, Head
from wayline.language.lexicon import valence
from wayline.language.rules import Rule, fired, rules
from wayline.language.signals import Because, Label, Sentiment

LABELS: tuple[Label, ...] = ("negative", "neutral", "positive")
BEST = 5.0
FELT = 1.0  # nearer to zero than this is neutral
LEXICON_CONFIDENCE = 0.45  # about its share of right labels on texts of customers
LEXICON_NEUTRAL = 0.05  # VADER's own threshold

BRIGHT = "😀😃😄😁😊🙂😍🥰😘🤩😎👍👏🙏❤♥💕💖🎉🥳😂🤣💯✨🌟⭐😻💪👌🤗😋☺"
DARK = "😠😡🤬😞😔😟😕🙁☹😢😭😩😫😤👎💔😒😖😣🤮🤢😱😰😓😑💩"
PICTURES = re.compile(f"[{BRIGHT}{DARK}]")


def of_sentence(text: str, likely: Floats, head: Head) -> Sentiment:
    """From the head's probabilities of the three labels, unless a rule knows better."""
    by_rule = ruled(text)
    if by_rule is not None:
        return by_rule
    said = felt(likely)
    words = head.words_for(text, LABELS.index(said.label)) if said.label != "neutral" else ()
    return msgspec.structs.replace(said, because=Because("model", None, words))


def ruled(text: str) -> Sentiment | None:
    """What a rule or pictures alone say of a sentence, whatever the head says; None: nothing."""
    for group, sign in (("mocking", -1), ("pleased", 1)):
        held = fired(rules(f"sentiment.{group}"), text)
        if held:
            return _by_rule(held[0].rule, held[0].words, sign)
    pictures = PICTURES.findall(text)
    if pictures and not any(sign.isalpha() for sign in text):
        return _by_pictures(pictures)
    return None


def felt(likely: Floats) -> Sentiment:
    """From the head's probabilities of the three labels, (3,), without the words for it."""
    value, place = _value(likely), int(likely.argmax())
    if abs(value) < FELT:
        place = LABELS.index("neutral")
    return Sentiment(value, LABELS[place], round(float(likely[place]), 4), Because("model"))


def of_text(sentences: Sequence[Sentiment], lengths: Sequence[int]) -> Sentiment | None:
    """The sentences together: a felt one weighs more than a neutral one, a long one more than a short one."""
    if not sentences:
        return None
    weights = [weight(one, length) for one, length in zip(sentences, lengths, strict=True)]
    value = sum(w * one.value for w, one in zip(weights, sentences, strict=True)) / (sum(weights) or 1)
    label = sentences[0].label if len(sentences) == 1 else _label(value)
    agreeing = [(w, one) for w, one in zip(weights, sentences, strict=True) if one.label == label]
    if not agreeing:  # good and bad weigh the same
        return Sentiment(round(value, 2), label, 0.5, Because("rule", "as much for as against"))
    strongest = max(agreeing, key=lambda pair: pair[0])[1]
    share = sum(w for w, _ in agreeing) / (sum(weights) or 1)
    return Sentiment(round(value, 2), label, round(strongest.confidence * share, 4), strongest.because)


def weight(one: Sentiment, length: int) -> float:
    """How much a sentence of so many letters counts in its text."""
    return float((0.2 + abs(one.value) / BEST) * one.confidence * min(length, 200) ** 0.5)


def by_lexicon(text: str) -> Sentiment:
    """From the list of words, where there is no model."""
    found = valence(text)
    label: Label = "neutral"
    if abs(found.value) >= LEXICON_NEUTRAL:
        label = "positive" if found.value > 0 else "negative"
    return Sentiment(round(found.value * BEST, 2), label, LEXICON_CONFIDENCE, Because("lexicon", None, found.words[:3]))


def _value(likely: Floats) -> float:
    return round(BEST * float(likely[2] - likely[0]), 2)


def _label(value: float) -> Label:
    return "positive" if value >= FELT else "negative" if value <= -FELT else "neutral"


def _by_rule(which: Rule, words: str, sign: int) -> Sentiment:
    return Sentiment(
        round(sign * 4 * which.value, 2),
        "positive" if sign > 0 else "negative",
        which.value,
        Because("rule", which.name, (words,)),
    )


def _by_pictures(pictures: list[str]) -> Sentiment:
    balance = sum(1 if one in BRIGHT else -1 for one in pictures) / len(pictures)
    return Sentiment(
        round(3.5 * balance, 2), _label(3.5 * balance), 0.8, Because("rule", "pictures", tuple(pictures[:3]))
    )
