"""The built console: from the installed package, or from the checkout it was built in."""

from pathlib import Path

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.static_files import create_static_files_router
from litestar.types import ControllerRouterHandler

from wayline.kit.http import public


def web_folder(part: str) -> Path:
    """Where the built `console` or `widget` lies."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "web" / part
    return inside if inside.is_dir() else package.parent.parent / part / "dist"


@get(
    ["/", "/{path:path}"],
    include_in_schema=False,
    **public("The console's page; it asks for sign-in itself."),
)
async def console_page(path: FromPath[str] = "") -> Response[bytes]:
    """The console for every address that is not something else."""
    first = path.strip("/").partition("/")[0]
    page = web_folder("console") / "index.html"
    if first in {"api", "v1", "w", "assets", "health"} or not page.is_file():
        raise NotFoundException
    headers = {
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Content-Security-Policy": (
            "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; "
            "font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; "
            "object-src 'none'"
        ),
    }
    return Response(page.read_bytes(), media_type="text/html", headers=headers)


def handlers() -> list[ControllerRouterHandler]:
    """The page and, where the console was built, its files."""
    found: list[ControllerRouterHandler] = [console_page]
    assets = web_folder("console") / "assets"
    if assets.is_dir():
        found.append(
            create_static_files_router(
                path="/assets",
                directories=[assets],
                opt={"permission": "public"},
                cache_control=None,
                include_in_schema=False,
            )
        )
    return found
