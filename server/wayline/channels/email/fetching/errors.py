"""What can go wrong with fetching mail, in words."""

from wayline.kit.errors import Invalid, NotFound, Unavailable


class FetchingFailed(Unavailable):
    """A server of theirs does not let us fetch. `trouble`: refused, unreachable, quota, folder, token, protocol."""

    code = "fetching_failed"
    message = "The mail server does not let mail be fetched."

    def __init__(self, trouble: str, says: str) -> None:
        super().__init__(f"{self.message} It said: {says}", trouble=trouble, says=says)
        self.trouble = trouble
        self.says = says


class NotFetched(NotFound):
    """No account is set for this mailbox."""

    code = "not_fetched"
    message = "Mail of this mailbox is not fetched from anywhere."


class SecretNeeded(Invalid):
    """There is nothing to sign in with."""

    code = "secret_needed"
    message = "To sign in, a password or the details of OAuth are needed."


class NotEncrypted(Invalid):
    """A password would travel for everybody to read."""

    code = "not_encrypted"
    message = "Without encryption, mail is fetched from this machine alone (localhost)."
