"""Tables that know none of our nouns: the outbox, and the clock that several workers share."""

import uuid

from django.db import models


class TimeStamped(models.Model):
    """When the row was made and last saved."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class OutboxMessage(models.Model):
    """A message to be sent: which one, and about what. Never a body, an address or a secret.

    The text is made when it leaves (`common.mail`), out of what is true at that moment.
    """

    class Status(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        NOT_NEEDED = "not_needed"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.CharField(max_length=80)
    references = models.JSONField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                name="outbox_waiting",
                condition=models.Q(status__in=["waiting", "sending"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.message} {self.id}"


class ClockJob(models.Model):
    """When a job of the clock ran last, and who runs it now: one leader at a time, over all hosts."""

    name = models.CharField(max_length=120, primary_key=True)
    next_run_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    last_run_at = models.DateTimeField(null=True)
    last_problem = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class WorkerHeartbeat(models.Model):
    """A worker's sign of life, read by /readyz and by the sweeper of tasks whose worker died."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.worker
