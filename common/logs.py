"""Log lines that name nobody: neither the secret of a private link nor anybody's address is ever written.

Django writes the path of what it refuses, and the text of what failed: a private link with its last letter
missing, the addresses that a mail server did not take. Whoever reads logs needs neither.
"""

import logging
import re

SECRETS = re.compile(r"(/(?:bookings|e|my)/)[^/\s\"'?]{8,}")
ADDRESSES = re.compile(r"[^\s<>()\[\]{}'\",:;=/@]+@[^\s<>()\[\]{}'\",:;=/@]+\.\w+")


class Discreet(logging.Formatter):
    """Formats a line, its traceback included, and then takes out secrets and e-mail addresses."""

    def format(self, record: logging.LogRecord) -> str:
        return discreet(super().format(record))


def discreet(text: str) -> str:
    """`text` without what a private link opens with, and without e-mail addresses."""
    return ADDRESSES.sub("(address)", SECRETS.sub(r"\1(secret)", text))
