"""Alarms leave the house: signed to a webhook, tried again, given up with the reason; and by mail, in peace."""

import json
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.alerts.conftest import NOON, Desk, after
from tests.alerts.outside_place import OutsidePlace
from wayline.alerts.model import Delivery
from wayline.alerts.sending import store
from wayline.alerts.sending.delivering import PAUSES, deliver
from wayline.alerts.sending.mailing import mail_alarms
from wayline.alerts.sending.payloads import signature
from wayline.alerts.sending.peace import PeaceWish
from wayline.alerts.sending.targets import TargetWish, add_target, try_target
from wayline.conversations import prioritise
from wayline.conversations.states import Priority
from wayline.kit.mail import Mail
from wayline.kit.outside import Outside
from wayline.kit.sealing import Seal

CONSOLE = "https://desk.test"


@pytest.fixture
def place() -> Iterator[OutsidePlace]:
    with OutsidePlace() as found:
        yield found


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    return Seal.at(tmp_path / "seal.key")


class Outgoing:
    """A webhook of the lead's, and what is carried there."""

    def __init__(self, desk: Desk, seal: Seal, target: UUID, secret: str) -> None:
        self.desk, self.seal, self.target, self.secret = desk, seal, target, secret

    async def carry(self, *, allow_private: bool = True) -> list[Delivery]:
        """Try everything that is on its way once, the oldest first; gives what became of it."""
        outside = Outside(allow_private=allow_private, within=10.0)
        for row in reversed(await self.desk.do(store.latest, self.target)):
            await deliver(self.desk.database, outside, self.seal, CONSOLE, row.id, now=lambda: after(1))
        return list(reversed(await self.desk.do(store.latest, self.target)))


@pytest.fixture
async def outgoing(desk: Desk, seal: Seal, place: OutsidePlace) -> Outgoing:
    wish = TargetWish("On call", "webhook", place.url)
    target, secret = await desk.do(add_target, seal, wish, desk.lea, NOON)
    return Outgoing(desk, seal, target.id, secret)


async def test_a_webhook_is_told_that_it_is_so_and_that_it_is_over(
    desk: Desk, outgoing: Outgoing, place: OutsidePlace
) -> None:
    await desk.alert(about="wrote", teammate_ids=[], target_ids=[str(outgoing.target)])
    talk = await desk.begin(0)
    await desk.told(1)
    await desk.answer(talk, 2)
    await desk.told(2)
    assert [row.delivered_at for row in await outgoing.carry()] == [after(1)] * 2
    said: list[dict[str, Any]] = [json.loads(body) for _, body in place.posted]
    assert sorted(each["type"] for each in said) == ["alarm.ended", "alarm.raised"]
    assert {each["url"] for each in said} == {f"{CONSOLE}/inbox/{talk}"}
    headers, body = place.posted[0]
    assert headers["Wayline-Signature"] == signature(body, outgoing.secret, after(1))
    assert b"Maya" not in body
    await outgoing.carry()
    assert len(place.posted) == 2  # what is there is not sent again


async def test_a_webhook_that_was_told_it_is_over_is_told_when_it_comes_back(
    desk: Desk, outgoing: Outgoing, place: OutsidePlace
) -> None:
    urgent = {"field": "priority", "is": "is", "value": "urgent"}
    await desk.alert(about="wrote", when=urgent, teammate_ids=[], target_ids=[str(outgoing.target)])
    talk = await desk.begin(0)
    for minute, priority in enumerate((Priority.URGENT, Priority.LOW, Priority.URGENT), 1):
        await desk.do(prioritise, talk, priority, desk.author("teammate"), after(minute))
        await desk.told(minute)
    await outgoing.carry()
    said = [json.loads(body)["type"] for _, body in place.posted]
    assert sorted(said) == ["alarm.ended", "alarm.raised", "alarm.raised"]


async def test_what_is_refused_for_now_is_tried_again_and_given_up_in_the_end(
    desk: Desk, outgoing: Outgoing, place: OutsidePlace
) -> None:
    await desk.alert(about="wrote", teammate_ids=[], target_ids=[str(outgoing.target)])
    await desk.begin(0)
    await desk.told(1)
    place.status = 503
    [row] = await outgoing.carry()
    assert (row.tries, row.status, row.said, row.given_up_at) == (1, 503, "as you wish", None)
    for _ in PAUSES:
        [row] = await outgoing.carry()
    assert (row.tries, row.given_up_at) == (len(PAUSES) + 1, after(1))
    await outgoing.carry()
    assert len(place.posted) == len(PAUSES) + 1


async def test_what_is_refused_for_good_is_given_up_at_once(
    desk: Desk, outgoing: Outgoing, place: OutsidePlace
) -> None:
    await desk.alert(about="wrote", teammate_ids=[], target_ids=[str(outgoing.target)])
    await desk.begin(0)
    await desk.told(1)
    place.status = 404
    [row] = await outgoing.carry()
    assert (row.tries, row.status, row.given_up_at) == (1, 404, after(1))


async def test_a_private_address_is_not_spoken_to(desk: Desk, outgoing: Outgoing, place: OutsidePlace) -> None:
    await desk.do(try_target, outgoing.target, NOON)
    [row] = await outgoing.carry(allow_private=False)
    assert (row.tries, row.status, row.given_up_at, place.posted) == (1, None, after(1), [])
    assert "https" in row.said


class Box:
    """Where mail arrives."""

    delivers = True

    def __init__(self) -> None:
        self.mails: list[Mail] = []

    async def send(self, mail: Mail) -> None:
        self.mails.append(mail)


async def mailed(desk: Desk, minutes: float) -> list[Mail]:
    """What the lead is mailed if everything told until then is to be mailed now."""
    told, box = await desk.told(minutes), Box()
    ids = [each.id for each in [*told.items, *told.over]]
    await mail_alarms(desk.database, box, CONSOLE, desk.cast.ids["lead"], ids, now=lambda: after(minutes))  # type: ignore[arg-type] # (it only sends)
    return box.mails


async def test_mail_tells_once_what_lasts(desk: Desk) -> None:
    await desk.alert(about="wrote", mail=True)
    over, talk = await desk.begin(0), await desk.begin(1)
    await desk.told(2)
    await desk.answer(over, 3)
    [mail] = await mailed(desk, 4)
    assert (mail.to, mail.subject) == ("lea@court-shoes.test", "A customer wrote (Late)")
    assert f"{CONSOLE}/inbox/{talk}" in mail.text
    assert str(over) not in mail.text
    assert "13:01 Europe/Berlin" in mail.text
    assert await mailed(desk, 5) == []


async def test_a_digest_comes_at_its_hour_and_tells_what_is_over_too(desk: Desk) -> None:
    await desk.do(store.keep_peace, desk.cast.ids["lead"], PeaceWish(digest=time(14)))
    await desk.alert(about="wrote", mail=True)
    over, _ = await desk.begin(0), await desk.begin(1)
    await desk.told(2)
    assert await desk.do(store.to_mail, after(59)) == []  # noon is 13:00 in Berlin
    assert len(await desk.do(store.to_mail, after(60))) == 2
    await desk.answer(over, 3)
    [mail] = await mailed(desk, 60)
    assert mail.subject == "2 alarms"
    assert "over 14:00" in mail.text
