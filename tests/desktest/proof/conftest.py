from tests.desktest.programme.conftest import quick_disk

__all__ = ["quick_disk"]
