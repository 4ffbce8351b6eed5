"""What a model says is text from a stranger: no markup, no signs that steer a screen, no longer than asked."""

import html
import re
import unicodedata

THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
FENCE = re.compile(r"\A\s*```\w*\n(.*?)\n?```\s*\Z", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
LINK = re.compile(r"!?\[([^\[\]]*)\]\(\s*[^()\s]*\s*\)")
ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.|javascript:|data:)\S+")
STEERING = {"Cc", "Cf", "Co", "Cs"}


def answered(text: str) -> str:
    """Without the model's thinking aloud and the fence around it."""
    bare = THINKING.sub("", text).strip()
    fenced = FENCE.match(bare)
    return fenced[1].strip() if fenced else bare


def plain(text: str, longest: int) -> str:
    """Words alone: tags, links and addresses go (a summary needs none, a stranger's trick does)."""
    bare = html.unescape(answered(text))
    bare = ADDRESS.sub("", LINK.sub(r"\1", TAG.sub("", bare)))
    kept = "".join(sign for sign in bare if sign == "\n" or unicodedata.category(sign) not in STEERING)
    kept = re.sub(r"[^\S\n]+", " ", kept)
    kept = re.sub(r" *\n\s*", "\n", kept).strip()
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"
