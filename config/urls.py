"""Every address of the site. The back office's own login doors are shadowed before Wagtail's are included."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from common import health, leaving
from config import views
from people.accounts.office import own_account
from site_cms.navigation.sitemap import PagesSitemap

handler400 = "common.http.bad_request"
handler403 = "common.http.permission_denied"
handler404 = "common.http.page_not_found"
handler500 = "common.http.server_error"

sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PagesSitemap}}, name="sitemap"),
    # A password alone must not open the back office: these two would let it (see tests/people/test_doors.py).
    path("admin/login/", sign_in),
    path("_util/login/", sign_in),
    path("admin/account/", own_account, name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

urlpatterns += i18n_patterns(
    path("_util/login/", sign_in),
    path("accounts/", include("allauth.urls")),
    path("leave/", leaving.leave, name="leave"),
    path("", include("events.urls")),
    path("", include("workshops.urls")),
    path("", include("evaluations.urls")),
    path("", include("site_cms.urls")),
    path("", include(wagtail_urls)),
)
