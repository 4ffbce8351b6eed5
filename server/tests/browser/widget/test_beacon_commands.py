"""What a site tells the script tag: who is here, what happened, what is allowed."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.widget.recorder import QUIET_SECONDS, Recorder, describe

pytestmark = pytest.mark.browser

ARRAY = """<script>
window.wayline = window.wayline || [];
wayline.push(['identify', 'u1', {email: 'maya@example.com'}]);
wayline.push(['track', 'Order Completed', {revenue: 118}]);
</script>"""
STUB = """<script>
window.wayline = window.wayline || function () { (wayline.q = wayline.q || []).push(arguments) };
wayline('identify', 'u1', {email: 'maya@example.com'});
wayline('track', 'Order Completed', {revenue: 118});
</script>"""


@pytest.mark.parametrize("queue", [ARRAY, STUB], ids=["array", "function"])
def test_commands_queued_before_the_script_came_are_run_in_order(site: Recorder, page: Page, queue: str) -> None:
    page.goto(site.add_page("/", head=queue))
    order = site.wait_for("Order Completed")[0]
    identified = site.wait_for("identify")[0]
    assert identified["userId"] == "u1"
    assert identified["traits"] == {"email": "maya@example.com"}
    assert order["properties"] == {"revenue": 118}
    assert order["userId"] == "u1"
    page.evaluate("wayline.push(['track', 'Later']); wayline('track', 'Later Still')")
    site.wait_for("Later Still")
    assert len(site.items("Later")) == 1


def test_a_function_that_nobody_called_yet_does_not_stop_the_tag(site: Recorder, page: Page) -> None:
    uncalled = STUB.split("wayline('identify'", maxsplit=1)[0] + "</script>"
    page.goto(site.add_page("/", head=uncalled))
    assert site.wait_for("page")


def test_group_and_alias_say_what_segment_says(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("Wayline.group('acme', {plan: 'pro'}); Wayline.alias('u2', 'u1'); Wayline.track('Seat Added')")
    group, alias, seat = (site.wait_for(name)[0] for name in ("group", "alias", "Seat Added"))
    assert (group["groupId"], group["traits"]) == ("acme", {"plan": "pro"})
    assert (alias["userId"], alias["previousId"]) == ("u2", "u1")
    assert seat["context"]["groupId"] == "acme"


def test_a_signed_identity_travels_with_identify_and_is_not_kept(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("Wayline.identify('u1', {}, 'header.claims.signature')")
    assert site.wait_for("identify")[0]["context"]["identity_token"] == "header.claims.signature"
    assert "claims" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_reset_makes_a_new_visitor_of_the_browser(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("Wayline.identify('u1'); Wayline.track('Before'); Wayline.reset(); Wayline.track('After')")
    before, after = site.wait_for("Before")[0], site.wait_for("After")[0]
    assert before["userId"] == "u1"
    assert after["userId"] is None if "userId" in after else True
    assert after["anonymousId"] != before["anonymousId"]
    assert after["context"]["visit_id"] != before["context"]["visit_id"]


def test_another_customer_at_the_same_browser_is_another_anonymous_visitor(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("Wayline.identify('u1'); Wayline.identify('u2')")
    first, second = site.wait_for("identify", 2)
    assert first["anonymousId"] != second["anonymousId"]


def test_a_wrong_command_is_no_error_of_the_page(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/", head="<script>window.wayline=[['dance'],null,['track','Still Here']]</script>"))
    site.wait_for("Still Here")
    page.evaluate("const round = {}; round.round = round; Wayline.track('Round', round); Wayline.track()")
    # The fixture fails this test on any error that reached the page.


SEEN = ["Visit Started", "page", "Button Clicked", "Product Viewed", "identify"]
SIGNAL = "Object.defineProperty(Navigator.prototype, '{name}', {{get: () => {value}}})"


@pytest.mark.parametrize(
    ("signal", "tag", "names"),
    [
        (SIGNAL.format(name="globalPrivacyControl", value="true"), "", []),
        (SIGNAL.format(name="globalPrivacyControl", value="false"), "", SEEN),
        (SIGNAL.format(name="doNotTrack", value="'1'"), 'data-dnt="on"', []),
        (SIGNAL.format(name="doNotTrack", value="'1'"), "", SEEN),
        ("", 'data-consent="required"', []),
    ],
    ids=["gpc", "no gpc", "dnt honoured", "dnt by default", "consent required"],
)
def test_the_browsers_signals_are_respected(
    site: Recorder, chromium: Browser, signal: str, tag: str, names: list[str]
) -> None:
    context = chromium.new_context()
    visitor = context.new_page()
    visitor.add_init_script(signal)
    visitor.goto(site.add_page("/", "<button>Buy</button>", tag=tag))
    visitor.wait_for_function("'Wayline' in window")
    visitor.get_by_role("button").click()
    visitor.evaluate("Wayline.track('Product Viewed'); Wayline.identify('u1')")
    visitor.wait_for_timeout(QUIET_SECONDS * 1000)
    assert [describe(item) for item in site.items()] == names
    if not names:
        assert visitor.evaluate("Object.keys(localStorage).filter((key) => /anonymous|visit/.test(key))") == []
    context.close()


def test_consent_lets_capture_begin_and_its_refusal_ends_it(site: Recorder, page: Page) -> None:
    page.add_init_script(SIGNAL.format(name="globalPrivacyControl", value="true"))
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("Wayline.track('Unwanted'); Wayline.consent(true); Wayline.track('Wanted')")
    site.wait_for("Wanted")
    site.wait_for("page")
    page.evaluate("Wayline.track('Taken Back'); Wayline.consent(false); Wayline.track('Refused')")
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert not [item for item in site.items() if item.get("event") in ("Unwanted", "Taken Back", "Refused")]
    page.reload()
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert len(site.items("page")) == 1
