"""Settings of the measured server: development's, as plain HTTP will do, with production's static files."""

from config.settings.base import STORAGES
from config.settings.dev import *  # noqa: F403

STORAGES = dict(STORAGES)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
