"""The labelled texts beside the project, as dev/models reads and measures them; tests skip where they are absent."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[3] / "dev" / "models"))

import figures
import knowing
import texts

absent = pytest.mark.skipif(
    not texts.FOLDER.is_dir(), reason="the labelled texts are not here: ../shared/data/text, see docs/model-cards.md"
)
__all__ = ["absent", "figures", "knowing", "texts"]
