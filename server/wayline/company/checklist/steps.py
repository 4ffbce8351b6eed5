"""The steps of the set-up: what is done already, asked of the log and of our tables, never stored."""

from datetime import datetime
from typing import Literal

import ibis
import msgspec

from wayline.company import store as us
from wayline.company.checklist import store
from wayline.company.checklist.model import ChecklistTest
from wayline.company.people.store import open_invitations
from wayline.kit.db import Transaction
from wayline.touchpoints.reading import Reading, touchpoints

Step = Literal["tag", "chat", "teammate", "mail", "backup"]
STEPS: tuple[Step, ...] = ("tag", "chat", "teammate", "mail", "backup")
WEB, CHAT = "web", "chat"


class StepState(msgspec.Struct, frozen=True, kw_only=True):
    """One step: whether it is done, in a sentence, and what its newest live test found."""

    id: Step
    done: bool
    detail: str
    tested_at: datetime | None = None
    facts: dict[str, str | int | None] = {}


class Seen(msgspec.Struct, frozen=True):
    """The newest touchpoint of a kind: when it came in, and the page it came from."""

    at: datetime | None = None
    page: str | None = None


async def steps(tx: Transaction, reading: Reading, now: datetime) -> list[StepState]:
    """Every step, in the order in which they are best done."""
    tests = await store.tests(tx)
    return [
        seen_step("tag", await newest_page(reading)),
        seen_step("chat", await newest_chat(reading)),
        await teammate_step(tx, now),
        tested_step("mail", tests.get("mail")),
        tested_step("backup", tests.get("backup")),
    ]


def seen_step(step: Literal["tag", "chat"], seen: Seen) -> StepState:
    """Done once something came in."""
    words = {
        "tag": ("The script tag was seen.", "Nothing has come from the script tag yet."),
        "chat": ("A chat came in.", "Nobody has written in the chat yet."),
    }[step]
    facts: dict[str, str | int | None] = {"page": seen.page, "last_at": _told(seen.at)} if seen.at else {}
    return StepState(id=step, done=seen.at is not None, detail=words[0] if seen.at else words[1], facts=facts)


async def teammate_step(tx: Transaction, now: datetime) -> StepState:
    """Done once somebody else works here too."""
    others = len([each for each in await us.teammates(tx) if each.active]) - 1
    waiting = len(await open_invitations(tx, now))
    if others:
        detail = "A teammate is here." if others == 1 else f"{others} teammates are here."
    elif waiting:
        detail = "An invitation is on its way." if waiting == 1 else f"{waiting} invitations are on their way."
    else:
        detail = "You are alone so far."
    return StepState(id="teammate", done=others > 0, detail=detail, facts={"others": others, "waiting": waiting})


def tested_step(step: Step, test: ChecklistTest | None) -> StepState:
    """Done once its live test passed."""
    if test is None:
        return StepState(id=step, done=False, detail="This was not tried yet.")
    return StepState(id=step, done=test.passed, detail=test.detail, tested_at=test.tested_at, facts=test.facts)


async def newest_page(reading: Reading) -> Seen:
    """The newest touchpoint that came from a page, history left aside."""
    rows = touchpoints()
    return await _newest(reading, rows.filter(rows.channel == WEB, ~rows.history.fill_null(False)))


async def newest_chat(reading: Reading) -> Seen:
    """The newest message a customer wrote in a chat, history left aside."""
    rows = touchpoints()
    wrote = rows.filter(rows.channel == CHAT, rows.name == "Message Received")
    return await _newest(reading, wrote.filter(~wrote.history.fill_null(False)))


async def _newest(reading: Reading, rows: ibis.Table) -> Seen:
    newest = rows.order_by(ibis.desc("position")).limit(1).select("recorded_at", "context")
    found = await reading.rows(newest)
    if not found:
        return Seen()
    context = msgspec.json.decode(found[0]["context"] or "{}")
    page = context.get("page") if isinstance(context, dict) else None
    url = page.get("url") if isinstance(page, dict) else None
    return Seen(found[0]["recorded_at"], url if isinstance(url, str) else None)


def _told(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
