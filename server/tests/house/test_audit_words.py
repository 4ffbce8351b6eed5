"""What the audit log keeps as `room.act` is said in words on screen."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
WORDS = ROOT / "console/src/features/company/locales/en.json"
ACT = re.compile(r"[a-z_]+\.[a-z_]+")
WRITERS = {"note", "write_down", "AuditEntry"}
OF_A_ROOM = {"customers": "customer", "themes": "theme"}
"""Rooms whose acts are written without the thing they are about: their own `auditing` puts it before."""


def kept() -> Iterator[str]:
    """Every act that the code writes down, as the log has it."""
    for file in sorted(ROOT.glob("server/wayline/**/*.py")):
        source = file.read_text()
        if "audit" not in source:
            continue
        thing = OF_A_ROOM.get(file.relative_to(ROOT / "server/wayline").parts[0])
        for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
            if not isinstance(call.func, ast.Name) or call.func.id not in WRITERS:
                continue
            said = [*call.args[3:4], *(keyword.value for keyword in call.keywords if keyword.arg == "action")]
            for each in said:
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    act = each.value if ACT.fullmatch(each.value) else f"{thing}.{each.value}"
                    yield act


def test_every_act_of_the_audit_log_has_words() -> None:
    words = json.loads(WORDS.read_text())["audit"]["actions"]
    acts = set(kept())
    assert {"teammate.signed_in", "theme.made", "customer.erased", "entry.revealed"} <= acts
    assert sorted(act for act in acts if act.split(".")[1] not in words.get(act.split(".")[0], {})) == []
