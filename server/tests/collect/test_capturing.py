"""Capturing: a request is answered when what is good in it is on the log and the rest is counted."""

import httpx

from tests.collect.conftest import Rows, track


async def test_a_click_of_a_page_is_on_the_log_when_it_is_answered(browser: httpx.AsyncClient, rows: Rows) -> None:
    answer = await browser.post("/v1/track", json=track("Product Added", properties={"sku": "court"}))
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    [row] = await rows()
    assert (row["name"], row["department"], row["channel"]) == ("Product Added", "sales", "web")
