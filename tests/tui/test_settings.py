"""The settings file: a theme, keys elsewhere, and what is said where it asks for what there is not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimcheck.errors import InputError
from claimcheck.tui.app import Workbench
from claimcheck.tui.settings import Settings, read_settings, settings_file


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()


def test_the_file_stands_in_the_users_settings_folder_or_where_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CLAIMCHECK_CONFIG", raising=False)
    assert settings_file().parts[-2:] == ("claimcheck", "config.toml")
    monkeypatch.setenv("CLAIMCHECK_CONFIG", str(tmp_path / "mine.toml"))
    assert settings_file() == tmp_path / "mine.toml"


def test_a_theme_and_keys_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, 'theme = "high-contrast"\n[keys]\n"check.flag" = "F"\n"check.undo" = "u,ctrl+z"\n'
    )
    assert read_settings(path) == Settings("high-contrast", {"check.flag": "F", "check.undo": "u,ctrl+z"})


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("theme = [", "cannot be read", "TOML"),
        ('colour = "red"', "there is no setting 'colour'", "keys"),
        ('theme = "nrod"', "there is no theme 'nrod'", "Did you mean 'nord'?"),
        ("theme = 3", "the theme is a word", "nord"),
        ('[keys]\n"check.flg" = "F"', "there is no key 'check.flg'", "Did you mean 'check.flag'?"),
        ('[keys]\n"check.flag" = 4', "the key of check.flag is 4", "ctrl+t"),
        ('[keys]\n"check.flag" = " , "', "the key of check.flag is ' , '", "ctrl+t"),
        ('[keys]\n"check.flag" = "ctrl+m"', "terminals send for another key", "letter"),
        ('[keys]\n"check.flag" = "x"', "given to both check.overrule and check.flag", "Move one"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence_with_a_hint(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    with pytest.raises(InputError) as told:
        read_settings(written(tmp_path, text))
    assert message in told.value.message
    assert hint in told.value.hint


def test_two_keys_may_change_places(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\n"check.flag" = "x"\n"check.overrule" = "f"\n')
    assert read_settings(path).keys == {"check.flag": "x", "check.overrule": "f"}


def test_the_workbench_takes_its_settings_on(desk: Path) -> None:
    async def perform() -> None:
        workbench = Workbench(desk, settings=Settings("high-contrast", {"check.flag": "F"}))
        async with workbench.run_test() as pilot:
            assert workbench.theme == "high-contrast"
            await pilot.pause()
            await workbench.workers.wait_for_complete()
            await pilot.press("enter")
            await workbench.workers.wait_for_complete()
            await pilot.pause()
            keys = {each.binding.id: key for key, each in workbench.screen.active_bindings.items()}
            assert keys["check.flag"] == "F"

    asyncio.run(perform())
