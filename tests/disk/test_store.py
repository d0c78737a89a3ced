"""What is kept between builds is believed where this user's builds have kept it, and nowhere else."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from honorhall.disk import Spoiled, keep, keep_sections, kept, sections
from honorhall.disk.secret import LENGTH, secret


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Become a user with a home of one's own; call it for another user."""

    def become(name: str) -> Path:
        cache: Path = tmp_path / name
        monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
        secret.cache_clear()
        return cache / "honorhall" / "key"

    become("anna")
    yield become
    secret.cache_clear()


def test_what_one_build_keeps_the_next_one_finds(tmp_path, home):
    keep(tmp_path / "one", b"words")
    keep_sections(tmp_path / "many", {"part": pickle.dumps([1, 2])})
    home("anna")  # another process of hers
    assert kept(tmp_path / "one") == b"words"
    assert sections(tmp_path / "many")["part"] == [1, 2]


def test_what_somebody_else_has_put_there_is_not_believed(tmp_path, home):
    home("stranger")
    keep(tmp_path / "one", b"words")
    keep_sections(tmp_path / "many", {"part": pickle.dumps([1, 2])})
    home("anna")
    for read in (lambda: kept(tmp_path / "one"), lambda: sections(tmp_path / "many")):
        with pytest.raises(Spoiled):
            read()


def test_the_key_is_for_its_user_alone(home):
    place = home("anna")
    assert secret() == place.read_bytes()
    assert len(secret()) == LENGTH
    assert sys.platform == "win32" or place.stat().st_mode & 0o777 == 0o600
    assert list(place.parent.iterdir()) == [place]


def test_a_key_that_was_cut_short_is_made_anew(home):
    place = home("anna")
    place.parent.mkdir(parents=True)
    place.write_bytes(b"short")
    assert secret() == place.read_bytes()


def test_without_a_place_for_a_key_nothing_is_believed_and_nothing_breaks(tmp_path, home):
    (tmp_path / "bert").write_text("a file where a folder should be")
    home("bert")
    keep(tmp_path / "one", b"words")
    assert kept(tmp_path / "one") == b"words"
    home("bert")
    with pytest.raises(Spoiled):
        kept(tmp_path / "one")
