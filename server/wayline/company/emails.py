"""Email addresses of teammates, in one plain form."""

from email_validator import EmailNotValidError, validate_email

from wayline.company.errors import EmailInvalid


def plain_email(given: str) -> str:
    """The address in lower case and one form. Raises EmailInvalid; asks no name server."""
    try:
        found = validate_email(given.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise EmailInvalid(f"{EmailInvalid.message} {error}", email=given[:320]) from error
    return found.normalized.lower()


def sought_email(given: str) -> str:
    """The same for an address that is only looked for: what is no address is found nowhere."""
    try:
        return plain_email(given)
    except EmailInvalid:
        return given.strip().lower()[:320]
