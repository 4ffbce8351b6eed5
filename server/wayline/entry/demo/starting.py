"""`wayline demo`: the server, the shop beside it, the company's people, and its past."""

import asyncio
import json
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from rich.console import Console

from wayline.company.auditing import acting
from wayline.company.channels.store import channels
from wayline.company.people.joining import NewTeammate, join
from wayline.company.permissions import built_in_role_id
from wayline.company.schedules.hours import WEEKDAYS, Hours, Span
from wayline.company.schedules.keeping import ScheduleChange, change_schedule
from wayline.company.starting import Start, start_company
from wayline.company.store import find_company, load_company, team_by_name, teammate_by_email
from wayline.conversations import Author, Side
from wayline.entry.demo.alerting import be_told
from wayline.entry.demo.coaching import coach
from wayline.entry.demo.ordering import put_in_order
from wayline.entry.demo.preparing import ask_lead
from wayline.entry.demo.promising import promise, talk_now
from wayline.entry.demo.reviewing import review_past
from wayline.entry.demo.shop.http import make_shop
from wayline.entry.demo.simulator import Plan, simulate
from wayline.entry.demo.simulator.people import Person
from wayline.entry.demo.writing import write_history
from wayline.entry.parts import Parts
from wayline.entry.serving import embedded, refuse_taken, serve
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.ids import new_secret
from wayline.themes.exchange.beginning import starter
from wayline.themes.exchange.bringing_in import bring_in
from wayline.themes.heads.asking import ask_unless_at_work

SHOP_PORT = 1  # beside the server's own
PEOPLE = (
    ("Ana Ferreira", "ana@cortado.example", "administrator"),
    ("Lea Holm", "lea@cortado.example", "lead"),
    ("Tom Reed", "tom@cortado.example", "teammate"),
    ("Sara Lind", "sara@cortado.example", "teammate"),
    ("Nils Berg", "nils@cortado.example", "teammate"),
    ("Vic Moreau", "vic@cortado.example", "viewer"),
)
out = Console(highlight=False)


class Opened(msgspec.Struct):
    """What the demo needs to remember between two starts; kept in the data directory, for its owner's eyes."""

    password: str
    channel_id: UUID
    channel_key: str
    channel_secret: str
    until: datetime
    history_written: bool = False


def run_demo(settings: Settings, *, customers: int, days: int, parcel_seconds: float) -> None:
    """Serve the demo until stopped. Its data lies in `demo` inside the data directory."""
    settings = msgspec.structs.replace(settings, data=settings.data / "demo")
    refuse_taken(settings.server.host, settings.server.port + SHOP_PORT)

    async def beside(parts: Parts) -> None:
        opened = await _open_company(parts)
        shop_url = f"http://{settings.server.host}:{settings.server.port + SHOP_PORT}"
        shop = embedded(
            make_shop(settings.public_url, opened.channel_key, opened.channel_secret, parcel_seconds),
            settings.server.host,
            settings.server.port + SHOP_PORT,
        )
        shopping = asyncio.create_task(shop.serve())
        try:
            _say(settings, shop_url, opened)
            if not opened.history_written:
                await _write_past(parts, opened, customers, days)
            await asyncio.shield(shopping)  # cut short, it would never let go of what it holds
        finally:
            shop.stop()  # type: ignore[no-untyped-call] # (Granian does not type it)
            await shopping

    serve(settings, beside)


async def _open_company(parts: Parts) -> Opened:
    """The company and its people: made at the first start, remembered afterwards."""
    file = parts.directory.path / "demo.json"
    if file.exists():
        return msgspec.json.decode(file.read_bytes(), type=Opened)
    now = utc_now()
    until = now.replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    async with parts.database.transaction() as tx:
        if await find_company(tx) is None:
            name, email, _ = PEOPLE[0]
            start = Start(
                company_name="Cortado",
                name=name,
                email=email,
                password=password,
                time_zone="Europe/London",
                currency="GBP",
            )
            first = await start_company(tx, start, now)
            by = acting("teammate", first.id, first.name)
            company = await load_company(tx)
            if company.schedule_id is not None:
                always = ScheduleChange(hours=_always(company.time_zone))
                await change_schedule(tx, company.schedule_id, always, by, now)
            hired = []
            for name, email, role in PEOPLE[1:]:
                new = NewTeammate(
                    name=name, email=email, role_id=built_in_role_id(role), password_hash=first.password_hash
                )
                hired.append((await join(tx, new, by, now)).id)
            await promise(tx, (await channels(tx))[0].id, hired[1:3], by, now)
            await bring_in(tx, starter("shop"), by, now, source="starter")
        channel = (await channels(tx))[0]
        channel.secret, channel.secret_made_at = new_secret(), now
        opened = Opened(password, channel.id, channel.key, channel.secret, until)
    _keep(file, opened)
    return opened


