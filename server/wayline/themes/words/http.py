"""Words over HTTP: every number as JSON, and the same as CSV."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, Sight, get_company, sight_of
from wayline.customers import customers_by_id
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.metrics import Calendar, monday_is_0
from wayline.themes.words.address.http import read_period, read_search, read_wanted, read_whose
from wayline.themes.words.cutting import By
from wayline.themes.words.reads import Words
from wayline.themes.words.shapes import (
    WordsAnswer,
    WordsCauses,
    WordsCut,
    WordsEmotion,
    WordsFact,
    WordsFacts,
    WordsPoint,
    WordsQuotes,
    WordsTheme,
    WordsTogether,
)
from wayline.themes.words.tables import as_csv
from wayline.themes.words.wanted import Search, Wanted

MOST_QUOTES, MOST_EXPORTED = 200, 10_000
Csv = Response[bytes]


class WordsTrendRow(msgspec.Struct, frozen=True):
    """A step of a theme's trend, as a line of a table."""

    theme: WordsTheme
    step: WordsPoint


class WordsEmotionRow(msgspec.Struct, frozen=True):
    """An emotion in a theme's texts, as a line of a table."""

    theme: WordsTheme
    emotion: WordsEmotion


asked = {"period": Provide(read_period), "whose": Provide(read_whose), "wanted": Provide(read_wanted)}
sought = {**asked, "search": Provide(read_search)}
Question = NamedDependency[Wanted]


