"""Nobody gives, changes or takes away more than they may do themselves."""

from collections.abc import Iterable

from wayline.company.errors import AboveYourself
from wayline.company.model import Role
from wayline.kit.http import Caller


def check_may_give(by: Caller, role: Role) -> None:
    """Raise AboveYourself unless the caller may do everything this role allows."""
    check_within(by, role.permissions)


def check_within(by: Caller, permissions: Iterable[str]) -> None:
    """Raise AboveYourself, naming what is missing, unless the caller may do all of this."""
    missing = sorted(set(permissions) - by.permissions)
    if missing:
        raise AboveYourself(missing=missing)
