"""The quick start of docs/http-api.md, typed as it stands there, against a real server."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from tests.running import RunningServer

PAGE = Path(__file__).resolve().parents[3] / "docs/http-api.md"
SCOPES = ("collect", "customers.read", "customers.edit", "conversations.read")
pytestmark = pytest.mark.slow


def commands() -> list[str]:
    """Each curl command of the page, whole."""
    block = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), re.DOTALL)[0].replace("\\\n", " ")
    return [line for line in block.splitlines() if line.startswith("curl")]


def run(command: str, **environ: str) -> dict:
    """Type it; what the server answered must be no error."""
    strict = command.replace("curl", "curl --silent --show-error --fail-with-body", 1)
    done = subprocess.run(
        ["bash", "-c", strict], env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout or "null")


@pytest.fixture
def key(server: RunningServer) -> str:
    """A key made at the command line, in a company that was just set up."""
    token = server.says(r"setup\?token=([\w-]+)")
    start = {"company_name": "Cortado", "name": "Ana", "email": "ana@cortado.test", "time_zone": "UTC"}
    httpx.post(
        f"{server.url}/api/setup",
        json={**start, "token": token, "password": "white and red laces, size 43"},
        timeout=60,
    )
    wayline = str(Path(sys.executable).with_name("wayline"))
    scopes = [word for scope in SCOPES for word in ("--scopes", scope)]
    environ = {**os.environ, "WAYLINE_DATA": str(server.data)}
    making = [wayline, "key", "add", "Mine", *scopes]
    made = subprocess.run(making, env=environ, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return re.findall(r"wl_[\w-]+", made.stdout)[0]


def test_the_quick_start_does_what_it_says(server: RunningServer, key: str) -> None:
    find, line, waiting, fact, tell = commands()
    environ = {"WAYLINE": server.url, "KEY": key}
    assert run(tell, **environ)["success"] is True
    everyone = find.replace("search=maya", "search=customer-1042")
    found = waited_for(lambda: run(everyone, **environ)["items"])
    customer = str(UUID(found[0]["id"]))
    touchpoints = run(line, **environ, CUSTOMER=customer)["items"]
    assert "Store Visited" in [each["name"] for each in touchpoints]
    run(fact, **environ, CUSTOMER=customer)
    shown = httpx.get(
        f"{server.url}/api/customers/{customer}", headers={"Authorization": f"Bearer {key}"}, timeout=60
    ).json()
    assert "gold" in [each["value"] for each in shown["facts"]]
    assert run(waiting, **environ)["items"] == []
    assert run(find, **environ)["items"] == []


def waited_for(ask: Callable[[], list]) -> list:
    """The answer, once there is one: customers follow the log a moment behind."""
    for _ in range(100):
        if found := ask():
            return found
    raise AssertionError("The customer never came.")
