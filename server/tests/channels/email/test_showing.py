"""The HTML of a mail is shown so that it can do nothing, fetches nothing, and folds what it quotes."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.channels.email.letters import mail_of, part, parts
from tests.channels.email.post import Post
from wayline.channels.email.reading import read_mail
from wayline.channels.email.showing import page_of, policy

NEVER = {"script", "iframe", "form", "input", "meta", "base", "link", "style", "svg", "math"}
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def shown(html: str, *, with_images: bool = False, dark: bool = False) -> str:
    """What becomes of this HTML."""
    letter = read_mail(mail_of(part("Content-Type: text/html; charset=utf-8", body=html)))
    page = page_of(letter, with_images=with_images, dark=dark)
    return page.partition("<body>")[2].removesuffix("</body></html>")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<iframe src="https://x.test"></iframe>',
        '<form action="https://x.test"><input name="password"></form>',
        '<meta http-equiv="refresh" content="0;url=https://x.test">',
        '<base href="https://x.test">',
        '<link rel="stylesheet" href="https://x.test/a.css">',
        "<style>@import url(https://x.test)</style>",
        "<svg><script>alert(1)</script></svg><math><mtext><img src=x onerror=alert(1)></mtext></math>",
        '<img src="/api/mailboxes"><img src="//x.test/a.gif"><img src="data:image/svg+xml,<svg onload=alert(1)>">',
        '<p style="position:fixed;top:0;background:url(https://x.test/p.gif)">x</p>',
        '<div title="--><script>alert(1)</script>">x</div>',
    ],
)
def test_nothing_of_a_hostile_page_is_left(hostile: str) -> None:
    found = shown(hostile)
    tags = re.findall(r"<\s*([a-z]+)([^>]*)", found, re.IGNORECASE)
    assert not {name.lower() for name, _ in tags} & {
        "script",
        "iframe",
        "form",
        "input",
        "meta",
        "base",
        "link",
        "style",
    }
    assert not re.search(r"(?i)<[^>]*\son\w+\s*=", found)
    assert not re.search(r"(?i)(?:src|href)\s*=\s*.(?:javascript|data:text|data:image/svg|/|https?://x)", found)
    assert "position" not in found
    assert "url(https" not in found


def test_pictures_of_the_mail_are_in_it_and_others_wait_to_be_asked_for() -> None:
    page = '<img src="CID:Shoe@x"><img src="cid:none"><img src="http://shop.test/pixel.gif" alt="a">'
    html = part("Content-Type: text/html", body=page)
    picture = part("Content-Type: image/png", "Content-ID: <shoe@x>", "Content-Transfer-Encoding: 8bit", body=PNG)
    letter = read_mail(mail_of(parts("related", html, picture)))
    closed, opened = (page_of(letter, with_images=asked, dark=False) for asked in (False, True))
    assert closed.count("data:image/png;base64,") == 1
    assert "shop.test" not in closed
    assert closed.count('data-remote=""') == 1
    assert 'src="https://shop.test/pixel.gif"' in opened
    assert "img-src data:;" in policy(with_images=False)
    assert "script" not in policy(with_images=True)


@pytest.mark.parametrize(
    ("page", "folded"),
    [
        ('<p>Hi</p><div class="gmail_quote"><p>old</p></div><p>after</p>', '<div class="gmail_quote"><p>old</p></div>'),
        ('<p>Hi</p><blockquote type="cite">old</blockquote>', '<blockquote type="cite">old</blockquote>'),
        (
            '<div><p>Hi</p><div id="divRplyFwdMsg">From</div><p>old</p></div>',
            '<div id="divRplyFwdMsg">From</div><p>old</p>',
        ),
        ('<p>Hi</p><div class="gmail_signature">Maya<br>Chen</div>', '<div class="gmail_signature">Maya<br>Chen</div>'),
        ('<p>Hi</p><div class="wayline-signature">Tom</div>', '<div class="wayline-signature">Tom</div>'),
        ('<p>Hi</p><p id="appendonsend">x</p><p>old</p>', '<p id="appendonsend">x</p><p>old</p>'),
    ],
)
def test_what_is_quoted_is_one_click_away(page: str, folded: str) -> None:
    found = shown(page)
    inside = re.search(r"<details><summary>•••</summary>(.*)</details>", found, re.DOTALL)
    assert inside
    assert inside[1] == folded
    assert found.startswith("<div><p>Hi</p>" if page.startswith("<div>") else "<p>Hi</p>")


class _Balanced(HTMLParser):
    """Counts what is open."""

    depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.depth += tag == "details"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "details"
        assert self.depth >= 0


PIECES = [
    "<p>",
    "</p>",
    '<div class="gmail_quote">',
    "</div>",
    '<b id="appendonsend">',
    "</b>",
    "x & y",
    "<td>",
    "<br>",
    "&lt;",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_whatever_is_open_the_page_holds_together(pieces: list[str]) -> None:
    found = shown("".join(pieces))
    balanced = _Balanced()
    balanced.feed(found)
    assert balanced.depth == 0
    assert found.count("x &amp; y") == pieces.count("x & y")


async def test_a_mail_is_shown_in_a_frame_with_a_policy_of_its_own(post: Post) -> None:
    handed = await post.hand_over(mail_of(part("Content-Type: text/html", body="<h1>Shoes</h1><script>x</script>")))
    came = await post.read(handed.json()["id"])
    assert came["has_page"]
    answer = await post.tom.get(f"/api/mails/{came['id']}/page?dark=true")
    assert "<h1>Shoes</h1>" in answer.text
    assert "invert(1)" in answer.text
    assert answer.headers["content-type"].startswith("text/html")
    said = answer.headers["content-security-policy"]
    assert "default-src 'none'" in said
    assert "sandbox" in said
    plain = await post.arrives("Subject: words", "Message-ID: <words@example.com>")
    assert not plain["has_page"]
    assert (await post.tom.get(f"/api/mails/{plain['id']}/page")).status_code == 404
