"""One term in full; `python -m tests.term --seeds 20` lives through more of them."""

from pathlib import Path

from term.proof import Care, prove

SEED = 4
#: The rules that a term brings up for certain.
COMMON = {"D-01", "D-02", "D-05", "D-06", "D-07", "D-08", "D-10", "D-11", "D-12", "D-14"}


def test_nothing_due_is_lost_in_a_term_and_all_of_it_can_be_taken_back(tmp_path: Path) -> None:
    term = prove(tmp_path, SEED, Care(each_act=False, again=20, back=60))
    assert term.rules.keys() >= COMMON
    assert term.acts["held"] >= 10
    assert term.acts["sent ask"] >= 30
    assert min(term.acts[one] for one in ("undo", "redo", "snooze", "dismiss", "import")) >= 1
    assert term.acts["refused"] < term.acts.total() / 10
    assert term.taken_back == 60
