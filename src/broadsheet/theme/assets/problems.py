"""The one error of the asset step; its text is a sentence for whoever runs it."""


class CannotMake(Exception):  # noqa: N818 - the house names errors by what happened
    pass
