"""The set-up checklist."""

from litestar import get, post
from litestar.datastructures import State
from litestar.params import FromPath

from wayline.company.checklist import steps, trying
from wayline.company.permissions import Permission
from wayline.kit.errors import NotFound
from wayline.kit.http import Asker, Now, Tx, needs


@get("/api/checklist", tags=["company"], **needs(Permission.COMPANY_EDIT))
async def show_checklist(tx: Tx, now: Now, state: State) -> list[steps.StepState]:
    """The steps of the set-up, and which are done."""
    return await steps.steps(tx, state.reading, now)


@post("/api/checklist/{id:str}/test", tags=["company"], status_code=200, **needs(Permission.COMPANY_EDIT))
async def test_step(id: FromPath[str], tx: Tx, now: Now, caller: Asker, state: State) -> trying.Trial:
    """Try a step now: look into the log, send a mail, write to the backup place."""
    tries = {
        "tag": lambda: trying.try_seen(state.reading, "tag", now),
        "chat": lambda: trying.try_seen(state.reading, "chat", now),
        "teammate": lambda: trying.try_teammate(tx, now),
        "mail": lambda: trying.try_mail(tx, state.mail, caller, now),
        "backup": lambda: trying.try_backup(tx, state.directory, caller, now),
    }
    if id not in tries:
        raise NotFound("There is no such step.", step=id)
    return await tries[id]()


handlers = [show_checklist, test_step]
