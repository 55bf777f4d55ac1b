"""What was typed and refused is not typed twice."""

from pathlib import Path

from coffeechat.demo import make_demo
from coffeechat.widgets.prompt import Prompt
from support.driving import Clock, driving


def typed(prompt: Prompt) -> str:
    return prompt._input.value


async def test_an_arrow_brings_back_what_was_refused(tmp_path: Path) -> None:
    make_demo(Clock(), tmp_path / "demo.json")
    async with driving(tmp_path / "demo.json", Clock()) as driver:
        await driver.press("3", "r", "a")
        await driver.type("on the 40th of May")
        await driver.press("enter")
        assert "was not understood" in driver.status
        await driver.press("r", "a", "up")
        assert typed(driver.app.screen.query_one(Prompt)) == "on the 40th of May"
        await driver.press("escape", "w", "up")
        assert typed(driver.app.screen.query_one(Prompt)) == "", "another question, other answers"
