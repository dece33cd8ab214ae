"""Tests: fast, silent, and in a folder of their own."""

import tempfile
from pathlib import Path

from config.settings.base import *
from config.settings.environment import env

SECRET_KEY = "only for tests, where nothing is worth hiding, and long enough to please the checks"
DEBUG = False
ALLOWED_HOSTS = ["*"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
VAR = Path(env.str("TEST_VAR_DIR", default="") or tempfile.mkdtemp(prefix="ensemble-test-"))
KEY_DIR = VAR / "keys"
MEDIA_ROOT = VAR / "media"
STATIC_ROOT = VAR / "static"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ACCOUNT_RATE_LIMITS = False
RATE_LIMITS = 0
QUICKEST_ANSWER_SECONDS = 0
SAMPLE_DATA_ALLOWED = True
STAFF_NEED_SECOND_FACTOR = False

if "postgresql" in DATABASES["default"]["ENGINE"]:
    # Two sessions of one test that wait for each other fail after a minute; without this they wait for ever.
    DATABASES["default"]["OPTIONS"]["options"] = (
        "-c lock_timeout=60000 -c idle_in_transaction_session_timeout=120000"
        # What a test wrote need not survive a power cut.
        " -c synchronous_commit=off"
    )
