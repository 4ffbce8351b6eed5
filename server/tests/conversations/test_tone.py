"""How kind and clear our replies read: for who wrote them and for who coaches, and for no other colleague."""

from typing import Any

from tests.cast import As
from tests.conversations.conftest import Talk, after
from tests.conversations.understood import understood

SORRY = [{"by": "rule", "rule": "apologises", "words": ["sorry"]}]
READS = {"kindness": 0.72, "clarity": 0.8, "because": {"kindness": SORRY, "clarity": [], "urgency": []}}


async def seen_as(as_role: As, role: str, talk: Talk) -> dict[str, Any]:
    """The signals of the newest entry, as a role is shown them."""
    client = await as_role(role)
    page = (await client.get(f"/api/conversations/{talk.id}/entries?limit=1")).json()
    signals: dict[str, Any] = page["items"][0]["signals"]
    return signals


async def test_a_reply_shows_how_it_reads_to_its_author_and_to_who_coaches(talk: Talk, as_role: As) -> None:
    await understood(talk, await talk.answer("Sorry! I will look.", after(1)), **READS)
    for role in ("teammate", "lead", "administrator"):
        signals = await seen_as(as_role, role, talk)
        assert (signals["kindness"], signals["clarity"], signals["because"]["kindness"]) == (0.72, 0.8, SORRY)


async def test_a_colleague_without_the_permission_sees_neither_the_level_nor_its_reasons(
    talk: Talk, as_role: As
) -> None:
    await understood(talk, await talk.answer("Sorry! I will look.", after(1)), **READS)
    signals = await seen_as(as_role, "viewer", talk)
    assert (signals["kindness"], signals["clarity"], signals["because"]) == (None, None, {"urgency": []})


async def test_one_entry_is_answered_as_lists_show_it(talk: Talk, as_role: As) -> None:
    entry = await talk.answer("Sorry! I will look.", after(1))
    await understood(talk, entry, **READS)
    lea = await as_role("lead")
    address = f"/api/conversations/{talk.id}/entries/{entry.id}/corrections"
    corrected = (await lea.post(address, json={"signal": "sentiment", "value": "neutral"})).json()
    assert corrected["signals"]["kindness"] == 0.72


async def test_what_customers_wrote_is_shown_to_all_as_before(talk: Talk, as_role: As) -> None:
    await understood(talk, await talk.hear("At once!", after(1)), urgency=0.8)
    assert (await seen_as(as_role, "viewer", talk))["urgency"] == 0.8
