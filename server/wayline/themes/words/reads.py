"""Asking for Words: gather the texts of a period once, answer from them, remember the latest."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

import msgspec
import numpy as np
import pyarrow as pa

from wayline.kit.errors import Invalid, NotFound
from wayline.metrics import Asked, Calendar
from wayline.themes.words import store
from wayline.themes.words.causing import causes
from wayline.themes.words.counting import Side, count
from wayline.themes.words.cutting import By, cut
from wayline.themes.words.grouping import facts_known, group_of
from wayline.themes.words.pairing import together
from wayline.themes.words.quoting import Place, See, after, holds, in_order, place_of, quotes
from wayline.themes.words.shapes import WordsAnswer, WordsCauses, WordsCut, WordsFact, WordsQuotes, WordsTogether
from wayline.themes.words.statistics import Codes
from wayline.themes.words.texts import Column, Texts
from wayline.themes.words.tree_then import TreeThen, tree_then
from wayline.themes.words.wanted import Search, Wanted
from wayline.touchpoints.reading import Reading, ask

REMEMBERED = 6
SETTLED = timedelta(seconds=30)
LOOKED_THROUGH = 20_000


class NoSuchThemeThen(NotFound):
    """Not there at the moment that was asked about."""

    code = "no_such_theme"
    message = "There was no such theme then."


class FactUnnamed(Invalid):
    """By facts, but by which?"""

    code = "fact_unnamed"
    message = "Say by which fact: by=fact&fact_name=plan."


class Gathered(NamedTuple):
    """The texts of a period, and the tree they are counted by."""

    texts: Texts
    tree: TreeThen


class Words:
    """Answers over one log. The texts of a few periods are kept, so that a screen's questions share one look."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._kept: OrderedDict[tuple[Any, ...], Gathered] = OrderedDict()
        self._asking: WeakValueDictionary[tuple[Any, ...], asyncio.Lock] = WeakValueDictionary()
        self._deletions = 0

    def forget(self) -> None:
        """Something was deleted from the log: what is kept may hold it. Called from any thread."""
        self._deletions += 1

    async def answer(self, wanted: Wanted, calendar: Calendar, now: datetime) -> WordsAnswer:
        """Every theme. Raises WordsPeriodInvalid."""
        (here, tree), (there, _) = await asyncio.gather(
            self._side(wanted, wanted.asked, now), self._side(wanted, wanted.before, now)
        )
        known_at = _known_at(wanted, now)
        return await asyncio.to_thread(count, here, there, tree, calendar, known_at)

    async def by(
        self, wanted: Wanted, theme: str | None, by: By, now: datetime, *, fact: str | None = None
    ) -> WordsCut:
        """Texts apart; by a fact of whose they are: which. Raises NoSuchThemeThen, WordsPeriodInvalid, FactUnnamed."""
        side, tree = await self._side(wanted, wanted.asked, now)
        _check(tree, theme)
        who = await self._who(side, wanted.asked) if by == "teammate" else None
        if by == "fact":
            if not fact:
                raise FactUnnamed
            who = await group_of(self._reading, side.texts, fact, wanted.as_of)
        return await asyncio.to_thread(cut, side, theme, by, tree, _known_at(wanted, now), who=who)

    async def facts(self, as_of: datetime | None) -> list[WordsFact]:
        """What customers can be grouped by."""
        return await facts_known(self._reading, as_of)

    async def together(self, wanted: Wanted, theme: str | None, now: datetime) -> WordsTogether:
        """Pairs of themes. Raises NoSuchThemeThen, WordsPeriodInvalid."""
        side, tree = await self._side(wanted, wanted.asked, now)
        _check(tree, theme)
        return await asyncio.to_thread(together, side, tree, _known_at(wanted, now), theme)

    async def causes(self, wanted: Wanted, theme: str, now: datetime) -> WordsCauses:
        """What came before a theme. Raises NoSuchThemeThen, WordsPeriodInvalid."""
        side, tree = await self._side(wanted, wanted.asked, now)
        _check(tree, theme)
        before = await self._reading.table(ask(store.preceding_then, wanted.asked), _asks(side))
        return await asyncio.to_thread(causes, side, theme, before, tree, _known_at(wanted, now))

    async def quotes(
        self, wanted: Wanted, search: Search, see: See, *, cursor: str | None, limit: int, now: datetime
    ) -> WordsQuotes:
        """A page of quotes; `see` is what may be shown of a text, and what is searched.

        Raises NoSuchThemeThen, WordsPeriodInvalid, Invalid for a cursor of no list of ours.
        """
        side, tree = await self._side(wanted, wanted.asked, now)
        _check(tree, search.theme)
        rows, place = in_order(side, search.theme), Place.read(cursor)
        words: dict[int, str] = {}
        if search.words.strip():
            rows, words = await self._search(side, rows, search.words, see)
        left = after(side, rows, place)
        page = left[:limit]
        missing = page if not words else page[:0]
        words |= {at: see(text) for at, text in (await self._words(side.texts.positions[missing])).items()}
        following = place_of(side, int(page[-1])) if len(left) > limit else None
        return WordsQuotes(quotes(side, page, words, tree), following, len(rows))

    async def side(self, wanted: Wanted, asked: Asked, now: datetime) -> tuple[Side, TreeThen]:
        """The texts of one period that are asked for, for whoever looks at them in another way (alerts)."""
        return await self._side(wanted, asked, now)

    async def _side(self, wanted: Wanted, asked: Asked, now: datetime) -> tuple[Side, TreeThen]:
        texts, tree = await self._gathered(asked, now)
        side = Side(texts, wanted.chosen(texts), asked)
        if wanted.teammates:
            who = await self._who(side, asked)
            side = side._replace(chosen=side.chosen & who.among(wanted.teammates))
        for name, values in wanted.groups.items():
            group = await group_of(self._reading, texts, name, asked.as_of)
            side = side._replace(chosen=side.chosen & group.among(values))
        return side, tree

    async def _gathered(self, asked: Asked, now: datetime) -> Gathered:
        """What was known a while ago cannot change any more, but by erasing; what is known now goes with the log."""
        is_settled = asked.as_of is not None and asked.as_of < now - SETTLED
        position = 0 if is_settled else await self._reading.last_position()
        key = (asked, position, self._deletions)
        asking = self._asking.setdefault(key, asyncio.Lock())
        async with asking:
            if key not in self._kept:
                self._kept[key] = await self._look(asked)
                while len(self._kept) > REMEMBERED:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]

    async def _look(self, asked: Asked) -> Gathered:
        read = self._reading.table
        rows, found, corrected, tree = await asyncio.gather(
            read(ask(store.readings_then, asked)),
            read(ask(store.themings_then, asked)),
            read(ask(store.corrections_then, asked.as_of)),
            tree_then(self._reading, asked.as_of),
        )
        return await asyncio.to_thread(_gather, rows, found, corrected, tree)

    async def _who(self, side: Side, asked: Asked) -> Column:
        """For each text the teammate who wrote it; for a customer's in a conversation who sent the next message."""
        sent = await self._reading.table(ask(store.answered_then, asked))
        return await asyncio.to_thread(_answerers, side.texts, sent)

    async def _search(self, side: Side, rows: Codes, search: str, see: See) -> tuple[Codes, dict[int, str]]:
        found: list[int] = []
        words: dict[int, str] = {}
        for begin in range(0, len(rows), LOOKED_THROUGH):
            some = rows[begin : begin + LOOKED_THROUGH]
            said = await self._words(side.texts.positions[some])
            hits = await asyncio.to_thread(_holding, said, search, see)
            words |= hits
            found += [row for row in some.tolist() if int(side.texts.positions[row]) in hits]
        return np.array(found, np.int64), words

    async def _words(self, positions: Codes) -> dict[int, str]:
        if not len(positions):
            return {}
        rows = await self._reading.table(ask(store.words_at), pa.table({"position": pa.array(positions, pa.int64())}))
        said = zip(rows.column("position").to_pylist(), rows.column("text").to_pylist(), strict=True)
        return {position: msgspec.json.decode(text, type=str) if text else "" for position, text in said}


