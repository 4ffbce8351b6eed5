"""What somebody wrote, out of what arrived."""

from wayline.language.cleaning import clean
from wayline.language.sentences import sentences


def test_html_gives_the_words_that_are_shown():
    body = "<style>p{}</style><p>Hello&nbsp;<b>there</b></p><script>x()</script><div>My order is late.</div>"

    assert clean(body, "html") == ("Hello there\n\nMy order is late.", False)


def test_what_a_mail_quotes_is_left_out():
    body = "Still broken.\n\nOn Mon, 3 Nov 2025 at 10:00, Tom <tom@example.com> wrote:\n> Have you tried\n> again?\n"

    assert clean(body, "mail")[0] == "Still broken."


def test_a_quote_in_html_is_left_out_and_what_follows_it_is_not():
    body = "<div>Before</div><blockquote><blockquote>old</blockquote>older</blockquote><div>After</div>"

    assert clean(body, "html")[0] == "Before\n\nAfter"


def test_a_signature_is_left_out():
    body = "Where is my parcel?\n\nKind regards,\nJonas Weber\n+49 30 901820\nThink of trees before you print"

    assert clean(body, "mail")[0] == "Where is my parcel?"


def test_a_german_answer_above_a_german_quote():
    body = "Danke, geht wieder.\n\nAm 03.11.2025 um 10:00 schrieb Tom:\nHaben Sie neu gestartet?\n\n-- \nJonas"

    assert clean(body, "mail")[0] == "Danke, geht wieder."


def test_signs_that_nobody_sees_are_left_out():
    assert clean("pay\u200bpal\u202e \ufb01ne\x00\x07", "plain")[0] == "paypal fine"


def test_more_than_is_read_is_said():
    text, is_cut = clean("word " * 10_000, "plain")

    assert is_cut
    assert len(text) <= 20_000


def test_sentences_have_their_places():
    text = "Dr. Weber called. It costs 3.50 EUR! Really?!\nYes 😀"

    found = [text[start:end] for start, end in sentences(text)]

    assert found == ["Dr. Weber called.", "It costs 3.50 EUR!", "Really?!", "Yes 😀"]


def test_what_has_no_end_is_cut_at_a_space():
    text = "word " * 500

    assert all(end - start <= 600 and text[start:end].strip() for start, end in sentences(text))
