"""The console's socket: what colleagues and customers do appears at once on every teammate's screen."""

import asyncio
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from litestar import WebSocket, websocket

from wayline.company import Permission, presences, sight_of
from wayline.company.access.sessions import caller_of, touch
from wayline.company.callers.http import session_token
from wayline.conversations import News
from wayline.customers import identities_of
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.http import Caller
from wayline.kit.live import Live
from wayline.kit.sockets import HELLO, Outlet, serve_socket
from wayline.touchpoints.recording import NOT_ON_LINES, Touchpoint

NOT_SIGNED_IN, WRONG_ORIGIN = 4401, 4403
MOST_TOPICS = 50
LINE_AT_MOST_EVERY = 0.2
LIST_AT_MOST_EVERY = 1.0
CHECK_EVERY = 10.0


class Seat(msgspec.Struct, eq=False):
    """One open console: who sits there by which session, what it has on screen."""

    caller: Caller
    token: str
    outlet: Outlet
    conversations: frozenset[UUID] = frozenset()
    customers: frozenset[UUID] = frozenset()
    everybody: bool = False


class Desk:
    """All consoles that are connected to this process."""

    def __init__(self, database: Database, live: Live, *, check_every: float = CHECK_EVERY) -> None:
        self._database = database
        self._live = live
        self._check_every = check_every
        self._seats: set[Seat] = set()
        self._watched: dict[UUID, set[UUID]] = {}
        self._moved: set[UUID] = set()
        self._anybody_moved = False
        self._shown: dict[UUID, str] = {}
        self._looking = asyncio.Lock()

    def take(self, seat: Seat) -> None:
        """Somebody opened a console."""
        self._seats.add(seat)

    def leave(self, seat: Seat) -> None:
        """It closed."""
        self._seats.discard(seat)
        self._forget_customers()

    async def watch(self, seat: Seat, topics: Sequence[Any]) -> None:
        """From now on this console has these on screen, as far as its teammate may see them."""
        named = [topic.partition(":") for topic in topics[:MOST_TOPICS] if isinstance(topic, str)]
        if seat.caller.may(Permission.CONVERSATIONS_READ):
            seat.conversations = frozenset(_ids(named, "conversation"))
        if seat.caller.may(Permission.CUSTOMERS_READ):
            seat.customers = frozenset(_ids(named, "customer"))
            seat.everybody = ("customers", "", "") in named
            for customer in seat.customers:
                await self._look_up(customer)
        self._forget_customers()

    async def touched(self, seat: Seat) -> None:
        """Their teammate does something there; colleagues who saw them away are told."""
        async with self._database.transaction() as tx:
            await touch(tx, seat.token, utc_now())
        if self._shown.get(seat.caller.id) == "away":
            await self._tell_who_came_and_went()

    def tell(self, news: News) -> None:
        """Something happened in a conversation."""
        for seat in self._seats:
            if not seat.caller.may(Permission.CONVERSATIONS_READ):
                continue
            if news.conversation in seat.conversations and (frame := news.for_sight(sight_of(seat.caller))):
                seat.outlet.put(frame)
            if news.for_everyone:
                seat.outlet.put(news.for_everyone)

    def missed(self) -> None:
        """Something may have been lost: every console asks by its cursor."""
        for seat in self._seats:
            seat.outlet.resync()

    def committed(self, touchpoints: Sequence[Touchpoint]) -> None:
        """The log grew; whose line that is, is told a moment later, once."""
        self._anybody_moved |= any(touchpoint.name not in NOT_ON_LINES for touchpoint in touchpoints)
        if not self._watched:
            return
        for touchpoint in touchpoints:
            for customer in self._watched.get(touchpoint.identity, ()):
                self._moved.add(customer)
            if touchpoint.anonymous is not None:
                self._moved.update(self._watched.get(touchpoint.anonymous, ()))

    async def keep_telling_lines(self) -> None:
        """Tell who watches a customer that their line grew; at most five times a second."""
        while True:
            await asyncio.sleep(LINE_AT_MOST_EVERY)
            moved, self._moved = self._moved, set()
            for customer in moved:
                self._put(customer, msgspec.json.encode({"type": "line", "customer_id": customer}))

    async def keep_telling_lists(self) -> None:
        """Tell who has the list of customers on screen that it is not as it was; at most once a second."""
        frame = msgspec.json.encode({"type": "customers"})
        while True:
            await asyncio.sleep(LIST_AT_MOST_EVERY)
            moved, self._anybody_moved = self._anybody_moved, False
            for seat in self._seats if moved else ():
                if seat.everybody:
                    seat.outlet.put(frame)

    async def keep_telling_people(self) -> None:
        """Tell of customers that changed (facts, joins) and of teammates who come and go."""
        with self._live.subscribe("customer:*", "presence") as subscription:
            while True:
                notice = await subscription.next()
                if notice.topic == "presence":
                    frame = msgspec.json.encode({"type": "presence", **notice.data})
                    for seat in self._seats:
                        seat.outlet.put(frame)
                else:
                    await self._customer_changed(UUID(notice.data["id"]))

    async def keep_telling_alarms(self) -> None:
        """Tell teammates that what they are told of, or what concerns their own work, is not as it was."""
        with self._live.subscribe("alarm:*", "mention:*", "coaching:*") as subscription:
            while True:
                notice = await subscription.next()
                kind = "coaching" if notice.topic.startswith("coaching:") else "alarms"
                frame = msgspec.json.encode({"type": kind})
                for seat in self._seats:
                    if str(seat.caller.id) == notice.data["teammate_id"]:
                        seat.outlet.put(frame)

    async def keep_checking(self) -> None:
        """Check all consoles again and again."""
        while True:
            await asyncio.sleep(self._check_every)
            await self.check()

    async def check(self) -> None:
        """Let go of consoles whose teammate was signed out; others keep the newest permissions and stay there."""
        for seat in tuple(self._seats):
            async with self._database.transaction() as tx:
                caller = await caller_of(tx, seat.token, utc_now(), seat.caller.address)
            if caller is None:
                seat.outlet.close()
            else:
                seat.caller = caller
        await self._tell_who_came_and_went()

    async def _tell_who_came_and_went(self) -> None:
        # One look after the other: of two at once, the older could be told last, or both be told.
        async with self._looking:
            async with self._database.transaction() as tx:
                shown: dict[UUID, str] = dict(await presences(tx, utc_now()))
            before, self._shown = self._shown, shown
            for teammate, state in shown.items():
                if before.get(teammate, state) != state:
                    frame = msgspec.json.encode({"type": "presence", "teammate_id": teammate, "state": state})
                    for seat in self._seats:
                        seat.outlet.put(frame)

    async def _customer_changed(self, changed: UUID) -> None:
        self._anybody_moved = True
        for customer in self._watched.get(changed, set()).copy():
            await self._look_up(customer)
            self._put(customer, msgspec.json.encode({"type": "customer", "id": customer}))
            self._moved.add(customer)

    async def _look_up(self, customer: UUID) -> None:
        async with self._database.transaction() as tx:
            identities = await identities_of(tx, customer)
        for identity in {customer, *identities}:
            self._watched.setdefault(identity, set()).add(customer)

    def _put(self, customer: UUID, frame: bytes) -> None:
        for seat in self._seats:
            if customer in seat.customers:
                seat.outlet.put(frame)

    def _forget_customers(self) -> None:
        on_screen = {customer for seat in self._seats for customer in seat.customers}
        left = {identity: customers & on_screen for identity, customers in self._watched.items()}
        self._watched = {identity: customers for identity, customers in left.items() if customers}


