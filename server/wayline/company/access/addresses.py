"""Which address a request really comes from."""

from collections.abc import Sequence
from ipaddress import ip_address, ip_network


def caller_address(peer: str | None, forwarded_for: str | None, trusted: Sequence[str]) -> str | None:
    """The nearest address that is not a proxy of ours.

    `forwarded_for` is read from its end, and only while the address in hand is a trusted proxy: whatever a stranger
    writes into the header stands before what our proxies wrote, and is never reached.
    """
    found = peer
    for hop in reversed([part.strip() for part in (forwarded_for or "").split(",") if part.strip()]):
        if found is None or not _is_trusted(found, trusted):
            break
        found = hop
    return _plain(found)


def _is_trusted(address: str, trusted: Sequence[str]) -> bool:
    plain = _plain(address)
    if plain is None:
        return False
    return any(ip_address(plain) in ip_network(each, strict=False) for each in trusted)


def _plain(address: str | None) -> str | None:
    """Without a port, or None for what is no address."""
    if address is None:
        return None
    bare = address.removeprefix("[").partition("]")[0] if address.startswith("[") else address
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ip_address(bare))
    except ValueError:
        return None
