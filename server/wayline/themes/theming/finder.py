"""A version at work: it finds themes in texts, several at a time."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
import numpy as np

from wayline.language import Language, ModelPackageDamaged, Priority, Scored
from wayline.themes.heads.model import ThemeVersion
from wayline.themes.heads.packing import Vectors, unpacked
from wayline.themes.rules import Rule
from wayline.themes.theming.judging import NEAR, NEARLY, Judgement, Likely, judged, strongest
from wayline.themes.tree.structure import Tree

LEAST = 0.02
"""What is less likely than this is not worth carrying about."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A text to find themes in. `parts` are what a head is asked of, one by one: none where it cannot read them."""

    text: str
    parts: tuple[str, ...]
    vectors: Vectors | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What it is about, and the vectors it was found by."""

    judgement: Judgement
    vectors: Vectors | None


class Finder:
    """One version with the tree and the rules of now."""

    def __init__(
        self, version: ThemeVersion | None, tree: Tree, rules: Mapping[UUID, Sequence[Rule]], language: Language
    ) -> None:
        self.number = version.number if version else 0
        self.models = version.models if version else None
        self._head = version.head if version else None
        self._thresholds = {id: told["threshold"] for id, told in (version.measured if version else {}).items()}
        self._near = unpacked(version.near) if version and version.near else None
        self._near_themes = [UUID(id) for id in version.near_themes] if version else []
        self._tree, self._rules, self._language = tree, rules, language

    async def find(self, asked: Sequence[Asked], priority: Priority = Priority.LATER) -> list[Found]:
        """For each text, in their order. Where there are no models, rules alone look.

        Raises LanguageBusy, LanguageUnavailable: nothing is lost, ask again.
        """
        vectors = await self._encoded(asked, priority)
        scored = await self._scored(asked, vectors, priority)
        return [
            Found(
                judgement=judged(one.text, strongest([*scored[n], self._near_to(vectors[n])]), self._rules, self._tree),
                vectors=vectors[n],
            )
            for n, one in enumerate(asked)
        ]

    async def _encoded(self, asked: Sequence[Asked], priority: Priority) -> list[Vectors | None]:
        if self._head is None and self._near is None:
            return [one.vectors for one in asked]
        missing = [part for one in asked if one.vectors is None for part in one.parts]
        try:
            none = np.zeros((0, 384), np.float32)
            fresh = await self._language.vectors(missing, priority=priority) if missing else none
        except ModelPackageDamaged:
            return [one.vectors for one in asked]
        found: list[Vectors | None] = []
        start = 0
        for one in asked:
            if one.vectors is not None or not one.parts:
                found.append(one.vectors)
                continue
            found.append(fresh[start : start + len(one.parts)])
            start += len(one.parts)
        return found

    async def _scored(
        self, asked: Sequence[Asked], vectors: Sequence[Vectors | None], priority: Priority
    ) -> list[list[list[Likely]]]:
        """For each text, for each of its parts, what the head says."""
        readable = [
            (n, one.parts, rows)
            for n, (one, rows) in enumerate(zip(asked, vectors, strict=True))
            if rows is not None and len(rows) == len(one.parts) > 0
        ]
        found: list[list[list[Likely]]] = [[] for _ in asked]
        if self._head is None or not readable:
            return found
        parts = [part for _, each, _ in readable for part in each]
        rows = np.concatenate([each for _, _, each in readable])
        scores = await self._language.score(self._head, parts, vectors=rows, priority=priority)
        start = 0
        for n, each, _ in readable:
            found[n] = [self._likely(part) for part in scores[start : start + len(each)]]
            start += len(each)
        return found

    def _likely(self, part: Sequence[Scored]) -> list[Likely]:
        return [
            Likely(UUID(one.label), one.confidence, self._thresholds[one.label], "model", one.words)
            for one in part
            if one.confidence >= LEAST
        ]

    def _near_to(self, rows: Vectors | None) -> list[Likely]:
        if self._near is None or rows is None or not len(rows):
            return []
        cosines = (self._near @ rows.T).max(axis=1)
        best: dict[UUID, float] = {}
        for id, cosine in zip(self._near_themes, cosines.tolist(), strict=True):
            best[id] = max(best.get(id, 0.0), cosine)
        return [Likely(id, cosine, NEAR, "near") for id, cosine in best.items() if cosine > NEARLY]
