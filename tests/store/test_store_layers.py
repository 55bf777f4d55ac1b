"""`Layers` behaves like a dictionary that is copied for each change."""

from hypothesis import given
from hypothesis import strategies as st

from coffeechat.store.layers import Layers

CHANGES = st.dictionaries(st.integers(0, 400), st.one_of(st.none(), st.integers()), max_size=300)


@given(base=st.dictionaries(st.integers(0, 400), st.integers()), steps=st.lists(CHANGES))
def test_every_version_is_what_a_copied_dictionary_would_be(
    base: dict[int, int], steps: list[dict[int, int | None]]
) -> None:
    version: Layers[int, int] = Layers(dict(base))
    copies = [dict(base)]
    versions = [version]
    for changes in steps:
        version = version.updated(changes)
        versions.append(version)
        copy = dict(copies[-1])
        for key, value in changes.items():
            if value is None:
                copy.pop(key, None)
            else:
                copy[key] = value
        copies.append(copy)
    for seen, copy in zip(versions, copies, strict=True):
        assert dict(seen) == copy
        assert len(seen) == len(copy)
        assert all((key in seen) == (key in copy) for key in range(401))
