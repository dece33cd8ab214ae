"""Ballots: sealed answers that know neither who wrote them nor when."""

from django.db import models

from evaluations.invitations.models import Campaign


class SealedResponse(models.Model):
    """One ballot: AES-256-GCM under the campaign's key, padded to blocks of 4 KiB.

    Its id is derived from the token, so that its writer can replace or withdraw it, and from the key, so
    that nobody else can tell whose it is. No time and no sequence: on SQLite the table is WITHOUT ROWID
    (migration 0002), on PostgreSQL the rows are gone with the key. All are deleted at release.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="ballots")
    payload = models.BinaryField()

    # Wagtail would queue a task at each save, with the row's key and the time.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return "sealed ballot"
