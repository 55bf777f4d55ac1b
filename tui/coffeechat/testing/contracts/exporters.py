"""What is asked of exporters."""

from coffeechat.testing.contracts.base import Contract, no_fault
from coffeechat.testing.guard import nothing_done
from coffeechat.testing.hosting import Hosted, Hosts
from coffeechat.testing.people import batches


class ExporterContract(Contract):
    """An exporter gives bytes: the same for the same batch, whoever is in it."""

    hook = "exporters"

    def test_exports_whatever_there_is(self, hosted: Hosted) -> None:
        """Nobody, very many, odd texts and missing facts; nothing but bytes comes of it."""
        for exporter in self.mine(hosted):
            for what, batch in batches():
                with nothing_done(f"The exporter «{exporter.item.id}»"):
                    hosted.render(batch, exporter.item.id)
                no_fault(hosted, f"{what} were exported")

    def test_gives_a_file_of_its_kind(self, hosted: Hosted) -> None:
        """People and talks give at least one file with the extension that was declared."""
        _, usual = next(batches())
        for exporter in self.mine(hosted):
            names = [file.name for file in hosted.render(usual, exporter.item.id)]
            ending = exporter.item.extension
            assert any(name.endswith(ending) for name in names), (
                f"The exporter «{exporter.item.id}» says it writes {ending} but gives "
                f"{names or 'no file'}."
            )

    def test_the_same_gives_the_same_bytes(self, hosted: Hosted, make_hosted: Hosts) -> None:
        """Twice, and after a restart: no clock but `batch.now`, no chance, no order of a set."""
        fresh = self.fresh(make_hosted)
        for exporter in self.mine(hosted):
            for what, batch in batches():
                first = hosted.render(batch, exporter.item.id)
                for again in (hosted, fresh):
                    assert again.render(batch, exporter.item.id) == first, (
                        f"The exporter «{exporter.item.id}» gives other bytes for {what} when "
                        "asked again; take the moment from batch.now and sort what has no order."
                    )
