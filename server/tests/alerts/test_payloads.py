"""What is sent outside: four shapes of one thing, nothing of a customer in any, and a signature to check it by."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from uuid import UUID

from wayline.alerts.sending.payloads import Told, body_of, headers_of, signature

AT = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
LATE = Told(
    delivery=UUID(int=1),
    what="raised",
    at=AT,
    name="Late <b>&",
    url="https://desk.test/inbox/7",
    about="waiting",
    alarm=UUID(int=2),
    conversation=UUID(int=3),
    since_at=AT,
)


def test_each_place_gets_what_it_takes() -> None:
    slack, discord = json.loads(body_of("slack", LATE)), json.loads(body_of("discord", LATE))
    assert slack == {
        "text": "A customer waits too long (Late &lt;b&gt;&amp;)\n<https://desk.test/inbox/7|Open in Wayline>"
    }
    assert discord["content"].startswith("A customer waits too long (Late <b>&)")
    assert discord["allowed_mentions"] == {"parse": []}
    [card] = json.loads(body_of("teams", LATE))["attachments"]
    assert card["content"]["body"][0]["text"] == "A customer waits too long (Late <b>&)"
    assert card["content"]["actions"][0]["url"] == "https://desk.test/inbox/7"
    own = json.loads(body_of("webhook", LATE))
    assert (own["type"], own["id"], own["at"]) == ("alarm.raised", str(UUID(int=1)), "2026-11-02T12:00:00Z")
    assert own["alarm"]["conversation_id"] == str(UUID(int=3))


def test_it_says_how_many_and_that_it_is_over() -> None:
    many = Told(delivery=UUID(int=1), what="ended", at=AT, name="Full", url="", about="unassigned", facts={"count": 12})
    assert many.sentence == "Over: Many conversations are unassigned (Full): 12"


def test_our_own_shape_alone_is_signed_with_its_moment() -> None:
    body = body_of("webhook", LATE)
    told = headers_of("webhook", body, "secret", UUID(int=1), AT)
    mac = hmac.new(b"secret", b"1793620800." + body, hashlib.sha256).hexdigest()
    assert told["Wayline-Signature"] == f"t=1793620800,v1={mac}" == signature(body, "secret", AT)
    assert told["Wayline-Delivery"] == str(UUID(int=1))
    assert "Wayline-Signature" not in headers_of("slack", body, "secret", UUID(int=1), AT)
