"""Production: every secret comes from the environment, and a wrong one is one clear line and exit code 2."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from config.settings.base import *
from config.settings.environment import email, env, required, stop, web_address

DEBUG = False
SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    stop("SECRET_KEY", "is too weak: use at least 50 random characters.")

SITE_URL = web_address("SITE_URL", required("SITE_URL"), secure=True)
WAGTAILADMIN_BASE_URL = SITE_URL
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname, *env.list("EXTRA_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

KEY_DIR = Path(required("KEY_DIR"))
if not KEY_DIR.is_dir() or not os.access(KEY_DIR, os.R_OK | os.W_OK):
    stop("KEY_DIR", "must be a folder that this process may read and write.")

required("EMAIL_URL")
globals().update(email(default=""))

# One trusted proxy in front ends TLS and passes the scheme on; see docs/operating.md.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63072000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "upgrade-insecure-requests": True}
}
