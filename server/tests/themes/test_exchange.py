"""Trees as files: what is taken out and brought in again is the same; nothing half; nothing twice."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from tests.cast import STARTED_AT
from wayline.company.auditing import acting
from wayline.kit.db import Database
from wayline.kit.ids import new_id
from wayline.themes.exchange.beginning import starter, starters
from wayline.themes.exchange.bringing_in import bring_in, check
from wayline.themes.exchange.shapes import ThemeInFile, ThemesFile
from wayline.themes.exchange.taking_out import take_out
from wayline.themes.rules import Rule, judge, spoken

NAMES = ["shop", "restaurant", "car-dealer", "food-maker", "bank", "hospital", "software", "travel"]
words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
texts = st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=4, unique=True).map(sorted)
rules = st.lists(
    st.builds(
        Rule, any_of=st.lists(words, min_size=1, max_size=3), none_of=st.lists(words, max_size=2), is_it=st.booleans()
    ).filter(lambda rule: any(any(letter.isalnum() for letter in word) for word in rule.any_of)),
    max_size=2,
)


def themes(levels: int) -> st.SearchStrategy[list[ThemeInFile]]:
    below = themes(levels - 1) if levels > 1 else st.just([])
    one = st.builds(
        _theme,
        name=words.map(str.lower),
        definition=st.lists(words, max_size=4).map(" ".join),
        about=st.sampled_from([None, "people", "process", "product"]),
        rules=rules,
        split=texts,
        themes=below,
    )
    return st.lists(one, max_size=3, unique_by=lambda theme: theme.name.lower())


def _theme(*, split: list[str], **more: object) -> ThemeInFile:
    return ThemeInFile(examples=split[::2], counterexamples=split[1::2], **more)


@settings(max_examples=25, deadline=None)
@given(tree=themes(5))
async def test_what_is_taken_out_and_brought_in_again_is_the_same(postgres: str, tree: list[ThemeInFile]):
    file, by = ThemesFile(themes=tree), acting("system", new_id(), "test")
    database = Database(postgres.replace("/postgres?", "/template_wayline?"), pool_size=1)
    try:
        async with database.engine.connect() as connection:
            tx = AsyncSession(bind=connection)  # never kept
            first = await bring_in(tx, file, by, STARTED_AT)
            out = await take_out(tx)
            again = await bring_in(tx, out, by, STARTED_AT)
            assert await take_out(tx) == out == file
            assert (again.made, again.changed, again.examples) == (0, 0, 0)
            assert first.made == len(list(_all(tree)))
            await tx.rollback()
    finally:
        await database.close()


def _all(tree: list[ThemeInFile]) -> list[ThemeInFile]:
    return [found for one in tree for found in (one, *_all(one.themes))]


def test_there_is_a_tree_for_each_trade():
    assert sorted(each.name for each in starters()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_is_a_tree_one_can_begin_with(name: str):
    file = starter(name)
    every = _all(file.themes)

    check(file)
    assert 15 <= len(every) <= 35
    assert 2 <= 1 + max(bool(one.themes) + any(below.themes for below in one.themes) for one in file.themes) <= 3
    assert all(one.definition and one.about for one in every)
    assert all(5 <= len(one.examples) <= 8 for one in every)
    assert sum(bool(one.rules) for one in every) >= len(every) / 2
    assert len({text.lower() for one in every for text in one.examples}) == sum(len(one.examples) for one in every)


@pytest.mark.parametrize("name", NAMES)
def test_the_rules_of_a_starter_say_nothing_false_of_its_own_examples(name: str):
    """A rule may hold for an example of another theme, but seldom: it would teach people not to believe it."""
    every = _all(starter(name).themes)
    said = [
        (one.name, rules.name)
        for one in every
        for text in one.examples
        for rules in every
        if (found := judge(rules.rules, spoken(text))) and found.is_it and rules is not one
    ]
    assert len(said) <= sum(len(one.examples) for one in every) * 0.15, said


async def test_a_starter_is_taken_and_taken_again(ana, tree):
    first = (await ana.post("/api/themes/starters/shop")).json()
    before = await tree()
    again = (await ana.post("/api/themes/starters/shop")).json()

    assert first["made"] == len(before) > 20
    assert again == {"made": 0, "changed": 0, "examples": 0}
    assert "  Late or missing parcel" in await tree()


async def test_a_starter_that_is_not_there(ana):
    answer = await ana.post("/api/themes/starters/..%2F..%2Fetc%2Fpasswd")

    assert answer.status_code == 404


async def test_a_file_over_http_comes_back_as_it_was(ana, cast):
    owner = str(cast.ids["lead"])
    below = {"name": "Late", "examples": ["Where is it?"], "counterexamples": ["It is there"]}
    theme = {"name": "Delivery", "about": "process", "owner_id": owner, "themes": [below]}
    file = {"format": "wayline-themes", "version": 1, "themes": [theme]}

    await ana.post("/api/themes/import", json=file)

    assert (await ana.get("/api/themes/export")).json() == file


async def test_an_owner_who_does_not_work_here_is_left_out(ana):
    theme = {"name": "Delivery", "owner_id": str(new_id())}
    await ana.post("/api/themes/import", json={"themes": [theme]})

    assert (await ana.get("/api/themes")).json()["items"][0]["owner"] is None


def nested(levels: int) -> dict[str, object]:
    theme: dict[str, object] = {"name": "Level"}
    for _ in range(levels - 1):
        theme = {"name": "Level", "themes": [theme]}
    return {"themes": [theme]}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (nested(6), "tree_too_deep"),
        ({"themes": [{"name": "A"}, {"name": " a "}]}, "theme_name_taken"),
        ({"themes": [{"name": "A", "rules": [{"any_of": []}]}]}, "rule_empty"),
        ({"themes": [{"name": "A"}], "version": 2}, "invalid"),
        ({"themes": [{"name": f"{n}"} for n in range(1001)]}, "invalid"),
        ({"themes": [{"name": "A", "themes": [{"name": f"{n}"} for n in range(1000)]}]}, "tree_too_large"),
        ({"themes": [{"name": "A", "examples": ["x\x00y"]}]}, "invalid"),
        ({"themes": "A"}, "invalid"),
    ],
)
async def test_a_file_that_cannot_be_is_refused_whole(ana, tree, file, code):
    answer = await ana.post("/api/themes/import", json=file)

    assert (answer.json()["code"], await tree()) == (code, [])


async def test_a_file_of_brackets_is_refused(ana):
    body = b'{"themes":' + b'[{"name":"a","themes":' * 20_000
    answer = await ana.post("/api/themes/import", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code in {400, 422}


async def test_ten_thousand_examples_come_in_at_once(ana):
    theme = {"name": "Delivery", "examples": [f"Where is parcel number {number}?" for number in range(10_000)]}

    answer = await ana.post("/api/themes/import", content=msgspec.json.encode({"themes": [theme]}),
                            headers={"Content-Type": "application/json"})  # fmt: skip

    assert answer.json() == {"made": 1, "changed": 0, "examples": 10_000}
