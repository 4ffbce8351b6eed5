"""What Words asks of the log, asked once of a day on which nobody wrote: compiling need not make a screen wait."""

from datetime import UTC, datetime, timedelta

import pyarrow as pa

from wayline.themes.words import store
from wayline.themes.words.reads import no_texts
from wayline.themes.words.tree_then import tree_then
from wayline.themes.words.wanted import Wanted
from wayline.touchpoints.reading import Reading, ask

LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)


async def get_ready(reading: Reading) -> None:
    """Compile every question, as of now and as of a moment, and look at the log once."""
    for as_of in (None, LONG_AGO):
        asked = Wanted(since=LONG_AGO, until=LONG_AGO + timedelta(days=1), as_of=as_of).asked
        for build in (store.readings_then, store.themings_then, store.answered_then):
            await reading.table(ask(build, asked))
        await reading.table(ask(store.corrections_then, as_of))
        await reading.table(ask(store.preceding_then, asked), no_texts())
        await tree_then(reading, as_of)
    await reading.table(ask(store.words_at), pa.table({"position": pa.array([], pa.int64())}))
