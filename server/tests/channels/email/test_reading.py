"""What somebody wrote, and what they put beside it."""

import base64

from tests.channels.email.letters import mail, mail_of, part, parts
from wayline.channels.email.reading import read_mail

PLAIN = part("Content-Type: text/plain; charset=utf-8", body="Where is it?")
PAGE = part("Content-Type: text/html; charset=utf-8", body='<p>Where is <b>it</b>?</p><img src="cid:Shoe@x">')
SHOE = part(
    "Content-Type: image/png; name=shoe.png",
    "Content-Transfer-Encoding: base64",
    "Content-ID: <shoe@X>",
    body=base64.b64encode(b"\x89PNG shoe"),
)


def test_two_ways_to_say_the_same_are_one_text_and_one_page() -> None:
    letter = read_mail(mail_of(parts("alternative", PLAIN, PAGE)))
    assert (letter.text, letter.html is not None, letter.attachments) == ("Where is it?", True, ())


def test_a_page_alone_gives_its_words_with_what_it_quotes() -> None:
    page = part("Content-Type: text/html", body="<p>Still not here!</p><blockquote>It is on its way.</blockquote>")
    letter = read_mail(mail_of(page))
    assert letter.text.split("\n\n") == ["Still not here!", "It is on its way."]


def test_a_picture_in_the_text_is_called_by_an_id_in_small_letters_also_without_a_disposition() -> None:
    letter = read_mail(mail_of(parts("mixed", parts("related", parts("alternative", PLAIN, PAGE), SHOE))))
    (shoe,) = letter.attachments
    assert (shoe.name, shoe.content, shoe.content_id, shoe.is_inline) == ("shoe.png", b"\x89PNG shoe", "shoe@x", True)


def test_texts_one_after_the_other_are_all_read_in_their_order() -> None:
    after = part("Content-Type: text/plain", body="Sent by my robot")
    letter = read_mail(mail_of(parts("mixed", parts("alternative", PLAIN, PAGE), SHOE, after)))
    assert letter.text == "Where is it?\n\nSent by my robot"
    assert letter.html is not None
    assert letter.html.endswith("Sent by my robot</div>")


def test_a_text_that_is_a_file_is_a_file() -> None:
    file = part('Content-Disposition: attachment; filename="order.txt"', body="43")
    letter = read_mail(mail_of(parts("mixed", PLAIN, file)))
    assert letter.text == "Where is it?"
    assert [(one.name, one.content) for one in letter.attachments] == [("order.txt", b"43")]


def test_names_of_files_are_read_however_they_are_written_and_are_no_paths() -> None:
    wild = [
        "filename*=utf-8''Gr%C3%B6%C3%9Fe.pdf",
        "filename*0*=utf-8''Gr%C3%B6; filename*1=\"ße.pdf\"",
        'filename="=?utf-8?q?Gr=C3=B6=C3=9Fe.pdf?="',
        "filename=Größe.pdf",
        'filename="..\\../Größe.pdf"',
    ]
    files = [part(f"Content-Disposition: attachment; {name}", body="x") for name in wild]
    names = [one.name for one in read_mail(mail_of(parts("mixed", *files))).attachments]
    assert names == ["Größe.pdf"] * 4 + ["_Größe.pdf"]


def test_soft_line_ends_are_taken_back_and_quotes_stay_apart() -> None:
    body = "This is one \r\nline.\r\n> And this \r\n> another.\r\n-- \r\nMaya"
    letter = read_mail(mail("Content-Type: text/plain; format=flowed", body=body))
    assert letter.text == "This is one line.\n> And this another.\n-- \nMaya"


def test_a_mail_within_a_mail_is_a_file_that_can_be_opened() -> None:
    inner = part("Content-Type: message/rfc822", body=mail("Subject: Inside"))
    (file,) = read_mail(mail_of(parts("mixed", PLAIN, inner))).attachments
    assert file.name.endswith(".eml")
    assert read_mail(file.content).subject == "Inside"


def test_an_invitation_is_a_file_of_its_kind() -> None:
    invitation = part("Content-Type: text/calendar; method=REQUEST; charset=utf-8", body="BEGIN:VCALENDAR\r\n")
    letter = read_mail(mail_of(parts("alternative", PLAIN, invitation)))
    assert [(one.name, one.type) for one in letter.attachments] == [("part-2.ics", "text/calendar")]


def test_a_file_in_the_words_of_an_old_mail_is_taken_out() -> None:
    body = "See this\n\nbegin 644 shoe.txt\n#0V%T\n`\nend\n"
    assert [(one.name, one.content) for one in read_mail(mail(body=body)).attachments] == [("shoe.txt", b"Cat")]


def test_signed_and_encrypted_mails_are_told_apart() -> None:
    signed = mail_of(parts("signed", PLAIN, part("Content-Type: application/pgp-signature", body="x")))
    kinds = {
        signed.replace(b"boundary", b"protocol=application/pgp-signature; boundary", 1): "pgp_signed",
        signed.replace(b"boundary", b"protocol=application/pkcs7-signature; boundary", 1): "smime_signed",
        mail_of(part("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", body="x")): "smime_encrypted",
        mail(body="-----BEGIN PGP MESSAGE-----\nx"): "pgp_encrypted",
        mail(): None,
    }
    assert [read_mail(raw).sealed for raw in kinds] == list(kinds.values())


def test_what_a_server_says_of_the_sender_is_kept_in_its_order() -> None:
    raw = mail("Authentication-Results: mx.ours; dmarc=fail", "Authentication-Results: forged; dmarc=pass")
    assert read_mail(raw).verdicts == ("mx.ours; dmarc=fail", "forged; dmarc=pass")
