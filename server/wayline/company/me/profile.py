"""A teammate changes what is their own: profile, password, second step, presence."""

from datetime import datetime

import msgspec
import segno

from wayline.company import store
from wayline.company.access import store as access
from wayline.company.access.resetting import set_password
from wayline.company.access.second_step import new_recovery_codes, new_totp_secret, step_of, totp_address
from wayline.company.auditing import note
from wayline.company.errors import CodeWrong, PasswordWrong, SecondFactorOn, TimeZoneUnknown
from wayline.company.model import Presence, Teammate
from wayline.company.passwords import password_matches
from wayline.company.schedules.hours import is_time_zone
from wayline.company.telling import tell_of_teammate
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.live import Live
from wayline.kit.sealing import Seal


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be different; UNSET stays, None is the company's own."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    time_zone: str | msgspec.UnsetType | None = msgspec.UNSET
    locale: str | msgspec.UnsetType | None = msgspec.UNSET


class TotpSetup(msgspec.Struct, frozen=True):
    """A secret for an authenticator app, as letters, as an address and as a picture. Shown once."""

    secret: str
    uri: str
    qr_svg: str


async def change_profile(tx: Transaction, wanted: ProfileChange, by: Caller, at: datetime) -> Teammate:
    """Another name, time zone or language. Raises TimeZoneUnknown."""
    teammate = await store.hold_teammate(tx, by.id)
    changed = {
        name: value for name in wanted.__struct_fields__ if (value := getattr(wanted, name)) is not msgspec.UNSET
    }
    zone = changed.get("time_zone")
    if zone is not None and not is_time_zone(str(zone)):
        raise TimeZoneUnknown(time_zone=zone)
    for name, value in changed.items():
        setattr(teammate, name, value.strip() if isinstance(value, str) else value)
    await tx.flush()
    await note(tx, by, at, "teammate.profile_changed", ("teammate", by.id), changed=changed)
    await tell_of_teammate(tx, teammate, await store.team_ids_of(tx, by.id), at)
    return teammate


async def change_password(tx: Transaction, current: str, new: str, by: Caller, at: datetime) -> None:
    """A new password, for who knows the old one; every other browser is signed out.

    Raises PasswordWrong, PasswordWeak.
    """
    teammate = await store.hold_teammate(tx, by.id)
    await _check_password(teammate, current)
    await set_password(tx, teammate, new, by, at)
    await access.drop_reset_links(tx, by.id)
    await access.end_sessions(tx, by.id, but=by.session_id)


async def begin_second_step(tx: Transaction, seal: Seal, by: Caller, at: datetime) -> TotpSetup:
    """A fresh secret; sign-in asks for it once a code of it was confirmed. Raises SecondFactorOn."""
    teammate = await store.hold_teammate(tx, by.id)
    if teammate.totp_confirmed_at is not None:
        raise SecondFactorOn
    secret = new_totp_secret()
    teammate.totp_sealed = seal.close(secret)
    company = await store.load_company(tx)
    uri = totp_address(secret, teammate.email, company.name)
    await note(tx, by, at, "teammate.second_step_begun", ("teammate", by.id))
    picture = segno.make(uri, micro=False, error="m").svg_inline(scale=4, border=2, light="#fff")
    return TotpSetup(secret, uri, picture)


async def confirm_second_step(tx: Transaction, seal: Seal, code: str, by: Caller, at: datetime) -> list[str]:
    """Turn it on with a code of the app. Returns the recovery codes, shown once. Raises CodeWrong, SecondFactorOn."""
    teammate = await store.hold_teammate(tx, by.id)
    if teammate.totp_confirmed_at is not None:
        raise SecondFactorOn
    step = step_of(seal.open(teammate.totp_sealed), code.replace(" ", ""), at) if teammate.totp_sealed else None
    if step is None or not await access.use_totp_step(tx, teammate.id, step):
        raise CodeWrong
    teammate.totp_confirmed_at = at
    codes = await new_recovery_codes(tx, teammate, at)
    await access.end_sessions(tx, by.id, but=by.session_id)
    await note(tx, by, at, "teammate.second_step_on", ("teammate", by.id))
    return codes


async def end_second_step(tx: Transaction, password: str, by: Caller, at: datetime) -> None:
    """Turn it off, for who knows the password. Raises PasswordWrong."""
    teammate = await store.hold_teammate(tx, by.id)
    await _check_password(teammate, password)
    teammate.forget_second_step()
    await access.drop_recovery_codes(tx, by.id)
    await note(tx, by, at, "teammate.second_step_off", ("teammate", by.id))


async def show_presence(tx: Transaction, state: Presence, by: Caller, at: datetime) -> None:
    """Say whether they are there, to every colleague's screen."""
    teammate = await store.hold_teammate(tx, by.id)
    teammate.show(state, at)
    await Live.announce(tx, "presence", {"teammate_id": str(by.id), "state": state})


async def _check_password(teammate: Teammate, password: str) -> None:
    if not await password_matches(teammate.password_hash, password):
        raise PasswordWrong
