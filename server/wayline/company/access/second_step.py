"""The second step of a sign-in: codes of an authenticator app (RFC 6238), and recovery codes."""

import base64
import re
from datetime import datetime

import pyotp

from wayline.company.access import store
from wayline.company.access.model import RecoveryCode
from wayline.company.model import Teammate
from wayline.company.tokens import same, token_hash
from wayline.kit.db import Transaction
from wayline.kit.ids import new_bytes
from wayline.kit.sealing import Seal

STEP = 30
CODES = 10
CODE_BYTES = 10  # 80 random bits: sixteen letters, out of reach even for who has the hashes
_DIGITS = re.compile(r"[0-9]{6}")


async def code_opens(tx: Transaction, seal: Seal, teammate: Teammate, code: str, at: datetime) -> bool:
    """Whether this code opens, and use it up: an app's of this half minute or one beside it, or a recovery code."""
    plain = code.replace(" ", "").replace("-", "").upper()
    if _DIGITS.fullmatch(plain) and teammate.totp_sealed is not None:
        step = step_of(seal.open(teammate.totp_sealed), plain, at)
        return step is not None and await store.use_totp_step(tx, teammate.id, step)
    return await store.use_recovery_code(tx, teammate.id, _recovery_hash(teammate, plain), at)


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The half minute this code belongs to, if it is now, the one before or the one after."""
    app = pyotp.TOTP(secret, interval=STEP)
    now = int(at.timestamp()) // STEP
    return next((step for step in (now, now - 1, now + 1) if same(app.generate_otp(step), code)), None)


def new_totp_secret() -> str:
    """A secret for an authenticator app: 160 random bits, in letters."""
    return pyotp.random_base32()


def totp_address(secret: str, email: str, company: str) -> str:
    """The otpauth:// address an app reads from the picture."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=email, issuer_name=f"Wayline {company}".strip())


async def new_recovery_codes(tx: Transaction, teammate: Teammate, at: datetime) -> list[str]:
    """Ten fresh codes, shown once; older ones open no more."""
    await store.drop_recovery_codes(tx, teammate.id)
    codes = [base64.b32encode(new_bytes(CODE_BYTES)).decode() for _ in range(CODES)]
    tx.add_all(
        [RecoveryCode(code_hash=_recovery_hash(teammate, code), teammate_id=teammate.id, made_at=at) for code in codes]
    )
    await tx.flush()
    return ["-".join(code[part : part + 4] for part in range(0, len(code), 4)) for code in codes]


def _recovery_hash(teammate: Teammate, code: str) -> str:
    return token_hash(f"{teammate.id} {code}")
