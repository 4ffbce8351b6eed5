"""Speaking to others over HTTP: no private address unless allowed, no redirect followed, no more read than agreed."""

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx
import msgspec

from wayline.kit.errors import Invalid, Unavailable

SCHEMES = ("http", "https")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class AddressRefused(Invalid):
    """It is not an address that is spoken to."""

    code = "address_refused"
    message = "This address is not spoken to."


class NoAnswer(Unavailable):
    """Nothing came, it came too late, it broke off, or it would not end. `facts["why"]` is one of these."""

    code = "no_answer"
    message = "There was no whole answer."


class Answer(msgspec.Struct, frozen=True):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Outside:
    """Sends to addresses that people type in. `most` is how many bytes of an answer are read, `within` seconds for all.

    Without `allow_private` a name must resolve to public addresses only, and the connection goes to the address that
    was looked at: a name that answers differently the next time gains nothing. Plain HTTP is for private addresses.
    """

    def __init__(self, *, allow_private: bool, within: float, most: int = 2_000_000) -> None:
        self._allow_private = allow_private
        self._within = within
        self._most = most

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send, and read the whole answer. Raises AddressRefused, NoAnswer."""
        return await self._ask("POST", url, body, headers)

    async def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask for what is there, and read all of it. Raises AddressRefused, NoAnswer."""
        return await self._ask("GET", url, None, headers)

    async def _ask(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        try:
            async with asyncio.timeout(self._within):
                return await self._carry(method, url, body, headers)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise NoAnswer(f"There was no answer within {self._within:g} s.", why="late") from error
        except httpx.RemoteProtocolError as error:
            raise NoAnswer("The answer broke off.", why="cut") from error
        except httpx.TransportError as error:
            raise NoAnswer(f"It cannot be reached: {str(error) or type(error).__name__}.", why="unreachable") from error

    async def _carry(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        target, sent = url, dict(headers)
        extensions: dict[str, str] = {}
        if not self._allow_private:
            parts = urlsplit(url)
            address = await public_address(url)
            place = f"[{address}]" if ":" in address else address
            target = parts._replace(netloc=f"{place}:{parts.port}" if parts.port else place).geturl()
            sent["Host"] = parts.netloc
            extensions["sni_hostname"] = str(parts.hostname)
        limits = httpx.Timeout(self._within)
        async with (
            httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=limits) as client,
            client.stream(method, target, content=body, headers=sent, extensions=extensions) as answer,
        ):
            parts_read, length = [], 0
            async for part in answer.aiter_bytes():
                length += len(part)
                if length > self._most:
                    raise NoAnswer(f"The answer is longer than {self._most} bytes.", why="long")
                parts_read.append(part)
            return Answer(answer.status_code, dict(answer.headers), b"".join(parts_read))


async def public_address(url: str) -> str:
    """The address behind a URL, where all of its addresses are public. Raises AddressRefused."""
    check_address(url)
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise AddressRefused("Only https:// is spoken to addresses that are not private.", host=parts.hostname)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NoAnswer(f"There is no address for {parts.hostname}.", why="unreachable") from error
    addresses = [str(each[4][0]) for each in found]
    private = [address for address in addresses if not is_public(address)]
    if private or not addresses:
        raise AddressRefused(f"{parts.hostname} is a private address.", host=parts.hostname)
    return addresses[0]


def check_address(url: str) -> None:
    """Raises AddressRefused for what is no plain http(s) URL with a host."""
    try:
        parts = urlsplit(url)
        is_plain = parts.scheme in SCHEMES and bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError as error:
        raise AddressRefused("This is not an address.") from error
    if not is_plain:
        raise AddressRefused("An address begins with http:// or https:// and has no name or password in it.")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the whole world; one that hides an IPv4 address is judged by that."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast
