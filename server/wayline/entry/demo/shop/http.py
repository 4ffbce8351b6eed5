"""The shop as a web application of its own, on an address of its own."""

import html
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar, MediaType, Response, get, post
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.static_files import create_static_files_router

from wayline.entry.demo.shop import pages
from wayline.entry.demo.shop.orders import Order, Shop

SITE = Path(__file__).parent / "site"


class Seen(msgspec.Struct):
    """Whose feed the ad was in."""

    anonymous_id: str


@get("/elsewhere/search", media_type=MediaType.HTML, sync_to_thread=False)
def search(q: FromQuery[str] = "best trainers") -> str:
    """Where some visitors come from."""
    return pages.outside("search", f"{html.escape(q)} · search", pages.search_results(q))


@get("/elsewhere/feed", media_type=MediaType.HTML, sync_to_thread=False)
def feed() -> str:
    """Where others see the ad."""
    return pages.outside("feed", "Feed", pages.feed())


def make_shop(wayline: str, key: str, secret: str, parcel_seconds: float) -> Litestar:
    """The shop, connected to a Wayline by its public address, key and secret."""
    shop = Shop(wayline, key, secret, parcel_seconds)
    tag = pages.script_tag(wayline, key)

    @get("/", media_type=MediaType.HTML, sync_to_thread=False)
    def home() -> str:
        return pages.page("home", "Trainers made to be resoled", pages.HOME, tag)

    @get("/{name:str}", media_type=MediaType.HTML, sync_to_thread=False)
    def plain(name: FromPath[str]) -> Response[str]:
        title, main = pages.PLAIN.get(name, ("Not here", pages.MISSING))
        return Response(pages.page(name, title, main, tag), status_code=200 if name in pages.PLAIN else 404)

    @get("/products/{name:str}", media_type=MediaType.HTML, sync_to_thread=False)
    def product(name: FromPath[str]) -> str:
        return pages.page("product", name.replace("-", " ").title(), "", tag)

    @get("/journal/ten-trendiest-trainers", media_type=MediaType.HTML, sync_to_thread=False)
    def story() -> str:
        return pages.page("story", "Ten trendiest trainers", pages.article(), tag)

    @post("/elsewhere/seen", status_code=204)
    async def seen(data: JSONBody[Seen]) -> None:
        ad = {"campaign": "autumn-trainers", "network": "instagram", "name": "Autumn trainers"}
        await shop.tell("track", event="Ad Seen", anonymousId=data.anonymous_id, properties=ad)

    @post("/orders", status_code=200)
    async def orders(data: JSONBody[Order]) -> dict[str, Any]:
        return await shop.take(data)

    return Litestar(
        [
            home,
            plain,
            product,
            story,
            search,
            feed,
            seen,
            orders,
            create_static_files_router(path="/site", directories=[SITE]),
        ],
        on_shutdown=[shop.close],
        openapi_config=None,
        logging_config=None,
    )
