"""Development and the demonstration: everything has a default, nothing leaves this machine."""

from config.settings.base import *
from config.settings.base import VAR
from config.settings.environment import email, env, web_address

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str(
    "SECRET_KEY", default="for development only: production refuses to start without its own key"
)
ALLOWED_HOSTS = ["*"]
SITE_URL = web_address(
    "SITE_URL",
    env.str("SITE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}"),
    secure=False,
)
WAGTAILADMIN_BASE_URL = SITE_URL

VAR.mkdir(parents=True, exist_ok=True)
EMAIL_FILE_PATH = str(VAR / "mail")
globals().update(email(default=f"filemail:///{EMAIL_FILE_PATH}"))

SAMPLE_DATA_ALLOWED = True
STAFF_NEED_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
