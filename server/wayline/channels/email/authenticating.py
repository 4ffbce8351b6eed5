"""Authenticating: what the server we trust says of a mail's sender (RFC 8601); anybody else's word is nothing."""

import re
from collections.abc import Sequence
from typing import Literal

Verdict = Literal["pass", "fail", "none", ""]
"""Of DMARC: the sender's domain stands for it, or does not, or says nothing. Empty: nobody we trust looked."""
COMMENT = re.compile(r"\([^()]*\)")
QUOTED = re.compile(r'"[^"]*"')
DMARC = re.compile(r"(?i)^\s*dmarc\s*(?:/\s*\d+\s*)?=\s*([a-z]+)")
MOST = 50


def verdict_of(said: Sequence[str], trusted: str) -> Verdict:
    """The verdict of the trusted server, whose authserv-id this is, among the Authentication-Results of a mail.

    A forged line may stand among the true ones where that server forgets to take it out: one that says fail wins.

    >>> verdict_of(["mx.us.test; spf=pass; dmarc=fail (p=reject) header.from=bank.test"], "mx.us.test")
    'fail'
    """
    if not trusted:
        return ""
    found = [result for line in said[:MOST] if (result := _dmarc(line, trusted.lower())) is not None]
    if not found:
        return ""
    if "fail" in found:
        return "fail"
    return "pass" if found[0] == "pass" else "none"


def _dmarc(line: str, trusted: str) -> str | None:
    """What a line of this server says of DMARC; None where it is another's, or says nothing of it."""
    plain = line
    for _ in range(5):  # comments may hold comments
        plain, count = COMMENT.subn(" ", plain)
        if not count:
            break
    server, *results = QUOTED.sub('""', plain).split(";")
    name = server.split()
    if not name or name[0].lower() != trusted:
        return None
    return next((found[1].lower() for result in results if (found := DMARC.match(result))), None)
