"""What the console is answered with of what was understood."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from wayline.company import Sight
from wayline.language import Label

JUDGED = ("kindness", "clarity")


class NamedSignal(msgspec.Struct, frozen=True):
    """An emotion or intent, and how sure it is, 0 … 1."""

    name: str
    confidence: float


class Reason(msgspec.Struct, frozen=True):
    """Where a signal comes from: `model`, `rule` or `lexicon` with the words of the text; or a `teammate`."""

    by: str
    rule: str | None
    words: list[str]


class EntityShape(msgspec.Struct, frozen=True):
    """A thing that is named: order, product, amount, date, place, person."""

    kind: str
    value: str


class SignalsShape(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says. None and empty: not expressed. `corrected` names what a teammate said better.

    `because` gives the reasons by signal: `sentiment`, `emotion.anger`, `intent.question`, `actionability`, `effort`,
    `urgency`, `severity`, `kindness`, `clarity`, `language`. Of a corrected one: `sentiment`, `emotion`, `intent`.
    """

    sentiment: float | None
    sentiment_label: Label | None
    sentiment_confidence: float | None
    intensity: float | None
    emotions: list[NamedSignal]
    intents: list[NamedSignal]
    actionability: str | None
    effort: float | None
    urgency: float | None
    severity: float | None
    kindness: float | None
    clarity: float | None
    entities: list[EntityShape]
    because: dict[str, list[Reason]]
    language: str | None
    is_supported: bool
    is_automatic: bool
    version: str
    fallback: str | None
    corrected: list[str]


class Correction(msgspec.Struct, frozen=True):
    """What a signal is rather; `value` None takes the correction back.

    Sentiment: `negative`, `neutral`, `positive`, or −5 … 5. Intent and emotion: a name of them, or `none`.
    """

    signal: Literal["sentiment", "intent", "emotion"]
    value: float | str | None


class RereadingShape(msgspec.Struct, frozen=True, kw_only=True):
    """Texts being read again by newer models: how many there were to read, and how many are done."""

    id: UUID
    version: str
    total: int
    done: int
    begun_at: datetime
    ended_at: datetime | None


class LearnedLabelShape(msgspec.Struct, frozen=True):
    """An intent or emotion: `corrected` texts say it, or say it not, against the models.

    In texts held back `mended` are told rightly only with what was learned of it, `broken` only without. `is_used`:
    that is better than chance would have it, and texts are read with it.
    """

    name: str
    corrected: int
    mended: int
    broken: int
    is_used: bool


class LearnedShape(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned of a signal last: of `corrected` texts, beside `left_standing` that nobody corrected.

    `before` and `after`: how well sentiment was told (macro-F1, 0 … 1) in texts held back, as the models came and with
    it; null: nothing could be learned, as with less than `enough` (of intents and emotions: of one label). Of these
    texts `mended` are told rightly only with it, `broken` only without. `is_used`: it helped, and texts are read with
    it. `labels`: of intents and emotions, those that were corrected, the most corrections first.
    """

    at: datetime
    corrected: int
    left_standing: int
    enough: int
    before: float | None
    after: float | None
    mended: int
    broken: int
    is_used: bool
    labels: list[LearnedLabelShape]


class LearningShape(msgspec.Struct, frozen=True, kw_only=True):
    """Whether corrections are learned from, and what was learned of each signal last.

    `forgotten_at`: when somebody last had forgotten what was learned; corrections until then teach nothing.
    """

    is_on: bool
    forgotten_at: datetime | None
    sentiment: LearnedShape | None
    intent: LearnedShape | None
    emotion: LearnedShape | None


class LearningSwitch(msgspec.Struct, frozen=True):
    """Whether corrections are learned from."""

    is_on: bool


class LanguageShape(msgspec.Struct, frozen=True, kw_only=True):
    """What reads, and how far it is. `state`: off, idle (no process runs), or reading.

    `version` and `languages` are those of the models; `fallback` says what is missing. `unread` conversations hold a
    text that nobody read yet; `outdated` texts were read by other models than these.
    """

    enabled: bool
    state: Literal["off", "idle", "reading"]
    version: str
    languages: list[str]
    fallback: str | None
    unread: int
    outdated: int
    rereading: RereadingShape | None
    learning: LearningShape


def signals_shape(laid: dict[str, Any]) -> SignalsShape:
    """Signals as they were kept, with corrections laid over them."""
    return msgspec.convert(laid, SignalsShape)


def seen_by(sight: Sight, signals: SignalsShape, *, author: UUID | None = None) -> SignalsShape:
    """The same as this caller may see it: words of the text masked, and how a reply reads for its author and coaches.

    `author` is the teammate who wrote the text.
    """
    if not sight.judges(author):
        because = {name: why for name, why in signals.because.items() if name not in JUDGED}
        signals = msgspec.structs.replace(signals, kindness=None, clarity=None, because=because)
    if sight.personal_data:
        return signals
    because = {
        name: [msgspec.structs.replace(one, words=[sight.words(word) for word in one.words]) for one in reasons]
        for name, reasons in signals.because.items()
    }
    entities = [msgspec.structs.replace(one, value=sight.words(one.value)) for one in signals.entities]
    return msgspec.structs.replace(signals, because=because, entities=entities)