@websocket("/api/live", opt={"permission": "signed_in"})
async def console_live(socket: WebSocket[Any, Any, Any]) -> None:
    """Frames as they happen. The first is `hello`; after it, and after each later one, ask for what was missed."""
    await socket.accept()
    caller = socket.scope.get("caller")
    if not isinstance(caller, Caller) or caller.kind != "teammate":
        await socket.close(NOT_SIGNED_IN, "not_signed_in")
        return
    if not is_own_page(socket):
        await socket.close(WRONG_ORIGIN, "origin_refused")
        return
    desk: Desk = socket.app.state.desk
    seat = Seat(caller, session_token(socket.headers.get("cookie", "")) or "", Outlet())
    seat.outlet.put(HELLO)

    async def heard(frame: dict[str, Any]) -> None:
        if frame.get("type") == "watch" and isinstance(frame.get("topics"), list):
            await desk.watch(seat, frame["topics"])
        elif frame.get("type") == "here":
            await desk.touched(seat)

    desk.take(seat)
    try:
        await serve_socket(socket, seat.outlet, heard)
    finally:
        desk.leave(seat)


def is_own_page(socket: WebSocket[Any, Any, Any]) -> bool:
    """Whether our own page opened it: a browser says which page does, and a foreign one has our cookie too."""
    origin = socket.headers.get("origin")
    if origin is None:
        return True
    own = {urlsplit(socket.app.state.settings.public_url).netloc, socket.headers.get("host", "")}
    return urlsplit(origin).netloc in own


def _ids(named: Sequence[tuple[str, str, str]], kind: str) -> list[UUID]:
    found = []
    for name, _, id in named:
        if name == kind:
            try:
                found.append(UUID(id))
            except ValueError:
                continue
    return found


handlers = [console_live]
