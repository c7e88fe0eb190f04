"""The paper's own settings, in a home of its own that goes with the test run."""

import atexit
import os
import shutil
import tempfile

if not os.environ.get("BROADSHEET_TEST_HOME"):
    os.environ["BROADSHEET_TEST_HOME"] = tempfile.mkdtemp(prefix="broadsheet-tests-")
    atexit.register(shutil.rmtree, os.environ["BROADSHEET_TEST_HOME"], ignore_errors=True)
os.environ["BROADSHEET_HOME"] = os.environ["BROADSHEET_TEST_HOME"]

from broadsheet.config.settings import *  # noqa: E402, F403  # after the home is chosen
from broadsheet.config.settings import STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir(exist_ok=True)

# pages under test need no gathered static files
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # hundreds of sign-ins; strength is tested apart
