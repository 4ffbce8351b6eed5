"""The data directory: ours alone, held by one server, refused when newer."""

import os
from pathlib import Path

import pytest

from wayline.kit.folder import VERSION, DataDirectory, DirectoryInUse, DirectoryNewer, DirectoryUnusable


def test_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path / "data")
    directory.open()
    assert directory.path.stat().st_mode & 0o777 == 0o700
    assert directory.version() == VERSION


def test_a_second_server_is_refused_and_may_come_when_the_first_has_gone(tmp_path: Path) -> None:
    first, second = DataDirectory(tmp_path / "data"), DataDirectory(tmp_path / "data")
    first.open()
    with pytest.raises(DirectoryInUse):
        second.open()
    first.close()
    second.open()


def test_a_newer_directory_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    directory = DataDirectory(tmp_path / "data")
    directory.open()
    directory.close()
    (directory.path / "version").write_text("99\n")
    with pytest.raises(DirectoryNewer):
        directory.open()
    assert directory.version() == 99


def test_a_place_that_cannot_be_a_directory_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DirectoryUnusable, match=str(tmp_path / "file")):
        DataDirectory(tmp_path / "file" / "data").open()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_place_is_refused_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DirectoryUnusable):
        DataDirectory(tmp_path / "data").open()
