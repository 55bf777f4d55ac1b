"""Questions that bring little: suggested no more, or again."""

from coffeechat.acts.outcome import Done, Refused, needed
from coffeechat.domain.records import PROFILE_ID, Profile
from coffeechat.domain.reports.questions import question_yields
from coffeechat.domain.text import fold
from coffeechat.store import Store


def retire(store: Store, text: str) -> Done:
    """Have a question suggested no more, or again, if it was retired before.

    Raises:
        Refused: No question that was asked begins so, or more than one does.
    """
    with store.act("retire-question") as tx:
        profile = tx.records.profiles.get(PROFILE_ID) or Profile(id=PROFILE_ID, created=tx.now)
        wanted = fold(needed(text, "The question"))
        asked = {fold(one.text): one.text for one in question_yields(tx.records)}
        asked |= {fold(one): one for one in profile.retired_questions}
        same = [asked[wanted]] if wanted in asked else []
        found = same or [one for key, one in asked.items() if key.startswith(wanted)]
        if len(found) != 1:
            many = "More than one question begins" if found else "No question that you asked begins"
            raise Refused(f"{many} like that; nothing was changed.")
        others = tuple(one for one in profile.retired_questions if fold(one) != fold(found[0]))
        is_back = others != profile.retired_questions
        tx.put(profile.replace(retired_questions=others if is_back else (*others, found[0])))
        tx.summary = f"Suggested {'again' if is_back else 'no more'}: {found[0]}".rstrip(". ")
    return Done(f"{tx.summary}", PROFILE_ID)
