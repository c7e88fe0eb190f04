"""A StreamField whose blocks stay out of migrations: they are Python, not schema."""

from typing import Any

from wagtail.fields import StreamField


class BlocksField(StreamField):
    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
