"""What `make check` looks at."""

from house.node import node_environment
from house.suites import Suite
from house.tree import BIN, PYTHON, ROOT, SERVER, WORKSPACES

LINTS = ("sizes", "names", "ambient", "tokens", "boundaries", "suppressions", "leaks", "locks")
PYTHON_PLACES = [place for place in ("server", "dev", "bench") if any((ROOT / place).rglob("*.py"))]


def checks() -> list[Suite]:
    """Every check that needs no running server, the slowest first."""
    tools = ROOT / "node_modules" / ".bin"
    env = node_environment()
    return [
        Suite("types", [BIN / "mypy"]),
        *(Suite(f"types of {w}", [tools / "tsc", "--noEmit", "-p", w], env=env) for w in WORKSPACES),
        Suite("floors and doors", [BIN / "lint-imports", "--config", "pyproject.toml"], cwd=SERVER),
        Suite("contract", [PYTHON, "dev/contract", "--check"]),
        Suite("biome", [tools / "biome", "check", "--error-on-warnings", "--max-diagnostics=100", "."], env=env),
        Suite("ruff", [BIN / "ruff", "check", "--output-format=concise", *PYTHON_PLACES]),
        Suite("layout of Python", [BIN / "ruff", "format", "--check", "--output-format=concise", *PYTHON_PLACES]),
        Suite("sizes of the widget", ["npm", "run", "size", "--silent", "-w", "widget"], env=env),
        *(Suite(f"lint {lint}", [PYTHON, "dev/lint", lint]) for lint in LINTS),
    ]


def house_tests() -> Suite:
    """The documents, the floors and the lints themselves, as tests."""
    command = [PYTHON, "-m", "pytest", "server/tests/house", "-q", "-n", "0", "-m", "not slow"]
    return Suite("documents and house", command)
