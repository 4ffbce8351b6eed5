"""The questions asked of proposals."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from wayline.kit.db import Transaction
from wayline.themes.discovery.model import ThemeProposal, ThemeProposalMember
from wayline.themes.theming.model import ThemedText

MOST_MEMBERS = 2000


async def uncaught(tx: Transaction, most: int) -> list[ThemedText]:
    """The latest texts that no theme catches."""
    wanted = select(ThemedText).where(ThemedText.themes == 0).order_by(ThemedText.occurred_at.desc()).limit(most)
    return list((await tx.execute(wanted)).scalars())


async def proposals(tx: Transaction) -> list[ThemeProposal]:
    """Every proposal, answered ones and those found no more too, the largest first."""
    wanted = select(ThemeProposal).order_by(ThemeProposal.size.desc(), ThemeProposal.id)
    return list((await tx.execute(wanted.execution_options(populate_existing=True))).scalars())


async def open_proposals(tx: Transaction) -> list[ThemeProposal]:
    """Those nobody has answered, the largest first."""
    return [one for one in await proposals(tx) if one.is_open]


async def hold_proposal(tx: Transaction, id: UUID) -> ThemeProposal | None:
    """One, held until this transaction ends."""
    wanted = select(ThemeProposal).where(ThemeProposal.id == id).with_for_update()
    return (await tx.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()


async def members(tx: Transaction, proposal_id: UUID, limit: int) -> list[ThemedText]:
    """Its texts, the most typical first."""
    wanted = (
        select(ThemedText)
        .join(ThemeProposalMember, ThemeProposalMember.text_id == ThemedText.text_id)
        .where(ThemeProposalMember.proposal_id == proposal_id)
        .order_by(ThemeProposalMember.place)
        .limit(limit)
    )
    return list((await tx.execute(wanted)).scalars())


async def count_members(tx: Transaction) -> dict[UUID, int]:
    """How many texts each proposal still has: some may have been erased."""
    counted = select(ThemeProposalMember.proposal_id, func.count()).group_by(ThemeProposalMember.proposal_id)
    return {row[0]: row[1] for row in await tx.execute(counted)}


async def save(tx: Transaction, proposal: ThemeProposal, text_ids: Sequence[UUID]) -> None:
    """Keep a proposal with these texts and no others."""
    tx.add(proposal)
    await tx.flush()
    await tx.execute(delete(ThemeProposalMember).where(ThemeProposalMember.proposal_id == proposal.id))
    there = set(
        (await tx.execute(select(ThemedText.text_id).where(ThemedText.text_id.in_(text_ids[:MOST_MEMBERS])))).scalars()
    )
    rows = [
        {"proposal_id": proposal.id, "place": place, "text_id": id}
        for place, id in enumerate(text_ids[:MOST_MEMBERS])
        if id in there
    ]
    if rows:
        await tx.execute(insert(ThemeProposalMember), rows)


async def let_go(tx: Transaction, rows: Sequence[ThemeProposal], now: datetime) -> None:
    """They were not found any more."""
    gone = delete(ThemeProposalMember).where(ThemeProposalMember.proposal_id.in_([each.id for each in rows]))
    await tx.execute(gone)
    for each in rows:
        each.gone_at = now
