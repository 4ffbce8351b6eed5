"""What one person does at the shop over the months: visits, baskets, orders, parcels."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from wayline.entry.demo.simulator.people import COUNTRIES, SYSTEMS, Person
from wayline.entry.demo.simulator.plan import Plan
from wayline.entry.demo.simulator.talk import Talk, World, talk_about
from wayline.entry.demo.simulator.truth import Truth
from wayline.entry.demo.simulator.words import Cause

SHOP = "https://cortado.example"
PRODUCTS: list[dict[str, Any]] = json.loads((Path(__file__).parent.parent / "shop/site/products.json").read_text())
VISITS = {"looker": (1, 4), "once": (2, 6), "loyal": (8, 18), "churner": (5, 10)}
BUYS = {"looker": 0.03, "once": 0.34, "loyal": 0.5, "churner": 0.42}
SOURCES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("https://search.example/?q=best+trainers", {}, "/journal/ten-trendiest-trainers"),
    ("https://instagram.example/", {"source": "instagram", "medium": "paid_social", "name": "autumn-trainers"}, ""),
    ("", {"source": "newsletter", "medium": "email", "name": "november"}, "/trainers"),
    ("", {}, "/"),
)


TITLES = {"/journal/ten-trendiest-trainers": "Ten trendiest trainers", "/trainers": "Trainers", "/": "Cortado"}


class Diary:
    """Collects one person's calls of the API, in order of time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.person = world.person
        self.plan = world.plan
        self.talks: list[Talk] = []
        self.calls: list[dict[str, Any]] = []
        self.known = False
        self.referrer = ""
        self.campaign: dict[str, str] = {}

    def track(self, name: str, at: datetime, page: str | None = None, /, **properties: Any) -> None:  # noqa: ANN401 any property
        """One `track` call; from the browser when a page is given, else from the shop's server."""
        self._call({"type": "track", "event": name, "properties": properties}, at, page)

    def page(self, at: datetime, path: str, title: str) -> None:
        """One `page` call."""
        self._call({"type": "page", "name": title, "properties": {"path": path, "title": title}}, at, path, title)

    def identify(self, at: datetime) -> None:
        """From here on the shop knows who it is."""
        self.known = True
        traits = {"name": self.person.name, "email": self.person.email, "language": self.person.language}
        self._call(
            {"type": "identify", "traits": {**traits, "country": COUNTRIES[self.person.language]}}, at, "/checkout"
        )

    def land(self, at: datetime, path: str, title: str) -> None:
        """What the script tag sends where a visit begins; later pages came from this one."""
        self._call({"type": "track", "event": "Visit Started", "properties": {**self.campaign}}, at, path, title)
        self.page(at, path, title)
        self.referrer, self.campaign = SHOP + path, {}

    def _call(self, call: dict[str, Any], at: datetime, page: str | None, title: str | None = None) -> None:
        if at >= self.plan.until:
            return
        number = f"{self.plan.seed}-{self.person.number:05d}-{len(self.calls):05d}"
        call |= {"messageId": f"cortado-{number}", "timestamp": at.isoformat(timespec="milliseconds")}
        if page is not None:
            call["anonymousId"] = self.person.browser
            call["context"] = self._context(page, title)
        if self.known:
            call["userId"] = self.person.user_id
        self.calls.append(call)

    def _context(self, page: str, title: str | None) -> dict[str, Any]:
        context: dict[str, Any] = {
            "library": {"name": "wayline.js"},
            "page": {"path": page, "url": SHOP + page, "title": title, "referrer": self.referrer},
            "locale": self.person.language,
            "os": {"name": SYSTEMS[self.person.device]},
            "device": {"type": "desktop" if self.person.device == "desktop" else "mobile"},
        }
        return context | ({"campaign": self.campaign, "landing": True} if self.campaign else {})


def shop(person: Person, plan: Plan, random: Random, truth: Truth) -> tuple[list[dict[str, Any]], list[Talk]]:
    """Live this person's months. Returns their API calls and their conversations; adds to the truth."""
    diary = Diary(World(person, plan, random, truth))
    for at in _visit_times(person, plan, random):
        _visit(diary, at)
    diary.calls.sort(key=lambda call: call["timestamp"])
    return diary.calls, [talk for talk in diary.talks if talk.lines[0].at < plan.until]


def _visit_times(person: Person, plan: Plan, random: Random) -> list[datetime]:
    first = random.uniform(0, plan.days * 0.8)
    last = min(first + plan.days * 0.35, plan.days * 0.6) if person.kind == "churner" else plan.days
    count = random.randint(*VISITS[person.kind])
    days = sorted([first, *(random.uniform(first, max(first, last)) for _ in range(count - 1))])
    return [(plan.since + timedelta(days=day)).replace(hour=_hour(random), microsecond=0) for day in days]


