"""Where mail is taken, as it stands in the settings."""

from urllib.parse import urlsplit

from wayline.kit.errors import Invalid


class ListenInvalid(Invalid):
    """It is not a place to listen at."""

    code = "listen_invalid"
    message = "mail.listen is not a place to take mail at. Write it like lmtp://127.0.0.1:2424 or smtp://0.0.0.0:25."


def place_of(url: str) -> tuple[str, str, int]:
    """Protocol, host and port of a place to listen at. Raises ListenInvalid.

    >>> place_of("lmtp://127.0.0.1:2424")
    ('lmtp', '127.0.0.1', 2424)
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ListenInvalid(listen=url) from error
    if parts.scheme not in {"lmtp", "smtp"} or not host or not port:
        raise ListenInvalid(listen=url)
    return parts.scheme, host, port
