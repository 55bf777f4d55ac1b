"""Start."""


def main() -> None:
    """Start."""
