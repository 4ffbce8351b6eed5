"""The house lints see what they are for, and leave alone what is fine."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lints import ambient, boundaries, names, sizes, suppressions, tokens
from lints.finding import Finding

Lint = Callable[[Path], list[Finding]]


def sentences(lint: Lint, root: Path, path: str, source: str) -> list[str]:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(source)
    return [str(finding) for finding in lint(root)]


@pytest.mark.parametrize(
    "source",
    [
        "async def keep(tx):\n    await tx.commit()\n",
        "import os\nWHERE = os.environ['WHERE']\n",
        "from datetime import datetime\nNOW = datetime.now()\n",
        "import datetime\nNOW = datetime.datetime.now(datetime.UTC)\n",
        "import time\nNOW = time.time()\n",
        "import random\nCHANCE = random.random()\n",
        "from random import choice\n",
    ],
)
def test_an_ambient_value_is_seen(tmp_path: Path, source: str) -> None:
    assert sentences(ambient.findings, tmp_path, "server/wayline/line/reads.py", source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("kit/db.py", "async def edge(tx):\n    await tx.commit()\n"),
        ("entry/settings.py", "import os\nWHERE = os.environ\n"),
        ("kit/clock.py", "from datetime import UTC, datetime\nNOW = datetime.now(UTC)\n"),
        ("line/reads.py", "import random\nSEEDED = random.Random(7)\n"),
        ("line/reads.py", "from random import Random\n\ndef pick(random: Random): return random.choice([1])\n"),
        ("line/reads.py", "import time\nSTARTED = time.monotonic()\n"),
    ],
)
def test_an_ambient_value_where_it_belongs_is_fine(tmp_path: Path, path: str, source: str) -> None:
    assert not sentences(ambient.findings, tmp_path, f"server/wayline/{path}", source)


@pytest.mark.parametrize("name", ["utils.py", "helpers/at.py", "session_manager.py", "mail_service.py", "common.py"])
def test_a_grab_bag_is_seen_by_its_name(tmp_path: Path, name: str) -> None:
    assert sentences(names.findings, tmp_path, f"server/wayline/line/{name}", '"""."""\n')


@pytest.mark.parametrize(
    "source",
    ["def close(ticket_id): ...\n", "class Operator: ...\n", "agents = []\n", "class A:\n    user: str\n"],
)
def test_a_replaced_word_is_seen(tmp_path: Path, source: str) -> None:
    assert sentences(names.findings, tmp_path, "server/wayline/line/reads.py", source)


def test_a_replaced_word_is_seen_in_typescript(tmp_path: Path) -> None:
    assert sentences(names.findings, tmp_path, "console/src/lib/at.ts", "export const openTickets = 3\n")


@pytest.mark.parametrize("source", ["user_agent = ''\n", "def identify(user_id): ...\n", "percentage = 3\n"])
def test_a_word_that_is_ours_or_the_wires_is_fine(tmp_path: Path, source: str) -> None:
    assert not sentences(names.findings, tmp_path, "server/wayline/line/reads.py", source)


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    assert sentences(sizes.findings, tmp_path, "server/wayline/line/reads.py", "x = 1\n" * 301)


def test_a_long_component_is_seen(tmp_path: Path) -> None:
    assert sentences(sizes.findings, tmp_path, "console/src/ui/at.tsx", "\n" * 251)


def test_a_test_file_may_be_longer(tmp_path: Path) -> None:
    assert not sentences(sizes.findings, tmp_path, "server/tests/line/test_reads.py", "x = 1\n" * 399)


def test_a_long_function_is_seen_and_its_docstring_is_not_counted(tmp_path: Path) -> None:
    body = "    x = 1\n" * 49
    docstring = '    """Says.\n\n    More.\n    """\n'
    path = "server/wayline/reads.py"
    assert not sentences(sizes.findings, tmp_path, path, f"def f():\n{docstring}{body}")
    assert sentences(sizes.findings, tmp_path, path, f"def f():\n{docstring}{body}{body}")


def test_a_room_without_a_short_readme_is_seen(tmp_path: Path) -> None:
    path = "server/wayline/line/__init__.py"
    assert any("no README" in one for one in sentences(sizes.findings, tmp_path, path, ""))
    readme = "server/wayline/line/README.md"
    assert sentences(sizes.findings, tmp_path, readme, "\n" * 21)
    assert not sentences(sizes.findings, tmp_path, readme, "\n" * 20)


@pytest.mark.parametrize("source", ["color: #fff;", "margin: 3px;", "color: rgb(0 0 0);", "padding: 0.5px"])
def test_a_spelled_out_value_in_a_feature_is_seen(tmp_path: Path, source: str) -> None:
    assert sentences(tokens.findings, tmp_path, "console/src/features/line/at.module.css", source)


@pytest.mark.parametrize("source", ["color: var(--text);", "/* 3px */", "const at = '#/line'", "// #fff"])
def test_a_token_or_a_comment_is_fine(tmp_path: Path, source: str) -> None:
    assert not sentences(tokens.findings, tmp_path, "console/src/features/line/at.ts", source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("console/src/features/line/at.tsx", "import { Row } from '../inbox/row'\n"),
        ("console/src/features/line/at.tsx", "import { router } from '../../app/router'\n"),
        ("console/src/ui/at.tsx", "import { Row } from '../features/inbox/row'\n"),
        ("console/src/lib/at.ts", "const row = await import('../ui/row')\n"),
        ("widget/src/beacon/at.ts", "export { chat } from '../chat/chat.ts'\n"),
    ],
)
def test_an_import_across_a_wall_is_seen(tmp_path: Path, path: str, source: str) -> None:
    found = sentences(boundaries.findings, tmp_path, path, source)
    assert any("may not import" in sentence and path in sentence for sentence in found)


def test_an_import_of_the_floor_below_is_fine(tmp_path: Path) -> None:
    source = "import { at } from './scale'\nimport {\n  Row,\n} from '../../ui/row'\nimport '../../generated/api'\n"
    found = sentences(boundaries.findings, tmp_path, "console/src/features/line/at.tsx", source)
    assert not any("may not import" in sentence for sentence in found)


def test_a_boundary_check_that_saw_nothing_fails(tmp_path: Path) -> None:
    found = sentences(boundaries.findings, tmp_path, "console/src/ui/at.tsx", "import { useState } from 'react'\n")
    assert [sentence for sentence in found if "blind" in sentence]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("server/wayline/line/reads.py", "import os  # no" + "qa\n"),
        ("server/wayline/line/reads.py", "import os  # no" + "qa: F401\n"),
        ("server/wayline/line/reads.py", "at = None  # type: " + "ignore[assignment]\n"),
        ("console/src/ui/at.ts", "// @ts-expect-" + "error\n"),
        ("console/src/ui/at.ts", "// biome-" + "ignore lint/style/useConst: x\n"),
        ("server/pyproject.toml", '[tool.ruff.lint]\nignore = [\n  "D105",\n]\n'),
    ],
)
def test_a_suppression_without_a_reason_is_seen(tmp_path: Path, path: str, source: str) -> None:
    assert sentences(suppressions.findings, tmp_path, path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("server/wayline/line/reads.py", "import os  # no" + "qa: F401 (read by the test beside it)\n"),
        ("console/src/ui/at.ts", "// biome-" + "ignore lint/style/useConst: the engine assigns it later\n"),
        ("server/pyproject.toml", '[tool.ruff.lint]\nignore = [\n  "D105",  # Python says what it does\n]\n'),
    ],
)
def test_a_suppression_with_a_reason_is_fine(tmp_path: Path, path: str, source: str) -> None:
    assert not sentences(suppressions.findings, tmp_path, path, source)
