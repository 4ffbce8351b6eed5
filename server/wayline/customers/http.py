"""Customers over HTTP."""

from collections.abc import AsyncIterator, Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream

from wayline.company import Permission, sight_of
from wayline.customers import blocking, erasing, exporting, joining_by_hand, profile
from wayline.customers.auditing import write_down
from wayline.customers.facts import describing
from wayline.customers.listing import reads as listing
from wayline.customers.listing.filters import read_filter
from wayline.customers.listing.reads import Listed, Question
from wayline.customers.reads import customer_of
from wayline.kit.http import Asker, Now, Page, Tx, needs

MOST_ROWS = 1_000_000
MOST_COLUMNS = 60


class CustomerList(Page, frozen=True, kw_only=True):
    """A page of the list."""

    items: Sequence[Listed]


class FactStated(msgspec.Struct, frozen=True):
    """What a teammate says a fact is."""

    value: str | int | float | bool


class JoinWith(msgspec.Struct, frozen=True, rename={"with_": "with"}):
    """The other customer."""

    with_: UUID


class Joined(msgspec.Struct, frozen=True):
    """A join that was made, and the customer it made."""

    id: UUID
    customer_id: UUID


class Parted(msgspec.Struct, frozen=True):
    """The customers there are after undoing: two, or one that other claims still hold together."""

    customer_ids: Sequence[UUID]


async def read_question(
    *, search: FromQuery[str] = "", filter: FromQuery[str | None] = None, sort: FromQuery[str] = "-last_seen_at"
) -> Question:
    """What the address asks of the list."""
    return Question(search[:200], read_filter(filter) if filter else None, sort)


asked = {"question": Provide(read_question)}


@get("/api/customers", tags=["customers"], dependencies=asked, **needs(Permission.CUSTOMERS_READ))
async def list_customers(
    *,
    tx: Tx,
    question: NamedDependency[Question],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = 50,
    columns: FromQuery[str | None] = None,
) -> CustomerList:
    """Customers, found by words, filtered, sorted; `columns` names the facts to give (without it: all)."""
    items, following = await listing.page(tx, question, cursor, limit)
    if columns is not None:
        wanted = set(columns.split(",")[:MOST_COLUMNS])
        items = [
            msgspec.structs.replace(item, facts={n: v for n, v in item.facts.items() if n in wanted}) for item in items
        ]
    return CustomerList(items=items, next=following)


@get("/api/customers.csv", tags=["customers"], dependencies=asked, **needs(Permission.CUSTOMERS_EXPORT))
async def export_list(
    *,
    tx: Tx,
    state: State,
    caller: Asker,
    now: Now,
    question: NamedDependency[Question],
    columns: FromQuery[str | None] = None,
) -> Stream:
    """The same list as CSV, streamed; at most a million rows."""
    wanted = columns.split(",")[:MOST_COLUMNS] if columns else list(exporting.OWN_COLUMNS)
    await listing.page(tx, question, None, 1)
    await write_down(tx, caller, now, "list_exported", None, columns=wanted, masked=not sight_of(caller).personal_data)

    async def rows() -> AsyncIterator[Listed]:
        async with state.database.transaction() as reading:
            async for row in listing.every(reading, question, MOST_ROWS):
                yield row

    headers = {"Content-Disposition": 'attachment; filename="customers.csv"', "X-Content-Type-Options": "nosniff"}
    return Stream(
        exporting.as_csv(rows(), wanted, sight_of(caller)), media_type="text/csv; charset=utf-8", headers=headers
    )


@get("/api/customers/facts", tags=["customers"], **needs(Permission.CUSTOMERS_READ))
async def list_fact_names(tx: Tx) -> list[str]:
    """The names of facts in use, for filters and columns."""
    return await listing.fact_names(tx)


@get("/api/customers/{id:uuid}", tags=["customers"], **needs(Permission.CUSTOMERS_READ))
async def get_customer(tx: Tx, id: FromPath[UUID]) -> profile.CustomerPage:
    """One customer; an id that was joined into another answers with the joined one."""
    return await profile.customer_page(tx, id)


