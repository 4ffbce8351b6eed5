"""A file of themes becomes part of the tree: what is there by name is brought up to date, the rest is added."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import teammates_by_id
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes import rules, store
from wayline.themes.auditing import note
from wayline.themes.errors import ExamplesTooMany, ThemeNameTaken, TreeTooDeep, TreeTooLarge
from wayline.themes.examples.keeping import MOST_EXAMPLES, plain
from wayline.themes.exchange.shapes import ThemeInFile, ThemesBroughtIn, ThemesFile
from wayline.themes.heads.asking import ask_to_learn
from wayline.themes.model import Source, Theme, ThemeExample
from wayline.themes.tree.changing import MOST_THEMES
from wayline.themes.tree.structure import MOST_LEVELS
from wayline.themes.tree.telling import tell

NAMED = 200


class Placed(msgspec.Struct, frozen=True):
    """A theme of the file and the theme of the tree it has become."""

    told: ThemeInFile
    theme: Theme
    is_new: bool


async def bring_in(
    tx: Transaction, file: ThemesFile, by: Caller, at: datetime, *, source: Source = "written"
) -> ThemesBroughtIn:
    """Bring it in, whole or not at all. A theme of the same name in the same place is the same theme.

    Raises ThemeNameTaken (twice in one place of the file), TreeTooDeep, TreeTooLarge, ExamplesTooMany, RuleEmpty.
    """
    check(file)
    await store.hold_tree(tx)
    themes = await store.live_themes(tx)
    owners = await teammates_by_id(tx, {one.owner_id for one in _all(file.themes) if one.owner_id})
    working = {id for id, owner in owners.items() if owner.active}
    merging = _Merging(themes, working, by, at)
    placed = list(merging.place(file.themes, None))
    if len(themes) + sum(one.is_new for one in placed) > MOST_THEMES:
        raise TreeTooLarge(most=MOST_THEMES)
    await store.save(tx, *(one.theme for one in placed if one.is_new))
    examples = await _examples(tx, placed, source, by, at)
    await store.save(tx, *examples)
    if examples:
        await ask_to_learn(tx)
    made = [one.theme for one in placed if one.is_new]
    names = [theme.name for theme in made][:NAMED]
    await note(tx, by, at, "brought_in", None, made=len(made), changed=len(merging.changed), names=names,
               examples=len(examples), source=source)  # fmt: skip
    await tell(tx, [*made, *merging.changed], at)
    return ThemesBroughtIn(len(made), len(merging.changed), len(examples))


def check(file: ThemesFile) -> None:
    """Raises TreeTooDeep, ThemeNameTaken, RuleEmpty for a file that can be no tree."""
    beside: list[tuple[Sequence[ThemeInFile], int]] = [(file.themes, 1)]
    while beside:
        themes, level = beside.pop()
        if themes and level > MOST_LEVELS:
            raise TreeTooDeep(levels=MOST_LEVELS)
        seen: set[str] = set()
        for one in themes:
            if _key(one.name) in seen:
                raise ThemeNameTaken(name=one.name)
            seen.add(_key(one.name))
            rules.check(one.rules)
            beside.append((one.themes, level + 1))


class _Merging:
    """Finds each theme of the file in the tree, or makes it."""

    def __init__(self, themes: Sequence[Theme], working: set[UUID], by: Caller, at: datetime) -> None:
        self._there = {(theme.parent_id, _key(theme.name)): theme for theme in themes}
        self._places = {theme.parent_id: 0 for theme in themes}
        for theme in themes:
            self._places[theme.parent_id] = max(self._places[theme.parent_id], theme.place + 1)
        self._working, self._by, self._at = working, by, at
        self.changed: list[Theme] = []

    def place(self, told: Sequence[ThemeInFile], parent_id: UUID | None) -> Iterator[Placed]:
        """Each with what lies below it, what is above first."""
        for one in told:
            there = self._there.get((parent_id, _key(one.name)))
            theme = there or self._made(one, parent_id)
            if there is not None:
                self._brought_up_to_date(there, one)
            yield Placed(one, theme, there is None)
            yield from self.place(one.themes, theme.id)

    def _made(self, told: ThemeInFile, parent_id: UUID | None) -> Theme:
        place = self._places.get(parent_id, 0)
        self._places[parent_id] = place + 1
        theme = Theme(
            name=" ".join(told.name.split()),
            parent_id=parent_id,
            place=place,
            made_at=self._at,
            made_by=self._by.id,
            changed_at=self._at,
        )
        self._fill(theme, told)
        return theme

    def _brought_up_to_date(self, theme: Theme, told: ThemeInFile) -> None:
        before = (theme.definition, theme.about, theme.owner_id, theme.rules)
        self._fill(theme, told)
        if before != (theme.definition, theme.about, theme.owner_id, theme.rules):
            theme.edited(self._at)
            self.changed.append(theme)

    def _fill(self, theme: Theme, told: ThemeInFile) -> None:
        theme.definition, theme.about = told.definition.strip(), told.about
        if told.owner_id is None or told.owner_id in self._working:
            theme.owner_id = told.owner_id
        theme.rules = msgspec.to_builtins(list(told.rules))


async def _examples(
    tx: Transaction, placed: Sequence[Placed], source: Source, by: Caller, at: datetime
) -> list[ThemeExample]:
    """Those of the file that are not there yet; what is there keeps what it says unless the file says otherwise."""
    there = await store.written_of(tx, [one.theme.id for one in placed if not one.is_new])
    counts = await store.example_counts(tx)
    made: list[ThemeExample] = []
    for one in placed:
        theme, known = one.theme, there.get(one.theme.id, {})
        wanted = dict.fromkeys(plain(one.told.examples), True)
        wanted |= dict.fromkeys(plain(one.told.counterexamples), False)
        fresh = [text for text in wanted if text not in known]
        if sum(counts.get(theme.id, (0, 0))) + len(fresh) > MOST_EXAMPLES:
            raise ExamplesTooMany(most=MOST_EXAMPLES, name=theme.name)
        for text in known.keys() & wanted.keys():
            known[text].is_it = wanted[text]
        made += [
            ThemeExample(theme_id=theme.id, text=text, is_it=wanted[text], source=source, made_at=at, made_by=by.id)
            for text in fresh
        ]
    return made


def _all(themes: Sequence[ThemeInFile]) -> Iterator[ThemeInFile]:
    for one in themes:
        yield one
        yield from _all(one.themes)


def _key(name: str) -> str:
    return " ".join(name.split()).lower()
