"""Broadsheet: the complete software behind an independent news and analysis website."""

__version__ = "0.1.0"
