"""Files over HTTP: in by multipart, out as attachments that no browser runs."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post
from litestar.datastructures import State, UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.conversations import reads
from wayline.conversations.callers import author_of
from wayline.conversations.files.keeping import bytes_of, keep_file
from wayline.conversations.naming import file_shape
from wayline.conversations.shapes import FileShape
from wayline.kit.downloads import download
from wayline.kit.http import Asker, Now, Tx, needs


@dataclass
class Upload:
    """A form with one file."""

    file: UploadFile


Form = Annotated[Upload, Body(media_type=RequestEncodingType.MULTI_PART)]


@post("/api/files", tags=["conversations"], **needs(Permission.CONVERSATIONS_REPLY))
async def upload_file(tx: Tx, caller: Asker, now: Now, state: State, data: JSONBody[Form]) -> FileShape:
    """Keep a file (10 MB) to be sent with a message."""
    given = (data.file.filename, await data.file.read())
    return file_shape(await keep_file(tx, state.files, given, author_of(caller), now))


@get("/api/files/{id:uuid}", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def download_file(tx: Tx, state: State, id: FromPath[UUID]) -> Response[bytes]:
    """The file, as an attachment."""
    file, _ = await reads.file(tx, id)
    return download(file.name, file.type, await bytes_of(state.files, file))


handlers: list[ControllerRouterHandler] = [upload_file, download_file]
