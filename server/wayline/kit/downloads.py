"""Handing out what somebody uploaded: only plain pictures are shown in place, nothing is ever run or guessed at."""

from urllib.parse import quote

from litestar import Response

SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"}


def download(name: str, kind: str, content: bytes) -> Response[bytes]:
    """The bytes under this name, with a policy of its own that allows nothing."""
    way = "inline" if kind in SHOWN else "attachment"
    headers = {
        "Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400, immutable",
    }
    return Response(content, media_type=kind, headers=headers)