async def _write_past(parts: Parts, opened: Opened, customers: int, days: int) -> None:
    plan = Plan(until=opened.until, customers=customers, days=days)
    history = await asyncio.to_thread(simulate, plan)
    teammates = {name: email for name, email, _ in PEOPLE}
    await write_history(parts, history, opened.channel_id, teammates, out)
    await _talk_now(parts, opened, [life.person.browser for life in history.lives[-4:]])
    await _order_now(parts, [each.person for each in history.letters if each.person.language == "en"])
    await _review_past(parts)
    await _learn_themes(parts)
    opened.history_written = True
    _keep(parts.directory.path / "demo.json", opened)
    truth = history.truth
    out.print(
        f"The past is written: {truth.touchpoints:,} touchpoints of {len(truth.customers):,} customers, "
        f"{truth.conversations:,} conversations, {len(truth.orders):,} orders.",
        soft_wrap=True,
    )


async def _talk_now(parts: Parts, opened: Opened, browsers: list[str]) -> None:
    """Somebody writes just now, so that promises are seen running."""
    async with parts.database.history() as tx:
        tom = await teammate_by_email(tx, PEOPLE[2][1])
        team = await team_by_name(tx, "North America")
        if tom is not None:
            author = Author(Side.TEAMMATE, tom.id)
            await talk_now(tx, browsers, (opened.channel_id, team.id if team else None), author, utc_now())
            lea = await teammate_by_email(tx, PEOPLE[1][1])
            if lea is not None:
                await ask_lead(tx, browsers[-1], author, (lea.id, lea.name), utc_now())
    async with parts.database.transaction() as tx:
        lea = await teammate_by_email(tx, PEOPLE[1][1])
        if tom is not None and lea is not None:
            await be_told(tx, acting("teammate", lea.id, lea.name), (lea.id, tom.id), utc_now())


async def _order_now(parts: Parts, people: Sequence[Person]) -> None:
    """Tom puts in order what came just now."""
    async with parts.database.transaction() as tx:
        tom = await teammate_by_email(tx, PEOPLE[2][1])
    if tom is not None and len(people) > 1:
        await put_in_order(parts, people, Author(Side.TEAMMATE, tom.id), utc_now())


async def _review_past(parts: Parts) -> None:
    """The lead and the administrator have judged what the teammates answered, and the lead coaches."""
    async with parts.database.transaction() as tx:
        people = [await teammate_by_email(tx, email) for _, email, _ in PEOPLE[:5]]
        ana, lea, *others = [acting("teammate", each.id, each.name) for each in people if each is not None]
        await review_past(tx, others, (lea, ana), utc_now())
        await coach(tx, others, lea, utc_now())


async def _learn_themes(parts: Parts) -> None:
    """The shop's themes find more than words, once they are learned: beside everything else, when the past is there."""
    async with parts.database.transaction() as tx:
        lea = await teammate_by_email(tx, PEOPLE[1][1])
        if lea is not None:
            await ask_unless_at_work(tx, "training", acting("teammate", lea.id, lea.name), utc_now())


def _always(time_zone: str) -> Hours:
    """Whoever tries the demo finds somebody at the desk."""
    return Hours(time_zone=time_zone, week={day: [Span("00:00", "24:00")] for day in WEEKDAYS})


def _keep(file: Path, opened: Opened) -> None:
    file.touch(mode=0o600)
    file.write_text(json.dumps(msgspec.to_builtins(opened), indent=2))


def _say(settings: Settings, shop_url: str, opened: Opened) -> None:
    out.print(f"\n  Console  [bold]{settings.public_url}[/bold]")
    out.print(f"  Shop     [bold]{shop_url}[/bold]\n")
    out.print("  Sign in as")
    for name, email, role in PEOPLE:
        out.print(f"    {email:<24} {name}, {role}")
    out.print(f"  with the password [bold]{opened.password}[/bold]\n")
