"""Settings: one TOML file and the environment, into frozen structs; a misspelt name is refused."""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from wayline.kit.errors import Invalid

PREFIX = "WAYLINE_"
Kind = TypeVar("Kind", bound=msgspec.Struct)


class SettingUnknown(Invalid):
    """The message names the nearest right one."""

    code = "setting_unknown"
    message = "There is no such setting."


class SettingInvalid(Invalid):
    """The message says which, and what is expected."""

    code = "setting_invalid"
    message = "A setting has a value that cannot be."


def load_settings(kind: type[Kind], file: Path | None, environ: Mapping[str, str]) -> Kind:
    """Read the file (if any), lay `WAYLINE_SECTION__NAME` variables over it, and check every name and value."""
    values: dict[str, Any] = {}
    if file is not None:
        try:
            values = tomllib.loads(file.read_text())
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise SettingInvalid(f"The settings file {file} cannot be read: {error}.") from error
    for name, text in environ.items():
        if name.startswith(PREFIX):
            _lay(values, name.removeprefix(PREFIX).lower().split("__"), text)
    _refuse_unknown(kind, values, "")
    try:
        return msgspec.convert(values, kind, strict=False, dec_hook=_read_value)
    except msgspec.ValidationError as error:
        raise SettingInvalid(f"A setting has a value that cannot be: {error}.") from error


def setting_names(kind: type[msgspec.Struct], path: str = "") -> list[tuple[str, Any, Any]]:
    """Every setting as (dotted name, type, default), for the documents and the doctor."""
    found: list[tuple[str, Any, Any]] = []
    for field in msgspec.structs.fields(kind):
        name = f"{path}.{field.name}" if path else field.name
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            found += setting_names(field.type, name)
        else:
            found.append((name, field.type, field.default))
    return found


def _read_value(kind: type, value: Any) -> Any:  # noqa: ANN401 (what msgspec gives and takes)
    if kind is Path:
        return Path(value)
    raise NotImplementedError(kind)


def _lay(values: dict[str, Any], path: list[str], text: str) -> None:
    for part in path[:-1]:
        values = values.setdefault(part, {})
    values[path[-1]] = text.split(",") if "," in text and path[-1].endswith("s") else text


def _refuse_unknown(kind: type[msgspec.Struct], values: Mapping[str, Any], path: str) -> None:
    known = {field.name: field for field in msgspec.structs.fields(kind)}
    for name, value in values.items():
        dotted = f"{path}.{name}" if path else name
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f" Did you mean {near[0]!r}?" if near else f" Known here: {', '.join(sorted(known))}."
            raise SettingUnknown(f"There is no setting {dotted!r}.{hint}", name=dotted)
        field = known[name]
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            if not isinstance(value, dict):
                raise SettingInvalid(f"{dotted!r} is a section, not a value.")
            _refuse_unknown(field.type, value, dotted)
