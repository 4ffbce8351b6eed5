"""What a teammate does with a conversation, in a real console, and what a colleague's console shows of it by itself."""

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chromium import PATIENCE_MS
from tests.browser.demo import Demo
from tests.browser.maya import Maya

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Console = Callable[[str], Page]


@pytest.fixture
def console(chromium: Browser, demo: Demo) -> Iterator[Console]:
    """Somebody's browser, signed in; each call is another one."""
    contexts = []

    def of(who: str) -> Page:
        context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        with demo.signed_in(who) as client:
            context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
        return context.new_page()

    yield of
    for context in contexts:
        context.close()


def test_what_is_given_to_a_colleague_is_shown_to_them_live(console: Console, maya: Maya) -> None:
    asked = words("Who can tell me about sizes?")
    maya.says(asked)
    tom, sara = console("tom"), console("sara")
    sara.goto("/inbox?view=mine")
    expect(sara.get_by_role("heading", name="Mine")).to_be_visible()
    tom.goto("/inbox?view=unassigned")
    row(tom, asked).click()
    tom.get_by_role("button", name="Assign", exact=True).click()
    # Found by typing, taken by Enter: no hand leaves the keys.
    tom.get_by_role("textbox", name="Find a teammate or team").press_sequentially("sara")
    tom.get_by_role("option", name="Sara Lind").wait_for()
    tom.keyboard.press("ArrowDown")
    tom.keyboard.press("Enter")
    expect(tom.get_by_role("button", name="Sara Lind, assigned, change")).to_be_visible()
    expect(row(tom, asked)).to_have_count(0)
    row(sara, asked).click()
    expect(log(sara)).to_contain_text("Tom Reed assigned it to Sara Lind")
    tom.get_by_role("alert").filter(has_text="Assigned to Sara Lind").get_by_role("button", name="Undo").click()
    expect(row(sara, asked)).to_have_count(0)
    expect(sara.get_by_role("button", name="Assign", exact=True)).to_be_visible()
    expect(row(tom, asked)).to_be_visible()


def test_a_macro_is_inserted_by_keys_and_a_note_tells_whom_it_mentions(console: Console, maya: Maya) -> None:
    asked = words("Which size should I take?")
    maya.says(asked)
    lea, tom = console("lea"), console("tom")
    lea.goto("/alarms")
    expect(lea.get_by_role("heading", name="Alarms")).to_be_visible()
    tom.goto("/inbox?view=all")
    row(tom, asked).click()
    field(tom).press_sequentially("/size ad")
    expect(tom.get_by_role("option", name="Size advice")).to_be_visible()
    field(tom).press("Enter")
    expect(field(tom)).to_have_value(re.compile("true to size"))
    chips = tom.get_by_role("list", name="What is done with it")
    chips.get_by_role("button", name="Remove Topic: Products / Sizes").click()
    expect(chips).to_contain_text("Add a tag: sizing")
    field(tom).press("Control+Enter")
    expect(log(tom)).to_contain_text("60 days to send it back")
    expect(log(tom)).to_contain_text("Tom Reed changed the tags")
    tom.get_by_text("Note", exact=True).click()
    note = tom.get_by_role("textbox", name="Note")
    note.press_sequentially(f"{asked}: ask @lea")
    expect(tom.get_by_role("option", name="Lea Holm")).to_be_visible()
    note.press("Enter")
    note.press("Control+Enter")
    mention = lea.get_by_role("region", name="Mentions of you").get_by_role("link").filter(has_text=f"{asked}: ask")
    mention.click()
    expect(log(lea)).to_contain_text("@Lea Holm")


def test_what_is_snoozed_leaves_the_list_and_comes_back_in_its_time(console: Console, maya: Maya, demo: Demo) -> None:
    asked = words("When are the laces back?")
    maya.says(asked)
    tom, sara = console("tom"), console("sara")
    for page in (tom, sara):
        page.goto("/inbox?view=all")
        expect(row(page, asked)).to_be_visible()
    row(tom, asked).click()
    tom.get_by_role("button", name="Snooze", exact=True).click()
    tom.get_by_role("menuitem", name="Tomorrow").click()
    for page in (tom, sara):
        expect(row(page, asked)).to_have_count(0)
    expect(log(tom)).to_contain_text("Tom Reed snoozed it until")
    sara.get_by_role("navigation", name="Views").get_by_role("link", name="Snoozed").click()
    expect(row(sara, asked)).to_contain_text("until")
    its_time_has_come(demo, maya)
    expect(row(sara, asked)).to_have_count(0)
    expect(row(tom, asked)).to_be_visible()
    expect(log(tom)).to_contain_text("Came back from its snooze")


