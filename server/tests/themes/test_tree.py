"""The tree: made, moved, renamed, merged, put away; by two people at once."""

import asyncio
from uuid import uuid4

import pytest

from wayline.kit.clock import utc_now
from wayline.touchpoints.reading import ask, records


async def test_themes_lie_in_the_order_they_were_put(ana, grown, tree):
    delivery = await grown("Delivery")
    await grown("Late", below=delivery["id"])
    await grown("Price")
    await grown("Damaged", below=delivery["id"], place=0)

    assert await tree() == ["Delivery", "  Damaged", "  Late", "Price"]


async def test_a_theme_is_told_whole(ana, grown, cast):
    rule = {"any_of": ["parcel"], "all_of": [], "none_of": ["lost"], "is_it": True}
    made = await grown(
        "Delivery", definition="How it gets there.", about="process", owner_id=str(cast.ids["lead"]), rules=[rule]
    )

    told = (await ana.get(f"/api/themes/{made['id']}")).json()
    assert told["owner"] == {"id": str(cast.ids["lead"]), "name": "Lea Brandt"}
    assert (told["name"], told["about"], told["rules"], told["level"]) == ("Delivery", "process", [rule], 1)
    assert (told["examples"], told["state"], told["measured"]) == (0, "few_examples", None)


async def test_a_theme_is_renamed_and_moved_with_what_lies_below_it(ana, grown, tree):
    delivery, price = await grown("Delivery"), await grown("Price")
    late = await grown("Late", below=delivery["id"])
    await grown("Very late", below=late["id"])

    moved = await ana.put(f"/api/themes/{late['id']}", json={"name": "Too late", "parent_id": price["id"]})

    assert moved.json()["level"] == 2
    assert await tree() == ["Delivery", "Price", "  Too late", "    Very late"]


async def test_five_levels_are_the_most(ana, grown):
    below = None
    for level in range(1, 6):
        below = (await grown(f"Level {level}", below=below))["id"]

    sixth = await ana.post("/api/themes", json={"name": "Level 6", "parent_id": below})
    other = await grown("Other")
    await grown("Its child", below=other["id"])
    fourth = (await ana.get("/api/themes")).json()["items"][3]["id"]
    moved = await ana.put(f"/api/themes/{other['id']}", json={"name": "Other", "parent_id": fourth})

    assert [each.json()["code"] for each in (sixth, moved)] == ["tree_too_deep", "tree_too_deep"]


async def test_a_theme_cannot_lie_inside_itself(ana, grown):
    delivery = await grown("Delivery")
    late = await grown("Late", below=delivery["id"])

    for inside in (delivery, late):
        answer = await ana.put(f"/api/themes/{delivery['id']}", json={"name": "Delivery", "parent_id": inside["id"]})
        assert answer.json()["code"] == "theme_inside_itself"


async def test_names_beside_each_other_differ(ana, grown):
    delivery = await grown("Delivery")
    await grown("delivery", below=delivery["id"])

    again = await ana.post("/api/themes", json={"name": "  DELIVERY "})

    assert (again.status_code, again.json()["code"]) == (409, "theme_name_taken")


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"name": "X", "parent_id": str(uuid4())}, "no_such_theme"),
        ({"name": "X", "owner_id": str(uuid4())}, "owner_unknown"),
        ({"name": "X", "rules": [{"none_of": ["a"]}]}, "rule_empty"),
        ({"name": "X", "rules": [{"any_of": ["…"]}]}, "rule_empty"),
        ({"name": " "}, "invalid"),
        ({"name": "X", "about": "weather"}, "invalid"),
        ({"name": "nul \x00"}, "invalid"),
    ],
)
async def test_what_cannot_be_is_refused(ana, wish, code):
    answer = await ana.post("/api/themes", json=wish)

    assert answer.json()["code"] == code


