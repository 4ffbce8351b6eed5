"""A message is split out into a conversation of its own, and goes back; conversations are linked."""

from uuid import uuid4

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from tests.conversations.test_merging import another
from wayline.conversations import assign, entries_after, resolve
from wayline.conversations.errors import AlreadySo, ChatRuns, NotLinkable, NotSplittable, SplitGrown
from wayline.conversations.links.linking import LinkWanted, link, unlink
from wayline.conversations.links.reads import related
from wayline.conversations.splitting.parting import Cut, split, unsplit
from wayline.conversations.store import look_at


async def said_in(talk: Talk) -> list[str]:
    entries = (await talk.do(entries_after, 0)).items
    return [entry.state["name"] if entry.state else entry.body for entry in entries]


async def test_what_is_split_out_waits_since_it_was_written_and_goes_back_whole(talk: Talk) -> None:
    await talk.hear("Where is it?", after(1))
    await talk.answer("On its way.", after(2))
    other = await talk.hear("And is the blue one back?", after(3))
    more = await talk.hear("In size M.", after(4))
    last = await talk.hear("It has come, and it is broken.", after(5))
    await talk.do(assign, (talk.tom.id, None), talk.tom, after(6))
    await talk.do(resolve, talk.tom, after(7))
    stood = await talk.do(look_at)
    new = Talk(talk.parts, talk.cast, talk.settled, (await talk.do(split, Cut(other.id), talk.tom, after(8))).id)
    mine, old = await new.do(look_at), await talk.do(look_at)
    assert (mine.unanswered_at, mine.started_at, mine.status, mine.snippet) == (after(3), after(3), "open", other.body)
    assert (mine.assignee_id, mine.correspondent, mine.received_position) == (talk.tom.id, stood.correspondent, 2)
    assert (old.unanswered_at, old.snippet, old.received_position) == (after(4), last.body, last.position)
    assert await said_in(new) == ["started", other.body, "split_from", "assigned"]
    assert (await said_in(talk))[-2:] == ["resolved", "split_out"]
    assert other.body not in await said_in(talk)
    await new.do(unsplit, talk.tom, after(9))
    old, shell = await talk.do(look_at), await new.do(look_at)
    assert (old.unanswered_at, old.received_position) == (after(3), stood.received_position)
    assert (await said_in(talk))[:8] == [
        "started",
        "Where is it?",
        "On its way.",
        other.body,
        more.body,
        last.body,
        "assigned",
        "resolved",
    ]
    assert (shell.status, shell.merged_into_id, shell.unanswered_at, shell.snippet) == ("closed", talk.id, None, "")
    with pytest.raises(AlreadySo):
        await new.do(unsplit, talk.tom, after(10))
    names = [row["name"] for row in await talk.line()]
    assert (names.count("Conversation Split"), names.count("Conversation Split Undone")) == (1, 1)


async def test_what_follows_goes_along_and_the_old_one_waits_no_more(talk: Talk) -> None:
    await talk.hear("Where is it?", after(1))
    await talk.answer("On its way.", after(2))
    other = await talk.hear("And is the blue one back?", after(3))
    await talk.hear("In size M.", after(4))
    await talk.do(resolve, talk.tom, after(7))
    new = Talk(
        talk.parts,
        talk.cast,
        talk.settled,
        (await talk.do(split, Cut(other.id, following=True), talk.tom, after(8))).id,
    )
    assert (await talk.do(look_at)).unanswered_at is None
    assert (await said_in(new))[1:3] == [other.body, "In size M."]
    await new.answer("Yes, it is.", after(9))
    with pytest.raises(SplitGrown):
        await new.do(unsplit, talk.tom, after(10))


async def test_a_running_chat_our_own_words_and_the_last_of_theirs_are_not_split_out(talk: Talk) -> None:
    only = await talk.hear("Where is it?", after(1))
    ours = await talk.answer("On its way.", after(2))
    with pytest.raises(NotSplittable):
        await talk.do(split, Cut(ours.id), talk.tom, after(3))
    with pytest.raises(ChatRuns):
        await talk.do(split, Cut(only.id), talk.tom, after(3))
    await talk.do(resolve, talk.tom, after(4))
    with pytest.raises(NotSplittable):
        await talk.do(split, Cut(only.id), talk.tom, after(5))


async def test_links_are_seen_from_both_sides_and_are_taken_away_again(talk: Talk) -> None:
    strangers = await another(talk, 1, uuid4())
    for others in ([], [talk.id]):
        with pytest.raises(NotLinkable):
            await talk.do(link, LinkWanted(others), talk.tom, after(2))
    await talk.do(link, LinkWanted([strangers.id, strangers.id], " Same  parcel "), talk.tom, after(3))
    await strangers.do(link, LinkWanted([talk.id]), talk.tom, after(4))
    for here, there in ((talk, strangers), (strangers, talk)):
        [seen] = await here.do(related, None)
        assert (seen.conversation.id, seen.kind, seen.reason) == (there.id, "related", "Same parcel")
        assert (await said_in(here)).count("linked") == 1
    await strangers.do(unlink, talk.id, talk.tom, after(5))
    assert await talk.do(related, None) == []
    with pytest.raises(AlreadySo):
        await talk.do(unlink, strangers.id, talk.tom, after(6))


async def test_over_http_it_is_split_linked_and_found_by_number(talk: Talk, as_role: As) -> None:
    await talk.hear("Where is it?", after(1))
    other = await talk.hear("And is the blue one back?", after(2))
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    refused = await tom.post(f"{path}/split", json={"entry_id": str(other.id)})
    assert (refused.status_code, refused.json()["code"]) == (409, "chat_runs")
    await tom.post(f"{path}/resolve", json={})
    new = (await tom.post(f"{path}/split", json={"entry_id": str(other.id)})).json()
    assert (new["split_from_id"], new["waiting_state"]) == (str(talk.id), "awaiting_us")
    [seen] = (await tom.get(f"{path}/related")).json()["items"]
    assert (seen["kind"], seen["conversation"]["number"]) == ("split", new["number"])
    assert (await tom.post(f"/api/conversations/{new['id']}/unsplit")).json()["id"] == str(talk.id)
    [found] = (await tom.get(f"{path}/linkable", params={"text": f"#{new['number']}"})).json()["items"]
    assert found["id"] == new["id"]
    linked = (await tom.post(f"{path}/links", json={"ids": [new["id"]], "reason": "Twice"})).json()["items"]
    assert [(each["kind"], each["reason"], each["by"]["name"]) for each in linked] == [
        ("related", "Twice", "Tom Keller")
    ]
    assert (await tom.delete(f"{path}/links/{new['id']}")).json()["items"] == []
