"""TinyDB's own tests: what fails on our storage is what is listed, and nothing else."""

from store.tinydb_suite import DIFFERENCES, Verdicts, surprises, tinydb_counts


def test_exactly_the_listed_tests_differ() -> None:
    assert tinydb_counts()


def test_a_test_that_newly_fails_is_told() -> None:
    verdicts = Verdicts(
        {"test_tables::test_one_table[fresh]"}, {"test_tables::test_caching[fresh]"}
    )
    assert "test_tables::test_caching[fresh]" in surprises(verdicts)
    assert "test_tables::test_one_table[fresh]" not in surprises(verdicts)


def test_a_listed_test_that_passes_or_is_gone_is_told() -> None:
    verdicts = Verdicts({"test_tables::test_next_id[fresh]"}, set())
    assert "test_tables::test_next_id[fresh]" in surprises(verdicts)
    assert surprises(Verdicts(set(), set())) == sorted(DIFFERENCES)


def test_our_storage_under_tinydbs_tables_differs_in_less() -> None:
    name = "test_tables::test_next_id"
    verdicts = Verdicts({f"{name}[storage]"}, {f"{name}[fresh]"})
    assert not [test for test in surprises(verdicts) if test.startswith(name)]
