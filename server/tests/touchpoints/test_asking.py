"""Questions compiled once: whatever fills the blanks, the answer is that of the expression written out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import ibis
import msgspec
import pytest

from wayline.kit.ids import derived_id
from wayline.touchpoints.asking import Compiled
from wayline.touchpoints.batch import as_columns
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading, ask, touchpoints_of, utc_literal
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint

NOON = datetime(2026, 10, 14, 12, 0, 0, 123456, tzinfo=UTC)
WHO = [derived_id("who", str(number)) for number in range(5)]


class Span(msgspec.Struct, frozen=True):
    """A stretch of time of somebody, inside a struct."""

    since: datetime
    until: datetime | None
    names: tuple[str, ...] = ("Page Viewed",)


def within(who: Sequence[UUID], span: Span) -> ibis.Table:
    rows = touchpoints_of(who)
    rows = rows.filter(rows.name.isin(span.names) & (rows.occurred_at >= utc_literal(span.since)))
    return rows.filter(rows.occurred_at < utc_literal(span.until)) if span.until else rows


def reckoning(moment: datetime) -> ibis.Table:
    rows = touchpoints_of(WHO)
    return rows.filter(rows.occurred_at >= utc_literal(moment - timedelta(days=1)))


@pytest.fixture
def told(engine: DuckLog) -> DuckLog:
    rows = [
        Touchpoint(
            id=derived_id("seen", str(who), str(minute)),
            identity=who,
            name="Page Viewed",
            occurred_at=NOON + timedelta(minutes=minute),
            lens=Lens.EXPERIENCE,
            channel="web",
            initiated_by=Initiator.CUSTOMER,
        )
        for who in WHO
        for minute in range(10)
    ]
    engine.append(as_columns(rows, 1, NOON), {})
    return engine


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("until", [None, NOON + timedelta(minutes=7)])
async def test_a_question_is_answered_as_its_expression(
    told: DuckLog, reading: Reading, count: int, until: datetime | None
) -> None:
    for minute in (0, 4):
        span = Span(NOON + timedelta(minutes=minute), until)
        asked = await reading.rows(ask(within, WHO[:count], span))
        written = await reading.rows(within(WHO[:count], span))
        assert len(asked) == count * ((7 if until else 10) - minute)
        assert sorted(row["id"] for row in asked) == sorted(row["id"] for row in written)


def test_what_differs_in_moments_and_ids_alone_is_built_once() -> None:
    built: list[Span] = []

    def build(who: Sequence[UUID], span: Span) -> ibis.Table:
        built.append(span)
        return within(who, span)

    compiled = Compiled("duckdb")
    words = {
        compiled.sql(ask(build, who, Span(NOON + timedelta(minutes=minute), None)))
        for who in (WHO[:3], WHO[1:5])
        for minute in range(3)
    }
    assert (len(words), len(built)) == (6, 1)
    compiled.sql(ask(build, WHO[:3], Span(NOON, None, names=("Order Completed",))))
    assert len(built) == 2


def test_nothing_blank_is_left_and_what_was_given_stands_in_it() -> None:
    sql = Compiled("duckdb").sql(ask(within, WHO[:3], Span(NOON, NOON + timedelta(hours=1))))
    assert all(str(who) in sql for who in WHO[:3])
    assert "2026-10-14 12:00:00.123456" in sql
    assert "2026-10-14 13:00:00.123456" in sql
    assert "blank" not in sql


def test_reckoning_with_a_moment_that_is_blank_is_refused() -> None:
    with pytest.raises(TypeError, match="not known"):
        Compiled("duckdb").sql(ask(reckoning, NOON))
