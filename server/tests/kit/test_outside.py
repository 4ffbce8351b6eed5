"""Which addresses are spoken to."""

import pytest

from wayline.kit.outside import AddressRefused, NoAnswer, Outside, check_address, is_public, public_address


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (looked at, not bound)
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_an_address_is_public_or_not(address: str, *, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url", ["ftp://a.example", "file:///etc/passwd", "https://", "https://me:x@a.example", "a.example"]
)
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(url)


@pytest.mark.parametrize(
    "url", ["https://localhost/x", "https://[::1]/x", "https://127.1/x", "https://0x7f000001/", "http://93.184.215.14/"]
)
async def test_a_name_of_this_machine_and_plain_http_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        await public_address(url)


async def test_nobody_there_is_said_so() -> None:
    with pytest.raises(NoAnswer) as failed:
        await Outside(allow_private=True, within=2).post("http://127.0.0.1:9/", b"", {})
    assert failed.value.facts["why"] == "unreachable"
