"""One term in full; `python -m tests.term --seeds 20` lives through more of them."""

from pathlib import Path

from coffeechat.domain.due import ORDER
from term.proof import Care, prove

SEED = 2
#: A term in which every rule has something to say, but for the one of a quiet time.
COMMON = {*ORDER} - {"D-20"}


def test_nothing_due_is_lost_in_a_term_and_all_of_it_can_be_taken_back(tmp_path: Path) -> None:
    term = prove(tmp_path, SEED, Care(each_act=False, again=20, back=60))
    assert term.rules.keys() >= COMMON
    assert term.acts["held"] >= 10
    assert term.acts["sent ask"] >= 30
    assert min(term.acts[one] for one in ("undo", "redo", "snooze", "dismiss", "import")) >= 1
    assert term.acts["refused"] < term.acts.total() / 10
    assert term.taken_back == 60