def _hour(random: Random) -> int:
    return random.choices(range(24), [1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 9, 10, 9, 8, 8, 9, 10, 12, 13, 12, 9, 5, 2])[0]


def _visit(diary: Diary, at: datetime) -> None:
    person, random = diary.person, diary.world.random
    diary.referrer, diary.campaign, landing = random.choice(SOURCES)
    product = random.choice(PRODUCTS)
    product_page = f"/products/{product['id']}"
    if diary.campaign.get("source") == "instagram":
        diary.track("Ad Seen", at - timedelta(hours=random.randint(1, 30)), "/", campaign="autumn-trainers")
    diary.land(at, landing or product_page, TITLES.get(landing, product["name"]))
    variant = random.choice(product["colours"])["name"]
    thing = {
        "product_id": product["id"],
        "name": product["name"],
        "price": product["price"],
        "currency": "GBP",
        "variant": variant,
    }
    at += timedelta(seconds=random.randint(15, 240))
    diary.page(at, product_page, product["name"])
    diary.track("Product Viewed", at, product_page, **thing)
    if random.random() < diary.plan.chances.asks_on_product_page:
        _talk(random.choice(("colours", "size")), product_page, at + timedelta(seconds=40), diary)
    if random.random() < BUYS[person.kind] + 0.12:
        at += timedelta(seconds=random.randint(20, 300))
        diary.track("Product Added", at, product_page, quantity=1, **thing)
        diary.track("Cart Viewed", at + timedelta(seconds=2), "/basket", value=product["price"], currency="GBP")
        if random.random() < BUYS[person.kind] + 0.2:
            _checkout(diary, at + timedelta(seconds=random.randint(10, 200)), thing)


def _checkout(diary: Diary, at: datetime, thing: dict[str, Any]) -> None:
    person, plan, random, truth = diary.person, diary.plan, diary.world.random, diary.world.truth
    diary.track("Checkout Started", at, "/checkout", value=thing["price"], currency="GBP")
    at += timedelta(seconds=random.randint(30, 180))
    if plan.is_broken(at) and person.device == plan.broken_device and random.random() < plan.broken_share:
        for _ in range(random.randint(1, 4)):
            diary.track("Payment Failed", at, "/checkout", reason="error 12", value=thing["price"], currency="GBP")
            if at < plan.until:
                truth.failed_payments.append((person.browser, at, person.device))
            at += timedelta(seconds=random.randint(20, 90))
        if random.random() < plan.chances.asks_when_payment_fails:
            _talk("payment", "/checkout", at, diary)
        return
    if random.random() < plan.chances.gives_up_at_checkout or at >= plan.until:
        return
    _order(diary, at, thing)


def _order(diary: Diary, at: datetime, thing: dict[str, Any]) -> None:
    person, chances, random, truth = diary.person, diary.plan.chances, diary.world.random, diary.world.truth
    order_id = f"C-{person.number:05d}-{truth.buyers.get(person.browser, 0) + 1}"
    if not diary.known:
        diary.identify(at)
    order = {"order_id": order_id, "currency": "GBP"}
    diary.track(
        "Order Completed", at, "/thanks", revenue=thing["price"], total=thing["price"], products=[thing], **order
    )
    truth.orders[order_id] = thing["price"]
    truth.buyers[person.browser] = truth.buyers.get(person.browser, 0) + 1
    late, wrong = random.random() < chances.parcel_late, random.random() < chances.parcel_wrong
    arrives = at + timedelta(days=5 if late else 2, hours=random.randint(0, 6))
    diary.track("Order Shipped", at + timedelta(days=1), carrier="Penny Post", **order)
    if late:
        truth.late.add(order_id)
        diary.track("Order Delayed", at + timedelta(days=2), reason="depot", **order)
        if random.random() < chances.asks_when_late:
            _talk("late", "/", at + timedelta(days=3, hours=2), diary)
    diary.track("Order Delivered", arrives, **order)
    if wrong and arrives + timedelta(days=1) < diary.plan.until:
        truth.wrong.add(order_id)
        _talk("wrong", "/", arrives + timedelta(hours=3), diary)
        refunded = arrives + timedelta(days=1)
        truth.refunds.add(order_id)
        diary.track("Order Refunded", refunded, total=thing["price"], reason="wrong item", **order)


def _talk(cause: Cause, page: str, at: datetime, diary: Diary) -> None:
    if at < diary.plan.until:
        diary.talks.append(talk_about(cause, page, at, diary.world))
