"""The published Node clients, as they are, with our address."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.clients.conftest import House

ROOT = Path(__file__).resolve().parents[3]
NODE = shutil.which("node", path=str(ROOT / ".venv" / "bin")) or shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None or not (ROOT / "node_modules" / "@segment" / "analytics-node").is_dir(),
    reason="Node or its packages are not installed: run `make setup-test`",
)


async def send(which: str, house: House) -> None:
    process = await asyncio.create_subprocess_exec(
        str(NODE),
        str(Path(__file__).with_name("send.mjs")),
        which,
        house.url,
        house.key,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(40):
        _, problems = await process.communicate()
    assert process.returncode == 0, problems.decode()


async def test_segment_s_node_client_delivers_everything_it_can_say(house: House) -> None:
    await send("segment", house)
    names = ["Company Identified", "Customer Identified", "Customer Identified", "Order Completed"]
    assert sorted(row["name"] for row in await house.log(6)) == [*names, "Page Viewed", "Screen Viewed"]


async def test_rudderstack_s_node_client_delivers_packed_and_plain(house: House) -> None:
    await send("rudderstack", house)
    names = sorted(row["name"] for row in await house.log(4))
    assert names == ["Customer Identified", "Customer Identified", "Packed", "Plain"]
