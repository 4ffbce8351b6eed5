"""Service as bands."""

from datetime import UTC, datetime, timedelta

from wayline.kit.ids import derived_id
from wayline.line.bands import bands

NINE = datetime(2026, 10, 14, 9, tzinfo=UTC)
ONE, TWO = str(derived_id("conversation", "1")), str(derived_id("conversation", "2"))


def row(name: str, minutes: int, conversation: str = ONE, channel: str = "chat") -> dict:
    return {
        "name": name,
        "occurred_at": NINE + timedelta(minutes=minutes),
        "conversation": conversation,
        "channel": channel,
    }


def spans(rows: list[dict]) -> list[tuple[float, float | None]]:
    def minutes(at: datetime | None) -> float | None:
        return (at - NINE).total_seconds() / 60 if at else None

    return [(minutes(band.began_at), minutes(band.ended_at)) for band in bands(rows, {})]


def test_a_band_goes_from_start_to_resolve() -> None:
    assert spans([row("Conversation Started", 0), row("Message Sent", 3), row("Conversation Resolved", 11)]) == [
        (0, 11)
    ]


def test_an_unresolved_conversation_is_open() -> None:
    [band] = bands([row("Conversation Started", 0)], {ONE: "Blue and white?"})
    assert (band.open, band.ended_at, band.label) == (True, None, "Blue and white?")


def test_reopening_begins_a_second_band_and_what_comes_between_does_not() -> None:
    rows = [
        row("Conversation Started", 0),
        row("Conversation Resolved", 5),
        row("Message Sent", 7),
        row("Conversation Reopened", 20),
        row("Message Received", 20),
        row("Conversation Resolved", 30),
    ]
    assert spans(rows) == [(0, 5), (20, 30)]


def test_two_conversations_have_bands_of_their_own() -> None:
    rows = [row("Conversation Started", 0), row("Conversation Started", 2, TWO), row("Conversation Resolved", 4, TWO)]
    assert spans(rows) == [(0, None), (2, 4)]


def test_a_chat_that_moves_to_video_says_so() -> None:
    [band] = bands([row("Conversation Started", 0), row("Message Sent", 1), row("Video Started", 3)], {ONE: "Blue?"})
    assert band.label == "chat → video"