@put(
    "/api/customers/{id:uuid}/facts/{name:str}", tags=["customers"], status_code=204, **needs(Permission.CUSTOMERS_EDIT)
)
async def put_fact(  # noqa: PLR0917 what the edge hands over
    id: FromPath[UUID], name: FromPath[str], data: JSONBody[FactStated], tx: Tx, caller: Asker, now: Now
) -> None:
    """Say what a fact is; it stands over what the site tells."""
    await describing.state(tx, await customer_of(tx, id), (name, data.value), caller, now)


@delete("/api/customers/{id:uuid}/facts/{name:str}", tags=["customers"], **needs(Permission.CUSTOMERS_EDIT))
async def delete_fact(id: FromPath[UUID], name: FromPath[str], tx: Tx, caller: Asker, now: Now) -> None:
    """Remove a fact; the site may tell it anew."""
    await describing.remove(tx, await customer_of(tx, id), name, caller, now)


@get("/api/customers/{id:uuid}/joins", tags=["customers"], **needs(Permission.CUSTOMERS_READ))
async def list_joins(tx: Tx, id: FromPath[UUID]) -> list[profile.JoinShown]:
    """What was claimed of this customer's identities, newest first."""
    return await profile.joins_of(tx, id)


@get("/api/customers/{id:uuid}/joins/preview", tags=["customers"], **needs(Permission.CUSTOMERS_EDIT))
async def preview_join(
    tx: Tx, id: FromPath[UUID], other: Annotated[UUID, QueryParameter(name="with")]
) -> joining_by_hand.Preview:
    """What joining this customer with the other would make."""
    return await joining_by_hand.preview(tx, await customer_of(tx, id), await customer_of(tx, other))


@post("/api/customers/{id:uuid}/joins", tags=["customers"], **needs(Permission.CUSTOMERS_EDIT))
async def join_customers(id: FromPath[UUID], data: JSONBody[JoinWith], tx: Tx, caller: Asker, now: Now) -> Joined:
    """Join this customer with another; undo it by the id given back."""
    here, there = await customer_of(tx, id), await customer_of(tx, data.with_)
    join = await joining_by_hand.join(tx, here, there, caller, now)
    return Joined(join, await customer_of(tx, id))


@post("/api/joins/{id:uuid}/undo", tags=["customers"], status_code=200, **needs(Permission.CUSTOMERS_EDIT))
async def undo_join(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now) -> Parted:
    """Part what was joined; facts and lines are as if it had never been."""
    return Parted(await joining_by_hand.undo(tx, id, caller, now))


@delete("/api/customers/{id:uuid}", tags=["customers"], **needs(Permission.CUSTOMERS_ERASE))
async def erase_customer(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now) -> None:
    """Erase a customer for good: state now, log and files within seconds."""
    await erasing.erase(tx, await customer_of(tx, id), caller, now)


@get("/api/customers/{id:uuid}/export", tags=["customers"], **needs(Permission.CUSTOMERS_EXPORT))
async def export_customer(id: FromPath[UUID], tx: Tx, state: State, caller: Asker, now: Now) -> Stream:
    """Everything kept of a customer, as a zip: JSON, and the files that were sent."""
    exporter = exporting.Exporter(state.reading, state.files)
    packed = await exporter.export(tx, await customer_of(tx, id), caller, now)
    headers = {"Content-Disposition": f'attachment; filename="customer-{id}.zip"', "X-Content-Type-Options": "nosniff"}
    return Stream(exporting.in_pieces(packed), media_type="application/zip", headers=headers)


@post("/api/customers/{id:uuid}/block", tags=["customers"], status_code=204, **needs(Permission.CUSTOMERS_BLOCK))
async def block_customer(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now) -> None:
    """Take no more messages from them."""
    await blocking.block(tx, await customer_of(tx, id), caller, now)


@delete("/api/customers/{id:uuid}/block", tags=["customers"], **needs(Permission.CUSTOMERS_BLOCK))
async def unblock_customer(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now) -> None:
    """Take their messages again."""
    await blocking.unblock(tx, await customer_of(tx, id), caller, now)


handlers: list[Any] = [
    list_customers,
    export_list,
    list_fact_names,
    get_customer,
    put_fact,
    delete_fact,
    list_joins,
    preview_join,
    join_customers,
    undo_join,
    erase_customer,
    export_customer,
    block_customer,
    unblock_customer,
]
