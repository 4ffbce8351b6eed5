"""A reading as flat properties: what is written on a customer's line, and what everybody counts from."""

from collections.abc import Iterable
from typing import Any, Literal
from uuid import UUID

from wayline.kit.ids import derived_id
from wayline.language.signals import Because, Level, Reading, Sentence, Signal, Writer

MOST_LETTERS, MOST_SENTENCES = 4_000, 50
LEVELS = ("effort", "urgency", "severity", "kindness", "clarity")

Source = Literal["message", "note", "verbatim"]


def as_properties(
    reading: Reading, text_id: UUID, *, writer: Writer, source: Source, is_automatic: bool = False
) -> dict[str, Any]:
    """The properties of `Text Understood` for the text of this id. None is: not expressed. Positions are in `text`.

    `is_automatic`: it is known from elsewhere that nobody wrote it by hand.
    """
    felt = reading.sentiment
    return {
        "text_id": str(text_id),
        "writer": writer,
        "source": source,
        "text": reading.text[:MOST_LETTERS],
        "personal_data": [[one.start, one.end, one.kind] for one in reading.personal_data if one.end <= MOST_LETTERS],
        "version": reading.version,
        "language": reading.language.code,
        "language_confidence": reading.language.confidence,
        "is_supported": reading.language.is_supported,
        "is_automatic": is_automatic or reading.is_automatic,
        "is_cut": reading.is_cut or len(reading.text) > MOST_LETTERS,
        "fallback": reading.fallback,
        "sentiment": felt.value if felt else None,
        "sentiment_label": felt.label if felt else None,
        "sentiment_confidence": felt.confidence if felt else None,
        "intensity": reading.intensity,
        "emotions": _named(reading.emotions),
        "intents": _named(reading.intents),
        "actionability": reading.actionability.name if reading.actionability else None,
        **{name: level.value if (level := _level(reading, name)) else None for name in LEVELS},
        "entities": [{"kind": one.kind, "value": one.value} for one in reading.entities],
        "because": _because(reading),
        "sentences": [_sentence(one) for one in reading.sentences[:MOST_SENTENCES] if one.end <= MOST_LETTERS],
    }


def understood_id(text_id: UUID, version: str, *, after: str = "") -> UUID:
    """The id of `Text Understood`: one for each text and version of the models, however often it is read.

    `after`: which reading before it this one replaces, so that models that come back may say again what they said.
    """
    return derived_id("text understood", str(text_id), version, *([after] if after else []))


def _because(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Where each signal comes from, by names such as `sentiment`, `emotion.anger`, `intent.question` and `effort`."""
    found: dict[str, list[Because]] = {"language": [reading.language.because]}
    if reading.sentiment:
        found["sentiment"] = [reading.sentiment.because]
    found |= {f"emotion.{one.name}": [one.because] for one in reading.emotions}
    found |= {f"intent.{one.name}": [one.because] for one in reading.intents}
    if reading.actionability:
        found["actionability"] = [reading.actionability.because]
    found |= {name: list(level.because) for name in LEVELS if (level := _level(reading, name))}
    return {
        signal: [{"by": one.by, "rule": one.rule, "words": list(one.words)} for one in each]
        for signal, each in found.items()
    }


def _level(reading: Reading, name: str) -> Level | None:
    level: Level | None = getattr(reading, name)
    return level


def _named(signals: Iterable[Signal]) -> list[dict[str, Any]]:
    return [{"name": one.name, "confidence": one.confidence} for one in signals]


def _sentence(one: Sentence) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "sentiment": one.sentiment.value if one.sentiment else None,
        "emotions": [each.name for each in one.emotions],
        "intents": [each.name for each in one.intents],
    }
