"""Alerts over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, cast
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes import store as themes
from wayline.themes.alerts import store
from wayline.themes.alerts.errors import AlertNeedsTheme
from wayline.themes.alerts.judging import WordsSeen
from wayline.themes.alerts.model import WordsAlarm, WordsAlert
from wayline.themes.auditing import note

WordsAlertAbout = Literal["volume", "feeling", "proposal"]


class WordsAlertWish(msgspec.Struct, frozen=True):
    """To be told when a theme's volume or feeling in the last `days` differs from four times as many before.

    Or of what is new: `proposal`, without a theme. `mail`: by mail too, where mail is set.
    """

    about: WordsAlertAbout
    theme_id: UUID | None = None
    days: Literal[1, 7, 28] = 7
    mail: bool = False


class WordsAlertShape(msgspec.Struct, frozen=True, kw_only=True):
    """An alert. `standing`: what was told last and still holds; the same is not told again until it is over."""

    id: UUID
    about: WordsAlertAbout
    theme_id: UUID | None
    theme: str | None
    days: int
    mail: bool
    made_at: datetime
    made_by: UUID
    made_by_name: str
    judged_until_at: datetime | None
    standing: Literal["up", "down"] | None


class WordsAlarmShape(msgspec.Struct, frozen=True, kw_only=True):
    """What was told, with the figures as they were then."""

    id: UUID
    alert_id: UUID
    about: WordsAlertAbout
    at: datetime
    change: Literal["up", "down", "new"]
    seen: WordsSeen


class WordsAlerts(msgspec.Struct, frozen=True):
    """Every alert, newest first, and the latest two hundred alarms."""

    items: Sequence[WordsAlertShape]
    alarms: Sequence[WordsAlarmShape]
    next: None = None


@get("/api/words/alerts", tags=["words"], **needs(Permission.THEMES_READ))
async def list_words_alerts(tx: Tx) -> WordsAlerts:
    """What teammates want to be told, and what they were told."""
    rows = await store.alerts(tx)
    return WordsAlerts(await _shown(tx, rows), [_alarm(alarm, alert) for alarm, alert in await store.alarms(tx)])


@post("/api/words/alerts", tags=["words"], **needs(Permission.THEMES_EDIT))
async def add_words_alert(data: JSONBody[WordsAlertWish], tx: Tx, caller: Asker, now: Now) -> WordsAlertShape:
    """Be told of it from now on."""
    if (data.about == "proposal") != (data.theme_id is None):
        raise AlertNeedsTheme
    if data.theme_id is not None:
        await themes.load_theme(tx, data.theme_id)
    alert = WordsAlert(
        about=data.about,
        theme_id=data.theme_id,
        days=data.days,
        mail=data.mail,
        made_at=now,
        made_by=caller.id,
        made_by_name=caller.name,
    )
    await store.save(tx, alert)
    await note(tx, caller, now, "alert_made", data.theme_id, about=data.about)
    return (await _shown(tx, [alert]))[0]


@delete("/api/words/alerts/{id:uuid}", tags=["words"], **needs(Permission.THEMES_EDIT))
async def drop_words_alert(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now) -> None:
    """Be told of it no more; its alarms go with it."""
    alert = await store.load(tx, id)
    await tx.delete(alert)
    await note(tx, caller, now, "alert_dropped", alert.theme_id, about=alert.about)


async def _shown(tx: Transaction, rows: Sequence[WordsAlert]) -> list[WordsAlertShape]:
    names = {theme.id: theme.name for theme in [*await themes.live_themes(tx), *await themes.archived_themes(tx)]}
    return [
        WordsAlertShape(
            id=row.id,
            about=cast("WordsAlertAbout", row.about),
            theme_id=row.theme_id,
            theme=names.get(row.theme_id) if row.theme_id else None,
            days=row.days,
            mail=row.mail,
            made_at=row.made_at,
            made_by=row.made_by,
            made_by_name=row.made_by_name,
            judged_until_at=row.judged_until_at,
            standing=cast("Literal['up', 'down'] | None", row.standing),
        )
        for row in rows
    ]


def _alarm(alarm: WordsAlarm, alert: WordsAlert) -> WordsAlarmShape:
    return WordsAlarmShape(
        id=alarm.id,
        alert_id=alert.id,
        about=cast("WordsAlertAbout", alert.about),
        at=alarm.at,
        change=cast("Literal['up', 'down', 'new']", alarm.change),
        seen=msgspec.convert(alarm.seen, WordsSeen),
    )


handlers: list[ControllerRouterHandler] = [list_words_alerts, add_words_alert, drop_words_alert]
