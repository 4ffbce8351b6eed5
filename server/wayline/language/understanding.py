"""The whole way of a text: clean → personal data → language → sentences → vectors → heads → rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import msgspec

from wayline.language import emotions, intents, sentiment
from wayline.language.calibrating import Calibration, opened, version_with
from wayline.language.cleaning import clean, prepared, spoken
from wayline.language.courtesy import is_automatic, thanks
from wayline.language.effort import effort
from wayline.language.entities import entities
from wayline.language.errors import ModelPackageDamaged
from wayline.language.heads import Floats
from wayline.language.manifest import LEXICON_LANGUAGES, LEXICON_VERSION
from wayline.language.package import Package, open_package
from wayline.language.personal_data.finding import find_personal_data
from wayline.language.retouching import touched
from wayline.language.rules import strongest
from wayline.language.sentences import sentences
from wayline.language.signals import Reading, Sentence, Signal, Text
from wayline.language.tone import clarity, kindness
from wayline.language.tongues import tongue
from wayline.language.training import Examples
from wayline.language.urgency import severity, urgency


@dataclass(frozen=True)
class Felt:
    """What the heads say of the sentences: one row each."""

    sentiment: Floats
    emotions: Floats
    intents: Floats


class Understanding:
    """Reads texts in this process, one call at a time. Without models it reads by the list of words, and says so."""

    def __init__(self, folder: Path, *, threads: int = 2, kept: int = 20_000) -> None:
        self._package: Package | None = None
        self._fallback: str | None = None
        try:
            self._package = open_package(folder, threads=threads, kept=kept)
        except ModelPackageDamaged as damaged:
            self._fallback = str(damaged)

    @property
    def version(self) -> str:
        """Of what reads: the model package's, or the lexicon's."""
        return self._package.version if self._package else LEXICON_VERSION

    @property
    def languages(self) -> tuple[str, ...]:
        """Those in which everything is said of a text."""
        return self._package.languages if self._package else LEXICON_LANGUAGES

    @property
    def fallback(self) -> str | None:
        """What is missing, in a sentence; None where all is there."""
        return self._fallback

    @property
    def words(self) -> frozenset[str]:
        """English words that are right as they are written: those that the encoder knows whole."""
        return self._package.encoder.words if self._package else frozenset()

    def understand(self, texts: Sequence[Text], calibration: bytes = b"") -> list[Reading]:
        """One reading a text, in their order. Whatever a text holds, this does not raise.

        `calibration` is what `calibrating` learned; one for other models is not used. A reading's version names it.
        """
        version = version_with(self.version, calibration)
        begun = [self._begun(text, version) for text in texts]
        spans = [sentences(one.text) if one.language.is_supported else [] for one in begun]
        rows = [spoken(one.text[start:end]) for one, each in zip(begun, spans, strict=True) for start, end in each]
        felt = self._felt(rows, opened(calibration) if calibration else None)
        ends = [0]
        for each in spans:
            ends.append(ends[-1] + len(each))
        return [
            self._finished(text, one, each, felt, first)
            for text, one, each, (first, _) in zip(texts, begun, spans, pairwise(ends), strict=True)
        ]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, 384).

        Raises:
            ModelPackageDamaged: there are no models.
        """
        if self._package is None:
            raise ModelPackageDamaged(self._fallback)
        return self._package.encoder.vectors([prepared(text) for text in texts])

    def examples(self, texts: Sequence[str], labels: Sequence[Sequence[str]]) -> Examples:
        """Texts with labels, made ready to learn from."""
        return Examples([prepared(text) for text in texts], self.vectors(texts), labels)

    def _begun(self, text: Text, version: str) -> Reading:
        words, is_cut = clean(text.body, text.form)
        return Reading(
            text=words,
            version=version,
            language=tongue(words, languages=text.languages, likely=text.likely, supported=self.languages),
            personal_data=tuple(find_personal_data(words)),
            is_automatic=is_automatic(words),
            is_cut=is_cut,
            fallback=self._fallback,
        )

    def _felt(self, rows: Sequence[str], calibration: Calibration | None) -> Felt | None:
        if self._package is None or not rows:
            return None
        vectors = self._package.encoder.vectors(rows)
        heads = (self._package.sentiment, self._package.emotions, self._package.intents)
        feelings, moods, wants = (head.probabilities(vectors, rows) for head in heads)
        if calibration is not None and calibration.version == self.version:
            feelings = calibration.applied(feelings, vectors)
            moods = touched(moods, vectors, self._package.emotions, calibration.touches.get("emotions", {}))
            wants = touched(wants, vectors, self._package.intents, calibration.touches.get("intents", {}))
        return Felt(feelings, moods, wants)

    def _finished(
        self, text: Text, begun: Reading, spans: Sequence[tuple[int, int]], felt: Felt | None, first: int
    ) -> Reading:
        courteous = thanks(begun.text)
        if not spans:
            return msgspec.structs.replace(begun, intents=(courteous,) if courteous else ())
        read = tuple(self._sentence(begun.text, span, felt, first + n) for n, span in enumerate(spans))
        wants = emotions.together([one.intents for one in read])
        if courteous and all(one.name != "thanks" for one in wants):
            wants = (courteous, *wants)
        together = sentiment.of_text([one.sentiment for one in read if one.sentiment], [len(one.text) for one in read])
        is_ours = text.writer == "teammate"
        return msgspec.structs.replace(
            begun,
            sentences=read,
            sentiment=together,
            intensity=max((one.intensity for one in read if one.intensity is not None), default=None),
            emotions=emotions.together([one.emotions for one in read]),
            intents=wants,
            actionability=intents.actionability(wants),
            effort=strongest(one.effort for one in read),
            urgency=strongest(one.urgency for one in read),
            severity=strongest(one.severity for one in read),
            entities=entities(begun.text),
            kindness=kindness(begun.text) if is_ours else None,
            clarity=clarity(begun.text) if is_ours else None,
        )

    def _sentence(self, text: str, span: tuple[int, int], felt: Felt | None, row: int) -> Sentence:
        words = text[slice(*span)]
        felt_emotions: tuple[Signal, ...] = ()
        if felt is None or self._package is None:
            feeling = sentiment.by_lexicon(words)
            wants = intents.of_sentence(words, None, None)
        else:
            feeling = sentiment.of_sentence(words, felt.sentiment[row], self._package.sentiment)
            felt_emotions = emotions.of_sentence(words, felt.emotions[row], self._package.emotions)
            wants = intents.of_sentence(words, felt.intents[row], self._package.intents)
        return Sentence(
            text=words,
            start=span[0],
            end=span[1],
            sentiment=feeling,
            intensity=emotions.intensity(words, feeling),
            emotions=felt_emotions,
            intents=wants,
            effort=effort(words),
            urgency=urgency(words),
            severity=severity(words),
        )
