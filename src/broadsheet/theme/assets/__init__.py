"""The asset step: everything a browser is given that is not written by hand.

Run as `python -m broadsheet.theme.assets`. All it makes is ignored by git and carried in the wheel.
It needs the `build` dependency group and no Django; a second run with unchanged sources takes no time.
"""
