"""The list of customers, kept in step with identities and facts; it can be rebuilt from them at any time."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wayline.customers import store
from wayline.customers.facts import store as facts_store
from wayline.customers.facts.resolving import Profile, Told, profile, resolve
from wayline.customers.identities import Kind
from wayline.customers.listing import store as list_store
from wayline.customers.listing.wording import sort_key, tokens
from wayline.customers.store import Known
from wayline.kit.db import Transaction
from wayline.kit.live import Live
from wayline.touchpoints.recording import record_facts

FACTS = "customer_facts"
LARGEST_SEARCH = 2000
NOTHING: dict[str, Any] = {"facts": {}}


async def project(tx: Transaction, customers: Collection[UUID], now: datetime) -> None:
    """Bring the list up to date for these customers, tell the readers of the log what changed, and tell live.

    An id that has no identities any more leaves the list.
    """
    if not customers:
        return
    identities: dict[UUID, list[Known]] = defaultdict(list)
    for identity in await store.identities_of(tx, customers):
        identities[identity.customer_id].append(identity)
    every = [identity.id for group in identities.values() for identity in group]
    told: dict[UUID, list[Told]] = defaultdict(list)
    for fact in await facts_store.told_of(tx, every):
        told[fact.identity].append(fact)
    companies = await facts_store.company_names(tx, every)
    before = await list_store.shown(tx, customers)
    rows = [
        _row(id, group, [t for each in group for t in told[each.id]], [companies.get(each.id) for each in group])
        for id, group in identities.items()
    ]
    gone = [id for id in customers if id not in identities]
    await list_store.show(tx, rows)
    await list_store.forget(tx, gone)
    stale = {row["id"]: row["facts"] for row in rows if row["facts"] != before.get(row["id"], NOTHING)["facts"]}
    await list_store.show_facts(tx, stale)
    await _tell_readers(tx, rows, gone, before, now)


async def rebuild(tx: Transaction, now: datetime) -> int:
    """Make the whole list again from what it is derived from. Returns how many customers there are."""
    await store.lock(tx)
    every = await store.all_customers(tx)
    listed = await list_store.listed(tx)
    await list_store.forget(tx, listed - set(every))
    for start in range(0, len(every), 1000):
        chunk = every[start : start + 1000]
        await project(tx, chunk, now)
        shown = await list_store.shown(tx, chunk)
        await list_store.show_facts(tx, {id: said["facts"] for id, said in shown.items()})
    await list_store.forget_strays(tx)
    return len(every)


def _row(
    id: UUID, identities: Sequence[Known], told: Iterable[Told], companies: Iterable[str | None]
) -> dict[str, Any]:
    facts = {fact.name: fact.value for fact in resolve(identities, told)}
    shown = profile(identities, facts, next((name for name in companies if name), None))
    blocks = [identity.blocked_at for identity in identities if identity.blocked_at]
    return {
        "id": id,
        "known": any(identity.kind != Kind.ANONYMOUS for identity in identities),
        "name": shown.name,
        "email": shown.email,
        "phone": shown.phone,
        "company": shown.company,
        "name_key": sort_key(shown.name),
        "email_key": sort_key(shown.email),
        "company_key": sort_key(shown.company),
        "phone_key": sort_key(shown.phone),
        "first_seen_at": min(identity.first_seen_at for identity in identities),
        "last_seen_at": max(identity.last_seen_at for identity in identities),
        "blocked_at": min(blocks) if blocks else None,
        "facts": facts,
        "search": _searchable(shown, identities),
    }


async def _tell_readers(
    tx: Transaction, rows: Iterable[dict[str, Any]], gone: Iterable[UUID], before: dict[UUID, Any], now: datetime
) -> None:
    said: dict[UUID, dict[str, Any] | None] = {}
    changed = set(gone)
    for row in rows:
        id, old = row["id"], before.get(row["id"])
        new = {name: row[name] for name in ("known", "name", "email", "phone", "company", "facts")}
        if new != old:
            changed.add(id)
            if old is not None or row["known"] or row["facts"]:
                said[id] = new
    said |= {id: None for id in gone if id in before}
    if said:
        await record_facts(tx, FACTS, said, now)
    if changed:
        await Live.announce_each(tx, {f"customer:{id}": {"id": str(id)} for id in sorted(changed)})


def _searchable(shown: Profile, identities: Iterable[Known]) -> str:
    values = [shown.name, shown.email, shown.phone, shown.company]
    values += [identity.value for identity in identities if identity.kind != Kind.ANONYMOUS]
    words = [word for value in values if value for word in tokens(value)]
    return " ".join(dict.fromkeys(words))[:LARGEST_SEARCH]
