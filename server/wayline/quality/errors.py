"""What can go wrong with reviews, in words."""

from wayline.kit.errors import Conflict, Invalid, NotFound


class NoSuchReview(NotFound):
    """Not there, or not for them to know yet."""

    code = "no_such_review"
    message = "There is no such review."


class NotTheirPart(Invalid):
    """The teammate wrote nothing in this conversation, or a moment lies elsewhere."""

    code = "not_their_part"
    message = "This teammate wrote nothing there."


class OwnPart(Invalid):
    """Nobody reviews what they wrote themselves."""

    code = "own_part"
    message = "Nobody reviews themselves."


class CannotReview(Invalid):
    """What is drawn for them would lie there for ever."""

    code = "cannot_review"
    message = "Only who works here and may review can be given something to review."


class ReviewSeen(Conflict):
    """What its teammate has seen, or others may see, does not change any more."""

    code = "review_seen"
    message = "This review was seen by its teammate, or is three days old, and does not change any more."


class BadScorecard(Invalid):
    """A card without criteria, with two of one key, without weight, or with too few words."""

    code = "bad_scorecard"
    message = "A scorecard needs 1 to 20 criteria, each its own key, name and weight above 0, and 2 to 10 words."


class BadScores(Invalid):
    """A score that its card does not know."""

    code = "bad_scores"
    message = "Each criterion of the card is scored once, on its scale, or left out as not applicable."


class NoSuchNote(NotFound):
    """Not there, or not theirs."""

    code = "no_such_note"
    message = "There is no such coaching note."


class NoteSeen(Conflict):
    """What was read is not taken back."""

    code = "note_seen"
    message = "This note was read, and is not taken back any more."


class NoSuchTraining(NotFound):
    """Not there, archived, or another's."""

    code = "no_such_training"
    message = "There is no such training."


class BadTraining(Invalid):
    """A page without words, a link without an address, a quiz without answers; or given to nobody, or too late."""

    code = "bad_training"
    message = (
        "A page needs words, a link an address, a quiz questions with 2 to 10 choices of which one or more are right; "
        "it is given to somebody who works here, until today or later."
    )


class TrainingDone(Conflict):
    """What is done is done once."""

    code = "training_done"
    message = "This is done already."


class NoSuchPlan(NotFound):
    """Not there any more."""

    code = "no_such_plan"
    message = "There is no such weekly plan."
