"""What the newsroom does about addresses."""

from broadsheet.pages.models import MissingAddress


def forget_missing(path: str) -> None:
    """`path` leads somewhere now; if it does not after all, it comes back to the list by itself."""
    MissingAddress.objects.filter(path=path).delete()


def ignore(missing: MissingAddress) -> None:
    missing.is_ignored = True
    missing.save(update_fields=["is_ignored"])
