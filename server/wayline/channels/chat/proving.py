"""Proof of identity: a JWT that the site signed with the channel's secret. Anything less is a claim."""

from datetime import datetime

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from wayline.company import Channel
from wayline.customers import normalised

ALGORITHM = "HS256"
LONGEST_TOKEN = 4_096
LEEWAY = 30


class Person(msgspec.Struct, frozen=True):
    """Who the site says is signed in: its own id for them, and what it knows."""

    id: str
    name: str | None = None
    email: str | None = None


def prove(channel: Channel, token: str, at: datetime) -> Person | str:
    """The person a token proves, or why it proves nothing (a code for the developer, never more).

    HS256 alone; `sub`, `exp` and `aud` (the channel's key) are required; the signature is compared in constant time.
    """
    if channel.secret is None:
        return "no_secret"
    if len(token) > LONGEST_TOKEN:
        return "token_invalid"
    try:
        claims = jwt.decode(token, OctKey.import_key(channel.secret), algorithms=[ALGORITHM]).claims
        rules = jwt.JWTClaimsRegistry(
            now=int(at.timestamp()),
            leeway=LEEWAY,
            exp={"essential": True},
            aud={"essential": True, "value": channel.key},
            sub={"essential": True},
        )
        rules.validate(claims)
    except JoseError as error:
        return "token_expired" if error.error == "expired_token" else "token_invalid"
    except (ValueError, TypeError):
        return "token_invalid"
    id = normalised("user", claims["sub"]) if isinstance(claims["sub"], str) else None
    if id is None:
        return "token_invalid"
    return Person(id, _words(claims.get("name")), _words(claims.get("email")))


def _words(value: object) -> str | None:
    return value.strip()[:200] or None if isinstance(value, str) else None
