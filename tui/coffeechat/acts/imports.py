"""Bringing people in: a plan that was shown is applied as one act."""

from coffeechat.acts.outcome import Done, Refused
from coffeechat.domain.merge import ImportPlan, person_from
from coffeechat.store import Store


def apply(store: Store, plan: ImportPlan, source: str) -> Done:
    """Add the new people of a plan and change those that changed, all in one.

    Raises:
        Refused: Somebody of the plan was changed or removed since it was made.
    """
    with store.act("import") as tx:
        for change in plan.changed:
            if tx.records.people.get(change.before.id) != change.before:
                raise Refused("People changed since the preview was made; import the file again.")
            tx.put(change.after)
        for incoming in plan.new:
            tx.put(
                person_from(
                    incoming,
                    id=tx.fresh_id(),
                    created=tx.now,
                    source=source,
                    plugin=plan.plugin,
                )
            )
        people = "person" if len(plan.new) == 1 else "people"
        tx.summary = f"Imported {len(plan.new):,} new {people}, changed {len(plan.changed):,}"
    if tx.event is None:
        return Done("Everybody in this file is here already; nothing was changed.", changed=False)
    return Done(f"{tx.summary}.")
