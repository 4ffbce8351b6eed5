"""Places outside: making, removing and trying them; having an alarm sent there."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.alerts.errors import AlertsFull
from wayline.alerts.model import Delivery, Target
from wayline.alerts.sending import store
from wayline.alerts.sending.payloads import TargetKind, What
from wayline.company import note
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import new_secret
from wayline.kit.jobs import ask
from wayline.kit.outside import check_address
from wayline.kit.sealing import Seal

MOST = 20
DELIVER = "alarms:deliver"


class TargetWish(msgspec.Struct, frozen=True):
    """A place outside: `webhook` takes our own shape, signed; the others what that chat takes."""

    name: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
    kind: TargetKind
    url: Annotated[str, Meta(min_length=8, max_length=2000)]


async def add_target(tx: Transaction, seal: Seal, wish: TargetWish, by: Caller, at: datetime) -> tuple[Target, str]:
    """A new place, and the secret with which what goes there is signed. Raises AddressRefused, AlertsFull."""
    check_address(wish.url)
    if len(await store.targets(tx)) >= MOST:
        raise AlertsFull(most=MOST)
    secret = new_secret()
    target = Target(
        name=" ".join(wish.name.split()),
        kind=wish.kind,
        host=urlsplit(wish.url).hostname or "",
        url_sealed=seal.close(wish.url),
        secret_sealed=seal.close(secret),
        made_at=at,
        made_by=by.id,
    )
    await store.save(tx, target)
    await note(tx, by, at, "target.made", ("target", target.id), name=target.name, host=target.host)
    return target, secret


async def remove_target(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Nothing is sent there any more; what was sent is forgotten. Raises NoSuchTarget."""
    target = await store.load_target(tx, id)
    await tx.delete(target)
    await note(tx, by, at, "target.removed", ("target", id), name=target.name, host=target.host)


async def try_target(tx: Transaction, id: UUID, at: datetime) -> Delivery:
    """Send a test there. Raises NoSuchTarget."""
    target = await store.load_target(tx, id)
    return (await _send(tx, [target.id], None, "test", at))[0]


async def send(tx: Transaction, targets: Iterable[UUID], alarm: UUID, what: What, at: datetime) -> None:
    """Have what became of an alarm told in these places, as far as they are there."""
    await _send(tx, await store.known(tx, targets), alarm, what, at)


async def _send(
    tx: Transaction, targets: Iterable[UUID], alarm: UUID | None, what: What, at: datetime
) -> list[Delivery]:
    rows = [Delivery(target_id=target, alarm_id=alarm, what=what, asked_at=at) for target in targets]
    await store.save(tx, *rows)
    for row in rows:
        await ask(tx, DELIVER, delivery_id=str(row.id))
    return rows
