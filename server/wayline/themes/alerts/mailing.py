"""An alarm as a mail to whoever asked for it."""

from uuid import UUID

import msgspec

from wayline.company import address_of
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.mail import Mail, Mailer
from wayline.themes.alerts import store
from wayline.themes.alerts.judging import WordsSeen

CHANGES = {
    ("volume", "up"): "{name}: clearly more texts than before",
    ("volume", "down"): "{name}: clearly fewer texts than before",
    ("feeling", "up"): "{name}: clearly better feeling than before",
    ("feeling", "down"): "{name}: clearly worse feeling than before",
    ("proposal", "new"): "Something new that customers talk about: {name}",
}


async def mail_alarm(database: Database, mailer: Mailer, address: str, alarm_id: UUID) -> None:
    """Send it, if mail is set and the teammate still works here. The console is at `address`. Raises MailFailed."""
    async with database.transaction() as tx:
        found = await store.alarms(tx, [alarm_id])
        if not found or not mailer.delivers or found[0][0].mailed_at is not None:
            return
        [(alarm, alert)] = found
        to = await address_of(tx, alert.made_by)
        if to is None:
            return
        said = msgspec.convert(alarm.seen, WordsSeen)
        subject = CHANGES[alert.about, alarm.change].format(name=" ".join(said.name.split())[:120])
        await mailer.send(Mail(to=to, subject=subject, text=_text(said, f"{address}/words")))
        alarm.mailed_at = utc_now()


def _text(said: WordsSeen, address: str) -> str:
    lines = [f"{said.texts} texts" + (f" of {said.customers} customers" if said.customers is not None else "")]
    if said.texts_before is not None and said.since and said.until and said.before_since:
        days, before = (said.until - said.since).days, (said.since - said.before_since).days
        lines[0] += f" in {days} days; {said.texts_before} in the {before} days before"
    if said.sentiment is not None and said.sentiment_before is not None:
        lines.append(f"Sentiment {said.sentiment:+.1f}, before {said.sentiment_before:+.1f} (from -5 to 5)")
    if said.p is not None:
        lines.append(f"Chance alone would do this in {said.p:.1%} of cases")
    return "\n".join([*lines, "", address])
