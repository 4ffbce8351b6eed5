"""Mail of alarms: one to each teammate with everything that is due for them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from wayline.alerts.model import Alarm, Alert
from wayline.alerts.sending import store
from wayline.alerts.sending.payloads import SAID, detail_of
from wayline.company import address_of, zones_of
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.jobs import ask
from wayline.kit.mail import Mail, Mailer

MAIL = "alarms:mail"
MOST_LINES = 50


async def ask_for_mail(tx: Transaction, now: datetime) -> int:
    """Have everybody mailed whose moment has come. Returns how many that are."""
    rows = await store.to_mail(tx, now)
    for teammate, of_them in groupby(rows, key=lambda row: row.teammate_id):
        told = list(of_them)
        for each in told:
            each.mail_at = None
        await ask(tx, MAIL, teammate_id=str(teammate), alarm_ids=[str(each.alarm_id) for each in told])
    await store.save(tx, *rows)
    return len(rows)


async def mail_alarms(
    database: Database,
    mailer: Mailer,
    console: str,
    teammate: UUID,
    alarms: Sequence[UUID],
    *,
    now: Callable[[], datetime] = utc_now,
) -> None:
    """Write to a teammate of these, if they still work here; of what is over only in a digest. Raises MailFailed."""
    async with database.transaction() as tx:
        rows = await store.of_mail(tx, teammate, alarms)
        to = await address_of(tx, teammate)
        wish = (await store.peace_of(tx, [teammate])).get(teammate)
        if wish is None or wish.digest is None:
            rows = [row for row in rows if row[1].ended_at is None]
        if to is None or not rows:
            return
        zone = ZoneInfo((await zones_of(tx, [teammate]))[teammate])
        told = [(alarm, alert) for _, alarm, alert in rows]
        await mailer.send(Mail(to=to, subject=_subject(told), text=_text(told, console, zone)))
        for row, _, _ in rows:
            row.mailed_at = now()
        await store.save(tx, *(row for row, _, _ in rows))


def _subject(told: Sequence[tuple[Alarm, Alert]]) -> str:
    alarm, alert = told[0]
    if len(told) == 1:
        return ("Over: " if alarm.ended_at else "") + f"{SAID[alert.about]} ({' '.join(alert.name.split())})"
    return f"{len(told)} alarms"


def _text(told: Sequence[tuple[Alarm, Alert]], console: str, zone: ZoneInfo) -> str:
    lines = []
    for alarm, alert in told[:MOST_LINES]:
        since = alarm.since_at.astimezone(zone)
        over = f", over {alarm.ended_at.astimezone(zone):%H:%M}" if alarm.ended_at else ""
        place = f"inbox/{alarm.conversation_id}" if alarm.conversation_id else "alarms"
        lines += [
            f"{SAID[alert.about]} ({alert.name}){detail_of(alarm.facts)}",
            f"{since:%Y-%m-%d %H:%M} {zone.key}{over}",
            f"{console}/{place}",
            "",
        ]
    if len(told) > MOST_LINES:
        lines += [f"And {len(told) - MOST_LINES} more.", ""]
    return "\n".join([*lines, f"What you are told of: {console}/alarms"])
