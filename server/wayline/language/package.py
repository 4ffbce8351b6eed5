"""The model package: encoder, tokenizer and heads beside a manifest that says what they must be."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wayline.language.encoding import Encoder
from wayline.language.errors import ModelPackageDamaged
from wayline.language.heads import Head
from wayline.language.manifest import File, read_manifest

FOLDER = Path(__file__).with_name("package")
HEADS = ("sentiment", "emotions", "intents")


@dataclass(frozen=True)
class Package:
    """The models, opened."""

    version: str
    languages: tuple[str, ...]
    encoder: Encoder
    sentiment: Head
    emotions: Head
    intents: Head


def open_package(folder: Path, *, threads: int, kept: int) -> Package:
    """Open every file after comparing it with the manifest. `kept` is how many vectors the encoder remembers.

    Raises:
        ModelPackageDamaged: a file is missing, or is not the one the manifest tells of; `facts` name it.
    """
    manifest = read_manifest(folder)
    for name in sorted({*manifest.files, "encoder.onnx", "tokenizer.json", *(f"{head}.head" for head in HEADS)}):
        _check(folder / name, manifest.files.get(name))
    try:
        encoder = Encoder(folder, threads=threads, kept=kept)
        heads = {name: Head.from_bytes((folder / f"{name}.head").read_bytes()) for name in HEADS}
    except Exception as error:
        raise ModelPackageDamaged(f"The language models cannot be opened: {error}", file=str(folder)) from error
    return Package(manifest.version, manifest.languages, encoder, **heads)


def version_of(folder: Path) -> str:
    """The version of the models there, without opening them.

    Raises:
        ModelPackageDamaged: the manifest is missing or cannot be read.
    """
    return read_manifest(folder).version


def open_head(folder: Path, name: str) -> Head:
    """One head alone.

    Raises:
        ModelPackageDamaged: it is missing, or is not the one the manifest tells of.
    """
    path = folder / f"{name}.head"
    _check(path, read_manifest(folder).files.get(path.name))
    return Head.from_bytes(path.read_bytes())


def _check(path: Path, wanted: File | None) -> None:
    if wanted is None:
        raise ModelPackageDamaged(f"The language models' manifest does not tell of {path.name}.", file=path.name)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelPackageDamaged(f"A file of the language models is missing: {path.name}.", file=path.name) from error
    if len(content) != wanted.size or sha256(content).hexdigest() != wanted.sha256:
        raise ModelPackageDamaged(f"A file of the language models is not what it must be: {path.name}.", file=path.name)
