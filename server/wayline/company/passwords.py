"""Passwords: Argon2id beside the event loop, and judged by how hard they are to guess, not by their shape."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from wayline.company.errors import PasswordWeak

SHORTEST, LONGEST, SCORE = 8, 256, 3
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's first choice: 19 MiB, 2 passes
_beside = ThreadPoolExecutor(2, thread_name_prefix="argon2")
# A hash of nothing anyone knows: an unknown address costs the same time as a wrong password.
_nobody = "$argon2id$v=19$m=19456,t=2,p=1$v0LGGxOnFTudd13MsPFFxQ$zQ/Q1vhaGix10WjN4haAtRS/3tL6/5EC4ftyR62OWkY"


async def hash_password(password: str) -> str:
    """Hash it with Argon2id; takes some hundredths of a second, beside the event loop."""
    return await asyncio.get_running_loop().run_in_executor(_beside, _hasher.hash, password)


async def password_matches(hash: str | None, password: str) -> bool:
    """Whether it is the one; without a hash it takes the same time and is not."""
    matches = await asyncio.get_running_loop().run_in_executor(_beside, _verify, hash or _nobody, password[:LONGEST])
    return matches and hash is not None


def judge_password(password: str, *about: str) -> None:
    """Raise PasswordWeak, with zxcvbn's reason, unless it is strong; `about` are words that make it easier to guess."""
    if len(password) < SHORTEST:
        raise PasswordWeak(f"Use at least {SHORTEST} characters.")
    if len(password) > LONGEST:
        raise PasswordWeak(f"Use at most {LONGEST} characters.")
    known = [
        part for words in about for part in (words, words.replace(" ", ""), *words.replace("@", " ").split()) if part
    ]
    judged = zxcvbn(password[:72], user_inputs=known)
    if judged["score"] < SCORE:
        feedback = judged["feedback"]
        hints = [hint for hint in (feedback["warning"], *feedback["suggestions"]) if hint]
        reason = hints[0].rstrip(".") if hints else "Add another word or two"
        raise PasswordWeak(f"{PasswordWeak.message} {reason}.", score=judged["score"], hints=hints)


def _verify(hash: str, password: str) -> bool:
    try:
        return _hasher.verify(hash, password)
    except (VerificationError, InvalidHashError):
        return False
