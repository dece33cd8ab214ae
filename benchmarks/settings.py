"""Settings of the measured server: development's, as plain HTTP will do, with production's static files."""

from config.settings import base
from config.settings.dev import *  # noqa: F403

STORAGES = base.STORAGES
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
