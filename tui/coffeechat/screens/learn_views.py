"""What can be opened about what was learned: wherever tracks or people are listed."""

from collections.abc import Sequence

from coffeechat.domain.errors import Sentence
from coffeechat.domain.records import Track
from coffeechat.domain.tracks import find_track, in_order
from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import Verb


class LearnViews(VerbScreen):
    """Views of the lists and of the pages of tracks."""

    def view_learnings(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """What was learned: what meets a typed filter, or all."""
        from coffeechat.screens.learnings import LearningsScreen

        self.app.push_screen(LearningsScreen(" ".join(words)))

    def view_coverage(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Facets by tracks."""
        from coffeechat.screens.coverage import CoverageScreen

        track = self.meant_track(words)
        if track is not None:
            self.app.push_screen(CoverageScreen(track.id))

    def view_differ(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """What several people told of the same."""
        from coffeechat.screens.differ import DifferScreen

        self.app.push_screen(DifferScreen(self.track_name))

    def view_quiz(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Five words of a track."""
        from coffeechat.screens.quiz import QuizScreen

        track = self.meant_track(words)
        if track is None:
            return
        if not any(term.meaning for term in track.glossary):
            self.say(f"{track.name} has no word with a meaning yet; ‹term› notes one.")
            return
        self.app.push_screen(QuizScreen(track, self.session.now().isoformat()))

    def view_reading_list(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """What is to be read on a track."""
        from coffeechat.screens.reading_list import ReadingListScreen

        track = self.meant_track(words)
        if track is not None:
            self.app.push_screen(ReadingListScreen(track.id))

    def meant_track(self, words: Sequence[str]) -> Track | None:
        """The track that is typed, else that of this screen, else the first one."""
        records = self.session.records
        try:
            if words or self.track_name:
                return find_track(records, " ".join(words) or self.track_name)
        except Sentence as error:
            self.say(str(error))
            return None
        if not records.tracks:
            self.say("You explore no field yet; ‹track-add› begins one.")
            return None
        return in_order(records)[0]
