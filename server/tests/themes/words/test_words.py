"""Words on literal logs: worked out by hand."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from tests.metrics.literal import NINE, at, happened
from tests.themes.words.literal import (
    DELIVERY,
    INES,
    JONAS,
    LATE,
    MAYA,
    PERIOD,
    PRICE,
    SIZE,
    a_tree,
    about,
    corrected,
    themed,
    understood,
    write_facts,
)
from wayline.kit.clock import utc_now
from wayline.kit.ids import derived_id
from wayline.metrics import Calendar
from wayline.themes import Words, get_ready
from wayline.themes.words.reads import FactUnnamed
from wayline.themes.words.shapes import WordsAnswer, WordsRow
from wayline.themes.words.wanted import Search, Wanted, WordsPeriodInvalid
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import LogWriter

CALENDAR = Calendar("Europe/Berlin")


@pytest.fixture
async def words(reading: Reading, writer: LogWriter, engine: DuckLog) -> Words:
    await a_tree(writer)
    found = Words(reading)
    engine.on_deleted(found.forget)
    return found


async def ask(words: Words, wanted: Wanted = PERIOD) -> WordsAnswer:
    return await words.answer(wanted, CALENDAR, utc_now())


def row(answer: WordsAnswer, theme: str) -> WordsRow:
    return next(each for each in answer.items if each.theme.id == theme)


def texts(answer: WordsAnswer) -> dict[str, int]:
    return {each.theme.name: each.texts for each in answer.items}


def somebody(number: int) -> UUID:
    return derived_id("somebody", str(number))


def feeling(count: int, theme: list[str], value: float, first: int = 0, minutes: float = 0) -> list[Any]:
    return [
        each
        for n in range(first, first + count)
        for each in about(f"{theme} {n}", minutes + n, theme, somebody(n), sentiment=value + (n % 3 - 1) / 10)
    ]


async def test_each_theme_with_its_texts_customers_and_what_lies_below_it(words: Words, writer: LogWriter) -> None:
    told = [
        about("one", 1, [LATE], MAYA),
        about("two", 2, [LATE, PRICE], MAYA),
        about("three", 3, [DELIVERY], INES),
        about("four", 4, [], JONAS),
    ]
    await writer.append([each for some in told for each in some] + [understood("five", 5, JONAS)])
    answer = await ask(words)
    assert texts(answer) == {"Delivery": 3, "Late": 2, "Price": 1, "Size": 0}
    assert (row(answer, DELIVERY).customers, row(answer, LATE).customers) == (2, 1)
    totals = answer.totals
    assert (totals.texts, totals.customers, totals.without_theme, totals.waiting) == (5, 3, 1, 1)
    assert row(answer, LATE).theme.path == ["Delivery", "Late"]
    assert row(answer, LATE).theme.owner == "Lea Brandt"


async def test_below_ten_only_counts_are_said_and_no_feeling_is_not_zero(words: Words, writer: LogWriter) -> None:
    await writer.append(feeling(9, [SIZE], -2.0) + about("silent", 30, [PRICE]))
    answer = await ask(words)
    size, price = row(answer, SIZE), row(answer, PRICE)
    assert (size.sentiment.n, size.sentiment.mean, size.share.share, size.change) == (9, None, 0.9, None)
    assert (price.sentiment.n, price.sentiment.mean, price.quadrant) == (0, None, None)


async def test_the_newest_reading_and_theming_count_and_the_past_answers_as_it_did(
    words: Words, writer: LogWriter
) -> None:
    await writer.append(about("one", 1, [PRICE], sentiment=-1.0))
    then = utc_now()
    await writer.append([understood("one", 1, version="2", sentiment=3.0), themed("one", 1, [SIZE], version="2")])
    assert texts(await ask(words)) == {"Size": 1, "Delivery": 0, "Late": 0, "Price": 0}
    was = Wanted(since=PERIOD.since, until=PERIOD.until, as_of=then)
    assert texts(await ask(words, was))["Price"] == 1


async def test_a_teammates_word_stands_over_any_reading_until_taken_back(words: Words, writer: LogWriter) -> None:
    await writer.append(about("one", 1, [LATE], sentiment=-3.0) + about("two", 2, [PRICE]))
    await writer.append(
        [
            corrected("one", 9, "theme", {"theme": LATE, "is_it": False}),
            corrected("two", 9, "theme", {"theme": LATE, "is_it": True}),
            corrected("two", 9, "sentiment", 2.5),
        ]
    )
    answer = await ask(words)
    assert texts(answer) == {"Delivery": 1, "Late": 1, "Price": 1, "Size": 0}
    assert answer.totals.sentiment.n == 2
    back = {"theme": LATE, "is_it": None}
    await writer.append([corrected("one", 10, "theme", back), corrected("two", 10, "sentiment", None)])
    answer = await ask(words)
    assert (texts(answer)["Late"], answer.totals.sentiment.n) == (2, 1)


async def test_joined_customers_are_one_and_automatic_texts_are_nobodys(words: Words, writer: LogWriter) -> None:
    await writer.append(
        [*about("one", 1, [SIZE], MAYA), *about("two", 2, [SIZE], INES), *about("away", 3, [SIZE], is_automatic=True)]
    )
    assert row(await ask(words), SIZE).customers == 2
    joined = {"identity": INES, "customer": MAYA, "known_at": utc_now()}
    await writer.append([], {"identity_customer": [joined]})
    found = row(await ask(words), SIZE)
    assert (found.texts, found.customers) == (2, 1)


async def test_feeling_has_its_interval_and_pulls_down_with_a_field_to_stand_in(
    words: Words, writer: LogWriter
) -> None:
    await writer.append(
        feeling(40, [LATE], -3.0) + feeling(40, [PRICE], 2.0, first=100) + feeling(12, [LATE], -3.0, 300, -2000)
    )
    answer = await ask(words)
    late, price = row(answer, LATE), row(answer, PRICE)
    assert late.sentiment.mean == pytest.approx(-3.0025)
    assert late.sentiment.low < late.sentiment.mean < late.sentiment.high < 0
    assert (late.before.texts, late.change, late.pull, late.quadrant) == (12, "up", "down", "fix now")
    assert (price.change, price.pull, price.quadrant) == (None, "up", "celebrate")
    assert late.impact == pytest.approx(-price.impact, abs=0.01)


async def test_a_trend_is_cut_in_the_companys_days_and_says_what_is_complete(words: Words, writer: LogWriter) -> None:
    await writer.append(about("late evening", 14.5 * 60, [SIZE]) + about("noon", 3 * 60, [SIZE]))
    wanted = Wanted(since=NINE - timedelta(days=3), until=NINE + timedelta(days=3))
    trend = row(await ask(words, wanted), SIZE).trend
    berlin_midnight = NINE + timedelta(hours=14)
    assert {step.since: step.texts for step in trend if step.texts} == {
        berlin_midnight - timedelta(days=1): 1,
        berlin_midnight: 1,
    }
    assert [step.is_complete for step in trend] == [False, *[True] * 5, False]


async def test_two_periods_of_ones_own_choice_are_compared_by_the_day(words: Words, writer: LogWriter) -> None:
    await writer.append(feeling(30, [SIZE], 0.0) + feeling(30, [SIZE], 0.0, 500, -60 * 24 * 20))
    twice_as_long = (NINE - timedelta(days=21), NINE - timedelta(days=15))
    answer = await ask(words, Wanted(since=PERIOD.since, until=PERIOD.until, against=twice_as_long))
    assert (row(answer, SIZE).before.texts, row(answer, SIZE).change) == (30, "up")


CUTS = {
    "channel": {"chat": 2, "store": 1},
    "product": {"Trail 2": 2, None: 1},
    "stage": {"support": 1, "loyalty": 1, None: 1},
    "language": {"en": 2, "de": 1},
    "emotion": {"anger": 1, "joy": 1, None: 2},
    "teammate": {str(derived_id("teammate", "tom")): 1, None: 2},
}


@pytest.mark.parametrize("by", sorted(CUTS))
async def test_texts_apart_add_up(words: Words, writer: LogWriter, by: Any) -> None:
    answer = happened(9, "Message Sent", MAYA, "talk", teammate=derived_id("teammate", "tom"))
    one = about("one", 1, [SIZE], conversation="talk", stage="support", emotions=[{"name": "anger"}, {"name": "joy"}])
    two = about("two", 2, [SIZE], product="Trail 2", channel="store", stage="loyalty", language="de")
    three = about("three", 3, [SIZE], entities=[{"kind": "product", "value": "Trail 2"}])
    await writer.append([answer, *one, *two, *three])
    found = await words.by(PERIOD, SIZE, by, utc_now())
    assert {part.key: part.texts for part in found.parts} == CUTS[by]
    assert all(part.share.texts == part.share.among for part in found.parts)


FILTERS: list[tuple[Callable[[], dict[str, Any]], int]] = [
    (lambda: {"channels": ("store",)}, 1),
    (lambda: {"products": ("Trail 2", "Nothing")}, 1),
    (lambda: {"languages": ("de", "en")}, 2),
    (lambda: {"stages": ("support",)}, 0),
    (lambda: {"teammates": (str(derived_id("teammate", "tom")),)}, 1),
    (lambda: {"writer": "teammate"}, 0),
]


@pytest.mark.parametrize(("more", "count"), FILTERS)
async def test_what_is_not_asked_for_is_not_counted(
    words: Words, writer: LogWriter, more: Callable[[], dict[str, Any]], count: int
) -> None:
    answer = happened(9, "Message Sent", MAYA, "talk", teammate=derived_id("teammate", "tom"))
    two = about("two", 2, [SIZE], product="Trail 2", channel="store", language="de")
    await writer.append([answer, *about("one", 1, [SIZE], conversation="talk"), *two])
    wanted = Wanted(since=PERIOD.since, until=PERIOD.until, **more())
    answer = await ask(words, wanted)
    assert (answer.totals.texts, row(answer, SIZE).texts) == (count, count)


async def test_customers_are_grouped_by_what_was_known_of_them_then(words: Words, writer: LogWriter) -> None:
    before = NINE - timedelta(days=9)
    known = {MAYA: {"plan": "pro", "seats": 3, "tags": ["a"]}, INES: {"plan": "free"}, JONAS: {"plan": "pro"}}
    facts = {str(id): {"known": True, "company": "Ada", "facts": said} for id, said in known.items()}
    await write_facts(writer, "customer_facts", {**facts, "joined to another": None}, before)
    for number, who in enumerate((MAYA, MAYA, INES, JONAS, derived_id("nobody", "knows"))):
        await writer.append(about(f"n{number}", number, [SIZE], who))
    now = utc_now()
    plans = await words.by(PERIOD, SIZE, "fact", now, fact="plan")
    counted = {part.key: (part.texts, part.customers) for part in plans.parts}
    assert counted == {"pro": (3, 2), "free": (1, 1), None: (1, 1)}
    assert {part.key for part in (await words.by(PERIOD, SIZE, "fact", now, fact="tags")).parts} == {None}
    only = msgspec.structs.replace(PERIOD, facts=(("plan", "pro"), ("company", "Ada"), ("seats", "3")))
    assert (await ask(words, only)).totals.texts == 2
    either = msgspec.structs.replace(PERIOD, facts=(("plan", "pro"), ("plan", "free")))
    assert (await ask(words, either)).totals.texts == 4
    offered = [(each.name, each.values) for each in await words.facts(None)]
    assert offered == [("company", ["Ada"]), ("plan", ["pro", "free"])]

    await write_facts(writer, "customer_facts", {str(MAYA): {"known": True, "facts": {"plan": "free"}}}, utc_now())
    assert (await ask(words, msgspec.structs.replace(PERIOD, facts=(("plan", "free"),)))).totals.texts == 3
    then = msgspec.structs.replace(PERIOD, facts=(("plan", "free"),), as_of=now)
    assert (await ask(words, then)).totals.texts == 1
    with pytest.raises(FactUnnamed):
        await words.by(PERIOD, SIZE, "fact", now)


async def test_themes_that_go_together_more_often_than_chance(words: Words, writer: LogWriter) -> None:
    both, one, other, none = (
        feeling(12, [LATE, PRICE], 0.0),
        feeling(3, [LATE], 0.0, 50),
        [],
        feeling(20, [SIZE], 0.0, 90),
    )
    await writer.append([*both, *one, *other, *none])
    found = await words.together(PERIOD, None, utc_now())
    pair = next(each for each in found.items if {each.one.name, each.other.name} == {"Late", "Price"})
    assert (pair.texts, pair.change, found.texts) == (12, "up", 35)
    assert pair.lift == pytest.approx(12 / (15 * 12 / 35))
    assert all({each.one.name, each.other.name} != {"Late", "Delivery"} for each in found.items)


async def test_the_way_back_from_a_theme_to_the_step_before_it(words: Words, writer: LogWriter) -> None:
    told = [each for n in range(12) for each in about(f"late {n}", 60 + n, [LATE], somebody(n))]
    delayed = [happened(n, "Order Delayed", somebody(n), cause=n) for n in range(10)]
    seen_after = [happened(70 + n, "Page Viewed", somebody(n), cause=n) for n in range(12)]
    others = [each for n in range(20, 32) for each in about(f"size {n}", 60, [SIZE], somebody(n))]
    await writer.append([*told, *delayed, *seen_after, *others, happened(-25 * 60, "Page Viewed", somebody(11))])
    found = await words.causes(PERIOD, LATE, utc_now())
    [step] = found.items
    assert (step.name, step.department, step.share.texts, step.elsewhere.texts) == (
        "Order Delayed",
        "fulfilment",
        10,
        0,
    )
    assert (step.change, found.texts, found.nothing_before, found.theme.owner) == ("up", 12, 2, "Lea Brandt")


async def test_quotes_come_in_pages_and_are_found_by_their_words(words: Words, writer: LogWriter) -> None:
    await writer.append(
        [each for n in range(5) for each in about(f"number {n}", n, [LATE], text=f"Wait {n}, mail@x.de")]
    )
    see = str.upper
    first = await words.quotes(PERIOD, Search(LATE, ""), see, cursor=None, limit=3, now=utc_now())
    rest = await words.quotes(PERIOD, Search(LATE, ""), see, cursor=first.next, limit=3, now=utc_now())
    assert [each.text[:6] for each in [*first.items, *rest.items]] == [f"WAIT {n}" for n in (4, 3, 2, 1, 0)]
    assert (first.total, rest.next, first.items[0].themes) == (5, None, [LATE])
    found = await words.quotes(
        PERIOD,
        Search(None, "3, wait"),
        lambda said: said.replace("mail@x.de", "[email 1]"),
        cursor=None,
        limit=9,
        now=utc_now(),
    )
    assert [(each.text, each.at) for each in found.items] == [("Wait 3, [email 1]", at(3))]
    hidden = await words.quotes(
        PERIOD,
        Search(None, "mail@x"),
        lambda said: said.replace("mail@x.de", "[email 1]"),
        cursor=None,
        limit=9,
        now=utc_now(),
    )
    assert not hidden.items


async def test_what_was_erased_is_gone_from_every_answer(words: Words, writer: LogWriter, engine: DuckLog) -> None:
    await writer.append(about("one", 1, [SIZE], MAYA) + about("two", 2, [SIZE], INES))
    settled = Wanted(since=PERIOD.since, until=PERIOD.until, as_of=utc_now() + timedelta(hours=-0))
    assert row(await words.answer(settled, CALENDAR, utc_now() + timedelta(hours=1)), SIZE).texts == 2
    engine.erase([MAYA])
    assert row(await words.answer(settled, CALENDAR, utc_now() + timedelta(hours=1)), SIZE).texts == 1


async def test_a_period_that_ends_before_it_begins_is_refused(words: Words) -> None:
    with pytest.raises(WordsPeriodInvalid):
        await ask(words, Wanted(since=PERIOD.until, until=PERIOD.since))


async def test_after_getting_ready_no_question_is_compiled(words: Words, reading: Reading, writer: LogWriter) -> None:
    await get_ready(reading)
    compiled = reading.compiled
    await writer.append(about("one", 1, [SIZE]))
    now, then = PERIOD, Wanted(since=PERIOD.since, until=PERIOD.until, as_of=utc_now())
    for wanted in (now, then):
        await ask(words, wanted)
        await words.by(wanted, SIZE, "teammate", utc_now())
        await words.causes(wanted, SIZE, utc_now())
        await words.quotes(wanted, Search(SIZE, "this"), str, cursor=None, limit=5, now=utc_now())
    assert reading.compiled == compiled
