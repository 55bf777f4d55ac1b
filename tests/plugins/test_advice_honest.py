"""Honest letters in many styles, as people write them: the advice has nothing against any."""

from dataclasses import replace

import pytest

from coffeechat.api import About, CheckContext, MessagePurpose, PointKind, PointView
from coffeechat_advice.checks import CHECKS
from plugins.advice_kit import JELISA, ME, about

#: What each letter is an example of, and the letter.
HONEST = {
    "named by somebody": """\
Hi Jelisa,

Sam Ortiz mentioned you when I told him I was curious about program management in conservation. \
He said nobody explains the funding side better.

Could we talk for half an hour some time in the next three weeks? Tuesday or Thursday mornings \
work well for me (Berlin time), and I can do phone, video, or coffee if you're ever in town.

Thanks so much for reading this,
Lena
""",
    "met at a conference": """\
Dear Ms. Okafor,

We met briefly at the Wetlands Conference in June, after your talk on river restoration. Your \
point about listening to farmers first has stayed with me.

I'm finishing a postdoc and trying to understand what working for a nonprofit is really like. \
Would you have 25 minutes for a call, on Tuesday 1 December or Wednesday 2 December between 3 and \
6 pm CET? If neither works I'll happily fit around your calendar, and a video call or a phone \
call is equally good.

With thanks and best wishes,
Lena Brandt
""",
    "read an article": """\
Hello Jelisa,

I read your article on how small grants get decided, and I have been thinking about it since. I'm \
a biologist at State University who wonders whether program work might suit me.

Would you be open to a short conversation - 20 minutes at most - so I can ask how you spend your \
weeks? I could do Monday or Friday afternoon, 2pm to 5pm ET; other times are fine too. Phone or \
video, whichever you like.

I'd be grateful either way.

All the best,
Lena Brandt
""",
    "a fellow alumna": """\
Dear Jelisa,

I hope this finds you well. As a fellow State U alum, I was delighted to see someone from our \
department at Green Rivers. I am a PhD candidate studying stream ecology, and I am trying to work \
out whether a career in program management would suit me.

I would love to hear about your experience: what surprised you, and what you wish you had known. \
Might you have 30 minutes for a phone or video chat in the coming weeks? I am usually available \
Mondays, Wednesdays and Fridays after noon EST, but can be flexible around your schedule.

Thank you for your time.

Sincerely,
Lena Brandt
""",
    "sent by the supervisor": """\
Dear Professor Okafor,

My supervisor, Anna Keller, suggested I write to you. I currently work on position-sensitive \
detectors, and I'm intrigued by how your group applies them in the field.

Could I ask you for half an hour of your time to hear how you got from physics to hydrology? Any \
weekday after 4 pm (UTC+1) is good for me and I can come by your office or call, as you prefer. \
If another time is easier, please just say so.

Many thanks,
Lena Brandt
""",
    "short days and a dash of cheer": """\
Hi Jelisa!

You and I overlapped at State U (I was two years below you in Ecology). I saw you're at Green \
Rivers now – congratulations! I'm applying what I learned in the lab to policy questions these \
days and would love to know what your job is like.

Do you have 20 min to chat sometime next week? I'm free Tues 10-12 or Thurs 1-4 (PST). Zoom or \
phone, or I can buy you a coffee. No worries if another week is better.

Thanks!
Lena
""",
    "after a seminar": """\
Dear Dr Okafor,

I attended your seminar on open data at State U in October and have been turning over your remark \
about "boring infrastructure". I am a doctoral student in informatics.

I am trying to learn what research software engineers actually do all day. Might we speak for \
20-30 minutes, over the phone or a video call? I have time on Monday 30 Nov at 2pm GMT and \
Tuesday 1 Dec at 10am GMT, or whenever you prefer.

Thank you.

Lena Brandt
""",
    "from the alumni office": """\
Hi Jelisa,

I was given your name by the alumni office at State U. They tell me you'd been in the same PhD \
programme as me before you joined Green Rivers.

I'm curious how you knew it was time to leave, and what your days look like. Would you have time \
for a quick phone or video call, 20 minutes or so? I can do most mornings before 11 am Eastern. \
Happy to adapt!

Thank you so much,
Lena Brandt
State University, Department of Ecology
""",
    "close to the advice": """\
Dear Jelisa,

I saw on LinkedIn that you also studied hydrology at State U and have worked on dam removal \
since. I'm a master's student trying to figure out how people get into that kind of work.

If you have time, I'd appreciate the chance to speak with you for 30 minutes by phone or video in \
the next few weeks. Would you let me know when would be convenient for you? I'm generally \
available Mondays, Wednesdays and Fridays after 12 p.m. EST.

Sincerely,
Lena Brandt
""",
    "told by an instructor": """\
Dear Jelisa,

I'm in the second year of my apprenticeship at Verda, and my instructor told me that you began \
the same way before you studied engineering.

I'd like to learn how you did it and what you'd do differently. Could we meet for half an hour, \
at your office or online? I can get away on Monday or Wednesday afternoons (CET), and I'd happily \
fit another day in.

Many thanks in advance
Lena Brandt
""",
    "came across her own CV": """\
Dear Jelisa,

I study statistics at State U and came across your CV on the department's page: from biology to \
the statistics office in four steps. I'm trying to understand what statisticians outside \
universities do.

Would you have half an hour for a conversation, by phone or video? I could do Tue 1 Dec \
10:00-12:00 or Fri 4 Dec 14:00-16:00 CET, and any other time you name.

Thank you for considering it.

Best wishes,
Lena Brandt
""",
    "says what it is not": """\
Dear Jelisa,

As the person who hires for the field team, you must get many letters, so I'll be short. I'm an \
ecologist from State U and not looking for a position; I'd only like to learn what field work at \
Green Rivers looks like.

Would you have 15 minutes, by phone or video, on Thursday or Friday morning (Pacific time), or \
another day if that is better?

Thank you very much.

Best regards,
Lena Brandt
""",
    "a friend in common": """\
Dear Jelisa,

I'm a librarian and a friend of Marta Reis, who showed me your archive project. I have never seen \
oral histories presented so well.

I'm wondering about moving into that kind of work and would be grateful for your view of it. \
Could we have a 25-minute call? I have Monday at 5 pm and Tuesday at 9 am free (both Lisbon \
time), by phone or video, and am flexible otherwise.

Thank you, and all good wishes,
Lena
""",
    "a name alone greets": """\
Jelisa,

Great to meet you at the career fair yesterday. You said I could get in touch with more \
questions, so here I am!

I'd like to hear more about how your lab works with industry. Do you have 20 minutes on Wednesday \
or Thursday afternoon (London time)? Happy to call or to do Teams. Any other day is fine as well.

Thanks again,
Lena
""",
    "looking for people": """\
Dear Jelisa,

I'm a third-year student of mechanical engineering at State U; you graduated from the same \
programme in 2015. I'm looking for people who can tell me what a design engineer's week looks \
like, and your path to Verda via Toyota stood out.

Might I ask you for a half-hour conversation on the phone or by video? Tuesdays and Thursdays \
after 4 PM Central work best, though I can adjust to you.

Thank you for your time and consideration.

Respectfully,
Lena Brandt
""",
}
LENA = replace(ME, name="Lena Brandt")
OKAFOR = replace(
    JELISA, points=(PointView(kind=PointKind.SAME_INSTITUTION, detail="State U", confirmed=True),)
)


def to_jelisa(text: str) -> CheckContext:
    return replace(about(text), me=LENA, person=OKAFOR, purpose=MessagePurpose.ASK)


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_nothing_is_found_in_an_honest_letter(text: str) -> None:
    asks = [check for check in CHECKS if check.about is About.ASK]
    assert [(check.id, found) for check in asks for found in check.run(to_jelisa(text))] == []
