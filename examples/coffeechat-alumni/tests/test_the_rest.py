"""The column and the questions."""

from coffeechat.api import PersonView
from coffeechat.testing import BankContract, ColumnContract, Hosts

from coffeechat_alumni import Alumni


class TestColumn(ColumnContract):
    plugin = Alumni


class TestQuestions(BankContract):
    plugin = Alumni


def test_the_class_is_shown_where_it_is_known(plugin_host: Hosts) -> None:
    people = [
        PersonView(id="jelisa", name="Jelisa Okafor", extras={"alumni.class_of": "2009"}),
        PersonView(id="amara", name="Amara Diallo"),
    ]
    assert plugin_host(Alumni).values(people) == ("2009", "")
