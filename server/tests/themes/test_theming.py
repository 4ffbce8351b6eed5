"""What texts are about: by rules at once, by heads after a training, by each version once."""

import asyncio
from datetime import timedelta

import pytest

from tests.themes.texts import rows_named, themed, write
from wayline.kit.clock import utc_now
from wayline.kit.ids import new_id
from wayline.touchpoints.reading import records
from wayline.touchpoints.recording import Touchpoint

LATE = "Where is my parcel? It has not come"
EXAMPLES = {
    "Late": [
        "Where is my order?", "My parcel has not arrived", "Still waiting for the delivery", "It is three days late",
        "When will my package come?", "Tracking has not moved since Monday", "The courier never showed up",
        "My shoes have not come yet",
    ],
    "Price": [
        "This is too expensive", "Cheaper in other shops", "Can I get a discount?", "Why did the price go up?",
        "Far too much money for that", "Great price", "The shipping costs more than the shoes", "Do you match prices?",
    ],
    "Size": [
        "Too tight around the toes", "Do they run small?", "Which size should I take?", "The sleeves are too long",
        "I am between 41 and 42", "It fits perfectly", "Do you have a size chart?", "These are much too big for me",
    ],
}  # fmt: skip


@pytest.fixture
def taught(ana, grown, ended):
    """Three themes that were learned: `await taught()` gives their ids by name."""

    async def teach():
        ids = {}
        for name, texts in EXAMPLES.items():
            ids[name] = (await grown(name))["id"]
            await ana.post(f"/api/themes/{ids[name]}/examples", json={"texts": texts})
        answer = await ana.post("/api/themes/training")
        assert answer.status_code == 202
        await ended()
        return ids

    return teach


async def test_a_rule_finds_a_text_in_any_language_at_once(parts, grown, cast):
    delivery = await grown("Delivery")
    late = await grown("Late", below=delivery["id"], rules=[{"any_of": ["noch nicht da"]}])
    (text_id,) = await write(parts, ["Mein Paket ist noch nicht da!"], is_supported=False)

    (row,) = await themed(parts, 1)

    told = row["properties"]
    assert (told["text_id"], told["reach"], told["version"]) == (str(text_id), "rules", 0)
    assert {one["theme"]: (one["by"], one["words"]) for one in told["themes"]} == {
        late["id"]: ("rule", ["noch nicht da"]),
        delivery["id"]: ("rule", ["noch nicht da"]),
    }


async def test_our_own_texts_are_not_themed(parts, grown):
    await grown("Delivery", rules=[{"any_of": ["parcel"]}])
    await write(parts, ["Your parcel comes tomorrow"], writer="teammate")
    await write(parts, [LATE])

    assert len(await themed(parts, 1)) == 1


@pytest.mark.slow
async def test_what_was_learned_is_found_and_said_how_well(ana, parts, taught):
    ids = await taught()
    await write(parts, [LATE, "Is there a voucher? It is too expensive", "Hello"])

    rows = {row["properties"]["text_id"]: row["properties"] for row in await themed(parts, 3)}
    found = [[one["theme"] for one in told["themes"]] for told in rows.values()]
    assert [ids["Late"]] in found
    assert [ids["Price"]] in found
    assert [] in found
    told = (await ana.get("/api/themes")).json()["items"]
    assert {each["state"] for each in told} == {"learned"}
    measured = told[0]["measured"]
    assert measured["n"] == 8
    assert measured["recall_low"] < measured["recall"] <= measured["recall_high"] <= 1
    stands = (await ana.get("/api/themes/training")).json()
    assert [gain["share"] for gain in stands["learned"][0]["gains"]] == [0.25, 0.5]
    assert [gain["share"] for gain in stands["gains"]] == [0.25, 0.5, 1.0]
    assert stands["gains"][-1]["measured"]["n"] == sum(one["measured"]["n"] for one in stands["learned"])
    facts = await parts.reading.rows(_measured())
    assert len(facts) == 3


def _measured():
    return records("theme_measured")


