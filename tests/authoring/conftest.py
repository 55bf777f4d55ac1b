import pytest


@pytest.fixture(scope="session")
def type_cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where mypy keeps what it knows of coffeechat, for all tests that run it."""
    return str(tmp_path_factory.mktemp("types"))
