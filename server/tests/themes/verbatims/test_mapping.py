"""What columns mean, when things happened, what a row becomes: literal in, literal out."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wayline.kit.ids import derived_id
from wayline.themes.verbatims.dates import is_day_first, moment
from wayline.themes.verbatims.errors import MappingInvalid
from wayline.themes.verbatims.mapping import VerbatimMapping, guess, origin_of
from wayline.themes.verbatims.rows import Plan, Refused, Verbatim, read_row
from wayline.touchpoints.recording import identity_id

BERLIN = ZoneInfo("Europe/Berlin")
BROUGHT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "day_first", "is_at"),
    [
        ("2026-07-01T09:00:00Z", True, datetime(2026, 7, 1, 9, tzinfo=UTC)),
        ("2026-07-01 09:00", True, datetime(2026, 7, 1, 7, tzinfo=UTC)),
        ("1.7.2026", False, datetime(2026, 6, 30, 22, tzinfo=UTC)),
        ("03/04/2026", True, datetime(2026, 4, 2, 22, tzinfo=UTC)),
        ("03/04/2026 1:30 PM", False, datetime(2026, 3, 4, 12, 30, tzinfo=UTC)),
        ("1782896400", True, datetime(2026, 7, 1, 9, tzinfo=UTC)),
        ("1782896400000", True, datetime(2026, 7, 1, 9, tzinfo=UTC)),
        ("4th July, 2026", True, None),
        ("4 July 2026", True, datetime(2026, 7, 3, 22, tzinfo=UTC)),
        ("July 4th, 2026", True, datetime(2026, 7, 3, 22, tzinfo=UTC)),
        ("4. März 2026", True, datetime(2026, 3, 3, 23, tzinfo=UTC)),
        ("31.02.2026", True, None),
        ("soon", True, None),
        ("0001-01-01", True, None),
    ],
)
def test_moments_as_people_write_them(said: str, *, day_first: bool, is_at: datetime | None) -> None:
    assert moment(said, BERLIN, day_first=day_first) == is_at


def test_dates_tell_whether_the_day_comes_first() -> None:
    assert is_day_first(["03/04/2026", "13/04/2026"]) is True
    assert is_day_first(["03/04/2026", "04/13/2026"]) is False
    assert is_day_first(["03/04/2026"]) is None


def test_a_mapping_is_guessed_from_names_and_from_what_stands_there() -> None:
    columns = ["Review ID", "Reviewer e-mail", "Date", "Overall Rating", "Review title", "Review", "Product"]
    rows = [
        [str(n), f"c{n}@x.test", "13/04/2026", "4", "Fine", "It arrived late and the box was open.", "Trail 2"]
        for n in range(5)
    ]
    found = guess("Shop reviews 2026-10 (1).csv", columns, rows, day_first=False)
    assert (found.text, found.title, found.at, found.row_id) == ("Review", "Review title", "Date", "Review ID")
    assert (found.email, found.score, found.product) == ("Reviewer e-mail", "Overall Rating", "Product")
    assert (found.kind, found.score_max, found.day_first, found.origin) == ("review", 5.0, True, "shop reviews")


@pytest.mark.parametrize("name", ["written", "Written", "written_at", "Sent on", "received", "geschrieben"])
def test_when_it_was_written_is_when_it_happened(name: str) -> None:
    rows = [["It arrived late and the box was open.", "2026-07-01"], ["A very kind person at the desk.", "2026-07-02"]]
    assert guess("notes.csv", ["comment", name], rows, day_first=True).at == name


def test_a_column_of_words_is_no_date_though_it_is_called_written() -> None:
    rows = [["a", "It arrived late and the box was open."], ["b", "A very kind person at the desk."]]
    found = guess("notes.csv", ["desk", "written"], rows, day_first=True)
    assert (found.at, found.text) == (None, "written")


def test_without_a_telling_name_the_column_with_the_most_words_is_the_text() -> None:
    found = guess("export.csv", ["a", "b"], [["1", "I waited for a very long time"]], day_first=True)
    assert (found.text, found.kind) == ("b", "feedback")
    assert origin_of("NPS-answers_2026-11-02.xlsx") == "nps answers"


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(MappingInvalid):
        VerbatimMapping(text="Review", at="When").check(["Review"])


def read(row: list[str] | None, **more: object) -> Verbatim | Refused:
    columns = ["text", "at", "id", "email", "score"]
    wanted = {"text": "text", "at": "at", "row_id": "id", "email": "email", "score": "score", **more}
    mapping = VerbatimMapping(**wanted)
    return read_row(Plan.of(mapping, columns, "Europe/Berlin", BROUGHT, derived_id("import")), row, 7)


def test_a_row_becomes_a_text_on_its_customers_line() -> None:
    found = read(["Too late!", "2026-10-01", "9", " Maya@Example.com ", "4,5"])
    assert isinstance(found, Verbatim)
    written = found.touchpoint
    assert written.identity == identity_id("email", "maya@example.com")
    assert (written.name, written.history, written.occurred_at) == (
        "Feedback Given",
        True,
        datetime(2026, 9, 30, 22, tzinfo=UTC),
    )
    assert written.properties["score"] == 4.5


def test_who_is_not_named_has_a_line_of_their_own() -> None:
    one, other = read(["Too late!", "2026-10-01", "9", "", ""]), read(["Too late!", "2026-10-01", "10", "", ""])
    assert isinstance(one, Verbatim)
    assert isinstance(other, Verbatim)
    assert one.who is None
    assert one.touchpoint.identity != other.touchpoint.identity


def test_the_same_row_or_the_same_words_of_the_same_customer_then_are_the_same_text() -> None:
    ids = {read([text, "2026-10-01", "9", "a@b.test", ""]).touchpoint.id for text in ("One", "Two")}
    assert len(ids) == 1
    words = [read(["One", day, "", mail, ""]).touchpoint.id for day, mail in (("2026-10-01", "a@b.test"),) * 2]
    assert len(set(words)) == 1
    others = {
        read(["One", "2026-10-01", "", "a@b.test", ""], row_id=None).touchpoint.id,
        read(["One", "2026-10-02", "", "a@b.test", ""], row_id=None).touchpoint.id,
        read(["One", "2026-10-01", "", "c@b.test", ""], row_id=None).touchpoint.id,
        read(["One", "2026-10-01", "", "a@b.test", ""], row_id=None, origin="elsewhere").touchpoint.id,
    }
    assert len(others) == 4


@pytest.mark.parametrize(
    ("row", "reason", "column"),
    [
        (None, "row_unreadable", None),
        (["…", "2026-10-01", "", "", ""], "text_missing", "text"),
        (["Fine", "yesterday", "", "", ""], "date_unreadable", "at"),
        (["Fine", "2031-01-01", "", "", ""], "date_in_future", "at"),
        (["Fine", "2026-10-01", "", "", "good"], "score_unreadable", "score"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row: list[str] | None, reason: str, column: str | None) -> None:
    assert read(row) == Refused(7, reason, column)
