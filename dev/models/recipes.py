"""How the heads we ship are learned; chosen on folds of the training texts."""

import msgspec

from wayline.language.grams import Grams
from wayline.language.training import Recipe

GRAMS = Grams(words=2, shortest=3, longest=4)
SHIPPED = Recipe(strictness=1.0, gram_weight=0.6, vector_weight=4.0, fewest_texts=3, most_grams=30_000)
SENTIMENT = msgspec.structs.replace(SHIPPED, grams=GRAMS, most_grams=40_000, is_balanced=True)
EMOTIONS = msgspec.structs.replace(SHIPPED, kind="many", grams=Grams(2, 0, 0))
INTENTS = msgspec.structs.replace(SHIPPED, kind="many", grams=GRAMS)
