"""Loaded once, in the process that all others of a test are copies of."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.urls import get_resolver  # noqa: E402  # the apps come first

from tests.delivery import conftest, elsewhere  # noqa: E402, F401  # loaded here, once

get_resolver().url_patterns  # noqa: B018  # loads all views
