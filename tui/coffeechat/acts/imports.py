"""Bringing people in: a plan that was shown is applied as one act."""

from coffeechat.acts.outcome import Done, Refused
from coffeechat.domain.columns import ChosenColumns, map_of
from coffeechat.domain.duplicates import pair_id
from coffeechat.domain.merge import ImportPlan, person_from
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import PROFILE_ID, Pair, Person
from coffeechat.domain.words import PairState
from coffeechat.store import Store, Transaction

_STALE = "{} changed since the preview was made; import the file again."


def apply(
    store: Store, plan: ImportPlan, source: str, columns: ChosenColumns | None = None
) -> Done:
    """Add the new people of a plan and change those that changed, all in one.

    New people who may be somebody here are kept as a pair for me to decide. My own profile is
    filled, and contact that the source tells of is noted. Columns that I chose are remembered.

    Raises:
        Refused: Somebody of the plan was changed or removed since it was made.
    """
    with store.act("import") as tx:
        _check_profile(tx, plan)
        for change in plan.changed + plan.others:
            if tx.records.people.get(change.before.id) != change.before:
                raise Refused(_STALE.format("People"))
            tx.put(_noting_new_job(tx, change.before, change.after))
        new = _put_new(tx, plan, source)
        for proposal in plan.proposed:
            both = (proposal.person, new[proposal.new].id)
            tx.put(
                Pair(
                    id=pair_id(*both),
                    created=tx.now,
                    people=both,
                    state=PairState.PROPOSED,
                    why=proposal.why,
                )
            )
        profile = plan.profile or tx.records.profiles.get(PROFILE_ID)
        if profile is not None:
            today = local_time(tx.records, tx.now).date()
            tx.put(profile.replace(imported_on=today))
        remembered = map_of(columns, tx.records.column_maps, tx.now) if columns else None
        if remembered is not None:
            tx.put(remembered)
        tx.summary = _summary(plan)
    if tx.event is None:
        return Done("Everybody in this file is here already; nothing was changed.", changed=False)
    return Done(f"{tx.summary}.")


def _noting_new_job(tx: Transaction, before: Person, after: Person) -> Person:
    """The person, with today as the day from which a job is known that followed another one."""
    was, now = before.positions[:1], after.positions[:1]
    if not was or was == now or was[0] not in after.positions:
        return after
    return after.replace(new_job=local_time(tx.records, tx.now).date())


def _check_profile(tx: Transaction, plan: ImportPlan) -> None:
    if plan.profile is not None and tx.records.profiles.get(PROFILE_ID) != plan.profile_before:
        raise Refused(_STALE.format("Your profile"))


def _put_new(tx: Transaction, plan: ImportPlan, source: str) -> list[Person]:
    new = []
    for place, incoming in enumerate(plan.new):
        person = person_from(
            incoming,
            id=tx.fresh_id(),
            created=tx.now,
            source=source,
            plugin=plan.plugin,
            contacts=plan.contacts.get(place, ()),
        )
        tx.put(person)
        new.append(person)
    return new


def _summary(plan: ImportPlan) -> str:
    people = "person" if len(plan.new) == 1 else "people"
    words = [f"Imported {len(plan.new):,} new {people}, changed {len(plan.changed):,}"]
    if plan.profile is not None:
        words.append("filled your profile")
    if plan.proposed:
        words.append(f"{len(plan.proposed):,} may be here already (‹duplicates›)")
    if len(words) == 1 and not (plan.new or plan.changed):
        return "Everybody in this file is here already"
    return ", ".join(words)
