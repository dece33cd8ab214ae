"""How static files are named and kept."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed twins; a typeface that was not fetched is passed over, not fatal.

    `fonts.css` names a file that set-up may have failed to fetch. Pages link that sheet only where the
    file is, so its address need not be hashed where it is not.
    """

    def hashed_name(self, name, content=None, filename=None):
        if name.startswith("fonts/") and content is None and not self.exists(filename or name):
            return name
        return super().hashed_name(name, content, filename)
