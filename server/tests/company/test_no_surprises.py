"""Whatever is sent to an endpoint of the document, it is answered or refused in words: never with a 5xx."""

import warnings
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from litestar import Litestar
from schemathesis.generation import GenerationMode

from tests.cast import As
from wayline.entry.asgi import app_arguments

EACH = 5
# Signing out would end the test; a backup is a whole archive each time.
LEFT_OUT = {("POST", "/api/sign-out"), ("POST", "/api/backups")}


def requests_of(operation: Any) -> list[dict[str, Any]]:
    """A few requests, right and wrong ones: the same on every run."""
    found: list[dict[str, Any]] = []

    @seed(2026)
    @settings(
        max_examples=EACH,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def right(case: Any) -> None:
        found.append(case.as_transport_kwargs(base_url="http://wayline.test"))

    @seed(2026)
    @settings(
        max_examples=EACH,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def wrong(case: Any) -> None:
        found.append(case.as_transport_kwargs(base_url="http://wayline.test"))

    for make in (right, wrong):
        try:
            make()
        except (schemathesis.errors.SchemathesisError, Unsatisfiable):  # nothing can be wrong about what takes nothing
            continue
    return found


async def send(client: httpx.AsyncClient, request: dict[str, Any]) -> httpx.Response | None:
    """Send one; None for what no client could put on the wire."""
    known = {name: request[name] for name in ("method", "url", "params", "json", "data", "files") if request.get(name)}
    if isinstance(known.get("data"), bytes | str):
        known["content"] = known.pop("data")
    headers = {name: value for name, value in (request.get("headers") or {}).items() if name.lower() == "content-type"}
    try:
        built = client.build_request(**known, headers=headers)
        built.read()
    except (httpx.InvalidURL, AttributeError, TypeError, ValueError):
        return None
    return await client.send(built)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_no_endpoint_answers_with_a_5xx(as_role: As) -> None:
    ana = await as_role("administrator")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = Litestar(**app_arguments()).openapi_schema.to_schema()
        operations = [found.ok() for found in schemathesis.openapi.from_dict(document).get_all_operations()]
        wanted = [each for each in operations if (each.method.upper(), each.path) not in LEFT_OUT]
        answered = 0
        for operation in wanted:
            for request in requests_of(operation):
                answer = await send(ana, request)
                if answer is not None:
                    answered += 1
                    assert answer.status_code < 500, f"{operation.label}: {request}"
    assert answered > len(wanted)
