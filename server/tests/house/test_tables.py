"""Every table says what one row is, every index which question it serves; times are told with their zone."""

import pytest
from sqlalchemy import DateTime, Table
from sqlalchemy.orm import Mapper

from wayline.entry import tables as _tables  # noqa: F401 (importing it is what gathers every room's tables)
from wayline.kit.db import Base

TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)
MAPPERS = sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_table_says_what_one_row_is(table: Table) -> None:
    assert table.comment


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_an_index_says_which_question_it_serves(table: Table) -> None:
    assert not [index.name for index in table.indexes if not index.info.get("question")]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_time_has_its_zone_and_ends_in_at(table: Table) -> None:
    times = [column for column in table.columns if isinstance(column.type, DateTime)]
    assert not [column.name for column in times if f"_{column.name}"[-3:] != "_at"]
    assert not [column.name for column in times if not column.type.timezone]


@pytest.mark.parametrize("mapper", MAPPERS, ids=lambda mapper: mapper.class_.__name__)
def test_nothing_is_fetched_behind_ones_back(mapper: Mapper[object]) -> None:
    lazy = {relation.key: relation.lazy for relation in mapper.relationships}
    assert not [key for key, value in lazy.items() if value not in {"raise", "raise_on_sql"}]
