"""Examples: written down once, many at a time, taken out, erased with whose they are."""

from uuid import uuid4

from tests.cast import MAYA
from wayline.customers import Kind, see
from wayline.kit.clock import utc_now
from wayline.themes.model import ThemeExample
from wayline.touchpoints.recording import identity_id


async def texts_of(client, theme_id: str) -> list[str]:
    found, cursor = [], None
    while True:
        page = (
            await client.get(f"/api/themes/{theme_id}/examples", params={"cursor": cursor} if cursor else {})
        ).json()
        found += [item["text"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            return found


async def test_a_text_is_an_example_once_and_says_what_was_said_last(ana, grown):
    theme = await grown("Delivery")
    path = f"/api/themes/{theme['id']}/examples"
    await ana.post(path, json={"texts": ["Where is it?", "Where  is it?", "Still not here"]})
    again = (await ana.post(path, json={"texts": ["Where is it?"], "is_it": False})).json()["items"]

    told = (await ana.get(f"/api/themes/{theme['id']}")).json()
    assert (told["examples"], told["counterexamples"]) == (1, 1)
    assert [(each["text"], each["is_it"]) for each in again] == [("Where is it?", False)]


async def test_many_examples_are_read_a_page_at_a_time(ana, grown):
    theme = await grown("Delivery")
    wanted = [f"Example number {number}" for number in range(1200)]
    for start in range(0, len(wanted), 500):
        await ana.post(f"/api/themes/{theme['id']}/examples", json={"texts": wanted[start : start + 500]})

    assert sorted(await texts_of(ana, theme["id"])) == sorted(wanted)


async def test_ten_thousand_are_the_most(ana, grown, parts, cast):
    theme = await grown("Delivery")
    many = [
        ThemeExample(theme_id=theme["id"], text=f"Text {number}", made_at=utc_now(), made_by=cast.ids["administrator"])
        for number in range(10_000)
    ]
    async with parts.database.transaction() as tx:
        tx.add_all(many)

    answer = await ana.post(f"/api/themes/{theme['id']}/examples", json={"texts": ["one more"]})

    assert answer.json()["code"] == "examples_too_many"
    assert (await ana.post(f"/api/themes/{theme['id']}/examples", json={"texts": ["Text 7"]})).status_code == 201


async def test_an_example_is_taken_out(ana, grown):
    theme, other = await grown("Delivery"), await grown("Price")
    made = (await ana.post(f"/api/themes/{theme['id']}/examples", json={"texts": ["Where is it?"]})).json()["items"][0]

    elsewhere = await ana.delete(f"/api/themes/{other['id']}/examples/{made['id']}")
    await ana.delete(f"/api/themes/{theme['id']}/examples/{made['id']}")

    assert elsewhere.json()["code"] == "no_such_example"
    assert await texts_of(ana, theme["id"]) == []


async def test_a_customers_words_leave_with_them_and_are_in_their_export(ana, grown, parts, cast):
    theme = await grown("Delivery")
    maya = identity_id(Kind.USER_ID, MAYA.user_id)
    now = utc_now()
    async with parts.database.transaction() as tx:
        await see(tx, maya, Kind.USER_ID, MAYA.user_id, now)
        for identity, text in ((maya, "Mine is late"), (uuid4(), "Somebody else's")):
            label = {"text_id": uuid4(), "identity": identity, "made_at": now, "made_by": cast.ids["lead"]}
            tx.add(ThemeExample(theme_id=theme["id"], text=text, source="label", **label))
    export = await ana.get(f"/api/customers/{maya}/export")
    assert b"themes.json" in export.content

    await ana.delete(f"/api/customers/{maya}")

    assert await texts_of(ana, theme["id"]) == ["Somebody else's"]


async def test_a_cursor_of_ones_own_making_is_refused(ana, grown):
    theme = await grown("Delivery")

    for cursor in ("x", "2026-01-01~" + str(uuid4()), "~", "\x00"):
        answer = await ana.get(f"/api/themes/{theme['id']}/examples", params={"cursor": cursor})
        assert answer.status_code in {400, 422}
