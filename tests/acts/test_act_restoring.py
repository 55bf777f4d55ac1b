"""Going back to a backup is an act: it keeps what was there, and can be undone."""

from coffeechat.acts import forgetting, history, imports, people, restoring
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.store.backups import list_backups, make_backup
from coffeechat.store.precautions import keep_before
from support.happenings import happens
from support.worlds import World


def labels(world: World) -> list[str]:
    return sorted(backup.label for backup in list_backups(world.path) if backup.label)


def test_restoring_goes_back_and_undo_forth(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    backup, then = make_backup(world.store, "by hand"), world.store.canonical()
    world.do(people.close, jelisa)
    world.person("Wei Zhang")
    now, events = world.store.canonical(), len(world.store.events)

    done = world.do(restoring.restore, backup)
    assert (
        done.text == f"Restored the backup of {backup.at:%Y-%m-%d %H:%M} UTC; ‹undo› takes it back."
    )
    assert world.store.canonical() == then
    assert len(world.store.events) == events + 1, "the history goes on"
    assert labels(world) == ["before-the-restore", "by-hand"]

    world.do(history.undo)
    assert world.store.canonical() == now
    world.do(history.redo)
    assert world.store.canonical() == then


def test_restoring_what_is_so_already_changes_nothing(world: World) -> None:
    world.person("Jelisa Okafor")
    backup, events = make_backup(world.store, "by hand"), len(world.store.events)
    done = world.do(restoring.restore, backup)
    assert done.text == "Everything is as in that backup already; nothing was changed."
    assert len(world.store.events) == events


def test_the_backup_before_a_restore_is_the_state_before_it(world: World) -> None:
    backup = make_backup(world.store, "empty")
    world.do(imports.apply, plan_import({}, [Incoming(name="Wei Zhang")], "linkedin"), "linkedin")
    now = world.store.canonical()
    world.do(restoring.restore, backup)
    (before,) = [one for one in list_backups(world.path) if one.label == "before-the-restore"]
    world.do(restoring.restore, before)
    assert world.store.canonical() == now


def test_of_the_backups_made_unasked_the_last_three_stay(world: World) -> None:
    make_backup(world.store, "before the importance")
    for number in range(5):
        world.person(f"Person {number}")
        keep_before(world.store, "import")
        world.store.compact()
    keep_before(world.store, "restore")
    found = [backup for backup in list_backups(world.path) if backup.label]
    kept = {backup.generation for backup in found if backup.label == "before-the-import"}
    assert len(kept) == 3
    newest = max(backup.generation for backup in found if backup.label == "before-the-restore")
    assert min(kept) >= newest - 3
    assert "before-the-importance" in labels(world)


def test_whom_i_asked_to_forget_stays_forgotten_however_old_the_backup(world: World) -> None:
    early = make_backup(world.store, "early")
    wei = world.person("Wei Zhang", emails=("wei@example.org",))
    world.do(forgetting.forget, wei, "Wei Zhang")
    kept = set(world.records.forgotten)
    assert kept
    world.person("Ana Reis")
    world.do(restoring.restore, early)
    assert not world.records.people
    assert set(world.records.forgotten) == kept
