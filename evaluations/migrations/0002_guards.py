"""What a model cannot say: versions that were asked refuse every change, and SQLite's ballots have no sequence."""

from django.db import migrations

from evaluations.questionnaires import guards

BALLOTS = "evaluations_sealedresponse"


def drop_the_hidden_sequence(apps, schema_editor):
    """On SQLite every table hides a running number per row, which tells the order of answering."""
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [BALLOTS])
        statements = cursor.fetchall()
    [table] = [sql for kind, sql in statements if kind == "table"]
    schema_editor.execute(f"DROP TABLE {BALLOTS}")
    schema_editor.execute(f"{table} WITHOUT ROWID", params=None)
    for kind, sql in statements:
        if kind == "index":
            schema_editor.execute(sql, params=None)


# PostgreSQL's ANALYZE keeps samples of columns, which outlive the rows.
NO_SAMPLES = {
    "evaluations_sealedresponse": ["id", "campaign_id", "payload"],
    "evaluations_invitation": ["id", "campaign_id", "person_id", "token_fingerprint", "done", "reminders"],
    "evaluations_loosetext": ["body", "redacted_body"],
}


def keep_no_samples(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, columns in NO_SAMPLES.items():
            for column in columns:
                schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0001_initial")]
    operations = [
        migrations.RunPython(drop_the_hidden_sequence, migrations.RunPython.noop),
        migrations.RunPython(keep_no_samples, migrations.RunPython.noop),
        migrations.RunPython(guards.put_up, guards.take_down),
    ]
