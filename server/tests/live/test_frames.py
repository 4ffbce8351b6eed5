"""What sockets are told: at once, in order, and only to those who may know."""

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.cast import VIC
from tests.live.place import Place


async def test_a_message_appears_on_every_teammates_screen_and_the_answer_on_the_visitors(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor, tom.live() as desk:
        sent = await visitor.say("Is it blue and white?")
        id = sent["conversation_id"]
        listed = await desk.hear(lambda frame: frame.get("change") == "message" and frame["id"] == id)
        assert (listed["type"], listed["position"]) == ("conversation", sent["position"])
        async with place.visitor_live(visitor) as page:
            answer = await tom.answer(id, "Red and white.", "c-1")
            told = await page.hear_entry(answer["id"])
            assert told["entry"]["author"]["name"] == "Tom Keller"


async def test_who_watches_a_conversation_gets_its_entries_whole(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor:
        first = await visitor.say("Hello?")
        async with tom.live(f"conversation:{first['conversation_id']}") as desk:
            second = await visitor.say("Anybody?", first["conversation_id"])
            told = await desk.hear_entry(second["id"])
            assert (told["conversation_id"], told["entry"]["body"]) == (first["conversation_id"], "Anybody?")
            assert told["entry"]["position"] == first["position"] + 1


async def test_notes_and_inner_states_are_never_told_to_the_visitor(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor:
        id = (await visitor.say("Hello?"))["conversation_id"]
        async with place.visitor_live(visitor) as page:
            await tom.act(id, "messages", client_id="n", kind="note", body="A difficult one.")
            await tom.act(id, "assign", teammate_id=tom.id)
            await tom.act(id, "snooze", until="2099-01-01T09:00:00Z")
            await tom.act(id, "resolve")
            await page.hear(lambda frame: frame["type"] == "entry" and frame["entry"]["kind"] == "state")
            told = [frame["entry"] for frame in page.frames if frame["type"] == "entry"]
            inner = [entry for entry in told if entry["body"] != "Hello?"]  # which may be told just now, too
            assert [entry["state"]["name"] for entry in inner] == ["resolved"]
        assert [entry["kind"] for entry in await visitor.entries(id)] == ["message", "state"]


async def test_typing_and_read_marks_go_both_ways_and_leave_nothing_behind(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor:
        sent = await visitor.say("Hello?")
        id = sent["conversation_id"]
        async with tom.live(f"conversation:{id}") as desk, place.visitor_live(visitor) as page:
            await visitor.post(f"/w/conversations/{id}/typing", {})
            assert (await desk.hear_type("typing"))["author"]["kind"] == "customer"
            await tom.act(id, "typing")
            assert (await page.hear(lambda f: f["type"] == "typing" and f["author"]["kind"] == "teammate"))["author"][
                "name"
            ] == "Tom Keller"
            await tom.act(id, "read", position=sent["position"])
            read = await page.hear(lambda f: f["type"] == "read")
            assert (read["position"], read["author"]["kind"]) == (sent["position"], "teammate")
            answer = await tom.answer(id, "Hi!", "c")
            await visitor.post(f"/w/conversations/{id}/read", {"position": answer["position"]})
            seen = await desk.hear(lambda f: f["type"] == "read" and f["author"]["kind"] == "customer")
            assert seen["position"] == answer["position"]
        assert [entry["kind"] for entry in await tom.entries(id)] == ["state", "message", "message"]
        shown = (await tom.client.get(f"/api/conversations/{id}")).json()
        assert shown["customer_read_position"] == answer["position"]


async def test_the_line_of_a_watched_customer_says_when_it_grew(place: Place) -> None:
    async with place.console() as tom, place.visitor() as visitor:
        sent = await visitor.say("Hello?")
        shown = (await tom.client.get(f"/api/conversations/{sent['conversation_id']}")).json()
        customer = shown["customer"]["id"]
        async with tom.live(f"customer:{customer}") as desk:
            page = {"type": "page", "anonymousId": visitor.anonymous_id, "name": "Basket", "messageId": "m-line"}
            taken = await visitor.client.post("/v1/page", json={**page, "writeKey": place.key})
            assert taken.status_code == 200, taken.text
            assert (await desk.hear_type("line"))["customer_id"] == customer


async def test_who_has_the_list_of_customers_on_screen_hears_that_it_moved(place: Place) -> None:
    async with (
        place.console() as tom,
        place.visitor() as visitor,
        tom.live("customers") as listing,
        tom.live() as elsewhere,
    ):
        await visitor.say("Hello?")
        assert await listing.hear_type("customers") == {"type": "customers"}
        assert "customers" not in {frame["type"] for frame in await elsewhere.settle()}


async def test_a_socket_without_a_sign_in_or_from_another_page_hears_nothing(place: Place) -> None:
    nobody = httpx.AsyncClient(base_url=place.server.url, timeout=60)
    async with nobody, place.console() as tom:
        for cookie, origin in ((False, place.server.url), (True, "https://evil.test")):
            assert await refused(tom.client if cookie else nobody, place, origin)


async def refused(client: httpx.AsyncClient, place: Place, origin: str) -> bool:
    cookie = "; ".join(f"{each.name}={each.value}" for each in client.cookies.jar)
    url = place.server.url.replace("http", "ws", 1) + "/api/live"
    async with connect(url, additional_headers={"Cookie": cookie, "Origin": origin}, open_timeout=60) as socket:
        try:
            await socket.recv()
        except ConnectionClosed as closed:
            return closed.rcvd is not None and closed.rcvd.code in {4401, 4403}
    return False


async def test_a_watcher_who_may_not_see_personal_data_gets_masks(place: Place) -> None:
    async with place.console() as tom, place.console(VIC) as vic, place.visitor() as visitor:
        id = (await visitor.say("Hello?"))["conversation_id"]
        topic = f"conversation:{id}"
        async with tom.live(topic) as whole, vic.live(topic) as masked, place.visitor_live(visitor) as page:
            said = await visitor.say("My card is 4111 1111 1111 1111", id)
            for socket, body in ((whole, "4111 1111 1111 1111"), (masked, "[card 1]"), (page, "4111 1111 1111 1111")):
                told = await socket.hear_entry(said["id"])
                assert told["entry"]["body"] == f"My card is {body}"
