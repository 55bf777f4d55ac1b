"""What happened with whom: ten weeks of somebody who looks for a way out of the lab.

One talk was long before, so that it is time to keep in touch.

All of it is made up. Every step of a conversation and every kind of thing that can be due has
somebody in it.
"""

from collections.abc import Mapping

from coffeechat.demo.asked import BEFORE_THE_ASK, CLOSED, TALKS_AHEAD, WAITING
from coffeechat.demo.happenings import Chapter
from coffeechat.demo.kept import KEEPING_IN_TOUCH, LOOPS_OPEN
from coffeechat.demo.talked import AFTER_THE_TALK

#: Name to what happened with that person, in the order in which it happened.
STORY: Mapping[str, Chapter] = {
    **KEEPING_IN_TOUCH,
    **LOOPS_OPEN,
    **AFTER_THE_TALK,
    **TALKS_AHEAD,
    **WAITING,
    **BEFORE_THE_ASK,
    **CLOSED,
}