@get("/api/words", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def get_words(wanted: Question, tx: Tx, now: Now, state: State) -> WordsAnswer:
    """Every theme of a period: how much, how it feels, whether that changed, and what to do about it."""
    return await _words(state).answer(wanted, await _calendar(tx), now)


@get("/api/words.csv", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def export_words(
    wanted: Question, tx: Tx, now: Now, state: State, of: FromQuery[Literal["themes", "trend", "emotions"]] = "themes"
) -> Csv:
    """The same as CSV: a line for each theme, for each step of its trend, or for each of its emotions."""
    answer = await _words(state).answer(wanted, await _calendar(tx), now)
    rows: Sequence[msgspec.Struct] = answer.items
    if of == "trend":
        rows = [WordsTrendRow(row.theme, step) for row in answer.items for step in row.trend]
    elif of == "emotions":
        rows = [WordsEmotionRow(row.theme, each) for row in answer.items for each in row.emotions]
    return _file(f"words-{of}", rows)


@get("/api/words/by", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def get_words_by(
    *,
    wanted: Question,
    now: Now,
    state: State,
    caller: Asker,
    by: FromQuery[By],
    fact_name: FromQuery[str | None] = None,
    theme: FromQuery[UUID | None] = None,
) -> WordsCut:
    """The texts of a theme, or all, by channel, product, stage, language, source, emotion, teammate or a fact."""
    found = await _words(state).by(wanted, str(theme) if theme else None, by, now, fact=fact_name)
    return _seen(found, sight_of(caller)) if by == "fact" else found


@get("/api/words/by.csv", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def export_words_by(
    *,
    wanted: Question,
    now: Now,
    state: State,
    caller: Asker,
    by: FromQuery[By],
    fact_name: FromQuery[str | None] = None,
    theme: FromQuery[UUID | None] = None,
) -> Csv:
    """The same as CSV."""
    found = await _words(state).by(wanted, str(theme) if theme else None, by, now, fact=fact_name)
    return _file(f"words-by-{by}", (_seen(found, sight_of(caller)) if by == "fact" else found).parts)


@get("/api/words/facts", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def list_words_facts(wanted: Question, state: State, caller: Asker) -> WordsFacts:
    """By which facts customers can be grouped, with the values of each."""
    sight = sight_of(caller)
    found = await _words(state).facts(wanted.as_of)
    return WordsFacts([WordsFact(each.name, [sight.words(value) for value in each.values]) for each in found])


@get("/api/words/together", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def get_words_together(
    wanted: Question, now: Now, state: State, theme: FromQuery[UUID | None] = None
) -> WordsTogether:
    """Themes that are spoken of in the same texts: any two, or one with each other."""
    return await _words(state).together(wanted, str(theme) if theme else None, now)


@get("/api/words/together.csv", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def export_words_together(wanted: Question, now: Now, state: State, theme: FromQuery[UUID | None] = None) -> Csv:
    """The same as CSV."""
    return _file("words-together", (await _words(state).together(wanted, str(theme) if theme else None, now)).items)


@get("/api/words/causes", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def get_words_causes(wanted: Question, now: Now, state: State, theme: FromQuery[UUID]) -> WordsCauses:
    """From a theme to the touchpoint in the 24 hours before it, to whose step that is, and to who owns the theme."""
    return await _words(state).causes(wanted, str(theme), now)


@get("/api/words/causes.csv", tags=["words"], dependencies=asked, **needs(Permission.THEMES_READ))
async def export_words_causes(wanted: Question, now: Now, state: State, theme: FromQuery[UUID]) -> Csv:
    """The same as CSV."""
    return _file("words-causes", (await _words(state).causes(wanted, str(theme), now)).items)


@get("/api/words/quotes", tags=["words"], dependencies=sought, **needs(Permission.THEMES_READ))
async def list_words_quotes(
    *,
    wanted: Question,
    tx: Tx,
    now: Now,
    state: State,
    caller: Asker,
    search: NamedDependency[Search],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = 30,
) -> WordsQuotes:
    """The words behind a number, newest first; `q` finds those that hold all of its words."""
    sight, most = sight_of(caller), max(1, min(limit, MOST_QUOTES))
    page = await _words(state).quotes(wanted, search, sight.words, cursor=cursor, limit=most, now=now)
    return await _with_names(tx, page, sight)


@get("/api/words/quotes.csv", tags=["words"], dependencies=sought, **needs(Permission.CUSTOMERS_EXPORT))
async def export_words_quotes(
    *,
    wanted: Question,
    tx: Tx,
    now: Now,
    state: State,
    caller: Asker,
    search: NamedDependency[Search],
) -> Csv:
    """The same as CSV, the newest ten thousand."""
    sight = sight_of(caller)
    page = await _words(state).quotes(wanted, search, sight.words, cursor=None, limit=MOST_EXPORTED, now=now)
    return _file("words-quotes", (await _with_names(tx, page, sight)).items)


def _words(state: State) -> Words:
    words: Words = state.words
    return words


async def _calendar(tx: Transaction) -> Calendar:
    company = await get_company(tx)
    return Calendar(company.time_zone, monday_is_0(company.week_start))


async def _with_names(tx: Transaction, page: WordsQuotes, sight: Sight) -> WordsQuotes:
    found = await customers_by_id(tx, [UUID(each.customer.id) for each in page.items])
    items = []
    for each in page.items:
        summary = found.get(UUID(each.customer.id))
        name = sight.name(summary.name) if summary else None
        items.append(msgspec.structs.replace(each, customer=msgspec.structs.replace(each.customer, name=name)))
    return msgspec.structs.replace(page, items=items)


def _seen(found: WordsCut, sight: Sight) -> WordsCut:
    """Values of facts as the caller may see them."""
    shown = [(each, sight.words(each.key) if each.key else None) for each in found.parts]
    parts = [msgspec.structs.replace(each, key=value, label=value) for each, value in shown]
    return msgspec.structs.replace(found, parts=parts)


def _file(name: str, rows: Sequence[msgspec.Struct]) -> Csv:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "X-Content-Type-Options": "nosniff"}
    return Response(as_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)


handlers: list[ControllerRouterHandler] = [
    get_words,
    export_words,
    get_words_by,
    export_words_by,
    list_words_facts,
    get_words_together,
    export_words_together,
    get_words_causes,
    export_words_causes,
    list_words_quotes,
    export_words_quotes,
]
