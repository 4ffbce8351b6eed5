"""Review: what is not sure comes up, a label corrects and teaches at once, and can be taken back; erased is erased."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import msgspec

from tests.cast import MAYA
from tests.themes.texts import rows_named, themed, write
from wayline.customers import Kind, see
from wayline.entry.retention import forget
from wayline.entry.settings import PrivacySettings
from wayline.kit.clock import utc_now
from wayline.themes.theming.finder import Found
from wayline.themes.theming.judging import Judgement
from wayline.themes.theming.model import ThemeDoubt
from wayline.themes.theming.recording import still_there
from wayline.themes.theming.texts import Understood
from wayline.touchpoints.recording import identity_id


async def doubted(parts, theme_id: str, texts: list[str], **more) -> list:
    """Texts that were themed and of which it is not sure, the first the least."""
    ids = await write(parts, texts, **more)
    await themed(parts, len(texts))
    async with parts.database.transaction() as tx:
        for place, id in enumerate(ids):
            closeness = (place + 1) / len(ids)
            tx.add(ThemeDoubt(text_id=id, theme_id=theme_id, confidence=0.4, closeness=closeness))
    return ids


async def label(client, text_id, theme_id: str, is_it) -> int:
    wish = {"text_id": str(text_id), "theme_id": theme_id, "is_it": is_it}
    return (await client.post("/api/themes/labels", json=wish)).status_code


async def test_what_is_least_sure_comes_first_and_goes_when_it_is_said(ana, parts, grown, settled):
    theme = await grown("Late", rules=[{"any_of": ["rule"]}])
    ids = await doubted(parts, theme["id"], ["Is it far?", "It is slow"])
    before = (await ana.get("/api/themes/unsure")).json()

    assert await label(ana, ids[1], theme["id"], True) == 204
    await settled()

    after = (await ana.get("/api/themes/unsure")).json()
    assert [each["text"] for each in before["items"]] == ["It is slow", "Is it far?"]
    assert [each["text_id"] for each in after["items"]] == [str(ids[0])]
    assert (before["waiting"], after["waiting"]) == (2, 1)
    (row,) = await rows_named(parts, "Text Corrected")
    assert row["properties"] == {
        "text_id": str(ids[1]),
        "signal": "theme",
        "was": {"theme": theme["id"], "is_it": None},
        "value": {"theme": theme["id"], "is_it": True},
    }
    (example,) = (await ana.get(f"/api/themes/{theme['id']}/examples")).json()["items"]
    assert (example["text"], example["is_it"], example["source"]) == ("It is slow", True, "label")


async def test_a_label_is_said_once_turned_and_taken_back(ana, parts, grown, settled):
    theme = await grown("Late", rules=[{"any_of": ["rule"]}])
    (text_id,) = await doubted(parts, theme["id"], ["It is slow"])

    for is_it in (True, True, False, None, None):
        assert await label(ana, text_id, theme["id"], is_it) == 204
    await settled()

    values = [row["properties"]["value"]["is_it"] for row in await rows_named(parts, "Text Corrected")]
    assert values == [True, False, None]
    assert (await ana.get(f"/api/themes/{theme['id']}/examples")).json()["items"] == []


async def test_two_who_label_the_same_text_leave_one_example(ana, as_role, parts, grown):
    lea = await as_role("lead")
    theme = await grown("Late", rules=[{"any_of": ["rule"]}])
    (text_id,) = await doubted(parts, theme["id"], ["It is slow"])

    answers = await asyncio.gather(label(ana, text_id, theme["id"], True), label(lea, text_id, theme["id"], False))

    assert answers == [204, 204]
    assert len((await ana.get(f"/api/themes/{theme['id']}/examples")).json()["items"]) == 1


async def test_a_text_or_theme_that_is_not_there(ana, grown):
    theme = await grown("Late")

    assert await label(ana, uuid4(), theme["id"], True) == 404
    assert await label(ana, uuid4(), str(uuid4()), True) == 404


async def test_personal_data_is_masked_for_whom_it_is_not(ana, as_role, parts, grown):
    vic = await as_role("viewer")
    theme = await grown("Late", rules=[{"any_of": ["rule"]}])
    (text_id,) = await doubted(parts, theme["id"], ["Write to maya@example.com please"])

    seen = [(await who.get("/api/themes/unsure")).json()["items"][0]["text"] for who in (ana, vic)]
    await label(ana, text_id, theme["id"], True)
    examples = [(await who.get(f"/api/themes/{theme['id']}/examples")).json()["items"][0]["text"] for who in (ana, vic)]

    assert seen == examples
    assert seen[0] == "Write to maya@example.com please"
    assert "maya@example.com" not in seen[1]


async def test_what_is_older_than_is_kept_goes_with_the_examples_it_gave(ana, parts, grown):
    theme = await grown("Late", rules=[{"any_of": ["slow"]}])
    (old,) = await doubted(parts, theme["id"], ["It was slow"], at=utc_now() - timedelta(days=40))
    (young,) = await write(parts, ["It is slow"])
    await themed(parts, 2)
    for text_id in (old, young):
        assert await label(ana, text_id, theme["id"], True) == 204

    parts.settings = msgspec.structs.replace(parts.settings, privacy=PrivacySettings(retention_days=30))
    await forget(parts)

    items = (await ana.get(f"/api/themes/{theme['id']}/examples")).json()["items"]
    assert [each["text"] for each in items] == ["It is slow"]
    assert (await ana.get("/api/themes/training")).json()["texts"] == 1


async def test_who_is_erased_leaves_nothing_behind(ana, parts, grown):
    maya = identity_id(Kind.USER_ID, MAYA.user_id)
    async with parts.database.transaction() as tx:
        await see(tx, maya, Kind.USER_ID, MAYA.user_id, utc_now())
    theme = await grown("Late", rules=[{"any_of": ["slow"]}])
    ids = await doubted(parts, theme["id"], ["It is slow", "So slow"], identity=maya)
    await label(ana, ids[0], theme["id"], True)

    assert (await ana.delete(f"/api/customers/{maya}")).status_code == 204

    await themed(parts, 0)
    assert (await ana.get("/api/themes/unsure")).json()["items"] == []
    assert (await ana.get(f"/api/themes/{theme['id']}/examples")).json()["items"] == []
    assert (await ana.get("/api/themes/training")).json()["texts"] == 0
    assert await label(ana, ids[1], theme["id"], True) == 404


async def test_what_was_read_of_somebody_who_was_erased_meanwhile_is_not_written(parts, grown, ana):
    maya = identity_id(Kind.USER_ID, MAYA.user_id)
    async with parts.database.transaction() as tx:
        await see(tx, maya, Kind.USER_ID, MAYA.user_id, utc_now())
    read_at = utc_now()
    texts = [
        Understood(text_id=uuid4(), text=words, position=place, identity=identity, channel="chat", conversation=None,
                   occurred_at=read_at, parts=())
        for place, (words, identity) in enumerate([("Mine", maya), ("Somebody else's", uuid4())])
    ]  # fmt: skip
    pairs = [(text, Found(judgement=Judgement((), ()), vectors=None)) for text in texts]

    await ana.delete(f"/api/customers/{maya}")
    async with parts.database.transaction() as tx:
        left = await still_there(tx, pairs, read_at)

    assert [text.text for text, _ in left] == ["Somebody else's"]
