"""The ways to take part, their fees and codes, in the back office."""

from events.categories.office.categories import CategoryViewSet, links_of_forum
from events.categories.office.codes import CodeViewSet

__all__ = ["CategoryViewSet", "CodeViewSet", "links_of_forum"]
