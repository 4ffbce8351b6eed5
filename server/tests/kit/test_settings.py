"""Settings: a file, the environment over it, and no misspelt name."""

from pathlib import Path

import pytest

from wayline.entry.settings import Settings
from wayline.kit.settings import SettingInvalid, SettingUnknown, load_settings


def test_the_environment_lies_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "wayline.toml"
    file.write_text('data = "/srv/wayline"\n[server]\nport = 9000\nhost = "0.0.0.0"\n')
    settings = load_settings(Settings, file, {"WAYLINE_SERVER__PORT": "9001", "HOME": "/root"})
    assert (settings.data, settings.server.port, settings.server.host) == (Path("/srv/wayline"), 9001, "0.0.0.0")  # noqa: S104 (a value, not a socket)


def test_a_misspelt_name_is_refused_with_the_nearest_right_one() -> None:
    with pytest.raises(SettingUnknown, match=r"'server\.prot'. Did you mean 'port'"):
        load_settings(Settings, None, {"WAYLINE_SERVER__PROT": "1"})


def test_a_wrong_value_is_refused_in_words() -> None:
    with pytest.raises(SettingInvalid, match=r"server\.port"):
        load_settings(Settings, None, {"WAYLINE_SERVER__PORT": "many"})
    with pytest.raises(SettingInvalid, match="is a section"):
        load_settings(Settings, None, {"WAYLINE_SERVER": "here"})


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "wayline.toml"
    file.write_text("port = = 1")
    with pytest.raises(SettingInvalid, match="cannot be read"):
        load_settings(Settings, file, {})