def test_a_tag_is_made_put_on_and_taken_off(console: Console, maya: Maya) -> None:
    asked, tag = words("The sole came off"), words("sole")
    maya.says(asked)
    lea, tom = console("lea"), console("tom")
    for page in (lea, tom):
        page.goto("/inbox?view=unassigned")
    row(lea, asked).click()
    lea.get_by_role("button", name="Tags").click()
    lea.get_by_role("textbox", name="Find a tag").fill(tag)
    lea.get_by_role("option", name=f"Make the tag “{tag}”").click()
    for page in (lea, tom):
        expect(row(page, asked)).to_contain_text(tag)
    # It is a view of its own now, and the conversation is in it.
    views = lea.get_by_role("navigation", name="Views")
    lea.keyboard.press("Escape")
    views.get_by_role("link", name=tag).click()
    expect(row(lea, asked)).to_be_visible()
    row(tom, asked).click()
    tom.get_by_role("button", name="Tags").click()
    tom.get_by_role("option", name=tag).click()
    expect(row(tom, asked)).not_to_contain_text(tag)
    expect(row(lea, asked)).to_have_count(0)


def test_a_draft_outlives_a_reload_and_another_machine_and_is_gone_once_sent(console: Console, maya: Maya) -> None:
    asked, draft = words("Can I return them?"), "You can, within thirty"
    maya.says(asked)
    tom = console("tom")
    tom.goto(f"/inbox/{maya.conversation}?view=unassigned")
    with tom.expect_response(lambda answer: answer.url.endswith("/draft") and answer.request.method == "PUT"):
        field(tom).press_sequentially(draft)
    tom.reload()
    expect(field(tom)).to_have_value(draft)
    elsewhere = console("tom")
    elsewhere.goto(f"/inbox/{maya.conversation}?view=unassigned")
    expect(field(elsewhere)).to_have_value(draft)
    field(tom).press("End")
    field(tom).press_sequentially(" days.")
    tom.get_by_role("button", name="Send", exact=True).click()
    expect(log(tom)).to_contain_text(f"{draft} days.")
    expect(field(tom)).to_have_value("")
    for page in (tom, elsewhere):
        page.reload()
        expect(log(page)).to_contain_text(f"{draft} days.")
        expect(field(page)).to_have_value("")


def test_a_conversation_is_settled_by_keys_alone_and_a_colleague_sees_it(console: Console, maya: Maya) -> None:
    asked = words("Which one is wider?")
    maya.says(asked)
    tom, sara = console("tom"), console("sara")
    tom.goto(f"/inbox/{maya.conversation}?view=all&panel=open")
    sara.goto("/inbox?view=all")
    expect(log(tom)).to_contain_text(asked)
    tom.keyboard.press("i")
    tom.get_by_role("menuitem", name="high").press("Enter")
    expect(row(sara, asked)).to_contain_text("high")
    tom.keyboard.press("w")
    expect(log(tom)).to_contain_text("Tom Reed waits for the customer")
    expect(row(sara, asked)).to_have_count(0)
    maya.says(words("The left one?"))
    expect(log(tom)).to_contain_text("Open again, for the customer wrote")
    tom.keyboard.press("t")
    expect(tom.get_by_role("combobox", name="Topic")).to_be_focused()
    tom.keyboard.type("Sizes")
    tom.get_by_role("option", name="Products / Sizes").click()
    expect(log(tom)).to_contain_text("Tom Reed set the topic to Products / Sizes")
    tom.get_by_role("heading", name="This conversation").click()
    tom.keyboard.press("e")
    tom.get_by_role("menuitem", name="Solved").wait_for()
    tom.keyboard.press("4")
    expect(log(tom)).to_contain_text("Tom Reed resolved it: Information given")
    tom.get_by_role("alert").filter(has_text="Information given").get_by_role("button", name="Undo").click()
    expect(log(tom)).to_contain_text("Tom Reed reopened it")


def its_time_has_come(demo: Demo, maya: Maya) -> None:
    """Move the moment to wake into the past; a test does not wait until tomorrow."""
    move = "update conversation set wakes_at = now() - interval '1 minute' where id = %s and status = 'snoozed'"
    with psycopg.connect(demo.database_url) as database:
        assert database.execute(move, [maya.conversation]).rowcount == 1


def words(said: str) -> str:
    """Words that nobody said before: the demo is shared, and talks by itself."""
    return f"{said} {uuid4().hex[:8]}"


def row(page: Page, said: str) -> Locator:
    """The conversation in the list."""
    return page.get_by_role("region", name="Conversations").get_by_role("link", name=re.compile(re.escape(said)))


def log(page: Page) -> Locator:
    return page.get_by_role("log", name="Messages")


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Reply")
