"""Where things are in the house."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "server"
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
STAMPS = ROOT / ".setup"
WORKSPACES = ("console", "widget")


def files_of(folder: Path) -> list[Path]:
    """Every source file below a folder, in a steady order, without what is installed, built or cached there."""
    skipped = {"node_modules", "dist", "__pycache__", "test-results", "wayline-data"}
    found: list[Path] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name in skipped or path.name.startswith("."):
            continue
        found.extend(files_of(path) if path.is_dir() else [path])
    return found