async def test_what_lies_below_is_put_away_with_it_and_comes_back_alone(ana, grown, tree):
    delivery = await grown("Delivery")
    late = await grown("Late", below=delivery["id"])

    await ana.delete(f"/api/themes/{delivery['id']}")
    away = (await ana.get("/api/themes", params={"archived": True})).json()["items"]
    await ana.post(f"/api/themes/{late['id']}/restore")

    assert {each["name"] for each in away} == {"Delivery", "Late"}
    assert await tree() == ["Late"]
    assert (await ana.get(f"/api/themes/{delivery['id']}")).json()["code"] == "no_such_theme"


async def test_a_merge_gives_examples_rules_and_children_away(ana, grown, tree):
    shipping = await grown("Shipping", rules=[{"any_of": ["shipping"]}])
    await grown("Cost", below=shipping["id"])
    delivery = await grown("Delivery")
    for theme, texts in ((shipping, ["Where is it?", "Only ours"]), (delivery, ["Where is it?"])):
        await ana.post(f"/api/themes/{theme['id']}/examples", json={"texts": texts})

    merged = (await ana.post(f"/api/themes/{shipping['id']}/merge", json={"into": delivery["id"]})).json()

    assert await tree() == ["Delivery", "  Cost"]
    assert (merged["examples"], [rule["any_of"] for rule in merged["rules"]]) == (2, [["shipping"]])
    away = (await ana.get("/api/themes", params={"archived": True})).json()["items"]
    assert [each["merged_into"] for each in away] == [delivery["id"]]


async def test_of_two_who_edit_one_theme_the_second_is_told(ana, as_role, grown):
    lea = await as_role("lead")
    theme = await grown("Delivery")
    wishes = [{"name": name, "revision": theme["revision"]} for name in ("Dispatch", "Shipping")]

    answers = await asyncio.gather(
        *(who.put(f"/api/themes/{theme['id']}", json=wish) for who, wish in zip((ana, lea), wishes, strict=True))
    )

    assert sorted(each.status_code for each in answers) == [200, 409]
    name = (await ana.get(f"/api/themes/{theme['id']}")).json()["name"]
    assert name == next(each.json()["name"] for each in answers if each.status_code == 200)


async def test_two_who_move_themes_into_each_other_make_no_circle(ana, as_role, grown, tree):
    lea = await as_role("lead")
    one, other = await grown("One"), await grown("Other")

    answers = await asyncio.gather(
        ana.put(f"/api/themes/{one['id']}", json={"name": "One", "parent_id": other["id"]}),
        lea.put(f"/api/themes/{other['id']}", json={"name": "Other", "parent_id": one["id"]}),
    )

    assert sorted(each.status_code for each in answers) == [200, 422]
    assert len(await tree()) == 2


async def test_every_change_is_in_the_audit_log_and_no_customers_words(ana, grown):
    theme = await grown("Delivery")
    await ana.put(f"/api/themes/{theme['id']}", json={"name": "Dispatch"})
    await ana.put(f"/api/themes/{theme['id']}", json={"name": "Dispatch"})
    await ana.post(f"/api/themes/{theme['id']}/examples", json={"texts": ["Where is my parcel?"]})
    await ana.delete(f"/api/themes/{theme['id']}")

    entries = (await ana.get("/api/audit")).json()["items"]

    actions = [each["action"] for each in entries if each["action"].startswith("theme.")]
    assert actions == ["theme.archived", "theme.taught", "theme.changed", "theme.made"]
    assert "parcel" not in str(entries)


async def test_readers_of_the_log_know_names_and_places_as_of_then(ana, grown, parts, settled):
    theme = await grown("Delivery", about="process")
    before = utc_now()
    await ana.put(f"/api/themes/{theme['id']}", json={"name": "Dispatch"})
    await settled()

    then = await parts.reading.rows(ask(records, "theme", before))
    now = await parts.reading.rows(ask(records, "theme", None))

    assert [('"Delivery"' in row["data"], '"process"' in row["data"]) for row in then] == [(True, True)]
    assert ['"Dispatch"' in row["data"] for row in now] == [True]