def _holding(said: dict[int, str], search: str, see: Callable[[str], str]) -> dict[int, str]:
    """The texts that hold what is searched for, as they may be seen. What nobody may see finds nothing."""
    perhaps = {position: see(text) for position, text in said.items() if holds(text, search)}
    return {position: seen for position, seen in perhaps.items() if holds(seen, search)}


def _gather(rows: pa.Table, found: pa.Table, corrected: pa.Table, tree: TreeThen) -> Gathered:
    """In the order of the log, so that sums are the same to the last digit."""
    return Gathered(Texts(rows.sort_by("position"), found, corrected, tree), tree)


def _answerers(texts: Texts, sent: pa.Table) -> Column:
    own, talks = texts.column("teammate"), texts.column("conversation")
    sent = sent.sort_by([("conversation", "ascending"), ("at", "ascending"), ("teammate", "ascending")])
    times = np.asarray(sent.column("at").cast(pa.timestamp("us")).to_numpy()).astype("datetime64[us]")
    by, within = Column.of(sent.column("teammate")), sent.column("conversation").to_pylist()
    spans: dict[str, tuple[int, int]] = {}
    for number, talk in enumerate(within):
        spans[talk] = spans.get(talk, (number, number))[0], number + 1
    names = sorted({*own.words, *by.words})
    places = {name: number for number, name in enumerate(names)}
    codes = np.full(len(texts), -1, np.int64)
    for row, (code, talk) in enumerate(zip(own.codes.tolist(), talks.codes.tolist(), strict=True)):
        if code >= 0:
            codes[row] = places[own.words[code]]
        elif talk >= 0 and talks.words[talk] in spans:
            begin, end = spans[talks.words[talk]]
            place = begin + int(np.searchsorted(times[begin:end], texts.at[row], side="left"))
            codes[row] = places[by.words[by.codes[place]]] if place < end else -1
    return Column(codes, names)


def no_texts() -> pa.Table:
    """The question of what came before texts, asked of none."""
    return _placed(pa.array([], pa.binary(16)), pa.array([], pa.timestamp("us")), pa.array([], pa.int64()))


def _asks(side: Side) -> pa.Table:
    """Every text that is asked for, as the question of what came before them wants it."""
    rows, texts = side.rows, side.texts
    ids = [bytes.fromhex(each.replace("-", "")) for each in texts.customers.words]
    customers = pa.array(ids, pa.binary(16)).take(pa.array(texts.customers.codes[rows]))
    return _placed(customers, pa.array(texts.at[rows], pa.timestamp("us")), pa.array(texts.positions[rows], pa.int64()))


def _placed(customers: pa.Array, at: pa.Array, positions: pa.Array) -> pa.Table:
    whose = pa.ExtensionArray.from_storage(pa.uuid(), customers)
    return pa.table({"identity": whose, "occurred_at": at, "position": positions})


def _check(tree: TreeThen, theme: str | None) -> None:
    if theme is not None and (theme not in tree.themes or tree.themes[theme].archived):
        raise NoSuchThemeThen(theme_id=theme)


def _known_at(wanted: Wanted, now: datetime) -> datetime:
    return min(now, wanted.as_of) if wanted.as_of else now
