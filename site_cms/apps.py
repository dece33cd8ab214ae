from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate


class SiteCmsConfig(AppConfig):
    name = "site_cms"
    verbose_name = "Site"

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from site_cms.navigation import tasks as navigation
        from site_cms.report_pages import tasks as reports
        from site_cms.report_pages.models import ReportPage

        # Wagtail's signals, not ours: among ourselves we call by name.
        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(navigation.pages_changed, dispatch_uid="site-pages-changed")
        post_delete.connect(navigation.page_deleted, dispatch_uid="site-page-deleted")
        post_migrate.connect(navigation.name_the_site, sender=self, dispatch_uid="site-named")
        page_published.connect(reports.report_published, sender=ReportPage, dispatch_uid="report-published")
