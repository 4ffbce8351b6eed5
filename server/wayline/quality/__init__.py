"""How well colleagues answer, as colleagues judge it. The door of the room."""

from wayline.quality.reviewing import NewReview, review
from wayline.quality.scoring import Score

__all__ = ["NewReview", "Score", "review"]
