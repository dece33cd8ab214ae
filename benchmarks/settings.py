"""Settings of the measured server: development's, as plain HTTP will do, with production's static files."""

from config.settings import base
from config.settings.dev import *  # noqa: F403

STORAGES = base.STORAGES
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = False
# Everyone measured comes from one address: their requests are counted, and none is turned away.
RATE_LIMITS = 1000
