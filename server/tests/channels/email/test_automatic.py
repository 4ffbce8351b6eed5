"""Whether a person wrote it, and what became of a mail of ours."""

import pytest

from tests.channels.email.letters import mail, mail_of, part, parts
from wayline.channels.email.reading import Failure, read_mail


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (["Auto-Submitted: no"], None),
        (["Auto-Submitted: no", "Subject: Automatic reply: away"], None),
        (["Auto-Submitted: auto-replied; owner-email=x"], "reply"),
        (["Auto-Submitted: auto-generated (by a robot)"], "notice"),
        (["Precedence: bulk"], "notice"),
        (["Precedence: auto_reply"], "reply"),
        (["List-Id: <news.example.com>"], "list"),
        (["Return-Path: <>"], "bounce"),
        (["X-Autoreply: yes"], "reply"),
        (["X-Autoreply: no"], None),
        (["X-Auto-Response-Suppress: All"], None),
        (["From: noreply@example.com"], "notice"),
        (["Subject: Abwesenheitsnotiz: bin am 3. wieder da"], "maybe"),
        (["Subject: Re: Réponse automatique : absent"], "maybe"),
        (["Subject: The automatic shoes do not reply"], None),
    ],
)
def test_who_wrote_is_told_by_what_stands_in_the_head(headers: list[str], kind: str | None) -> None:
    found = read_mail(mail(*headers)).automatic
    assert (found and found.kind) == kind


REPORT = """Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; maya@example.com
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user

Final-Recipient: rfc822; tom@example.com
Action: delayed
Status: 4.4.1
"""


def report(text: str) -> bytes:
    """A report of delivery with the head of the mail it is about."""
    return mail_of(
        parts(
            "report",
            part("Content-Type: text/plain", body="It could not be delivered."),
            part("Content-Type: message/delivery-status", body=text),
            part(
                "Content-Type: text/rfc822-headers",
                body="Subject: Your order\r\nMessage-ID: <ours@court-shoes.test>\r\n",
            ),
        )
    )


def test_a_report_says_what_became_of_which_mail_for_whom() -> None:
    letter = read_mail(report(REPORT))
    assert letter.automatic
    assert letter.automatic.kind == "bounce"
    assert letter.failures == (
        Failure("maya@example.com", "failed", "5.1.1", "550 5.1.1 No such user", "ours@court-shoes.test"),
        Failure("tom@example.com", "delayed", "4.4.1", "", "ours@court-shoes.test"),
    )
    assert [one.is_lasting for one in letter.failures] == [True, False]


def test_a_report_with_windows_line_ends_says_the_same() -> None:
    assert read_mail(report(REPORT.replace("\n", "\r\n"))).failures == read_mail(report(REPORT)).failures


def test_servers_that_write_no_report_are_understood_too() -> None:
    exim = mail("X-Failed-Recipients: maya@example.com", body="550 5.7.1 refused\nMessage-ID: <ours@x>\n")
    qmail = mail(
        "From: MAILER-DAEMON@mx.example.com",
        "Subject: failure notice",
        body="Hi. This is the qmail-send program.\n\n<maya@example.com>:\nSorry, no mailbox here. (#5.1.1)\n",
    )
    (one,), (other,) = read_mail(exim).failures, read_mail(qmail).failures
    assert (one.address, one.status, one.message_id) == ("maya@example.com", "5.7.1", "ours@x")
    assert (other.address, other.status, other.is_lasting) == ("maya@example.com", "5.1.1", True)


def test_a_person_who_writes_of_a_failure_reports_none() -> None:
    assert read_mail(mail("Subject: Returned mail", body="<tom@example.com>:\nhe says 550 5.1.1\n")).failures == ()
