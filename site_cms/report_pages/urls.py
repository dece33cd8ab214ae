"""The report's file; the report itself is a Wagtail page."""

from django.urls import path

from site_cms.report_pages import views

urlpatterns = [path("reports/<slug:slug>/report.pdf", views.report_pdf, name="report-pdf")]
