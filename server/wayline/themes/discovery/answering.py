"""A proposal is accepted or dismissed."""

from datetime import datetime
from uuid import UUID

from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes import store as themes_store
from wayline.themes.auditing import note
from wayline.themes.discovery import store
from wayline.themes.discovery.model import ThemeProposal
from wayline.themes.errors import NoSuchProposal
from wayline.themes.examples.keeping import plain
from wayline.themes.heads.asking import ask_to_learn
from wayline.themes.model import Theme, ThemeExample
from wayline.themes.review import store as labels_store
from wayline.themes.theming import store as texts_store
from wayline.themes.theming.texts import texts_at
from wayline.themes.tree import changing
from wayline.touchpoints.reading import Reading

MOST_EXAMPLES = 60


async def accept(
    tx: Transaction, reading: Reading, id: UUID, by: Caller, at: datetime, *, wish: changing.Wish | None = None
) -> Theme:
    """It becomes a theme, with its most typical texts as examples; `wish` says how else, None: as it was proposed.

    Raises NoSuchProposal, and what making a theme raises.
    """
    await themes_store.hold_tree(tx)
    await texts_store.hold_texts(tx)
    proposal = await _open(tx, id)
    theme = await changing.make(tx, wish or await _as_proposed(tx, proposal), by, at)
    rows = await store.members(tx, id, MOST_EXAMPLES)
    texts = await texts_at(reading, [row.position for row in rows])
    examples = [
        ThemeExample(
            theme_id=theme.id,
            text=plain([texts[row.text_id].text])[0][:2000],
            source="proposal",
            text_id=row.text_id,
            identity=row.identity,
            made_at=at,
            made_by=by.id,
        )
        for row in rows
        if row.text_id in texts
    ]
    await themes_store.save(tx, *examples)
    for row in rows:
        await labels_store.answer_doubt(tx, row.text_id, theme.id)
    proposal.accepted_at, proposal.answered_by, proposal.theme_id = at, by.id, theme.id
    await tx.flush()
    await note(tx, by, at, "proposal_accepted", theme.id, name=theme.name, examples=len(examples))
    await ask_to_learn(tx)
    return theme


async def dismiss(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """It is no theme, and what is like it is not proposed again. Raises NoSuchProposal."""
    proposal = await _open(tx, id)
    proposal.dismissed_at, proposal.answered_by = at, by.id
    await tx.flush()
    await note(tx, by, at, "proposal_dismissed", None, name=proposal.name)


async def _open(tx: Transaction, id: UUID) -> ThemeProposal:
    found = await store.hold_proposal(tx, id)
    if found is None or not found.is_open:
        raise NoSuchProposal(proposal_id=str(id))
    return found


async def _as_proposed(tx: Transaction, proposal: ThemeProposal) -> changing.Wish:
    """Under its own name; where a theme at the top has it already, with a number."""
    taken = {theme.name.lower() for theme in await themes_store.live_themes(tx) if theme.parent_id is None}
    name, number = proposal.name[:70], 2
    while name.lower() in taken:
        name, number = f"{proposal.name[:70]} {number}", number + 1
    return changing.Wish(name=name)
