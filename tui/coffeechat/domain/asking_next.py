"""What nobody has told me yet, and whom to ask: the question for a gap, the next person for it."""

from collections.abc import Iterable, Mapping

from coffeechat.domain.coverage import coverage_of
from coffeechat.domain.fit_order import set_aside
from coffeechat.domain.records import Loop, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import Facet, LoopKind, LoopState

#: What to ask of a field where nobody has told me of a facet of it.
QUESTIONS: Mapping[Facet, str] = {
    Facet.DAY: "What fills your hours in a usual week in {track}?",
    Facet.SKILLS: "Which skills carry you in {track}, and how did you come by them?",
    Facet.QUALIFICATIONS: "Which degrees or papers count in {track}, and which do not?",
    Facet.CULTURE: "How do people in {track} treat each other when things get tight?",
    Facet.CLIMATE: "How is {track} doing as a whole, and what is about to change?",
    Facet.LANDSCAPE: "What kinds of work are there in {track}, and how do they differ?",
    Facet.ENTRY: "How did you and others around you get into {track}?",
    Facet.PAY: "What range of pay is usual at the beginning in {track}?",
    Facet.LIFESTYLE: "What does {track} leave of your evenings, and how much do you travel?",
    Facet.PROGRESSION: "Where do people in {track} go from a job such as yours?",
    Facet.SATISFACTION: "What in {track} would you miss most, and what least?",
    Facet.ORGANISATIONS: "Which organisations in {track} should I know, and why these?",
    Facet.PEOPLE: "Who in {track} sees it quite differently from you?",
    Facet.RESOURCES: "What would you read or listen to first to understand {track}?",
    Facet.LINGO: "Which words does one need to follow a talk in {track}?",
    Facet.FIT: "Who does well in {track}, and who does not?",
}


def question_about(facet: Facet, track: Track) -> str:
    """What to ask of a facet of a track."""
    return QUESTIONS[facet].format(track=track.name)


def open_loops(records: Records, track: Track) -> list[Loop]:
    """Open questions from talks with people of a track, and those to ask them; oldest first."""
    people = records.people
    return sorted(
        (
            loop
            for loop in records.loops.values()
            if loop.kind is LoopKind.QUESTION
            and loop.state is LoopState.OPEN
            and any(
                one in people and track.id in people[one].tracks
                for one in (loop.person, loop.about or "")
            )
        ),
        key=lambda loop: loop.id,
    )


def handed_over(records: Records) -> Mapping[str, str]:
    """The open questions that somebody is to be asked: the text, folded, to the id of whom."""
    return {
        fold(loop.text): loop.about
        for loop in records.loops.values()
        if loop.kind is LoopKind.QUESTION
        and loop.state is LoopState.OPEN
        and loop.about is not None
        and loop.about in records.people
    }


def next_of_track(
    records: Records, by_fit: Iterable[str], track: Track, facet: Facet | None = None, but: str = ""
) -> str:
    """Whom to ask next about a track: the id of a person, empty when nobody is left.

    Whoever has a talk with me ahead comes first, for they are asked soonest; then the best fit.
    Left out is who was set aside, who told me of this facet already, and `but`. For a question that
    is handed over from the week, `looking_back.best_for_question` leaves out who was asked before.

    Args:
        records: The present state.
        by_fit: Everybody's id, best fit first.
        track: Of which the person is to be.
        facet: What it is about, if that is known.
        but: Who raised the question.
    """
    told = coverage_of(records, track).told.get(facet, set()) if facet is not None else set()
    first = ""
    for one in by_fit:
        person = records.people[one]
        if track.id not in person.tracks or one in told or one == but or set_aside(person):
            continue
        conversation = records.open_conversation(one)
        talk = conversation.interview if conversation is not None else None
        if talk is not None and talk.agreed:
            return one
        first = first or one
    return first
