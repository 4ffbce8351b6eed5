"""The first start: the company and its administrator."""

from datetime import datetime

import msgspec

from wayline.company import store
from wayline.company.access import store as access
from wayline.company.access.model import SetupToken
from wayline.company.auditing import acting, note
from wayline.company.channels.opening import open_channel
from wayline.company.emails import plain_email
from wayline.company.errors import SetupDone, SetupTokenWrong, TimeZoneUnknown
from wayline.company.model import Company, Role, Teammate
from wayline.company.passwords import hash_password, judge_password
from wayline.company.permissions import ADMINISTRATOR, BUILT_IN, built_in_role_id
from wayline.company.schedules.hours import is_time_zone, office_hours
from wayline.company.schedules.keeping import add_schedule
from wayline.company.telling import tell_of_company, tell_of_teammate
from wayline.company.tokens import new_token, same, token_hash
from wayline.kit.db import Database, Transaction
from wayline.kit.ids import new_id


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """What the first start asks."""

    company_name: str
    name: str
    email: str
    password: str
    time_zone: str = "UTC"
    locale: str = "en"
    currency: str = "EUR"


async def new_setup_token(database: Database, at: datetime) -> str | None:
    """A fresh one-time token for the set-up page, for the server to print; None when the company is set up."""
    async with database.transaction() as tx:
        await store.hold_setup(tx)
        if await store.find_company(tx) is not None:
            return None
        token = new_token()
        await access.clear_setup_tokens(tx)
        tx.add(SetupToken(token_hash=token_hash(token), made_at=at))
        return token


async def use_setup_token(tx: Transaction, token: str) -> None:
    """Use the token up. Raises SetupDone, SetupTokenWrong."""
    await store.hold_setup(tx)
    if await store.find_company(tx) is not None:
        raise SetupDone
    printed = await access.setup_token(tx)
    if printed is None or not same(printed.token_hash, token_hash(token)):
        raise SetupTokenWrong
    await access.clear_setup_tokens(tx)


async def start_company(tx: Transaction, start: Start, at: datetime, *, address: str | None = None) -> Teammate:
    """Make the company, its four roles, office hours, a first chat channel, and the administrator.

    Raises SetupDone, PasswordWeak, EmailInvalid, TimeZoneUnknown.
    """
    await store.hold_setup(tx)
    if await store.find_company(tx) is not None:
        raise SetupDone
    if not is_time_zone(start.time_zone):
        raise TimeZoneUnknown(time_zone=start.time_zone)
    email = plain_email(start.email)
    judge_password(start.password, start.name, email, start.company_name, "wayline")
    tx.add_all(
        [Role(id=built_in_role_id(name), name=name.capitalize(), built_in=name, made_at=at) for name in BUILT_IN]
    )
    await tx.flush()
    administrator = Teammate(
        id=new_id(),
        name=start.name.strip(),
        email=email,
        role_id=built_in_role_id(ADMINISTRATOR),
        password_hash=await hash_password(start.password),
        password_set_at=at,
        joined_at=at,
    )
    tx.add(administrator)
    company = Company(
        name=start.company_name.strip(),
        time_zone=start.time_zone,
        locale=start.locale,
        currency=start.currency,
        started_at=at,
    )
    tx.add(company)
    await tx.flush()
    by = acting("teammate", administrator.id, administrator.name, address)
    await note(tx, by, at, "company.started", ("company", company.id), name=company.name)
    await tell_of_teammate(tx, administrator, [], at)
    schedule = await add_schedule(tx, "Office hours", office_hours(start.time_zone), by, at)
    company.schedule_id = schedule.id
    await open_channel(tx, "Website", by, at, schedule_id=schedule.id)
    await tell_of_company(tx, company, at)
    return administrator
