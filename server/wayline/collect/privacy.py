"""What is not kept: passwords and other secrets, and the end of an IP address."""

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Literal

from wayline.collect.draft import Capture, Draft

AddressRule = Literal["cut", "drop", "keep"]
REMOVED = "[removed]"
_SECRET = re.compile(
    r"passw(or)?d|passphrase|^pwd$|secret|token|api_?key|authori[sz]ation|card_?num|credit_?card|^(cvv|cvc|ccv|iban|ssn|pin)$"
)
_SECRET_IN_ADDRESS = re.compile(
    r"([?&#;](?:[\w.-]*(?:passw(?:or)?d|secret|token|api_?key|signature)|code|sig|auth|jwt|otp)=)[^&#;\s]+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"url|uri|href|link|search|query|referr?er|path|location|action|src|message|title")
_DEEPEST = 3
_LONGEST_NAME = 200
_LONGEST_KEPT = 2_000
_MOST_NAMES = 20_000


class Privacy:
    """The step. Never drops."""

    def __init__(self, address_rule: AddressRule) -> None:
        self._address_rule = address_rule

    def __call__(self, drafts: list[Draft], capture: Capture) -> list[Draft]:
        """Takes secrets out of properties and addresses, and cuts or drops IP addresses, as the setting says."""
        seen_from = self._address(capture.address) if capture.source.kind == "channel" else None
        for draft in drafts:
            context = draft.context
            context.pop("identity_token", None)
            removed = _clean(draft.properties, 1) + _clean(context, 1)
            if removed:
                draft.marks += ("secret_removed",)
            address = self._address(context.pop("ip", None)) or seen_from
            if address:
                context["ip"] = address
        return drafts

    def _address(self, said: object) -> str | None:
        if self._address_rule == "drop" or not isinstance(said, str):
            return None
        return said if self._address_rule == "keep" and _cut(said) else _cut(said)


@lru_cache(maxsize=10_000)
def _cut(said: str) -> str | None:
    """192.0.2.77 becomes 192.0.2.0; of an IPv6 address the first 48 bits stay."""
    try:
        address = ip_address(said)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    bits = 24 if isinstance(address, IPv4Address) else 48
    return str(ip_network((address, bits), strict=False).network_address)


def _clean(values: dict[str, Any], depth: int) -> int:
    """Mends in place; returns how much was taken out."""
    removed = 0
    for name, value in values.items():
        if type(value) is dict:
            if value and depth < _DEEPEST:
                removed += _clean(value, depth + 1)
        elif nature := _natures[name]:
            kept = _without(value, nature)
            if kept is not value:
                values[name] = kept
                removed += 1
    return removed


class _Natures(dict[str, Literal["secret", "address"] | None]):
    """Whether what has a name is a secret, or an address that may carry one: clients repeat themselves."""

    def __missing__(self, name: str) -> Literal["secret", "address"] | None:
        if len(self) >= _MOST_NAMES:
            self.clear()
        plain = _plain(name)
        nature: Literal["secret", "address"] | None = None
        if _SECRET.search(plain):
            nature = "secret"
        elif _ADDRESS.search(plain):
            nature = "address"
        if len(name) <= _LONGEST_NAME:
            self[name] = nature
        return nature


_natures = _Natures()


def _without(value: Any, nature: Literal["secret", "address"]) -> Any:  # noqa: ANN401 (whatever a client wrote)
    """The value without its secret; the very same one where there was none."""
    if nature == "secret":
        return REMOVED if isinstance(value, str | int | float) and not isinstance(value, bool) else value
    if not isinstance(value, str) or "=" not in value:
        return value
    mended = _kept(value) if len(value) <= _LONGEST_KEPT else _mended(value)
    return value if mended == value else mended


@lru_cache(maxsize=10_000)
def _kept(address: str) -> str:
    return _mended(address)


def _mended(address: str) -> str:
    return _SECRET_IN_ADDRESS.sub(rf"\1{REMOVED}", address)


def _plain(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().replace("-", "_").replace(" ", "_")
