"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from site_cms.base.models import StandardPage
from site_cms.forum_pages.models import ForumIndexPage, ForumPage
from site_cms.home.models import HomePage
from site_cms.library.models import ResourceIndexPage, ResourcePage
from site_cms.report_pages.models import FrozenFigure, ReportFile, ReportIndexPage, ReportPage

__all__ = [
    "ForumIndexPage",
    "ForumPage",
    "FrozenFigure",
    "HomePage",
    "ReportFile",
    "ReportIndexPage",
    "ReportPage",
    "ResourceIndexPage",
    "ResourcePage",
    "StandardPage",
]
