"""Live tests: they do the thing and look."""

import asyncio
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec

from wayline.company import store as us
from wayline.company.checklist import store
from wayline.company.checklist.model import ChecklistTest
from wayline.company.checklist.steps import Seen, Step, StepState, newest_chat, newest_page, seen_step, teammate_step
from wayline.kit.db import Transaction
from wayline.kit.folder import DataDirectory
from wayline.kit.http import Caller
from wayline.kit.ids import new_bytes, new_id
from wayline.kit.mail import Mail, Mailer, MailFailed
from wayline.touchpoints.reading import Reading

LATELY = timedelta(minutes=10)
LEAST_FREE = 1_000_000_000


class Trial(msgspec.Struct, frozen=True):
    """What a live test found: whether it passed now, and the state of the step after it."""

    passed: bool
    step: StepState


async def try_seen(reading: Reading, step: Literal["tag", "chat"], now: datetime) -> Trial:
    """Look into the log for something that came in within ten minutes."""
    seen = await (newest_page if step == "tag" else newest_chat)(reading)
    if seen.at is not None and seen.at >= now - LATELY:
        return Trial(passed=True, step=seen_step(step, seen))
    return Trial(passed=False, step=_nothing_lately(step, seen))


async def try_teammate(tx: Transaction, now: datetime) -> Trial:
    """Look whether somebody else is here."""
    found = await teammate_step(tx, now)
    return Trial(passed=found.done, step=found)


async def try_mail(tx: Transaction, mailer: Mailer, by: Caller, now: datetime) -> Trial:
    """Send the caller a mail, and keep whether the server took it."""
    if not mailer.delivers:
        detail = "No mail server is set. Set mail.smtp_url; until then invitations and resets go by link."
        return await _kept(tx, "mail", by.id, now, (False, detail, {}))
    to = (await us.load_teammate(tx, by.id)).email
    text = "This mail was sent by the set-up checklist of Wayline. It has arrived, so invitations will too.\n"
    try:
        await mailer.send(Mail(to=to, subject="Mail from Wayline works", text=text))
    except MailFailed as error:
        return await _kept(tx, "mail", by.id, now, (False, str(error), {"to": to}))
    return await _kept(
        tx, "mail", by.id, now, (True, f"The mail server took a mail to {to}. Look whether it came.", {"to": to})
    )


async def try_backup(tx: Transaction, directory: DataDirectory, by: Caller, now: datetime) -> Trial:
    """Write a file where backups go, read it back, and look how much room there is."""
    place = directory.backups
    try:
        free = await asyncio.to_thread(_try_place, place)
    except OSError as error:
        detail = f"Backups cannot be written to {place}: {error.strerror or error}."
        return await _kept(tx, "backup", by.id, now, (False, detail, {"place": str(place)}))
    facts: dict[str, str | int | None] = {"place": str(place), "free_bytes": free}
    if free < LEAST_FREE:
        return await _kept(tx, "backup", by.id, now, (False, f"There is less than 1 GB left at {place}.", facts))
    return await _kept(tx, "backup", by.id, now, (True, f"Backups can be written to {place}.", facts))


def _try_place(place: Path) -> int:
    """Raises OSError; returns the bytes that are free."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    probe, content = place / f"probe-{new_id()}", new_bytes(4096)
    try:
        probe.write_bytes(content)
        if probe.read_bytes() != content:
            raise OSError("what was written did not come back")
    finally:
        probe.unlink(missing_ok=True)
    return shutil.disk_usage(place).free


def _nothing_lately(step: Step, seen: Seen) -> StepState:
    words = {
        "tag": "Open a page with the script tag in another window, then test again.",
        "chat": "Write a line in the chat of your page, then test again.",
    }[step]
    told = f"Nothing came in within the last ten minutes. {words}"
    return StepState(
        id=step, done=seen.at is not None, detail=told, facts={"last_at": seen.at.isoformat() if seen.at else None}
    )


async def _kept(
    tx: Transaction,
    step: Step,
    by: UUID,
    now: datetime,
    found: tuple[bool, str, dict[str, str | int | None]],
) -> Trial:
    passed, detail, facts = found
    await store.keep(
        tx, ChecklistTest(step=step, tested_at=now, tested_by=by, passed=passed, detail=detail, facts=dict(facts))
    )
    return Trial(passed, StepState(id=step, done=passed, detail=detail, tested_at=now, facts=facts))
