"""Gathers the rooms' tables for Django: one label and one migration history per app."""

from workshops.sessions.models import Room, Session

__all__ = ["Room", "Session"]
