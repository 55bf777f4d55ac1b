"""Write the shape of what is promised anew, after an addition that is meant to stay."""

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # where the tests import each other from

from compat.shape import PROMISED, added, broken, read_shape, shape_of, write_shape


def main() -> int:
    """Write the files; 1 and nothing written when that would break a promise."""
    shapes = {path: shape_of(import_module(name)) for name, path in PROMISED.items()}
    wrong = [
        line
        for path, shape in shapes.items()
        if path.exists()
        for line in broken(read_shape(path), shape)
    ]
    for line in wrong:
        sys.stderr.write(f"Promised, and broken: {line}\n")
    if not wrong:
        for path, shape in shapes.items():
            news = added(read_shape(path) if path.exists() else {}, shape)
            write_shape(path, shape)
            sys.stdout.write(f"{path.name}: {len(shape)} names, new: {', '.join(news) or 'none'}\n")
    return min(len(wrong), 1)


if __name__ == "__main__":
    sys.exit(main())
