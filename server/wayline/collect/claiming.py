"""Whether an identify is signed: only then is the claim more than a browser's word."""

from datetime import datetime

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from wayline.collect.draft import Capture, Draft

LONGEST_TOKEN = 4_000


def verify_claims(drafts: list[Draft], capture: Capture) -> list[Draft]:
    """Marks an identify whose token was made with the channel's secret for this very user id. Never drops.

    `context.verified` is true on the touchpoint then, and absent otherwise; a key's identify is the company's own
    word and is verified by being that.
    """
    for draft in drafts:
        if draft.kind != "identify" or draft.user_id is None:
            continue
        token = draft.context.get("identity_token")
        channel = capture.source.channel
        if channel is None:
            draft.context["verified"] = True
        elif isinstance(token, str) and channel.secret:
            if signed_for(token, channel.secret, channel.key, capture.received_at) == draft.user_id:
                draft.context["verified"] = True
            else:
                draft.marks += ("token_refused",)
    return drafts


def signed_for(token: str, secret: str, audience: str, now: datetime) -> str | None:
    """The user id a token vouches for (`sub`, or `user_id`); None for one that is false, too old or not for us.

    HS256 with the channel's secret; `exp` and `aud` (the channel's key) are required.
    """
    if len(token) > LONGEST_TOKEN:
        return None
    try:
        claims = jwt.decode(token, OctKey.import_key(secret), algorithms=["HS256"]).claims
        jwt.JWTClaimsRegistry(
            now=lambda: int(now.timestamp()),
            leeway=0,
            exp={"essential": True},
            aud={"essential": True, "value": audience},
        ).validate(claims)
    except (JoseError, ValueError, TypeError):
        return None
    who = claims.get("sub") or claims.get("user_id")
    return str(who) if isinstance(who, str | int) else None