@pytest.mark.slow
async def test_everything_is_themed_anew_and_the_old_reading_stays(ana, parts, grown, taught, ended):
    early = await grown("Early", rules=[{"any_of": ["parcel"]}])
    await write(parts, [f"{LATE} {number}" for number in range(300)], at=utc_now() - timedelta(days=30))
    before = await themed(parts, 300, version=0)
    ids = await taught()

    after = await themed(parts, 300, version=1)
    everything = await rows_named(parts, "Text Themed")

    assert len({row["id"] for row in everything}) == len(everything) == 600
    assert all(one["theme"] == early["id"] for row in before for one in row["properties"]["themes"])
    late = [row for row in after if ids["Late"] in [one["theme"] for one in row["properties"]["themes"]]]
    assert len(late) > 290
    assert {row["occurred_at"] for row in after} == {row["occurred_at"] for row in before}


async def test_a_rule_made_later_reaches_the_past_by_a_theming_anew(ana, parts, grown, ended):
    await write(parts, ["Mein Paket fehlt"] * 3, is_supported=False)
    async with asyncio.timeout(60):  # while there is no theme, nothing is told of a text that was looked at
        while (await ana.get("/api/themes/training")).json()["texts"] < 3:  # noqa: ASYNC110 (only the answer tells)
            await asyncio.sleep(0.05)
    theme = await grown("Late", rules=[{"any_of": ["paket"]}])

    answer = await ana.post("/api/themes/rethemings")
    again = await ana.post("/api/themes/rethemings")
    await ended()

    rows = await themed(parts, 3, version=1)
    assert answer.status_code == 202
    assert again.status_code in {202, 409}
    assert [[one["theme"] for one in row["properties"]["themes"]] for row in rows[:3]] == [[theme["id"]]] * 3


async def test_a_version_that_says_the_same_of_a_text_is_not_recorded_again(ana, parts, grown, ended):
    late = await grown("Late", rules=[{"any_of": ["paket"]}])
    await write(parts, ["Mein Paket fehlt", "Das Paket war offen", "Die Schuhe drücken"], is_supported=False)
    await themed(parts, 3)
    await ana.post("/api/themes/rethemings")
    assert not (await ended())["behind"]
    assert len(await rows_named(parts, "Text Themed")) == 3

    shoes = await grown("Shoes", rules=[{"any_of": ["schuhe"]}])
    await ana.post("/api/themes/rethemings")
    await ended()

    rows = await rows_named(parts, "Text Themed")
    assert [row["properties"]["version"] for row in rows] == [0, 0, 0, 2]
    held = [[one["theme"] for one in row["properties"]["themes"]] for row in rows]
    assert sorted(held[:3]) == [[], [late["id"]], [late["id"]]]
    assert held[3] == [shoes["id"]]


async def test_a_reading_anew_of_the_same_text_is_not_themed_twice(parts, grown):
    await grown("Late", rules=[{"any_of": ["parcel"]}])
    (text_id,) = await write(parts, [LATE])
    await themed(parts, 1)
    rows = await rows_named(parts, "Text Understood")
    again = Touchpoint(id=new_id(), identity=rows[0]["identity"], name="Text Understood", occurred_at=utc_now(),
                       properties=rows[0]["properties"])  # fmt: skip
    await parts.writer.append([again])
    await write(parts, ["Another parcel"])

    assert len(await themed(parts, 2)) == 2
    assert str(text_id) in {row["properties"]["text_id"] for row in await themed(parts, 2)}


async def test_what_cannot_be_read_is_passed_over(parts, grown):
    await grown("Late", rules=[{"any_of": ["parcel"]}])
    odd = [{}, {"text_id": "x"}, {"text_id": str(new_id())}, {"text_id": str(new_id()), "text": 7}]
    await parts.writer.append(
        [Touchpoint(id=new_id(), identity=new_id(), name="Text Understood", occurred_at=utc_now(), properties=each)
         for each in odd]
    )  # fmt: skip
    await write(parts, ["parcel " * 600, LATE])

    assert len(await themed(parts, 2)) == 2
