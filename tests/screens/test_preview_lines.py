"""The counts of an import before it is applied."""

from coffeechat.domain.merge import ImportPlan
from coffeechat.exchange import Preview
from coffeechat.screens.preview import preview_lines


def shown(left_out: int = 0, warnings: tuple[str, ...] = ()) -> list[str]:
    plan = ImportPlan(plugin="linkedin")
    preview = Preview(
        source="Connections.csv",
        importer="LinkedIn connections",
        plan=plan,
        hidden={},
        problems=(),
        left_out=left_out,
        warnings=warnings,
    )
    return [line.text for line in preview_lines(preview, {}, str, 80)]


def test_whom_i_asked_to_forget_is_counted_only_when_in_the_file() -> None:
    assert "      2  of them left out: you asked to forget them" in shown(2)
    assert not any("forget" in line for line in shown(0))


def test_what_the_importer_had_to_say_is_told() -> None:
    assert "Two cards are groups." in shown(warnings=("Two cards are groups.",))
    assert shown()[-1] != ""
