"""Words as HTML: what is meant is shown, what is hostile is not there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.conversations.rendering import from_markdown, from_plain

HOSTILE = [
    "<script>alert(1)</script>",
    "[a](javascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](x onerror=alert(1))",
    "<img src=x onerror=alert(1)>",
    '[a](https://a.test/"onmouseover=alert(1))',
    "<a href='jAvAsCrIpT:alert(1)'>a</a>",
    'https://a.test/"><script>alert(1)</script>',
    "`<script>`",
]


def test_markdown_says_what_is_meant() -> None:
    assert from_markdown("**red**\nand *white*: [here](https://a.test)") == (
        "<p><strong>red</strong><br>\nand <em>white</em>: "
        '<a href="https://a.test" rel="noopener noreferrer nofollow">here</a></p>\n'
    )


def test_a_bare_address_can_be_followed_and_one_in_code_is_code() -> None:
    rel = 'rel="noopener noreferrer nofollow"'
    assert from_plain("see https://a.test/x?a=1&b=2.") == (
        f'<p>see <a href="https://a.test/x?a=1&amp;b=2" {rel}>https://a.test/x?a=1&amp;b=2</a>.</p>'
    )
    assert from_markdown("`https://a.test`") == "<p><code>https://a.test</code></p>\n"


def test_a_customers_words_are_shown_as_written() -> None:
    assert from_plain("a **b**\nc\n\nd <i>") == "<p>a **b**<br>c</p><p>d &lt;i&gt;</p>"


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("render", [from_markdown, from_plain])
def test_nothing_hostile_is_left(words: str, render: object) -> None:
    assert callable(render)
    shown = render(words)
    assert is_harmless(shown), shown


@given(st.text(alphabet=st.sampled_from(list("<>\"'`[]()!*_:/\\& \njavscriptonerlhfm=")), max_size=80))
def test_nothing_hostile_is_left_of_anything(words: str) -> None:
    for shown in (from_markdown(words), from_plain(words)):
        assert is_harmless(shown), shown


def is_harmless(shown: str) -> bool:
    tags = re.findall(r"<(/?)([a-z0-9]+)([^>]*)>", shown)
    for _, name, rest in tags:
        if name in {"script", "img", "svg", "iframe", "style", "object"}:
            return False
        names = set(re.findall(r"([a-z]+)=\"[^\"]*\"", rest))
        if not names <= {"href", "title", "rel", "start"}:
            return False
        if re.search(r'href="(?!https?:|mailto:|tel:|[^:"]*(?:[/?#][^"]*)?")', rest):
            return False
    return True
