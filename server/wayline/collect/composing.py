"""The end of the way: a draft becomes a touchpoint."""

from wayline.collect.draft import Capture, Draft
from wayline.touchpoints.recording import Touchpoint


def compose(drafts: list[Draft], capture: Capture) -> list[Touchpoint]:
    """The touchpoints to record."""
    source, history = str(capture.source.id), capture.history
    return [
        Touchpoint(
            id=draft.id,
            identity=draft.identity,
            anonymous=draft.anonymous,
            name=draft.name,
            occurred_at=draft.occurred_at,
            lens=draft.lens,
            channel=draft.channel,
            department=draft.department,
            stage=draft.stage,
            initiated_by=draft.initiated_by,
            conversation=draft.conversation,
            order_id=draft.order_id,
            campaign=draft.campaign,
            value=draft.value,
            currency=draft.currency,
            visit=draft.visit,
            source=source,
            marks=draft.marks,
            history=history,
            properties=draft.properties,
            context=draft.context,
        )
        for draft in drafts
    ]
