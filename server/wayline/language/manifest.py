"""What the model package says of itself: read without opening a model."""

from pathlib import Path

import msgspec

from wayline.language.errors import ModelPackageDamaged

MANIFEST = "manifest.json"
LEXICON_VERSION, LEXICON_LANGUAGES = "lexicon-1", ("en",)


class File(msgspec.Struct, frozen=True):
    """What a file must be: its SHA-256 and its length in bytes."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True):
    """Which models these are. `version` goes into every reading; `languages` are those that are fully understood."""

    version: str
    languages: tuple[str, ...]
    files: dict[str, File]


class About(msgspec.Struct, frozen=True):
    """What reads: its version, the languages it fully understands, and what is missing, where something is."""

    version: str
    languages: tuple[str, ...]
    fallback: str | None = None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the package in this folder.

    Raises:
        ModelPackageDamaged: there is none, or it is none.
    """
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelPackageDamaged(f"The language models' manifest cannot be read: {error}", file=MANIFEST) from error


def about(folder: Path) -> About:
    """What the package says of itself; the list of words where there is none."""
    try:
        manifest = read_manifest(folder)
    except ModelPackageDamaged as damaged:
        return About(LEXICON_VERSION, LEXICON_LANGUAGES, str(damaged))
    return About(manifest.version, manifest.languages)
