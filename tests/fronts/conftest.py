from tests.newsroom.conftest import sign_in

__all__ = ["sign_in"]
