"""Parts of addresses. Numbers are ASCII digits of fixed length: one address, one page."""


class Number:
    def to_python(self, value: str) -> int:
        return int(value)


class Year(Number):
    regex = "[0-9]{4}"

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class Month(Number):
    regex = "[0-9]{2}"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class Words:
    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Kind(Words):
    regex = "news|analysis|interviews|opinion|explainers|exclusive"


class Slug(Words):
    """Slugs may be in any script."""

    regex = r"[^/]{1,80}"
