"""What the room says of a text. Every signal says how sure it is, and which words or rule it comes from."""

from typing import Literal

import msgspec

Label = Literal["negative", "neutral", "positive"]
By = Literal["model", "rule", "lexicon", "llm"]
Writer = Literal["customer", "teammate"]
Form = Literal["plain", "html", "mail"]


class Text(msgspec.Struct, frozen=True):
    """One text to be understood.

    `form`: plain; html; mail (plain, with quotes and a signature). `languages` are those the company works in, as codes
    of two letters, likeliest first: none means any. `likely` is the channel's own, for texts too short to tell.
    """

    body: str
    writer: Writer = "customer"
    form: Form = "plain"
    languages: tuple[str, ...] = ()
    likely: str | None = None


class Because(msgspec.Struct, frozen=True):
    """Where a signal comes from: the model's weights, a named rule, or the lexicon; and the words of the text."""

    by: By
    rule: str | None = None
    words: tuple[str, ...] = ()


class Signal(msgspec.Struct, frozen=True):
    """One thing said of a text. `confidence` is 0 … 1."""

    name: str
    confidence: float
    because: Because


class Sentiment(msgspec.Struct, frozen=True):
    """`value` runs from −5 (worst) to 5 (best); 0 is neutral, or as much for as against."""

    value: float
    label: Label
    confidence: float
    because: Because


class Level(msgspec.Struct, frozen=True):
    """A signal with a strength, 0 … 1: effort, urgency, severity, kindness, clarity."""

    value: float
    confidence: float
    because: tuple[Because, ...]


class Entity(msgspec.Struct, frozen=True):
    """A thing that is named: order, product, amount, date, place, person. Positions are those in `Reading.text`."""

    kind: Literal["order", "product", "amount", "date", "place", "person"]
    value: str
    start: int
    end: int
    confidence: float
    because: Because


class PersonalData(msgspec.Struct, frozen=True):
    """Where personal data stands, by the rule that found it. The value itself is not repeated here."""

    kind: str  # email, phone, card, iban, id, ip, secret, birth
    start: int
    end: int
    rule: str
    confidence: float


class Tongue(msgspec.Struct, frozen=True):
    """The language of a text. `is_supported` says whether more than the rules for all languages is said of it."""

    code: str | None
    confidence: float
    is_supported: bool
    because: Because


class Sentence(msgspec.Struct, frozen=True):
    """What one sentence says. None means: not expressed, which is not the same as zero."""

    text: str
    start: int
    end: int
    sentiment: Sentiment | None = None
    intensity: float | None = None  # 0 … 1: how strongly it is put
    emotions: tuple[Signal, ...] = ()
    intents: tuple[Signal, ...] = ()
    effort: Level | None = None
    urgency: Level | None = None
    severity: Level | None = None


class Reading(msgspec.Struct, frozen=True):
    """All that is said of one text. `text` is what was read: cleaned, without quotes and signature.

    `version` is the model package's; `fallback` says in a sentence what is missing, where something is. `is_cut`: the
    text was longer than is read. In a language that is not supported there are no sentences, and nothing is guessed.
    """

    text: str
    version: str
    language: Tongue
    personal_data: tuple[PersonalData, ...] = ()
    is_automatic: bool = False  # an out-of-office note, a delivery report: nobody wrote it
    is_cut: bool = False
    fallback: str | None = None
    sentences: tuple[Sentence, ...] = ()
    sentiment: Sentiment | None = None
    intensity: float | None = None
    emotions: tuple[Signal, ...] = ()
    intents: tuple[Signal, ...] = ()
    actionability: Signal | None = None  # answer_needed, suggestion, praise, other
    effort: Level | None = None
    urgency: Level | None = None
    severity: Level | None = None
    entities: tuple[Entity, ...] = ()
    kindness: Level | None = None  # of our replies only
    clarity: Level | None = None  # of our replies only
