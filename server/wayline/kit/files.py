"""Files: bytes under a name, in a folder or in a bucket."""

from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from wayline.kit.errors import NotFound, Unavailable


class FilesAway(Unavailable):
    """The folder is full or read-only, or the bucket does not answer."""

    code = "files_away"
    message = "The file could not be stored right now. Try again in a moment."


class Files:
    """Bytes by name. Names are ours (ids), never a customer's."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @classmethod
    def at(cls, place: Path | str) -> "Files":
        """A folder, or the URL of a bucket (`s3://…`)."""
        if isinstance(place, Path):
            return cls(LocalStore(prefix=place, mkdir=True))
        return cls(from_url(place))

    async def put(self, name: str, content: bytes) -> None:
        """Store it; it is whole when this returns. Raises FilesAway."""
        try:
            await obstore.put_async(self._store, name, content)
        except (BaseError, OSError) as error:
            raise FilesAway(reason=str(error).partition("\n")[0]) from error

    async def get(self, name: str) -> bytes:
        """Raises NotFound."""
        try:
            return bytes(await (await obstore.get_async(self._store, name)).bytes_async())
        except FileNotFoundError as error:
            raise NotFound("There is no such file.", name=name) from error

    async def delete(self, name: str) -> None:
        """Remove it; missing is fine."""
        try:
            await obstore.delete_async(self._store, name)
        except FileNotFoundError:
            return
