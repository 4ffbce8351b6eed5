"""Verbatims read again by newer models: all of them, once, as far as their customers are still there."""

import asyncio
from typing import Any

import msgspec
import pytest

from tests.cast import As
from tests.themes.verbatims.test_bringing import brought, lines
from wayline.entry.parts import Parts
from wayline.entry.settings import Settings
from wayline.language import Language, LanguageSettings, Reading
from wayline.language.calibrating import Calibration
from wayline.language.retouching import Touch
from wayline.themes import VerbatimsAgain
from wayline.themes.verbatims import rereading


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With reading switched on."""
    return msgspec.structs.replace(settings, language=LanguageSettings())


def newer(parts: Parts, scale: float = 0.0, shift: float = 20.0) -> str:
    """Other models from now on: by those, every text asks something. Returns their version."""
    touches = {"intents": {"question": Touch(scale, shift, bytes(384 * 4))}}
    learned = Calibration(parts.language.about.version.partition("~")[0], touches=touches)
    parts.language.use(msgspec.msgpack.encode(learned))
    return parts.language.about.version


async def read_by(parts: Parts, version: str, many: int) -> list[dict[str, Any]]:
    """The properties of so many readings by these models, once the log has them."""
    async with asyncio.timeout(60):
        while True:
            said = [msgspec.json.decode(row["properties"]) for row in await lines(parts, "Text Understood")]
            found = [each for each in said if each["version"] == version]
            if len(found) >= many:
                return found
            await asyncio.sleep(0.05)


async def test_verbatims_are_read_again_and_what_older_models_said_stays(as_role: As, parts: Parts) -> None:
    lead = await as_role("lead")
    await brought(lead)
    before = parts.language.about.version
    assert (await lead.get("/api/language")).json()["outdated"] == 0
    version = newer(parts)
    assert (await lead.get("/api/language")).json()["outdated"] == 3
    asked = (await lead.post("/api/language/rereadings")).json()
    assert (asked["total"], asked["version"]) == (3, version)
    async with asyncio.timeout(60):
        while not (told := (await lead.get("/api/language")).json()["rereading"])["ended_at"]:  # noqa: ASYNC110 (only the answer tells)
            await asyncio.sleep(0.05)
    assert (told["done"], told["total"]) == (3, 3)
    again = {each["text_id"]: each for each in await read_by(parts, version, 3)}
    assert (await lead.get("/api/language")).json()["outdated"] == 0
    for older in await read_by(parts, before, 3):
        newest = again[older["text_id"]]
        names = ("text", "source", "writer", "product", "is_cut")
        assert [newest.get(name) for name in names] == [older.get(name) for name in names]
    rows = await lines(parts, "Text Understood")
    assert {(row["source"], row["history"], row["conversation"]) for row in rows} == {("verbatims", True, None)}
    assert len(rows) == 6


async def test_it_goes_on_after_a_start_where_it_was_and_reads_nothing_twice(
    as_role: As, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await brought(await as_role("lead"))
    monkeypatch.setattr(rereading, "TOGETHER", 2)
    version = newer(parts)
    assert await VerbatimsAgain(parts.database, parts.reading, parts.language, []).read_some(version) == 2
    await read_by(parts, version, 2)
    after_a_start = VerbatimsAgain(parts.database, parts.reading, parts.language, [])
    assert await after_a_start.outdated(version) == 1
    assert await after_a_start.read_some(version) == 1
    await read_by(parts, version, 3)
    while (count := await after_a_start.read_some(version)) is not None:
        assert count == 0
    assert await after_a_start.outdated(version) == 0
    assert len(await lines(parts, "Text Understood")) == 6


async def test_what_newer_models_say_the_same_of_is_read_again_and_not_recorded(as_role: As, parts: Parts) -> None:
    await brought(await as_role("lead"))
    again = VerbatimsAgain(parts.database, parts.reading, parts.language, [])
    alike, other = newer(parts, 1.0, 0.0), newer(parts)
    counts = []
    for version, scale, shift in ((alike, 1.0, 0.0), (other, 0.0, 20.0), (alike, 1.0, 0.0)):
        assert newer(parts, scale, shift) == version
        assert await again.outdated(version) == 3
        assert await again.read_some(version) == 3
        recorded = 3 + 3 * len(counts)
        async with asyncio.timeout(60):
            while len(rows := await lines(parts, "Text Understood")) < recorded:  # noqa: ASYNC110 (only the answer tells)
                await asyncio.sleep(0.05)
        assert await again.read_some(version) in {None, 0}
        assert await again.outdated(version) == 0
        counts.append(len(rows))
    assert counts == [3, 6, 9]


async def test_nothing_is_written_for_a_version_that_does_not_read(as_role: As, parts: Parts) -> None:
    await brought(await as_role("lead"))
    assert await VerbatimsAgain(parts.database, parts.reading, parts.language, []).read_some("another") is None
    assert len(await lines(parts, "Text Understood")) == 3


async def test_whoever_is_erased_meanwhile_does_not_come_back(as_role: As, parts: Parts) -> None:
    ana = await as_role("administrator")
    await brought(ana)
    [maya] = [each for each in (await ana.get("/api/customers")).json()["items"] if each["email"] == "maya@example.com"]
    version = newer(parts)

    class Erasing(Language):
        """Reads; and while it does, Maya is erased."""

        async def understand(self, *texts: Any, **more: Any) -> list[Reading]:
            assert (await ana.delete(f"/api/customers/{maya['id']}")).status_code == 204
            return await parts.language.understand(*texts, **more)

    assert await VerbatimsAgain(parts.database, parts.reading, Erasing(), []).read_some(version) == 3
    said = [each["text"] for each in await read_by(parts, version, 2)]
    assert not any(text.startswith("My parcel") for text in said)
