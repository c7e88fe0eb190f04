"""Stores obey the outbox: what a change spoiled is dropped, or marked for the printer, and proved."""


def obey_now() -> None:
    pass
